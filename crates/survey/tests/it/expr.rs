//! What expressions give, each line by the specification: XPath 1.0, and ODK’s where it adds to it.

use diligence_survey::expr::{self, Asked, EvalError, World as _, evaluate, place};
use diligence_survey::xform::Instances;

const RECORD: &str = "<data><name>Amina</name><age>34</age><empty/><days>2026-11-30</days><many>a c d</many>\
    <rep><x>1</x><y>one</y><in><z>5</z></in><in><z>6</z></in></rep>\
    <rep><x>2</x><y/><in><z>7</z></in></rep>\
    <rep><x>3</x><y>three</y></rep></data>";

const FORM: &str = "<h:html xmlns:h='h'><h:head><model><instance><data/></instance>\
    <instance id='list'><root><item><name>p</name><of>1</of></item><item><name>q</name><of>2</of></item></root></instance>\
    <instance id='file' src='jr://file/x.xml'/></model></h:head></h:html>";

fn world() -> Instances {
    // 30 November 2026, 09:30:00.250 in a place that is an hour ahead.
    Instances::of_xform(FORM).unwrap().with_record(RECORD).unwrap().at(1_796_027_400_250, 60)
}

fn at(path: &str, text: &str) -> Result<String, String> {
    let world = world();
    let parsed = expr::parse(text).map_err(|it| it.to_string())?;
    let at = place(0, world.find(path).unwrap());
    let value = evaluate(&world, Asked { expr: &parsed, at }).map_err(|it| it.to_string())?;
    Ok(expr::text(&world, &value))
}

fn gives(lines: &[(&str, &str)]) {
    for (text, expected) in lines {
        assert_eq!(at("/data/age", text).as_deref(), Ok(*expected), "{text}");
    }
}

#[test]
fn operators_bind_as_in_xpath() {
    gives(&[
        ("1 + 2 * 3", "7"),
        ("(1 + 2) * 3", "9"),
        ("7 mod 4 - 10 div 4", "0.5"),
        ("-7 mod 4", "-3"),
        ("- - 2", "2"),
        ("1 = 1 and 2 > 1 or false()", "true"),
        ("1 < 2 = true()", "true"),
        ("'a' != 'b'", "true"),
        ("1 div 0", "Infinity"),
        ("0 div 0", "NaN"),
        ("0.1 + 0.2 > 0.3", "true"),
        ("'5' = 5", "true"),
        ("'x' < 1", "false"),
        ("true() = 'no'", "true"),
        ("3 div 2 mod 2", "1.5"),
        ("/data/age div 2", "17"),
        ("/data/age - 1", "33"),
        (". * 2", "68"),
        ("1000000 * 1000000 * 1000000", "1000000000000000000"),
        ("1 div 3 * 3", "1"),
    ]);
}

#[test]
fn paths_lead_through_the_record() {
    gives(&[
        ("/data/name", "Amina"),
        ("../name", "Amina"),
        (" /data/name ", "Amina"),
        ("count(/data/rep)", "3"),
        ("count(/data/rep/in)", "3"),
        ("count(//z)", "3"),
        ("/data/rep[2]/x", "2"),
        ("/data/rep[x = 3]/y", "three"),
        ("/data/rep[position() = last()]/x", "3"),
        ("/data/rep[last()]/x", "3"),
        ("count(/data/rep[y != ''])", "2"),
        ("count(/data/*)", "8"),
        ("count(/data/name | /data/age | /data/name)", "2"),
        ("name(/data/rep[1]/in/..)", "rep"),
        ("/data/rep[1]/following-sibling::rep[1]/x", "2"),
        ("/data/rep[3]/preceding-sibling::rep[1]/x", "2"),
        ("count(/data/rep/x/ancestor::*)", "4"),
        ("/data/none", ""),
        ("boolean(/data/empty)", "false"),
        ("not(/data/empty) and not(/data/none) and boolean(/data/name)", "true"),
        ("count(/data/rep[y])", "2"),
        ("boolean(/data/none)", "false"),
        ("instance('list')/root/item[of = 2]/name", "q"),
        ("instance('list')/root/item[of = current()/../rep[2]/x]/name", "q"),
        ("count(instance('list')/root/item)", "2"),
        ("/data/rep/x = 3", "true"),
        ("/data/rep/x != 3", "true"),
        ("not(/data/rep/x > 3)", "true"),
    ]);
}

