//! What a difference between editions means for comparing rounds.

use diligence_domain::Locale;
use diligence_framework::diff::{Change, diff};
use diligence_framework::texts::Words;
use diligence_framework::{Dimension, Edition, shipped};

fn edition() -> Edition {
    shipped::edition("open-criteria-1").unwrap()
}

fn reword(edition: &mut Edition, entry: &str, key: &str) {
    let texts = edition.texts.get_mut(&Locale::EN).unwrap();
    let words = texts.0.get_mut(entry).unwrap().words.get_mut(key).unwrap();
    match words {
        Words::One(text) => text.push('!'),
        Words::Many(list) => list[2].push('!'),
    }
}

#[test]
fn an_edition_equals_itself() {
    let it = diff(&edition(), &edition());
    assert!(it.changes.is_empty(), "{:?}", it.changes);
    assert_eq!(it.comparable.len(), 61);
    assert!(it.comparable.values().all(|it| *it));
}

#[test]
fn a_title_may_change_and_an_anchor_or_question_breaks_comparison() {
    let mut later = edition();
    reword(&mut later, "principle.PT1", "title");
    reword(&mut later, "principle.PT2", "practice");
    reword(&mut later, "principle.PT3", "law_question");
    let it = diff(&edition(), &later);
    assert_eq!(it.changes["PT1"], [Change::Reworded { keys: vec!["title".into()] }]);
    assert_eq!(it.changes["PT2"], [Change::Rescaled { dimension: Dimension::Practice }]);
    assert_eq!((it.comparable["PT1"], it.comparable["PT2"], it.comparable["PT3"]), (true, false, false));
    assert_eq!(it.changes.len(), 3);
}

#[test]
fn added_and_retired_items_are_listed_and_another_scale_breaks_everything() {
    let mut later = edition();
    let gone = later.areas[0].principles.pop().unwrap();
    let it = diff(&edition(), &later);
    assert_eq!(it.changes[&gone.code], [Change::Retired]);
    assert!(!it.comparable.contains_key(&gone.code));
    assert_eq!(diff(&later, &edition()).changes[&gone.code], [Change::Added]);
    later.head.highest = 6;
    assert!(diff(&edition(), &later).comparable.values().all(|it| !it));
}
