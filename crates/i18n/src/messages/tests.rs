use super::Messages;
use crate::argument::{Argument, Number};
use crate::embedded::{Embedded, Kind, Signature};
use diligence_domain::{Direction, Locale};

const SIGNATURES: &[Signature] = &[
    Signature { id: "about", variables: &[] },
    Signature { id: "age", variables: &[("years", Kind::Number)] },
    Signature { id: "answers", variables: &[("count", Kind::Number), ("name", Kind::Text)] },
    Signature { id: "place", variables: &[("count", Kind::Number)] },
    Signature { id: "share", variables: &[("value", Kind::Number)] },
    Signature { id: "title", variables: &[] },
];

const ENGLISH: Embedded = Embedded {
    tag: "en",
    reviewed: true,
    files: &[
        "-brand = Diligence\nabout = About { -brand }\ntitle = Title\nage = { NUMBER($years, useGrouping: \"false\") }\n",
        "answers = { $count ->\n    [one] One answer\n   *[other] { $count } answers\n} from { $name }\n\
         place = { NUMBER($count, type: \"ordinal\") ->\n    [one] { $count }st\n    [two] { $count }nd\n   *[other] { $count }th\n}\n\
         share = { NUMBER($value, maximumFractionDigits: 0) ->\n    [one] one part\n   *[other] { NUMBER($value, minimumFractionDigits: 1, maximumFractionDigits: 1) } parts\n}\n",
    ],
};

fn english() -> &'static Messages {
    Box::leak(Box::new(Messages::new(&ENGLISH, SIGNATURES, None)))
}

