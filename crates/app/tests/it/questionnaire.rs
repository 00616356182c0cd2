//! Questionnaires out of the shipped edition.

use diligence_app::questionnaire::{Version, language, workbook};
use diligence_domain::{Direction, Locale};
use diligence_framework::{Edition, shipped};
use diligence_i18n::locales;
use diligence_survey::{Answers, Form, Outside, Plan, form::Choices, xform, xlsform};
use std::sync::Arc;

fn edition() -> Edition {
    shipped::edition(&shipped::codes()[0]).unwrap()
}

fn form(version: Version) -> Form {
    let reading = xlsform::read(&workbook(&edition(), version, locales()), "form");
    assert!(reading.faults.is_empty(), "{}: {:#?}", version.as_str(), reading.faults);
    reading.form.unwrap()
}

fn item(form: &Form, name: &str) -> usize {
    form.named(name).next().unwrap_or_else(|| panic!("no {name}"))
}

#[test]
fn every_version_asks_its_principles_in_every_language() {
    let edition = edition();
    for &version in Version::ALL {
        let form = form(version);
        assert_eq!(form.languages().len(), locales().len());
        for (_, principle) in edition.principles() {
            let asked = match version {
                Version::Short => principle.core,
                Version::Digital => principle.lenses.iter().any(|it| it == "digital"),
                _ => true,
            };
            let there = form.named(&format!("{}_practice", principle.code)).count();
            assert_eq!(there, usize::from(asked), "{} of {}", principle.code, version.as_str());
        }
        let cases =
            form.items.iter().filter(|it| it.name.starts_with("case_") && it.kind.is_select()).count();
        let rated = match version {
            Version::Government => 0,
            Version::Short => 6 * 2,
            _ => 6 * 3 * 2,
        };
        assert_eq!(cases, rated, "{}", version.as_str());
        let consents = form.items.iter().filter(|it| it.name.starts_with("consent_")).count();
        assert_eq!(consents, if version == Version::Government { 0 } else { 2 }, "{}", version.as_str());
        // Whoever answers may skip everything.
        assert!(form.items.iter().all(|it| it.required.is_none()), "{}", version.as_str());
        let most = if version == Version::Short { 250 } else { 1_500 };
        assert!(form.items.len() < most, "{} of {}", form.items.len(), version.as_str());
        assert!(xform::write(&form).contains("<itext>"));
    }
}

#[test]
fn each_item_has_its_own_levels_and_what_is_no_level() {
    let (edition, form) = (edition(), form(Version::Short));
    let question = &form.items[item(&form, "PT3_law")];
    let arabic = locales().iter().copied().find(|it| it.direction() == Direction::Rtl).unwrap();
    let expected = edition.text("principle.PT3", "law_question", arabic).unwrap().text;
    assert_eq!(question.label.in_language(&language(arabic)), Some(expected));
    assert!(question.guidance.in_language(&language(Locale::EN)).unwrap().starts_with("The perpetrator"));
    let Some(Choices::List(list)) = &question.choices else { panic!("no list") };
    let choices = &form.list(list).unwrap().choices;
    let values: Vec<&str> = choices.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(values, ["0", "1", "2", "3", "4", "unknown", "unsaid", "na"]);
    let levels = edition.list("principle.PT3", "law", Locale::EN);
    for (choice, level) in choices.iter().zip(levels) {
        assert_eq!(choice.label.in_language(&language(Locale::EN)), Some(level.text));
    }
}

#[test]
fn what_is_asked_follows_the_rating() {
    let form = form(Version::Long);
    let english = language(Locale::EN);
    let mut answers =
        Answers::new(Arc::new(Plan::new(form).unwrap()), Outside::new(0, 0, 1, "uuid:1"), &english);
    let node = |answers: &Answers, name: &str| {
        let tree = answers.tree();
        (1..u32::try_from(tree.len()).unwrap()).find(|it| tree.name(*it) == name).unwrap()
    };
    let asked = |answers: &Answers, name: &str| !answers.tree().is_hidden(node(answers, name));
    let law = node(&answers, "PT3_law");
    for (rating, harmful, forms) in [
        ("", false, false),
        ("0", true, true),
        ("3", false, true),
        ("unknown", false, false),
        ("na", false, false),
    ] {
        answers.set(law, rating);
        assert_eq!(asked(&answers, "PT3_harmful"), harmful, "{rating}");
        assert_eq!(asked(&answers, "PT3_forms"), forms, "{rating}");
        assert!(answers.invalid().is_empty(), "{rating}");
    }
    for (name, wrong, right) in [
        ("PT3_source_link", "see above", "https://example.org/act"),
        ("PT3_source_date", "1970-01-02", "1969-12-31"),
    ] {
        let at = node(&answers, name);
        answers.set(at, wrong);
        let invalid = answers.invalid();
        assert!(invalid.len() == 1 && !invalid[0].message.is_empty(), "{name}: {invalid:?}");
        answers.set(at, right);
        assert!(answers.invalid().is_empty(), "{name}");
    }
    assert!(answers.broken().is_empty(), "{:?}", answers.broken());
}

#[test]
fn each_question_says_why_it_is_asked() {
    for &version in Version::ALL {
        let form = form(version);
        let asked = form.items.iter().filter(|it| it.kind.control().is_some() && !it.only_says());
        let mut count = 0;
        for it in asked {
            count += 1;
            let spoken = it.guidance.languages.iter().filter(|words| !words.1.is_empty()).count();
            assert_eq!(spoken, locales().len(), "{}: {}", version.as_str(), it.name);
        }
        assert!(count > 20, "{}", version.as_str());
    }
}
