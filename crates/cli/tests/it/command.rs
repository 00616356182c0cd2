//! The command as a person runs it.

use std::fmt::Write as _;
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
    assert_eq!(names.len(), 28, "{names:?}");
    for name in ["EGY-ar.pdf", "TCD-fr.pdf", "BGD-bn.pdf", "IDN-id.pdf", "MYS-en.html", "XAA-ar.pdf"] {
        assert!(names.iter().any(|it| it == name), "{name} in {names:?}");
    }
    let second = run(folder.path(), &["demo", "--no-serve"]);
    assert!(second.status.success(), "{}", text(&second.stderr));
    for words in ["0 new figures", "0 new scores"] {
        assert!(text(&second.stdout).contains(words), "{}", text(&second.stdout));
    }

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

/// Every importer by the name that people are told, on the publisher's own file.
#[test]
fn the_publishers_files_are_imported() {
    let folder = tempfile::tempdir().unwrap();
    assert!(run(folder.path(), &["init"]).status.success());
    for (source, name, added) in [
        ("wbl-safety-2024", "wbl2024-safety.xlsx", "9310 added"),
        ("unstats-gender", "unstats-11000__QV_1__I71213127__S8adc3032.tsv", "added"),
        ("unstats-gender", "unstats-11400__QV_2__I158e0e5f__S158e0e5f.tsv", "added"),
        ("unstats-gender", "unstats-8100__V_1__Ia8b55125__S9a5e3c3a.tsv", "added"),
        ("ratification", "ratification-cedaw.csv", "193 added"),
        ("ratification", "ratification-op-cedaw.csv", "193 added"),
    ] {
        let Some(file) = diligence_testkit::shared_data(name) else { return };
        let file = file.display().to_string();
        let dry = run(folder.path(), &["import", source, &file, "--dry-run"]);
        assert!(
            text(&dry.stdout).contains("Would import") && text(&dry.stdout).contains(added),
            "{}",
            text(&dry.stdout)
        );
        let first = run(folder.path(), &["import", source, &file]);
        assert!(first.status.success(), "{name}: {}", text(&first.stderr));
        assert!(text(&first.stdout).contains(added), "{name}: {}", text(&first.stdout));
        let again = run(folder.path(), &["import", source, &file]);
        assert!(text(&again.stdout).contains(": 0 added, 0 changed"), "{name}: {}", text(&again.stdout));
    }
    let namibia = run(folder.path(), &["profile", "NA", "--format", "json"]);
    let namibia: serde_json::Value = serde_json::from_slice(&namibia.stdout).unwrap();
    assert_eq!(namibia["jurisdiction"]["code"], "NAM");
    assert!(text(&run(folder.path(), &["profile", "NAM"]).stdout).contains("CEDAW: party"));
}

#[test]
fn a_file_that_is_something_else_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    assert!(run(folder.path(), &["init"]).status.success());
    let file = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).unwrap();
    file("words.xlsx", b"not a spreadsheet");
    file("cut.xlsx", b"PK\x03\x04\x14\x00");
    file("empty.tsv", b"");
    file("other.csv", b"a,b\n1,2\n");
    file("map.toml", b"source = 5\n");
    file("cedaw.csv", b"iso2,member,state party,year ratification or accession,signatory,no action,status,note\nXX,Nowhere,1,1990,0,0,state party,\n");
    for (line, words) in [
        (&["import", "wbl-safety-2024", "words.xlsx"][..], "words.xlsx"),
        (&["import", "wbl-safety-2024", "cut.xlsx"], "cut.xlsx"),
        (&["import", "wbl-safety-2024", "nowhere.xlsx"], "nowhere.xlsx"),
        (&["import", "unstats-gender", "empty.tsv"], "empty.tsv"),
        (&["import", "unstats-gender", "other.csv"], "other.csv"),
        (&["import", "ratification", "other.csv", "--treaty", "CEDAW"], "other.csv"),
        (&["import", "ratification", "cedaw.csv"], "row 2"),
        (&["import", "csv", "other.csv", "--map", "map.toml"], "map.toml"),
        (&["framework", "check", "other.csv"], "row_kind"),
        (&["framework", "check", "nowhere"], "nowhere"),
        (&["framework", "import", "words.xlsx"], "words.xlsx"),
    ] {
        let output = run(folder.path(), line);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{line:?}: {said}");
        assert!(said.contains(words) && said.lines().count() <= 4, "{line:?}: {said}");
    }
    assert!(text(&run(folder.path(), &["profile", "MYS"]).stdout).contains("unknown: FN1"));
}

