//! The edition that comes with the program.

use diligence_domain::{Binding, Locale, TreatyState};
use diligence_framework::{Dimension, digest, load, shipped};
use std::collections::BTreeSet;

const CODE: &str = "open-criteria-1";

#[test]
fn it_is_whole() {
    let (edition, faults) =
        load::edition(&shipped::files(CODE)).unwrap_or_else(|faults| panic!("{:#?}", faults.all));
    let of_reference: Vec<_> = faults.all.iter().filter(|it| !it.key.contains('/')).collect();
    assert!(of_reference.is_empty(), "{of_reference:#?}");
    assert_eq!(
        edition.areas.iter().map(|it| it.code.as_str()).collect::<Vec<_>>(),
        ["FN", "PV", "PT", "PR", "PU", "RE"]
    );
    let counts: Vec<_> = edition.areas.iter().map(|it| it.principles.len()).collect();
    assert_eq!(counts, [10, 13, 11, 11, 7, 9]);
    let core = edition.principles().filter(|(_, it)| it.core).count();
    assert!((18..=24).contains(&core), "{core} core principles");
    for (_, principle) in edition.principles() {
        for dimension in Dimension::ALL {
            let anchors =
                edition.list(&format!("principle.{}", principle.code), dimension.as_str(), Locale::EN);
            let different: BTreeSet<_> = anchors.iter().map(|it| it.text).collect();
            assert_eq!(different.len(), 5, "{} {dimension:?}", principle.code);
        }
        assert!(!principle.standards.is_empty(), "{}", principle.code);
    }
}

#[test]
fn every_area_rests_on_the_due_diligence_clause_and_the_duty_to_refrain() {
    let edition = shipped::edition(CODE).unwrap();
    let clauses = [
        "CEDAW:2(e)",
        "DEVAW:4(c)",
        "BDP:7(b)",
        "IC:5(2)",
        "CASE:VELASQUEZ",
        "CEDAW:2(d)",
        "BDP:7(a)",
        "IC:5(1)",
    ];
    for area in &edition.areas {
        let cited: BTreeSet<&str> =
            area.principles.iter().flat_map(|it| &it.standards).map(String::as_str).collect();
        for clause in clauses {
            assert!(cited.contains(clause), "{} does not cite {clause}", area.code);
        }
    }
}

/// A published edition never changes. When this fails, the change belongs into a new edition.
#[test]
fn it_never_changes() {
    let edition = shipped::edition(CODE).unwrap();
    insta::assert_snapshot!(digest::edition(&edition));
}

#[test]
fn flags_translations_and_mappings_live_beside_it() {
    let edition = shipped::edition(CODE).unwrap();
    let before = digest::edition(&edition);
    let mut changed = edition.clone();
    changed.mappings.clear();
    changed.texts.remove(&"fr".parse().unwrap());
    for provision in &mut changed.standards.provisions {
        provision.checked = !provision.checked;
    }
    for entry in changed.texts.get_mut(&Locale::EN).unwrap().0.values_mut() {
        entry.reviewed = !entry.reviewed;
    }
    assert_eq!(digest::edition(&changed), before);
    changed.areas[0].principles[0].core ^= true;
    assert_ne!(digest::edition(&changed), before);
}

#[test]
fn it_fits_the_schemas() {
    let schema = |name: &str| {
        let path = format!("../../content/schema/{name}.schema.json");
        let json: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        jsonschema::validator_for(&json).unwrap()
    };
    for (file, text) in shipped::files(CODE) {
        let kind = match file.split_once('/') {
            Some(("areas", _)) => "area",
            Some(("mapping", _)) => "mapping",
            Some(("text", _)) => "text",
            _ => file.trim_end_matches(".toml"),
        };
        let value: serde_json::Value = toml::from_str(&text).unwrap();
        let errors: Vec<String> =
            schema(kind).iter_errors(&value).map(|it| format!("{} {it}", it.instance_path())).collect();
        assert!(errors.is_empty(), "{file}: {errors:#?}");
    }
}

#[test]
fn no_text_claims_a_review_that_no_person_made() {
    let edition = shipped::edition(CODE).unwrap();
    let reviewed: Vec<_> =
        edition.texts.values().flat_map(|it| &it.0).filter(|(_, it)| it.reviewed).collect();
    assert!(reviewed.is_empty(), "{reviewed:?}");
}

#[test]
fn shipped_treaty_rows_read_and_name_their_page() {
    let rows = shipped::treaty_status().unwrap();
    assert!(rows.len() > 100, "{}", rows.len());
    assert!(
        rows.iter().all(|it| it.source.starts_with("http") && !it.checked),
        "each names the page it was taken from"
    );
    let turkey = rows.iter().find(|it| it.treaty == "IC" && it.jurisdiction.as_str() == "TUR").unwrap();
    assert_eq!(turkey.state, TreatyState::Withdrawn);
}

#[test]
fn treaties_bind_parties_judgments_bind_respondents_and_nothing_else_binds() {
    let edition = shipped::edition(CODE).unwrap();
    let standard = |reference: &str| edition.standards.resolve(reference).unwrap();
    let bulgaria = "BGR".parse().unwrap();
    let party = |_: &str| TreatyState::Party;
    let signatory = |_: &str| TreatyState::Signatory;
    let unknown = |_: &str| TreatyState::Unknown;
    assert_eq!(standard("IC:5(2)").binding(bulgaria, party), Binding::Binding);
    assert_eq!(standard("IC:5(2)").binding(bulgaria, signatory), Binding::Comparative);
    assert_eq!(standard("IC:5(2)").binding(bulgaria, unknown), Binding::Unknown);
    assert_eq!(standard("GR35:24(b)").binding(bulgaria, party), Binding::Comparative);
    assert_eq!(standard("CASE:MC").binding(bulgaria, unknown), Binding::Binding);
    assert_eq!(standard("CASE:MC").binding("TUR".parse().unwrap(), party), Binding::Comparative);
    // Views of a committee do not bind as a judgment does.
    assert_eq!(standard("CASE:AT").binding("HUN".parse().unwrap(), party), Binding::Comparative);
}

/// Two sources that differ on the law stand on one principle, side by side.
#[test]
fn the_scores_that_differ_meet_on_one_indicator() {
    let edition = shipped::edition(CODE).unwrap();
    let informs = |source: &str, variable: &str| {
        let mapping = edition.mappings.iter().find(|it| it.code == source).unwrap();
        mapping.variable(variable).unwrap().indicators.clone()
    };
    let wbl = informs("wbl-safety-2024", "L.score");
    assert!(informs("unstats-gender", "SG_LGL_GENEQVAW").iter().any(|it| wbl.contains(it)));
}
