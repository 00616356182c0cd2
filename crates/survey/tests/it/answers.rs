//! Filling forms.

use crate::read::plan;
use diligence_survey::{Answers, NodeId, Outside, Plan, Why};
use std::sync::Arc;

fn outside() -> Outside {
    Outside::new(1_796_027_400_250, 60, 7, "uuid:one")
}

fn begin(text: &str) -> Answers {
    Answers::new(plan(text), outside(), "")
}

/// The element at a path such as `rep[2]/x` below the root.
fn at(answers: &Answers, path: &str) -> NodeId {
    let tree = answers.tree();
    path.split('/').fold(tree.root().unwrap(), |node, step| {
        let (name, wanted) = step.strip_suffix(']').and_then(|it| it.split_once('[')).unwrap_or((step, "1"));
        let mut all = tree.children(node).iter().copied().filter(|it| tree.name(*it) == name);
        all.nth(wanted.parse::<usize>().unwrap() - 1).unwrap_or_else(|| panic!("nothing at {path}"))
    })
}

fn read(answers: &Answers, path: &str) -> String {
    answers.tree().text(at(answers, path))
}

fn set(answers: &mut Answers, path: &str, text: &str) {
    let node = at(answers, path);
    answers.set(node, text);
}

fn asked(answers: &Answers, path: &str) -> bool {
    !answers.tree().is_hidden(at(answers, path))
}

const CHAIN: &str = "survey
,type,name,label,relevant,calculation,required,constraint,constraint_message
,integer,a,How many?,,,,. > 0 and . < 100,Between 1 and ${most}
,calculate,most,,,98 + 1,,,
,calculate,twice,,,${a} * 2,,,
,calculate,four,,,${twice} * 2,,,
,begin group,g,G,${four} > 10,,,,
,text,why,Why ${four}?,,,yes,,
,text,more,More,${why} != '',,,,
,end group,,,,,,,
,calculate,told,,,\"if(${why} = '', 'no', ${why})\",,,
";

#[test]
fn what_follows_is_computed_at_once_and_in_order() {
    let mut answers = begin(CHAIN);
    assert_eq!((read(&answers, "twice"), read(&answers, "told")), ("NaN".into(), "no".into()));
    assert!(!asked(&answers, "g/why"));
    set(&mut answers, "a", "5");
    assert_eq!(read(&answers, "four"), "20");
    assert!(asked(&answers, "g/why") && !asked(&answers, "g/more"));
    assert_eq!(answers.label(at(&answers, "g/why")), "Why 20?");
    set(&mut answers, "g/why", "because");
    assert!(asked(&answers, "g/more"));
    assert_eq!(read(&answers, "told"), "because");
    // What is not asked any more counts for nothing, and is not lost.
    set(&mut answers, "a", "1");
    assert_eq!(read(&answers, "told"), "no");
    assert!(!answers.record().contains("because"));
    set(&mut answers, "a", "5");
    assert_eq!(read(&answers, "told"), "because");
}