#[test]
fn ratings_become_scores_and_the_same_seed_gives_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let mut lines = String::from("rater,jurisdiction,year,item,rating\n");
    for place in 0..3 {
        for rater in 0..5 {
            for item in ["PT1.law", "PT1.practice"] {
                let level = (place + rater % 2 + i32::from(item == "PT1.law")).min(4);
                let _ = writeln!(lines, "R{place}{rater},P{place},2025,{item},{level}");
            }
        }
    }
    lines += "R00,P1,2025,PT1.law,3\nR10,P2,2025,PT1.law,4\nR20,P2,2024,PT1.law,unknown\n";
    std::fs::write(folder.path().join("ratings.csv"), lines).unwrap();
    let read = |out: &str, name: &str| std::fs::read_to_string(folder.path().join(out).join(name)).unwrap();
    for out in ["one", "two"] {
        let done = run(folder.path(), &["score", "ratings.csv", "--out", out, "--seed", "5"]);
        assert!(done.status.success(), "{}", text(&done.stderr));
        assert!(text(&done.stdout).contains("6 scores of 2 items"), "{}", text(&done.stdout));
    }
    for name in [
        "scores.csv",
        "gaps.csv",
        "changes.csv",
        "differences.csv",
        "items.csv",
        "government.csv",
        "vignettes.csv",
        "homes.csv",
        "shares.csv",
        "aggregates.csv",
        "sensitivity.csv",
        "desk/raters.csv",
    ] {
        assert_eq!(read("one", name), read("two", name), "{name}");
    }
    for (name, columns, rows) in [
        ("shares.csv", &["item", "jurisdiction", "year", "n", "s0", "s4", "unknown", "na"][..], 6),
        ("aggregates.csv", &["area", "dimension", "over", "median", "rank_lo95", "group", "note"], 6),
        ("sensitivity.csv", &["area", "median", "geometric_rank", "minimum", "without_lo", "rank_hi"], 6),
        ("homes.csv", &["area", "part", "prior_sd", "mean", "sd", "prior_sensitive"], 2),
        ("vignettes.csv", &["item", "lower", "higher", "raters", "equal", "against"], 0),
    ] {
        let text = read("one", name);
        let book =
            diligence_sheet::read_bytes(name, text.as_bytes(), &diligence_sheet::Limits::default()).unwrap();
        let table = diligence_sheet::Table::find(&book.sheets[0], columns).unwrap();
        assert_eq!(table.records().count(), rows, "{text}");
    }
    assert!(read("one", "scores.csv").contains("\"P2\",2025,"));
    assert_eq!(read("one", "gaps.csv").lines().count(), 1 + 3);
    let run_of = |out: &str| {
        let mut run: serde_json::Value = serde_json::from_str(&read(out, "run.json")).unwrap();
        run.as_object_mut().unwrap().remove("seconds").unwrap();
        run
    };
    assert_eq!(run_of("one"), run_of("two"));
    assert_eq!((run_of("one")["seed"].as_u64(), run_of("one")["hidden"].as_u64()), (Some(5), Some(0)));

    std::fs::write(folder.path().join("bad.csv"), "rater,jurisdiction,year,item,rating\nA,X,2024,i,9x\n")
        .unwrap();
    let refused = run(folder.path(), &["score", "bad.csv", "--out", "three"]);
    let said = text(&refused.stderr);
    assert_eq!(refused.status.code(), Some(1));
    assert!(
        said.contains("bad.csv") && said.contains("row 2") && said.contains("Nothing was scored."),
        "{said}"
    );
    assert!(!folder.path().join("three").exists());
}

