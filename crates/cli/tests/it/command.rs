//! The command as a person runs it.

use std::path::Path;
use std::process::{Command, Output};

fn run(folder: &Path, line: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_diligence"))
        .args(line)
        .current_dir(folder)
        .env_remove("DILIGENCE_DATA")
        .env_remove("DILIGENCE_DATABASE")
        .env_remove("DILIGENCE_LISTEN")
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn the_demo_makes_everything_and_running_it_again_is_safe() {
    let folder = tempfile::tempdir().unwrap();
    let first = run(folder.path(), &["demo", "--no-serve"]);
    assert!(first.status.success(), "{}", text(&first.stderr));
    let reports = folder.path().join("diligence-data/reports");
    let mut names: Vec<String> = std::fs::read_dir(&reports)
        .unwrap()
        .map(|it| it.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names.len(), 24, "{names:?}");
    for name in ["EGY-ar.pdf", "TCD-fr.pdf", "BGD-bn.pdf", "IDN-id.pdf", "MYS-en.html"] {
        assert!(names.iter().any(|it| it == name), "{name} in {names:?}");
    }
    let second = run(folder.path(), &["demo", "--no-serve"]);
    assert!(second.status.success(), "{}", text(&second.stderr));
    assert!(text(&second.stdout).contains("0 new figures"), "{}", text(&second.stdout));

    // Two sources that differ stand side by side, each as published.
    let json = run(folder.path(), &["profile", "MYS", "--format", "json"]);
    let profile: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    let all = |dimension: &str| -> Vec<(String, i64, serde_json::Value)> {
        let principles = profile["principles"].as_array().unwrap();
        let entries = principles.iter().flat_map(|it| it[dimension].as_array().unwrap());
        entries
            .map(|it| {
                for key in [
                    "indicator",
                    "source",
                    "edition",
                    "year",
                    "variable",
                    "value",
                    "unit",
                    "direction",
                    "lower",
                    "upper",
                    "caveat",
                ] {
                    assert!(it.get(key).is_some(), "{key} in {it}");
                }
                (
                    it["variable"].as_str().unwrap().to_owned(),
                    it["year"].as_i64().unwrap(),
                    it["value"].clone(),
                )
            })
            .collect()
    };
    let (law, practice) = (all("law"), all("practice"));
    assert!(law.contains(&("L.score".into(), 2024, 0.into())), "{law:?}");
    assert!(law.contains(&("SG_LGL_GENEQVAW".into(), 2020, 75.into())), "{law:?}");
    assert!(practice.contains(&("SF.score".into(), 2024, 75.into())), "{practice:?}");
    assert_eq!(profile["jurisdiction"]["code"], "MYS");
    assert_eq!(profile["edition"]["code"], "open-criteria-1");
    assert_eq!(profile["principles"].as_array().unwrap().len(), 61);

    let report =
        run(folder.path(), &["report", "Nepal", "--locale", "ar", "--format", "html", "--out", "out"]);
    assert!(report.status.success(), "{}", text(&report.stderr));
    let html = std::fs::read_to_string(folder.path().join("out/NPL-ar.html")).unwrap();
    assert!(html.contains("dir=\"rtl\""));

    let doctor = run(folder.path(), &["doctor"]);
    assert!(doctor.status.success(), "{}", text(&doctor.stdout));
}

#[test]
fn wrong_use_exits_with_two_and_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    for (line, words) in [
        (&["profile", "Georgia"][..], vec!["could be any of these", "GEO", "US-GA"]),
        (&["profile", "Malayzia"], vec!["Did you mean", "MYS"]),
        (&["profile", "qqqq"], vec!["there is no jurisdiction", "ISO 3166"]),
        (&["profile", "MYS", "--locale", "xx"], vec!["no language of ours", "Use one of: en"]),
        (&["nonsense"], vec!["unrecognized subcommand"]),
        (&["serve", "--leave-to", "javascript:alert(1)"], vec!["no https address"]),
    ] {
        let output = run(folder.path(), line);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{line:?}: {said}");
        for word in words {
            assert!(said.contains(word), "{line:?}: {said}");
        }
    }
}

#[test]
fn without_a_database_it_says_how_to_make_one() {
    let folder = tempfile::tempdir().unwrap();
    let output = run(folder.path(), &["profile", "MYS"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("diligence init"), "{}", text(&output.stderr));
    assert!(!folder.path().join("diligence-data").exists(), "asking must not make anything");
    assert!(run(folder.path(), &["init"]).status.success());
    let output = run(folder.path(), &["profile", "MYS"]);
    assert!(output.status.success(), "{}", text(&output.stderr));
}

#[test]
fn settings_say_where_they_came_from() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(
        folder.path().join("diligence.toml"),
        "listen = \"127.0.0.1:9\"\ndatabase = \"postgres://me:secret@127.0.0.1/x\"\n",
    )
    .unwrap();
    let output = run(folder.path(), &["config", "show", "--data", "here"]);
    let said = text(&output.stdout);
    for words in ["here  (flag)", "127.0.0.1:9  (file diligence.toml)", "me:(hidden)@", "(default)"] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert!(!said.contains("secret"));
    std::fs::write(folder.path().join("diligence.toml"), "\nlisten = 5\n").unwrap();
    let output = run(folder.path(), &["config", "show"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("diligence.toml:2"), "{}", text(&output.stderr));
}

#[test]
fn the_framework_can_be_read_checked_and_compared() {
    let folder = tempfile::tempdir().unwrap();
    let shown = run(folder.path(), &["framework", "show", "PT3"]);
    assert!(text(&shown.stdout).contains("PT3.1"), "{}", text(&shown.stderr));
    let pack = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content/framework/open-criteria-1");
    let pack = pack.to_str().unwrap();
    assert!(run(folder.path(), &["framework", "check", pack]).status.success());
    let same = run(folder.path(), &["framework", "diff", "open-criteria-1", pack]);
    assert!(text(&same.stdout).contains("0 code(s) differ"), "{}", text(&same.stdout));
    let broken = folder.path().join("broken");
    std::fs::create_dir(&broken).unwrap();
    std::fs::write(broken.join("edition.toml"), "code = \"x\"\nnumber = one\n").unwrap();
    let output = run(folder.path(), &["framework", "check", "broken"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("edition.toml:2"), "{}", text(&output.stderr));
}
