//! What strangers may send: each function takes any bytes and must come back, without a panic and within bounds.
//!
//! `crates/survey/tests/it/fuzz.rs` replays the corpora with the same functions.

use diligence_sheet::{Limits, read_bytes};
use diligence_survey::expr::{Asked, evaluate, parse, place};
use diligence_survey::xform::Instances;
use diligence_survey::{Answers, Outside, Plan, xform, xlsform};
use std::sync::{Arc, OnceLock};

/// A workbook: read, mended, written as an XForm, filled.
pub fn workbook(bytes: &[u8]) {
    let limits = Limits { max_inflated_bytes: 4 << 20, max_rows: 2_000, ..Limits::default() };
    let Ok(book) = read_bytes("form.csv", bytes, &limits) else { return };
    let reading = xlsform::read(&book, "form");
    let repairs: Vec<_> = reading.faults.iter().filter_map(|it| it.repair.clone()).collect();
    let _ = xlsform::read(&xlsform::mend(&book, &repairs), "form");
    let Some(form) = reading.form else { return };
    let written = xform::write(&form);
    assert!(Instances::of_xform(&written).is_ok(), "what is written is read");
    let Ok(plan) = Plan::new(form) else { panic!("a form without faults is made ready") };
    let mut answers = Answers::new(Arc::new(plan), Outside::new(0, 0, 1, "uuid:1"), "");
    for node in 1..u32::try_from(answers.tree().len().min(50)).unwrap_or_default() {
        if answers.tree().children(node).is_empty() && !answers.is_read_only(node) {
            answers.set(node, "1");
        }
    }
    let (_, record) = (answers.invalid(), answers.record());
    let again =
        Answers::from_record(Arc::clone(answers.plan()), Outside::new(0, 0, 1, "uuid:1"), "", &record);
    assert!(again.is_ok(), "a record is read as it was written");
}

/// An XForm.
pub fn xform(bytes: &[u8]) {
    if let Ok(text) = std::str::from_utf8(bytes)
        && let Ok(instances) = Instances::of_xform(text)
    {
        let _ = instances.find("/data/a[2]/b");
    }
}

const FORM: &str = "survey
,type,name,label,relevant,calculation,repeat_count,constraint,choice_filter
,integer,n,N,,,,. < 9,
,select_multiple l,s,S,,,,,of = ${n}
,begin repeat,r,R,,,${n},,
,text,x,X,${n} > 1,,,\"regex(., '[a-z]*')\",
,begin repeat,q,Q,,,,,
,text,y,Y,,,,,
,end repeat,,,,,,,
,calculate,c,,,\"concat(${x}, join(',', ${y}), position(..))\",,,
,end repeat,,,,,,,
,calculate,all,,,\"count-selected(${s}) + sum(${n})\",,,
choices
,list_name,name,label,of
,l,a,A,1
,l,b,B,2
";

/// A record of a form.
pub fn record(bytes: &[u8]) {
    static PLAN: OnceLock<Arc<Plan>> = OnceLock::new();
    let plan = PLAN.get_or_init(|| {
        let book = read_bytes("form.csv", FORM.as_bytes(), &Limits::default()).expect("a table");
        let reading = xlsform::read(&book, "form");
        let form = reading.form.unwrap_or_else(|| panic!("{:?}", reading.faults));
        Arc::new(Plan::new(form).expect("a form without faults"))
    });
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let read = |text: &str| Answers::from_record(Arc::clone(plan), Outside::new(0, 0, 1, "uuid:1"), "", text);
    if let Ok(answers) = read(text) {
        let written = answers.record();
        let _ = answers.invalid();
        assert_eq!(
            read(&written).map(|it| it.record()).ok().as_ref(),
            Some(&written),
            "read as it was written"
        );
    }
}

const RECORD: &str =
    "<data><a>1</a><b>x y</b><d>2026-11-30</d><r><x>1</x><q><y>a</y></q></r><r><x/><q><y/></q></r></data>";

/// An expression, at three places of a record.
pub fn expression(bytes: &[u8]) {
    static INSTANCES: OnceLock<Option<[u32; 3]>> = OnceLock::new();
    let form = format!(
        "<h><model><instance>{RECORD}</instance><instance id='l'><root><item><name>a</name></item></root></instance></model></h>"
    );
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let Ok(parsed) = parse(text) else { return };
    let Ok(instances) = Instances::of_xform(&form) else { return };
    let places = INSTANCES.get_or_init(|| {
        Some([instances.find("/data")?, instances.find("/data/b")?, instances.find("/data/r[2]/q/y")?])
    });
    for node in places.iter().flatten() {
        let _ = evaluate(&instances, Asked { expr: &parsed, at: place(0, *node) });
    }
}