#[test]
fn what_looks_everywhere_follows_every_answer() {
    let mut answers = begin(
        "survey
,type,name,label,calculation
,text,a,A,
,begin group,g,G,
,text,b,B,
,end group,,,
,calculate,all,,count(//b[. = 'x'])
,calculate,here,,\"count-non-empty(../g/*) + count(/*/a[. != ''])\"
",
    );
    assert_eq!((read(&answers, "all"), read(&answers, "here")), ("0".into(), "0".into()));
    set(&mut answers, "g/b", "x");
    assert_eq!((read(&answers, "all"), read(&answers, "here")), ("1".into(), "1".into()));
    set(&mut answers, "a", "x");
    assert_eq!((read(&answers, "all"), read(&answers, "here")), ("1".into(), "2".into()));
}

#[test]
fn what_is_wrong_is_said_where_it_is() {
    let mut answers = begin(CHAIN);
    assert!(answers.invalid().is_empty(), "what is not asked is not missing");
    set(&mut answers, "a", "500");
    let said: Vec<(Why, String)> = answers.invalid().into_iter().map(|it| (it.why, it.message)).collect();
    assert_eq!(said, [(Why::Constraint, "Between 1 and 99".to_owned()), (Why::Missing, String::new())]);
    set(&mut answers, "a", "many");
    assert_eq!(answers.wrong(at(&answers, "a")), Some(Why::Kind));
    assert!(answers.is_read_only(at(&answers, "twice")) && !answers.is_read_only(at(&answers, "a")));
    assert!(answers.is_required(at(&answers, "g/why")));
}

const REPEATS: &str = "survey
,type,name,label,repeat_count,calculation,default
,integer,n,N,,,2
,begin repeat,shelter,Shelter,${n},,
,integer,beds,Beds,,,
,calculate,number,,,position(..),
,calculate,share,,,${beds} div ${all},
,begin repeat,room,Room,,,
,integer,size,Size,,,${beds} + 1
,calculate,big,,,${size} > ${beds},
,end repeat,,,,,
,calculate,rooms,,,count(${room}),
,end repeat,,,,,
,calculate,all,,,sum(${beds}),
,calculate,first,,,\"indexed-repeat(${beds}, ${shelter}, 1)\",
";

#[test]
fn repeats_grow_shrink_and_keep_what_was_said() {
    let mut answers = begin(REPEATS);
    set(&mut answers, "shelter[1]/beds", "10");
    set(&mut answers, "shelter[2]/beds", "30");
    assert_eq!((read(&answers, "all"), read(&answers, "first")), ("40".into(), "10".into()));
    assert_eq!(
        (read(&answers, "shelter[1]/share"), read(&answers, "shelter[2]/share")),
        ("0.25".into(), "0.75".into())
    );
    assert_eq!(read(&answers, "shelter[2]/number"), "2");
    set(&mut answers, "n", "1");
    assert_eq!(read(&answers, "all"), "10");
    assert_eq!(answers.record().matches("<shelter>").count(), 1);
    set(&mut answers, "n", "3");
    assert_eq!((read(&answers, "all"), read(&answers, "shelter[2]/beds")), ("40".into(), "30".into()));
    let shelter = at(&answers, "shelter[2]");
    let room = answers.plan().form().named("room").next().unwrap();
    let added = answers.add(shelter, room).unwrap();
    assert_eq!(read(&answers, "shelter[2]/rooms"), "2");
    assert_eq!(read(&answers, "shelter[1]/rooms"), "1");
    // A new one begins with what its default computes there.
    assert_eq!(read(&answers, "shelter[2]/room[2]/size"), "31");
    assert_eq!(read(&answers, "shelter[2]/room[2]/big"), "true");
    assert!(answers.remove(added));
    assert_eq!(read(&answers, "shelter[2]/rooms"), "1");
    let item = answers.item(shelter);
    assert!(answers.add(answers.tree().root().unwrap(), item).is_none(), "its number is computed");
    assert!(!answers.remove(shelter));
}

#[test]
fn a_number_of_repeats_is_bounded_whatever_it_says() {
    for (number, expected) in [("1000000", 1_000), ("-3", 0), ("many", 0), ("", 0), ("2.9", 2)] {
        let mut answers = begin("survey\n,type,name,label,repeat_count\n,text,n,N,\n,begin repeat,r,R,${n}\n,text,x,X,\n,end repeat,,,\n,calculate,c,,\n".replace(",calculate,c,,\n", "").as_str());
        set(&mut answers, "n", number);
        assert_eq!(answers.record().matches("<r>").count(), expected, "{number}");
    }
}

#[test]
fn a_number_that_is_none_hides_nothing_that_was_answered() {
    let text = "survey\n,type,name,label,repeat_count\n,text,n,N,\n,begin repeat,r,R,${n}\n,text,x,X,\n,end repeat,,,\n";
    let mut answers = begin(text);
    set(&mut answers, "n", "2");
    set(&mut answers, "r[2]/x", "kept");
    set(&mut answers, "n", "two");
    assert!(answers.record().contains("kept"));
    set(&mut answers, "n", "5000");
    assert_eq!(answers.record().matches("<r>").count(), 1_000);
    assert!(!answers.broken().is_empty(), "that there are more is not silent");
}

#[test]
fn no_form_makes_a_record_without_end() {
    let mut answers = begin(
        "survey
,type,name,label,repeat_count,calculation,trigger
,begin repeat,a,A,1000,,
,begin repeat,b,B,1000,,
,begin repeat,c,C,1000,,
,text,x,X,,,
,end repeat,,,,,
,end repeat,,,,,
,end repeat,,,,,
,text,p,P,,random(),\"${q},${r}\"
,text,q,Q,,random(),\"${p},${r}\"
,text,r,R,,random(),\"${p},${q}\"
",
    );
    assert!(answers.tree().len() < diligence_survey::MOST_ELEMENTS + 2_000, "{}", answers.tree().len());
    assert!(!answers.broken().is_empty());
    set(&mut answers, "p", "1");
}

#[test]
fn what_is_hidden_keeps_what_it_once_was() {
    let mut answers = begin(
        "survey
,type,name,label,relevant,calculation
,text,a,A,,
,begin group,g,G,${a} != 'hide',
,calculate,id,,,once(random())
,text,b,B,,
,end group,,,,
",
    );
    let first = read(&answers, "g/id");
    set(&mut answers, "a", "hide");
    set(&mut answers, "a", "show");
    assert!(!first.is_empty() && read(&answers, "g/id") == first);
}

#[test]
fn choices_are_filtered_where_one_stands() {
    let mut answers = begin(
        "survey
,type,name,label,choice_filter,relevant
,select_one region,region,Region,,
,begin repeat,visit,Visit,,
,select_one town,town,Town,of = ${region} or of = 'all',
,end repeat,,,,
,select_multiple ${town},best,Best,,
,rank region,order,Order,,
choices
,list_name,name,label::English (en),label::العربية (ar),of
,region,n,North,الشمال,
,region,s,South,الجنوب,
,town,a,Aville,أ,n
,town,b,Beeton,ب,s
,town,c,Anywhere,أينما,all
",
    );
    let town = at(&answers, "visit/town");
    let labels = |answers: &Answers, node| -> Vec<String> {
        answers.offered(node).unwrap().into_iter().map(|it| it.label).collect()
    };
    assert_eq!(labels(&answers, town), ["Anywhere"]);
    set(&mut answers, "region", "n");
    answers.speak("English (en)");
    assert_eq!(labels(&answers, town), ["Aville", "Anywhere"]);
    answers.speak("العربية (ar)");
    assert_eq!(labels(&answers, town), ["أ", "أينما"]);
    set(&mut answers, "visit/town", "b");
    assert_eq!(answers.wrong(town), Some(Why::Choice));
    set(&mut answers, "visit/town", "a");
    assert_eq!(answers.wrong(town), None);
    let best = at(&answers, "best");
    assert_eq!(answers.offered(best).unwrap().len(), 1);
    set(&mut answers, "order", "s n");
    assert_eq!(answers.wrong(at(&answers, "order")), None);
    set(&mut answers, "order", "s x");
    assert_eq!(answers.wrong(at(&answers, "order")), Some(Why::Choice));
}

#[test]
fn a_trigger_computes_only_when_its_question_changes() {
    let mut answers = begin(
        "survey
,type,name,label,calculation,trigger
,text,a,A,,
,text,b,B,,
,text,seen,Seen,\"concat(${a}, '-', ${b})\",${a}
",
    );
    set(&mut answers, "b", "1");
    assert_eq!(read(&answers, "seen"), "");
    set(&mut answers, "a", "x");
    assert_eq!(read(&answers, "seen"), "x-1");
    set(&mut answers, "b", "2");
    assert_eq!(read(&answers, "seen"), "x-1");
    set(&mut answers, "seen", "mine");
    assert_eq!(read(&answers, "seen"), "mine");
}

#[test]
fn questions_that_trigger_each_other_come_to_an_end() {
    let mut answers = begin(
        "survey
,type,name,label,calculation,trigger
,text,a,A,\"concat(${b}, 'x')\",${b}
,text,b,B,\"concat(${a}, 'y')\",${a}
",
    );
    set(&mut answers, "a", "0");
    assert_eq!(read(&answers, "a").len(), 21);
}

#[test]
fn nothing_tells_who_answers_or_when_but_the_day() {
    let answers = begin(
        "survey\n,type,name,label\n,start,start,\n,end,end,\n,today,today,\n,deviceid,device,\n,username,user,\n,phonenumber,phone,\n,email,email,\n,text,a,A\n",
    );
    let record = answers.record();
    assert!(
        record.contains("<today>2026-11-30</today>") && record.contains("<instanceID>uuid:one</instanceID>")
    );
    for name in ["start", "end", "device", "user", "phone", "email"] {
        assert!(record.contains(&format!("<{name}/>")), "{record}");
    }
}

#[test]
fn a_record_is_read_as_it_was_written() {
    let plan = plan(REPEATS);
    let mut answers = Answers::new(Arc::clone(&plan), outside(), "");
    set(&mut answers, "n", "3");
    set(&mut answers, "shelter[2]/beds", "30");
    let room = plan.form().named("room").next().unwrap();
    answers.add(at(&answers, "shelter[3]"), room).unwrap();
    set(&mut answers, "shelter[3]/room[2]/size", "<&\"'\u{7}\n zwei  ");
    let record = answers.record();
    let again = Answers::from_record(Arc::clone(&plan), outside(), "", &record).unwrap();
    assert_eq!(again.record(), record);
    assert_eq!(read(&again, "all"), "30");
    let refused =
        |xml: &str| Answers::from_record(Arc::clone(&plan), outside(), "", xml).unwrap_err().to_string();
    assert_eq!(
        refused("<other/>"),
        "The record begins with “other”, not with “data”: it belongs to another form"
    );
    // What the form does not ask is kept aside, and the rest is read.
    let changed = "<data><n>1</n><old>she <b>said</b></old><n>2</n><shelter><beds>5</beds></shelter></data>";
    let read_on = Answers::from_record(Arc::clone(&plan), outside(), "", changed).unwrap();
    let left: Vec<(&str, &str)> =
        read_on.leftovers().iter().map(|it| (it.0.as_str(), it.1.as_str())).collect();
    assert_eq!(left, [("/data/old", "she "), ("/data/old/b", "said"), ("/data/n", "2")]);
    assert_eq!(read(&read_on, "all"), "5");
    assert!(refused("<!DOCTYPE data [<!ENTITY a 'b'>]><data/>").contains("document type"));
    assert!(refused("<data>").contains("ends within an element"));
    assert!(refused(&("<data>".repeat(200))).contains("nests them deeper"));
    assert!(refused("<data><n>&unknown;</n></data>").contains("unknown"));
}

#[test]
fn what_is_computed_in_the_beginning_may_look_at_what_follows() {
    let answers = begin(
        "survey
,type,name,label,default,calculation
,text,first,First,\"concat(${later}, '-', ${sum})\",
,text,later,Later,x,
,calculate,sum,,,1 + 1
",
    );
    assert_eq!(read(&answers, "first"), "x-2");
}

#[test]
fn a_draft_keeps_what_is_not_asked_any_more() {
    let plan = plan(REPEATS);
    let mut answers = Answers::new(Arc::clone(&plan), outside(), "");
    set(&mut answers, "shelter[2]/beds", "30");
    set(&mut answers, "n", "1");
    let draft = answers.draft();
    let mut again = Answers::from_record(Arc::clone(&plan), outside(), "", &draft).unwrap();
    assert_eq!(again.draft(), draft);
    assert_eq!(again.record(), answers.record());
    assert!(again.hides_some() && draft != again.record());
    set(&mut again, "n", "2");
    assert!(!again.hides_some() && again.draft() == again.record());
    assert_eq!(read(&again, "shelter[2]/beds"), "30");
}

#[test]
fn a_range_takes_its_steps_alone() {
    let mut answers = begin(
        "survey\n,type,name,label,parameters\n,range,r,R,start=0 end=1 step=0.1\n,range,d,D,start=5 end=1 step=2\n",
    );
    for (path, fitting, wrong) in
        [("r", ["0", "0.3", "1"], ["0.35", "1.1", "-0.1"]), ("d", ["5", "3", "1"], ["4", "7", "0"])]
    {
        for (values, fits) in [(fitting, true), (wrong, false)] {
            for value in values {
                set(&mut answers, path, value);
                assert_eq!(answers.wrong(at(&answers, path)).is_none(), fits, "{path} = {value}");
            }
        }
    }
}

#[test]
fn a_form_of_fifteen_hundred_rows_is_filled() {
    use std::fmt::Write as _;
    let mut text = "survey\n,type,name,label,relevant,calculation\n".to_owned();
    for n in 0..750 {
        let before = if n == 0 { String::new() } else { format!("${{q{}}} != 'stop'", n - 1) };
        writeln!(text, ",text,q{n},Question {n},{before},").unwrap();
        writeln!(text, ",calculate,c{n},,,\"concat(${{q{n}}}, '{n}')\"").unwrap();
    }
    let mut answers = Answers::new(Arc::new(Plan::new(crate::read::form(&text)).unwrap()), outside(), "");
    set(&mut answers, "q0", "stop");
    assert!(!asked(&answers, "q1") && asked(&answers, "q2"), "what is hidden says nothing");
    assert_eq!(read(&answers, "c0"), "stop0");
}
