use super::Format;

const TAGS: [&str; 6] = ["en", "fr", "es", "ar", "bn", "id"];

fn format(tag: &str) -> Format {
    Format::new(tag.parse().unwrap())
}

fn each(write: impl Fn(&Format) -> String) -> [String; 6] {
    TAGS.map(|tag| write(&format(tag)))
}

#[test]
fn each_locale_has_its_digits_and_separators() {
    let numbers = each(|it| it.number(1_234_567.891, 2));
    let spaced = "1\u{202f}234\u{202f}567,89";
    assert_eq!(
        numbers,
        ["1,234,567.89", spaced, "1.234.567,89", "1,234,567.89", "১২,৩৪,৫৬৭.৮৯", "1.234.567,89"]
    );
    assert_eq!(each(|it| it.integer(1234)), ["1,234", "1\u{202f}234", "1234", "1,234", "১,২৩৪", "1.234"]);
    assert_eq!(each(|it| it.year(2026)), ["2026", "2026", "2026", "2026", "২০২৬", "2026"]);
}

#[test]
fn the_percent_sign_stands_where_readers_expect_it() {
    let arabic = "12.5\u{200e}%\u{200e}";
    assert_eq!(
        each(|it| it.percent(12.5, 1)),
        ["12.5%", "12,5\u{a0}%", "12,5\u{a0}%", arabic, "১২.৫%", "12,5%"]
    );
    assert_eq!(format("tr").percent(50.0, 0), "%50");
}

#[test]
fn halves_move_away_from_zero() {
    let english = format("en");
    for (value, digits, expected) in [
        (2.5, 0, "3"),
        (0.125, 2, "0.13"),
        (1.005, 2, "1.01"),
        (-2.5, 0, "-3"),
        (2.449, 1, "2.4"),
        (9.99, 1, "10"),
        (33.0, 1, "33"),
        (100.0, 0, "100"),
        (0.0, 1, "0"),
        (-0.04, 1, "0"),
        (0.04, 1, "0"),
        (0.06, 1, "0.1"),
        (1e21, 0, "1,000,000,000,000,000,000,000"),
        (5e-324, 3, "0"),
        (f64::NAN, 1, "–"),
        (f64::INFINITY, 1, "–"),
    ] {
        assert_eq!(english.number(value, digits), expected, "{value}");
    }
    assert_eq!(english.percent(f64::NAN, 0), "–");
    assert_eq!(english.integer(i64::MIN), "-9,223,372,036,854,775,808");
}

#[test]
fn dates_are_in_words() {
    assert_eq!(
        each(|it| it.date("2026-11-24")),
        [
            "24 November 2026",
            "24 novembre 2026",
            "24 de noviembre de 2026",
            "24 نوفمبر 2026",
            "২৪ নভেম্বর, ২০২৬",
            "24 November 2026"
        ]
    );
    assert_eq!(
        each(|it| it.day("2026-03-08")),
        ["8 March", "8 mars", "8 de marzo", "8 مارس", "৮ মার্চ", "8 Maret"]
    );
    assert_eq!(format("en").date("1979-12-18"), "18 December 1979");
}

#[test]
fn what_is_no_date_comes_back() {
    let english = format("en");
    for text in [
        "",
        "2026",
        "2026-13-01",
        "2026-02-30",
        "2026-1-24",
        "+026-11-24",
        "24.11.2026",
        "২০২৬",
        "2026-11-24T00",
    ] {
        assert_eq!(english.date(text), text);
        assert_eq!(english.day(text), text);
    }
    assert_eq!(english.range("soon", "2026-11-24"), "soon – 24 November 2026");
}

#[test]
fn ranges_say_once_what_they_share() {
    assert_eq!(
        each(|it| it.range("2026-11-24", "2026-11-26")),
        [
            "24–26 November 2026",
            "24–26 novembre 2026",
            "24–26 de noviembre de 2026",
            "24–26 نوفمبر 2026",
            "২৪–২৬ নভেম্বর, ২০২৬",
            "24–26 November 2026"
        ]
    );
    let english = format("en");
    assert_eq!(english.range("2026-11-24", "2026-12-02"), "24 November – 2 December 2026");
    assert_eq!(english.range("2026-11-24", "2027-01-02"), "24 November 2026 – 2 January 2027");
    assert_eq!(english.range("2026-11-24", "2026-11-24"), "24 November 2026");
    // Where the month comes first, nothing is shortened.
    assert_eq!(format("ja").range("2026-11-24", "2026-11-26"), "2026年11月24日 – 2026年11月26日");
}

#[test]
fn lists_end_with_and() {
    assert_eq!(
        each(|it| it.list(&["a", "b", "c"])),
        ["a, b and c", "a, b et c", "a, b y c", "a وb وc", "a, b এবং c", "a, b, dan c"]
    );
    let english = format("en");
    assert_eq!(english.list::<&str>(&[]), "");
    assert_eq!(english.list(&["a".to_owned()]), "a");
    assert_eq!(english.list(&["a", "b"]), "a and b");
}

#[test]
fn formats_are_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Format>();
    shared::<crate::Messages>();
}
