//! The forms in `corpus`.

use crate::read::{corpus, forms, reading};
use diligence_survey::{Answers, Outside, Plan, expr, xform};
use std::sync::Arc;

#[test]
fn every_form_of_the_corpus_is_read_written_and_filled() {
    let all = forms(&corpus());
    assert!(all.len() >= 60, "{} forms", all.len());
    for path in all {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let reading = reading(&path);
        let Some(form) = reading.form else {
            let differences = std::fs::read_to_string(corpus().join("DIFFERENCES.md")).unwrap();
            assert!(differences.contains(&format!("| {name} |")), "{name}: {:#?}", reading.faults);
            continue;
        };
        let instances = xform::Instances::of_xform(&xform::write(&form)).unwrap();
        let plan = Arc::new(Plan::new(form).unwrap());
        for language in [""].into_iter().chain(plan.form().languages()) {
            let mut answers = Answers::new(Arc::clone(&plan), Outside::new(0, 0, 1, "uuid:1"), language);
            let known: Vec<String> = answers.broken().iter().map(|it| it.1.to_string()).collect();
            // Of the record that was saved last nothing is known here.
            let files = !plan.form().files().is_empty();
            assert!(files || known.iter().all(|it| it.contains("__last-saved")), "{name}: {known:?}");
            let mut node = 1;
            while (node as usize) < answers.tree().len() {
                let choices = answers.offered(node).unwrap_or_default();
                if answers.tree().children(node).is_empty() && !answers.is_read_only(node) {
                    answers.set(node, choices.first().map_or("1", |it| it.value.as_str()));
                }
                node += 1;
            }
            answers.invalid();
            let record = answers.record();
            let again =
                Answers::from_record(Arc::clone(&plan), Outside::new(0, 0, 1, "uuid:1"), language, &record);
            // What is drawn anew is another each time.
            let text = std::fs::read_to_string(&path).unwrap();
            if !["random()", "uuid(", "randomize("].iter().any(|it| text.contains(it)) {
                assert_eq!(again.unwrap().record(), record, "{name}");
            }
        }
        assert!(instances.find(&plan.form().path(0)).is_some(), "{name}");
        assert!(expr::functions().count() > 60);
    }
}

/// pyxform is what settles what the specification leaves open. Where it can be run, all forms are compared.
#[test]
fn forms_are_written_as_pyxform_writes_them() {
    let python = std::env::var("DILIGENCE_PYXFORM").unwrap_or_else(|_| "python3".into());
    let there = std::process::Command::new(&python).args(["-c", "import pyxform"]).output();
    if !there.is_ok_and(|it| it.status.success()) {
        println!("skipped: pyxform not present");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    for path in forms(&corpus()) {
        if let Some(form) = reading(&path).form {
            let to = folder.path().join(path.file_stem().unwrap()).with_extension("xml");
            std::fs::write(to, xform::write(&form)).unwrap();
        }
    }
    let mut line = std::process::Command::new(&python);
    line.arg(corpus().join("compare.py")).arg(folder.path());
    if std::process::Command::new("java").arg("-version").output().is_ok_and(|it| it.status.success()) {
        line.arg("--validate");
    } else {
        println!("skipped: ODK Validate needs Java");
    }
    let ran = line.output().unwrap();
    println!("{}", String::from_utf8_lossy(&ran.stdout));
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
}
