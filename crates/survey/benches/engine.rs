//! How fast the engine is: `cargo bench -p diligence-survey`. It prints and judges nothing.
//!
//! A form of 1,500 rows with choices, filters, repeats and chains of what follows from what; and one of 120 questions
//! with a repeat, whose record has about 18 kB.

#![allow(clippy::unwrap_used, reason = "a failed sample must stop the run")]

use diligence_sheet::{Limits, read_bytes};
use diligence_survey::{Answers, Form, NodeId, Outside, Plan, xform, xlsform};
use std::fmt::Write as _;
use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

fn say(what: &str, mut took: Vec<Duration>) {
    took.sort();
    let ms = |it: Duration| it.as_secs_f64() * 1e3;
    let last = took.len() - 1;
    println!(
        "{what:<58} p50 {:>8.3} ms, p99 {:>8.3} ms",
        ms(took[took.len() / 2]),
        ms(took[last - last / 100])
    );
}

fn timed<T>(times: usize, mut run: impl FnMut() -> T) -> Vec<Duration> {
    (0..times)
        .map(|_| {
            let began = Instant::now();
            black_box(run());
            began.elapsed()
        })
        .collect()
}

/// Groups of ten rows; each group is asked where the one before it was answered so.
fn long() -> String {
    let mut text =
        "survey\n,type,name,label,relevant,calculation,constraint,choice_filter,repeat_count\n".to_owned();
    for n in 0..150 {
        let before = n.max(1) - 1;
        let asked = if n == 0 { String::new() } else { format!("${{rate{before}}} != 'none'") };
        let lines = [
            format!("begin group,g{n},Group {n},{asked},,,,"),
            format!("select_one level,rate{n},Rate ${{rate{before}}} again,,,,of != 'x',"),
            format!("text,why{n},Why,${{rate{n}}} = '0',,string-length(.) < 500,,"),
            format!("select_multiple level,form{n},Forms,,,,,"),
            format!("integer,year{n},Year,,,. > 1900 and . <= 2026,,"),
            format!("begin repeat,source{n},Source,,,,,"),
            format!("text,title{n},Title,,,,,"),
            format!("text,link{n},Link,${{title{n}}} != '',,,,"),
            "end repeat,,,,,,,".to_owned(),
            "end group,,,,,,,".to_owned(),
        ];
        for line in lines {
            writeln!(text, ",{line}").unwrap();
        }
    }
    text.push_str(",calculate,answered,,,\"count-non-empty(/data/*/*[starts-with(name(), 'rate')])\",,,\n");
    text + "choices\n,list_name,name,label,of\n,level,0,Nothing,a\n,level,1,Some,b\n,level,none,Unknown,a\n"
}

fn middle() -> String {
    let mut text = "survey\n,type,name,label,relevant,calculation,constraint\n".to_owned();
    for n in 0..110 {
        writeln!(text, ",text,q{n},Question {n},,,string-length(.) < 2000").unwrap();
    }
    text + ",begin repeat,source,Source,,,\n,text,title,Title,,,\n,text,link,Link,${title} != '',,\n,end repeat,,,,,\n"
}

fn form(text: &str) -> Form {
    let book = read_bytes("form.csv", text.as_bytes(), &Limits::default()).unwrap();
    xlsform::read(&book, "form").form.unwrap()
}

fn find(answers: &Answers, name: &str) -> NodeId {
    let tree = answers.tree();
    (1..u32::try_from(tree.len()).unwrap()).find(|it| tree.name(*it) == name).unwrap()
}

fn main() {
    let text = long();
    let rows = text.lines().count() - 7;
    println!("a form of {rows} rows");
    let book = read_bytes("form.csv", text.as_bytes(), &Limits::default()).unwrap();
    say("its workbook is read and checked", timed(30, || xlsform::read(&book, "form")));
    let whole = form(&text);
    say("it is made ready", timed(30, || Plan::new(whole.clone()).unwrap()));
    let plan = Arc::new(Plan::new(whole.clone()).unwrap());
    let outside = || Outside::new(0, 0, 1, "uuid:1");
    say("it opens: an empty record", timed(30, || Answers::new(Arc::clone(&plan), outside(), "")));
    say("it is written as an XForm", timed(10, || xform::write(&whole)));
    let mut answers = Answers::new(Arc::clone(&plan), outside(), "");
    let mut took = Vec::new();
    for n in 0..150 {
        let node = find(&answers, &format!("rate{n}"));
        let began = Instant::now();
        answers.set(node, "0");
        took.push(began.elapsed());
    }
    say("an answer changes", took);
    let first = find(&answers, "rate0");
    let mut value = ["none", "0"].into_iter().cycle();
    say(
        "the answer changes on which all others depend",
        timed(100, || answers.set(first, value.next().unwrap())),
    );
    let record = answers.record();
    say(
        &format!("a record of {} kB is read back", record.len() / 1000),
        timed(30, || Answers::from_record(Arc::clone(&plan), outside(), "", &record).unwrap()),
    );
    say("all of it is checked", timed(30, || answers.invalid()));

    let plan = Arc::new(Plan::new(form(&middle())).unwrap());
    let mut answers = Answers::new(Arc::clone(&plan), outside(), "");
    for n in 0..110 {
        let node = find(&answers, &format!("q{n}"));
        answers.set(node, &"what she knows of it ".repeat(6));
    }
    let record = answers.record();
    println!("a form of 120 questions and a repeat, a record of {} kB", record.len() / 1000);
    say(
        "it is read and checked, as on submission",
        timed(300, || Answers::from_record(Arc::clone(&plan), outside(), "", &record).unwrap().invalid()),
    );
}