#[test]
fn in_a_repeat_a_path_from_the_top_means_this_one() {
    for (path, text, expected) in [
        ("/data/rep[2]/x", "/data/rep/x", "2"),
        ("/data/rep[2]/x", "count(/data/rep)", "3"),
        ("/data/rep[2]/x", "sum(/data/rep/x)", "2"),
        ("/data/rep[1]/in[2]/z", "sum(/data/rep/in/z)", "6"),
        ("/data/rep[1]/in[2]/z", "count(/data/rep/in)", "2"),
        ("/data/rep[1]/in[2]/z", "/data/rep/x", "1"),
        ("/data/rep[2]/x", "position(..)", "2"),
        ("/data/rep[2]/x", "/data/rep[3]/x", "3"),
        ("/data/rep[2]/x", "indexed-repeat(/data/rep/x, /data/rep, 3)", "3"),
        ("/data/rep[2]/x", "indexed-repeat(/data/rep/x, /data/rep, position(..) - 1)", "1"),
        ("/data/rep[2]/x", "indexed-repeat(/data/rep/in/z, /data/rep, 1, /data/rep/in, 2)", "6"),
        ("/data/age", "indexed-repeat(/data/rep/x, /data/rep, 9)", ""),
        ("/data/age", "sum(/data/rep/x)", "6"),
    ] {
        assert_eq!(at(path, text).as_deref(), Ok(expected), "{text} at {path}");
    }
}

#[test]
fn functions_do_what_is_specified() {
    gives(&[
        ("if(/data/age > 18, 'yes', 'no')", "yes"),
        ("coalesce(/data/empty, /data/name)", "Amina"),
        ("once('x')", "34"),
        ("count-non-empty(/data/rep/y)", "2"),
        ("max(/data/rep/x)", "3"),
        ("min(2, 5, /data/rep/x)", "1"),
        ("max(/data/empty)", "NaN"),
        ("sum(/data/rep/in/z)", "18"),
        ("join(', ', /data/rep/x)", "1, 2, 3"),
        ("concat('a', /data/rep/x, 2)", "a1232"),
        ("selected(/data/many, 'c')", "true"),
        ("selected(/data/many, 'b')", "false"),
        ("selected-at(/data/many, 1)", "c"),
        ("selected-at(/data/many, 7)", ""),
        ("count-selected(/data/many)", "3"),
        ("checklist(2, 2, true(), false(), 1 = 1)", "true"),
        ("checklist(-1, 1, true(), false(), 1 = 1)", "false"),
        ("weighted-checklist(3, 4, true(), 3, false(), 9)", "true"),
        ("boolean-from-string('1')", "true"),
        ("boolean-from-string('yes')", "false"),
        ("regex('abc123', '[a-z]+[0-9]+')", "true"),
        ("regex('abc123!', '[a-z]+[0-9]+')", "false"),
        ("regex('ab12', '\\w{2,30}')", "true"),
        ("regex('é', '\\w')", "false"),
        ("regex('٣', '\\d')", "false"),
        ("regex('Aïcha', '[\\p{L} ]{1,80}')", "true"),
        ("regex('a b', 'a\\s\\bb')", "true"),
        ("contains('abc', 'b')", "true"),
        ("starts-with('abc', 'ab') and ends-with('abc', 'bc')", "true"),
        ("substring-before('2026-11', '-')", "2026"),
        ("substring-after('2026-11', '-')", "11"),
        ("substring('12345', 2, 3)", "234"),
        ("substring('12345', 1.5, 2.6)", "234"),
        ("substring('12345', 0, 3)", "12"),
        ("substr('হেল্প', 0, 2)", "হে"),
        ("substr('hello', 1, 3)", "el"),
        ("substr('hello', -2)", "lo"),
        ("string-length('বাংলা')", "5"),
        ("normalize-space('  a   b ')", "a b"),
        ("translate('bar', 'abc', 'AB')", "BAr"),
        ("translate('--aaa--', 'abc-', 'ABC')", "AAA"),
        ("round(2.5)", "3"),
        ("round(-2.5)", "-2"),
        ("round(0.49999999999999994)", "0"),
        ("round(1.2345, 2)", "1.23"),
        ("round(1234, -2)", "1200"),
        ("int(2.9)", "2"),
        ("int(-2.9)", "-2"),
        ("floor(-1.5)", "-2"),
        ("ceiling(-1.5)", "-1"),
        ("abs(-3)", "3"),
        ("pow(2, 10)", "1024"),
        ("sqrt(16) + exp10(2)", "104"),
        ("round(pi(), 4)", "3.1416"),
        ("number('12.5')", "12.5"),
        ("number('1e3')", "NaN"),
        ("number('')", "NaN"),
        ("string(1 = 1)", "true"),
        ("string-length(uuid())", "36"),
        ("string-length(uuid(7))", "7"),
        ("random() < 1", "true"),
        ("count(randomize(/data/rep))", "3"),
        ("join(' ', randomize(/data/rep/x, 42)) = join(' ', randomize(/data/rep/x, 42))", "true"),
        ("local-name(/data/rep)", "rep"),
    ]);
}