/// What is said of regions changes no byte about their States, unless that is asked for: rows about regions follow.
#[test]
fn regions_follow_their_states_and_change_nothing_of_them() {
    let folder = tempfile::tempdir().unwrap();
    let mut states = String::from("rater,jurisdiction,year,item,rating\n");
    let mut regions = String::new();
    for (place, rater) in (0..3).flat_map(|place| (0..5).map(move |rater| (place, rater))) {
        for item in ["PT1.law", "PT1.practice", "PV1.law"] {
            let level = (place + rater % 2 + i32::from(item == "PT1.law")).min(4);
            let _ = writeln!(states, "R{place}{rater},P{place},2025,{item},{level}");
            if place < 2 && item != "PV1.law" {
                let _ = writeln!(regions, "S{place}{rater},P{place}-a,2025,{item},{}", (level + 1).min(4));
                let _ = writeln!(regions, "R{place}{rater},P{place}-b,2024,{item},{level}");
            }
        }
    }
    std::fs::write(folder.path().join("without.csv"), &states).unwrap();
    std::fs::write(folder.path().join("with.csv"), states + &regions).unwrap();
    let score = |file: &str, out: &str, more: &[&str]| {
        let done = run(folder.path(), &[&["score", file, "--out", out], more].concat());
        assert!(done.status.success(), "{}", text(&done.stderr));
    };
    score("without.csv", "without", &[]);
    score("with.csv", "with", &[]);
    score("with.csv", "informed", &["--inform-state"]);
    let read = |out: &str, name: &str| std::fs::read(folder.path().join(out).join(name)).unwrap();
    for name in
        ["scores.csv", "gaps.csv", "shares.csv", "desk/raters.csv", "aggregates.csv", "differences.csv"]
    {
        let (with, without) = (read("with", name), read("without", name));
        assert!(with.starts_with(&without) && with.len() > without.len(), "{name}");
        // No two States are connected: there are no differences of them.
        assert!(name == "differences.csv" || !read("informed", name).starts_with(&without), "{name}");
    }
    for name in ["items.csv", "homes.csv", "draws/01.npy", "draws/01.csv", "draws/02.npy"] {
        assert_eq!(read("with", name), read("without", name), "{name}");
    }
    let columns = String::from_utf8(read("with", "draws/regions-01.csv")).unwrap();
    assert!(columns.contains("P0-a") && columns.contains("spread_region_step2") && !columns.contains("P0\""));
    assert!(!folder.path().join("with/draws/regions-02.npy").exists(), "no region is rated in PV");
    let run: serde_json::Value = serde_json::from_slice(&read("with", "run.json")).unwrap();
    assert_eq!(run["regions"]["parents"]["P1-b"], "P1");
    assert_eq!((&run["regions"]["inform_state"], &run["areas"]["PV"].is_null()), (&false.into(), &false));
    let plain: serde_json::Value = serde_json::from_slice(&read("without", "run.json")).unwrap();
    assert!(plain["regions"].is_null() && plain["leave_one_out"].is_null());
    assert!(!folder.path().join("without/robust.csv").exists());

    // What it would be without each organisation is two more files, and changes no other.
    score("without.csv", "left", &["--leave-one-out=1"]);
    assert_eq!(read("left", "scores.csv"), read("without", "scores.csv"));
    let robust = String::from_utf8(read("left", "robust.csv")).unwrap();
    let scores = String::from_utf8(read("without", "scores.csv")).unwrap();
    assert_eq!(robust.lines().count(), scores.lines().count());
    assert!(robust.contains("\"P0\",2025,\"robust\""), "{robust}");
    let desk = String::from_utf8(read("left", "desk/leave_one_out.csv")).unwrap();
    assert_eq!(desk.lines().count(), 1 + 15 + 15, "fifteen organisations in either area: {desk}");
    assert!(!desk.contains("R0"), "handles, never names: {desk}");
}

/// Killed after the first of two areas, then run again: the same bytes as a run that nobody disturbed, and nothing of
/// the unfinished one left.
#[test]
fn a_killed_run_goes_on_where_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let mut lines = String::from("rater,jurisdiction,year,item,rating\n");
    for (place, rater) in (0..6).flat_map(|place| (0..6).map(move |rater| (place, rater))) {
        for (at, item) in ["PT1.law", "PT1.practice", "PV1.law", "PV1.practice"].into_iter().enumerate() {
            for year in 2020..2026 {
                let level = (place + rater % 2 + i32::try_from(at % 2).unwrap()).min(4);
                let _ = writeln!(lines, "R{place}{rater},P{place},{year},{item},{level}");
            }
        }
    }
    std::fs::write(folder.path().join("ratings.csv"), lines).unwrap();
    let line = |out| ["score", "ratings.csv", "--out", out];
    assert!(run(folder.path(), &line("whole")).status.success());

    let unfinished = folder.path().join("cut/desk/unfinished");
    let mut child = Command::new(env!("CARGO_BIN_EXE_diligence"))
        .args(line("cut"))
        .current_dir(folder.path())
        .stderr(std::process::Stdio::null())
        .spawn()
        .unwrap();
    let saved = || {
        std::fs::read_dir(&unfinished)
            .is_ok_and(|all| all.flatten().any(|it| it.path().extension().is_some_and(|it| it == "fit")))
    };
    while !saved() {
        assert!(child.try_wait().unwrap().is_none(), "it ended before it could be killed");
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(saved() && !folder.path().join("cut/scores.csv").exists());

    // What is there is taken as it is, and only what is missing is fitted: a fit of other ratings is not.
    assert!(run(folder.path(), &line("cut")).status.success());
    assert!(!unfinished.exists());
    for name in ["scores.csv", "gaps.csv", "changes.csv", "desk/raters.csv", "draws/01.npy", "draws/02.csv"] {
        let of = |out: &str| std::fs::read(folder.path().join(out).join(name)).unwrap();
        assert!(of("whole") == of("cut"), "{name}");
    }
    let npy = std::fs::read(folder.path().join("whole/draws/01.npy")).unwrap();
    let columns = std::fs::read_to_string(folder.path().join("whole/draws/01.csv")).unwrap();
    let header = String::from_utf8_lossy(&npy[10..128]);
    assert!(header.contains(&format!("'shape': (1000, {})", columns.lines().count() - 1)), "{header}");
    assert_eq!(npy.len(), 128 + 4 * 1000 * (columns.lines().count() - 1));

    assert!(run(folder.path(), &["score", "ratings.csv", "--out", "soon", "--preview"]).status.success());
    assert!(
        folder.path().join("soon/preview.csv").exists() && !folder.path().join("soon/scores.csv").exists()
    );
}

