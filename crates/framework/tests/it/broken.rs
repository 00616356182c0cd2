//! Every error names file, line, key and remedy.

use diligence_framework::load::{self, Files};
use diligence_framework::shipped;

/// The faults of the shipped edition after one file was changed.
fn faults(file: &str, change: impl Fn(&str) -> String) -> Vec<String> {
    let mut files = small();
    let changed = change(&files[file]);
    assert_ne!(changed, files[file], "the change changed nothing");
    files.insert(file.to_owned(), changed);
    match load::edition(&files) {
        Ok((_, faults)) | Err(faults) => faults.all.iter().map(ToString::to_string).collect(),
    }
}

fn small() -> Files {
    let mut files = shipped::files("open-criteria-1");
    files.retain(|name, _| !name.starts_with("text/") || name == "text/en.toml");
    files
}

fn assert_one(faults: &[String], parts: &[&str]) {
    assert!(
        faults.iter().any(|fault| parts.iter().all(|part| fault.contains(part))),
        "{parts:?} not in {faults:#?}"
    );
}

#[test]
fn a_typing_error_names_file_and_line() {
    let found = faults("areas/pt.toml", |text| text.replacen("core = true", "core = ture", 1));
    assert_one(&found, &["areas/pt.toml:", "docs/content-pack.md"]);
    let line = small()["areas/pt.toml"].lines().position(|it| it.starts_with("core = true")).unwrap() + 1;
    assert!(found[0].starts_with(&format!("areas/pt.toml:{line}:")), "{found:?}");
}

#[test]
fn an_unknown_key_is_refused() {
    let found = faults("areas/pt.toml", |text| text.replacen("core = true", "cor = true", 1));
    assert_one(&found, &["areas/pt.toml:", "unknown field `cor`"]);
}

#[test]
fn a_code_used_twice_is_found() {
    let found = faults("areas/pt.toml", |text| text.replacen("code = \"PT2\"", "code = \"PT1\"", 1));
    assert_one(&found, &["areas/pt.toml:", "PT1", "used twice", "own code"]);
}

#[test]
fn a_retired_code_never_comes_back() {
    let found = faults("edition.toml", |text| text.replacen("retired = []", "retired = [\"PT3\"]", 1));
    assert_one(&found, &["areas/pt.toml:", "PT3", "retired"]);
}

#[test]
fn a_standard_that_is_not_in_the_library_is_found() {
    let found = faults("areas/pt.toml", |text| text.replacen("\"IC:", "\"IX:", 1));
    assert_one(&found, &["areas/pt.toml:", "“IX:", "not in the library", "standards.toml"]);
}

#[test]
fn a_missing_anchor_is_found() {
    let found = faults("text/en.toml", |text| {
        let at = text.find("[principle.PT3]").unwrap();
        let (before, after) = text.split_at(at);
        let start = after.find("law = [\n").unwrap() + 8;
        let end = start + after[start..].find('\n').unwrap() + 1;
        format!("{before}{}{}", &after[..start], &after[end..])
    });
    assert_one(&found, &["areas/pt.toml:", "PT3", "“law” has 4 levels, the scale 5", "0 to 4"]);
}

#[test]
fn a_text_for_nothing_is_found() {
    let found =
        faults("text/en.toml", |text| format!("{text}\n[principle.PT99]\nreviewed = false\ntitle = \"x\"\n"));
    assert_one(&found, &["text/en.toml:", "en/principle.PT99", "no part of the edition"]);
}

#[test]
fn a_mapping_to_the_wrong_dimension_is_found() {
    let found = faults("mapping/wbl-safety-2024.toml", |text| {
        text.replacen("dimension = \"law\"", "dimension = \"practice\"", 1)
    });
    assert_one(&found, &["mapping/wbl-safety-2024.toml:", "L.score", "is about law", "same dimension"]);
}

#[test]
fn a_folder_without_an_edition_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let faults = load::files(folder.path()).unwrap_err();
    assert!(faults.all[0].to_string().contains("edition.toml"), "{:?}", faults.all);
    std::fs::write(folder.path().join("edition.toml"), [0xff, 0xfe, 0x00]).unwrap();
    let faults = load::files(folder.path()).unwrap_err();
    assert!(faults.all[0].to_string().contains("UTF-8"), "{:?}", faults.all);
}

#[test]
fn a_stale_translation_shows() {
    let mut files = small();
    let fr = "[area.FN]\nreviewed = false\nof = \"0123456789abcdef\"\ntitle = \"Fondements\"\n";
    files.insert("text/fr.toml".into(), fr.into());
    let (edition, faults) = load::edition(&files).unwrap();
    assert_one(
        &faults.all.iter().map(ToString::to_string).collect::<Vec<_>>(),
        &["text/fr.toml:", "fr/area.FN", "warning", "the original has changed since"],
    );
    // What is not translated falls back to English and says so.
    let fr = "fr".parse().unwrap();
    assert_eq!(edition.text("area.FN", "title", fr).unwrap().lang(fr), None);
    assert_eq!(edition.text("area.FN", "summary", fr).unwrap().lang(fr), Some(diligence_domain::Locale::EN));
}

#[test]
fn a_file_that_cannot_be_read_is_the_only_thing_said() {
    for file in ["standards.toml", "areas/fn.toml", "mapping/ratification.toml", "edition.toml"] {
        let found = faults(file, |text| format!("{text}\nnonsense\n"));
        assert_eq!(found.len(), 1, "{file}: {found:#?}");
        assert!(found[0].starts_with(&format!("{file}:")), "{found:?}");
    }
}