#[test]
fn days_are_texts_that_count() {
    gives(&[
        ("today()", "2026-11-30"),
        ("now()", "2026-11-30T09:30:00.250+01:00"),
        ("/data/days = today()", "true"),
        ("/data/days < today() + 1", "true"),
        ("today() - /data/days", "0"),
        ("date(today() + 7)", "2026-12-07"),
        ("date('2026-11-30T23:00:00.000+01:00')", "2026-11-30"),
        ("date('2026-02-31')", ""),
        ("decimal-date-time('1970-01-02T00:00:00Z')", "1"),
        ("decimal-time('12:00:00.000+01:00')", "0.5"),
        ("format-date(/data/days, '%d/%m/%Y')", "30/11/2026"),
        ("format-date(/data/days, '%e %b %y, %a %%')", "30 Nov 26, Mon %"),
        ("format-date-time(now(), '%H:%M:%S.%3')", "09:30:00.250"),
        ("format-date('', '%Y')", ""),
        ("'2026-11-30' > '2026-11-29'", "true"),
        ("date-time('2026-11-30T09:30:00Z')", "2026-11-30T09:30:00Z"),
        ("number('2000-01-01')", "10957"),
        // A day and a moment compare by the clock of who answers, here an hour ahead of UTC.
        ("'2026-11-30' <= '2026-11-29T23:30:00Z'", "true"),
        ("'2026-12-01' <= '2026-11-30T22:30:00Z'", "false"),
        ("today() <= now()", "true"),
        ("format-date-time('2026-11-30T23:30:00Z', '%d %H:%M')", "01 00:30"),
        ("decimal-date-time('2026-11-30') = decimal-date-time('2026-11-29T23:00:00Z')", "true"),
    ]);
}

#[test]
fn what_is_no_expression_is_refused_where_it_shows() {
    for (text, expected) in [
        ("1 +", "at character 4, a value is missing"),
        ("(1", "at character 3, the expression ends where “)” is needed"),
        ("concat('a'", "at character 11, the expression ends where “)” is needed"),
        ("'a", "at character 1, a quotation mark opens and never closes"),
        ("1 2", "at character 3, “2” is one too many"),
        ("${a b}", "at character 1, “${a b}” names nothing that a question can be called"),
        ("${a", "at character 1, “${” opens and never closes"),
        ("$a", "at character 1, variables are not supported; write ${name}"),
        ("a # b", "at character 3, “#” means nothing here"),
        ("", "at character 1, a value is missing"),
        ("@id", "at character 2, attributes are not read; name an element"),
        ("following::a", "at character 1, the axis “following” is not supported"),
    ] {
        assert_eq!(at("/data", text), Err(expected.to_owned()), "{text}");
    }
    for (text, expected) in [
        ("foo()", "there is no function “foo()”"),
        (
            "pulldata('a', 'b', 'c', 'd')",
            "the function “pulldata()” is not supported: files beside a form are not read yet",
        ),
        ("not()", "“not()” takes 1 value, not 0"),
        ("if(1, 2)", "“if()” takes 3 values, not 2"),
        ("count('x')", "“count()” needs a question or a repeat, not a value"),
        ("${name}", "“${name}” names nothing here"),
        ("instance('none')/root", "there is no instance “none”"),
    ] {
        assert_eq!(at("/data", text), Err(expected.to_owned()), "{text}");
    }
    assert!(at("/data", "regex('a', '(')").unwrap_err().starts_with("“(” is no pattern: "));
}

#[test]
fn no_expression_costs_more_than_its_bound() {
    let deep = "(".repeat(1_900) + "1" + &")".repeat(1_900);
    assert!(at("/data", &deep).unwrap_err().contains("nested deeper"));
    let minus = "-".repeat(3_900) + "1";
    assert!(at("/data", &minus).unwrap_err().contains("nested deeper"));
    for (text, expected) in [
        (vec!["1"; 4_000].join(" + "), "more than 4000 pieces"),
        (vec!["."; 4_000].join("|"), "more than 4000 pieces"),
        (vec!["1"; 1_900].join(" + "), "too much is joined"),
        (vec!["."; 1_900].join("|"), "too much is joined"),
        ("(".repeat(90) + &vec!["1"; 90].join(" + ") + &")+1+1".repeat(90), "too much is joined"),
    ] {
        assert!(at("/data", &text).unwrap_err().contains(expected), "{expected}");
    }
    // As high as may be.
    let nested = (0..90).fold("1".to_owned(), |inner, _| format!("if(1 = 1, {inner} + 1, 0)"));
    assert_eq!(at("/data", &nested).as_deref(), Ok("91"));
    let world = world();
    let quadratic =
        "count(//*[count(//*[count(//*[count(//*[count(//*[count(//*) > 0]) > 0]) > 0]) > 0]) > 0])";
    let parsed = expr::parse(quadratic).unwrap();
    let asked = Asked { expr: &parsed, at: place(0, world.find("/data").unwrap()) };
    assert_eq!(evaluate(&world, asked), Err(EvalError::TooMuch));
    let (_, offset) = world.now();
    assert_eq!(offset, 60);
}

proptest::proptest! {
    #[test]
    fn no_text_makes_the_parser_or_the_evaluator_panic(text in "[-+*/|=<>!()\\[\\],.$@{} '\"a-z0-9:#]{0,40}") {
        let _ = at("/data/rep[2]/x", &text);
    }

    #[test]
    fn days_go_there_and_back(days in -700_000_i64..2_900_000) {
        #[allow(clippy::cast_precision_loss)]
        let days = days as f64;
        let text = expr::iso_date(days).unwrap();
        assert_eq!(expr::days_of(&text), Some(days));
    }
}