#[test]
fn a_form_is_checked_mended_converted_and_computed() {
    let folder = tempfile::tempdir().unwrap();
    let form = "survey\n,type,name,label\n,begin repeat,shelter,Shelter\n,integer,beds,Beds\n,end group,,\n,txt,other,Other\n";
    std::fs::write(folder.path().join("shelters.csv"), form).unwrap();
    let checked = run(folder.path(), &["form", "check", "shelters.csv", "--fix", "mended.xlsx"]);
    assert_eq!(checked.status.code(), Some(1));
    let said = text(&checked.stderr);
    for line in [
        "“survey”, row 5, column B (“type”): The repeat that began in row 3 ends here as a group. Write “end repeat”.",
        "mended: “survey”, row 6: “txt” becomes “text”",
    ] {
        assert!(said.contains(line), "{said}");
    }
    let checked = run(folder.path(), &["form", "check", "mended.xlsx"]);
    assert!(checked.status.success(), "{}", text(&checked.stderr));
    assert!(text(&checked.stdout).contains("2 questions"), "{}", text(&checked.stdout));
    let json = run(folder.path(), &["form", "check", "shelters.csv", "--format", "json"]);
    let faults: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(faults[0]["repair"], "end repeat");

    let converted =
        run(folder.path(), &["form", "convert", "mended.xlsx", "--to", "xform", "--out", "form.xml"]);
    assert!(converted.status.success(), "{}", text(&converted.stderr));
    let json = run(folder.path(), &["form", "convert", "mended.xlsx", "--to", "json"]);
    let form: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(form["items"][0]["items"][0]["name"], "beds");
    let again =
        run(folder.path(), &["form", "convert", "mended.xlsx", "--to", "xlsform", "--out", "again.xlsx"]);
    assert!(again.status.success(), "{}", text(&again.stderr));
    let printed = run(folder.path(), &["form", "convert", "mended.xlsx", "--to", "xlsform"]);
    assert_eq!(printed.status.code(), Some(2));

    let made = ["form", "generate", "--version", "short", "--locale", "ar,en", "--out", "short.xlsx"];
    let made = run(folder.path(), &made);
    assert!(text(&made.stdout).starts_with("open-criteria-1-short: "), "{}", text(&made.stderr));
    let checked = run(folder.path(), &["form", "check", "short.xlsx"]);
    assert!(text(&checked.stdout).contains("العربية (ar), English (en)"), "{}", text(&checked.stdout));

    let record = "<data><shelter><beds>3</beds></shelter><shelter><beds>4</beds></shelter></data>";
    std::fs::write(folder.path().join("record.xml"), record).unwrap();
    for (expr, form, at, expected) in [
        ("sum(/data/shelter/beds)", "form.xml", "/data", "7"),
        ("sum(/data/shelter/beds)", "again.xlsx", "/data/shelter[2]", "4"),
        ("/data/shelter/beds", "form.xml", "/data", "/data/shelter/beds 3\n/data/shelter/beds 4"),
    ] {
        let line = ["form", "eval", "--expr", expr, "--xform", form, "--instance", "record.xml", "--at", at];
        let output = run(folder.path(), &line);
        assert_eq!(text(&output.stdout).trim_end(), expected, "{}", text(&output.stderr));
    }
    let negative = run(folder.path(), &["form", "eval", "--expr", "-1", "--xform", "form.xml"]);
    assert_eq!(text(&negative.stdout).trim_end(), "-1", "{}", text(&negative.stderr));
    let broken = run(folder.path(), &["form", "eval", "--expr", "sum(", "--xform", "form.xml"]);
    assert_eq!(broken.status.code(), Some(2));
    assert!(text(&broken.stderr).contains("at character 5"), "{}", text(&broken.stderr));
    let other = run(folder.path(), &["form", "eval", "--expr", "1", "--xform", "record.xml"]);
    assert!(text(&other.stderr).contains("is no XForm"), "{}", text(&other.stderr));
}