fn other(tag: &'static str, files: &'static [&'static str]) -> Messages {
    Messages::new(&Embedded { tag, reviewed: false, files }, SIGNATURES, Some(english()))
}

fn answers(messages: &Messages, counts: &[f64]) -> Vec<String> {
    let one = |count: &f64| {
        let arguments = [("count", Argument::Number(count.into())), ("name", Argument::Text("x"))];
        messages.by_id_with("answers", &arguments).unwrap()
    };
    counts.iter().map(one).collect()
}

#[test]
fn french_takes_the_singular_for_zero() {
    let french = other(
        "fr",
        &["answers = { $count ->\n    [one] { $count } réponse\n   *[other] { $count } réponses\n}\n"],
    );
    assert_eq!(
        answers(&french, &[0.0, 1.0, 1.5, 2.0, 12345.0]),
        ["0 réponse", "1 réponse", "1,5 réponse", "2 réponses", "12\u{202f}345 réponses"]
    );
    assert_eq!(
        answers(english(), &[0.0, 1.0, 2.0]),
        ["0 answers from x", "One answer from x", "2 answers from x"]
    );
}

#[test]
fn arabic_has_six_forms_and_latin_digits() {
    let forms = "answers = { $count ->\n    [zero] zero\n    [one] one\n    [two] two\n    [few] few { $count }\n    [many] many { $count }\n   *[other] other { $count }\n}\n";
    let arabic = Messages::new(
        &Embedded { tag: "ar", reviewed: false, files: Vec::leak(vec![forms]) },
        SIGNATURES,
        Some(english()),
    );
    assert_eq!(
        answers(&arabic, &[0.0, 1.0, 2.0, 3.0, 10.0, 11.0, 99.0, 100.0, 102.0, 111.0, 1103.0]),
        [
            "zero",
            "one",
            "two",
            "few 3",
            "few 10",
            "many 11",
            "many 99",
            "other 100",
            "other 102",
            "many 111",
            "few 1,103"
        ]
    );
    assert_eq!(arabic.direction(), Direction::Rtl);
}

#[test]
fn bangla_numbers_have_bengali_digits() {
    let bangla = other("bn", &["answers = { $count } উত্তর\n"]);
    assert_eq!(answers(&bangla, &[123_456.5]), ["১,২৩,৪৫৬.৫ উত্তর"]);
}

#[test]
fn what_is_missing_is_said_in_english() {
    let french = other("fr", &["title = Titre\n"]);
    assert_eq!(french.by_id("title"), Some("Titre"));
    assert_eq!(french.by_id("about"), Some("About Diligence"));
    assert_eq!(answers(&french, &[0.0, 1000.0]), ["0 answers from x", "1,000 answers from x"]);
    assert_eq!(french.fallbacks(), ["about", "age", "answers", "place", "share"]);
    assert_eq!(english().fallbacks(), [""; 0]);
    assert_eq!(french.locale().as_str(), "fr");
    assert!(!french.is_reviewed() && english().is_reviewed());
}

#[test]
fn numbers_follow_their_options() {
    let formed = |id: &str, name: &str, value: f64| {
        english().by_id_with(id, &[(name, Argument::Number(value.into()))])
    };
    assert_eq!(formed("age", "years", 2026.0).unwrap(), "2026");
    assert_eq!(
        ["1st", "2nd", "3th", "11th", "21st"],
        [1.0, 2.0, 3.0, 11.0, 21.0]
            .map(|it| formed("place", "count", it).unwrap())
            .each_ref()
            .map(String::as_str)
    );
    // The plural is that of the digits shown.
    assert_eq!(formed("share", "value", 1.2).unwrap(), "one part");
    assert_eq!(formed("share", "value", 1.55).unwrap(), "1.6 parts");
    assert_eq!(formed("share", "value", 12.0).unwrap(), "12.0 parts");
}

#[test]
fn impossible_numbers_do_not_stop_a_page() {
    for text in answers(english(), &[f64::NAN, f64::INFINITY]) {
        assert_eq!(text, "– answers from x");
    }
    assert_eq!(answers(english(), &[-1.0, 1e-30]), ["One answer from x", "0 answers from x"]);
    assert!(answers(english(), &[-1e15])[0].starts_with("-1,000,000,000,000,000 "));
    for value in [f64::NAN, 1e300, 123_456_789.123_456_79, 1e-300] {
        let arguments = [("value", Argument::Number(value.into()))];
        assert!(english().by_id_with("share", &arguments).unwrap().ends_with("parts"));
    }
}

#[test]
fn exact_numbers_and_words_choose_too() {
    let french = other(
        "fr",
        &[
            "answers = { $count ->\n    [0] aucune\n    [1.5] une et demie\n    [one] une\n   *[other] { $name ->\n        [x] X\n       *[other] Y\n    }\n}\n",
        ],
    );
    assert_eq!(
        answers(&french, &[0.0, 1.0, 1.5, 1.7, 2.0, 10.0]),
        ["aucune", "une", "une et demie", "une", "X", "X"]
    );
}

#[test]
fn words_are_not_changed() {
    let text = english().by_id_with(
        "answers",
        &[("count", Argument::Number(2.into())), ("name", Argument::Text("<b> { $x } ١"))],
    );
    assert_eq!(text.unwrap(), "2 answers from <b> { $x } ١");
}

#[test]
fn dynamic_messages_check_their_arguments() {
    assert_eq!(english().by_id("nothing"), None);
    assert_eq!(english().by_id("answers"), None);
    assert_eq!(english().by_id_with("answers", &[]), None);
    let wrong = [("count", Argument::Text("2")), ("name", Argument::Text("x"))];
    assert_eq!(english().by_id_with("answers", &wrong), None);
    assert_eq!(english().by_id_with("title", &[]).unwrap(), "Title");
}

#[test]
fn anything_countable_is_a_number() {
    let two: [Number; 5] = [2_u8.into(), 2_i64.into(), 2_usize.into(), 2_f64.into(), (&&2_usize).into()];
    assert!(two.iter().all(|it| *it == two[0]));
}

/// Every text that is built in can be shown with any arguments of the right kind.
#[test]
fn every_embedded_message_forms_without_a_fault() {
    for locale in crate::locales() {
        let messages = crate::messages(*locale);
        for (index, signature) in messages.signatures.iter().enumerate() {
            for number in [0, 1, 2, 5, 11, 100] {
                let argument = |kind: Kind| match kind {
                    Kind::Text => Argument::Text("x"),
                    Kind::Number => Argument::Number(number.into()),
                };
                let arguments: Vec<_> = signature.variables.iter().map(|it| (it.0, argument(it.1))).collect();
                let mut errors = Vec::new();
                let own = messages.checked(index, &arguments, &mut errors);
                assert!(errors.is_empty(), "{locale} {}: {errors:?}", signature.id);
                let shown = own.unwrap_or_else(|| messages.formed(index, &arguments));
                assert!(
                    !shown.trim().is_empty() && !shown.contains('{'),
                    "{locale} {}: “{shown}”",
                    signature.id
                );
            }
        }
    }
}

#[test]
fn signatures_are_sorted_and_locales_whole() {
    assert!(crate::generated::SIGNATURES.is_sorted_by(|a, b| a.id < b.id));
    assert_eq!(crate::locales().len(), crate::generated::SPOKEN.len());
    assert_eq!(crate::locales().first(), Some(&Locale::EN));
}
