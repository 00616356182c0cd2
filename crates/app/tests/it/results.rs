//! Results of a round: what is counted and what is withheld, single answers, texts and their tags.

use crate::house::{DAY, House, here, now, pass};
use diligence_app::answering::page::seen as mark;
use diligence_app::answering::submit::{self, client_key};
use diligence_app::answering::{self, Contributor, Entry, Given, Posted, begin, enter, withdraw};
use diligence_app::results::coding::{self, Change};
use diligence_app::results::distribution::{self, Cell, Counts, Distribution, Of};
use diligence_app::results::table::{self, By, Filter};
use diligence_app::results::{self, Question, Shape, text};
use diligence_app::round::invite::{self, Invitee};
use diligence_app::round::{self, Change as RoundChange, Typed, WordsTyped};
use diligence_app::session::Visitor;
use diligence_app::{Refused, audit};
use diligence_domain::{Locale, Role, RoundId, Scope};
use diligence_testkit::databases;

/// Closed questions of each shape, a text that another sets off, a repeat, consent.
const FORM: &str = "\
survey,,,,
,type,name,label::English (en),relevant
,begin group,about,About,
,select_one work,work,What do you do?,
,integer,staff,How many are you?,
,select_multiple work,helps,Who helps?,
,select_one yes_no,consent_quote,May we quote you?,
,end group,,,
,begin group,PT3,Protection orders,
,select_one level,PT3_law,What does the law of ${work} say?,
,text,PT3_how,How?,${PT3_law} = '0'
,select_multiple forms,PT3_forms,For which forms is it different?,
,begin repeat,source,Source,
,text,title,Title,
,select_one work,of,Of whom?,
,end repeat,,,
,end group,,,
choices,,,,
,list_name,name,label::English (en),
,work,shelter,Shelter,
,work,law,Law,
,yes_no,yes,Yes,
,yes_no,no,No,
,level,0,Nothing,
,level,4,All of it,
,level,unknown,I do not know,
,forms,physical,Physical,
,forms,digital,Digital,
settings,,,,
,form_title,form_id,default_language,
,Try,try,English (en),
";

async fn person(house: &House, name: &str, role: Role, scope: Scope) -> Visitor {
    let token = house.someone(&format!("{name}@network.example"), role, house.host, scope).await;
    house.visitor(&token).await
}

async fn open_round(house: &House, dina: &Visitor) -> RoundId {
    let app = &house.app;
    let questionnaire = answering::add(app, dina, FORM.as_bytes(), "try.csv").await.unwrap();
    let typed = Typed {
        name: "First".into(),
        questionnaire: questionnaire.to_string(),
        targets: "MYS 5\nNAM 5\nKEN 5".into(),
        locales: vec!["en".into()],
        opens: "2026-11-01".into(),
        closes: "2026-12-31".into(),
        zone: "UTC".into(),
        keep_months: "24".into(),
    };
    let id = round::add(app, dina, &typed).await.unwrap();
    let help = |at: &str| (at.parse().unwrap(), [(Locale::EN, "Call 1.".to_owned())].into());
    let words = WordsTyped {
        consent: [(Locale::EN, "We ask.".to_owned())].into(),
        referral: ["MYS", "NAM", "KEN"].map(help).into(),
    };
    round::change(app, dina, id, RoundChange::Words(&words), 1).await.unwrap();
    round::change(app, dina, id, RoundChange::Open, 2).await.unwrap();
    id
}

/// An organisation that begins.
async fn begun(house: &House, dina: &Visitor, id: RoundId, at: &str, class: &str) -> Contributor {
    let invitee = Invitee {
        name: "House of the lamp".into(),
        locale: "en".into(),
        jurisdiction: at.into(),
        class: class.into(),
        ..Invitee::default()
    };
    let code = invite::invite(&house.app, dina, id, &invitee).await.unwrap().code.unwrap();
    let Entry::In(who) = enter(&house.app, code.as_str(), "").await.unwrap() else { panic!("not in") };
    begin(&house.app, &who).await.unwrap();
    *who
}

/// Writes answers, each: page, question, value.
async fn write(house: &House, who: &Contributor, all: &[(usize, &str, &str)]) {
    for (page, id, value) in all {
        let given = Given { id: (*id).to_owned(), seen: mark(""), sent: vec![(*value).to_owned()] };
        let posted = Posted { answers: vec![given], ..Posted::default() };
        let saved = answering::save(&house.app, who, Locale::EN, *page, &posted).await.unwrap();
        assert!(saved.conflicts.is_empty(), "{id}");
    }
    submit::submit(&house.app, who, Locale::EN, &client_key()).await.unwrap().unwrap();
}

async fn answered(
    house: &House,
    dina: &Visitor,
    id: RoundId,
    at: &str,
    class: &str,
    all: &[(usize, &str, &str)],
) -> Contributor {
    let who = begun(house, dina, id, at, class).await;
    write(house, &who, all).await;
    who
}

async fn counted(house: &House, by: &Visitor, id: RoundId) -> Vec<Distribution> {
    let seen = results::open(&house.app, by, id).await.unwrap();
    let questions = Question::all(&seen.asked).into_iter().filter(|it| it.shape != Shape::Text).collect();
    distribution::count(&house.app, &seen, questions).await.unwrap().distributions
}

fn of<'d>(all: &'d [Distribution], name: &str) -> &'d Distribution {
    all.iter().find(|it| it.question.name == name).unwrap()
}

fn at(code: &str) -> Of {
    Of::Jurisdiction(code.parse().unwrap())
}

fn shown(it: &Distribution, of: Of) -> Counts {
    match it.cell(of) {
        Some(Cell::Shown(counts)) => counts.clone(),
        other => panic!("{of:?}: {other:?}"),
    }
}

const LAW: &str = "PT3/PT3_law";

#[tokio::test]
async fn answers_are_counted_and_nobody_is_shown() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let engine = house.scratch.engine;
        let dina = person(&house, "dina", Role::Director, Scope::Everywhere).await;
        let id = open_round(&house, &dina).await;
        let law = |level| (1, LAW, level);
        for (level, staff) in [("0", "1"), ("0", "2"), ("4", "9"), ("unknown", "30")] {
            let all = [law(level), (0, "about/staff", staff), (0, "about/helps", "shelter law")];
            answered(&house, &dina, id, "MYS", "civil-society", &all).await;
        }
        answered(&house, &dina, id, "MYS", "government", &[law("4")]).await;
        let kenya = [law("4")];
        answered(&house, &dina, id, "KEN", "academia", &kenya).await;
        let all = counted(&house, &dina, id).await;
        let counts = shown(of(&all, LAW), at("MYS"));
        assert_eq!((counts.organisations, counts.thin, counts.answers), (3, true, 3), "{engine}");
        assert_eq!((counts.values, counts.apart, counts.missing), (vec![2, 1], [1, 0, 0], 0), "{engine}");
        assert_eq!(of(&all, LAW).cell(at("KEN")), Some(&Cell::Withheld), "{engine}: one organisation");
        assert_eq!(of(&all, LAW).cell(at("NAM")), Some(&Cell::Empty), "{engine}");
        assert_eq!(of(&all, LAW).cell(Of::All), None, "{engine}: Kenya would follow from a total");
        let government = Of::Government("MYS".parse().unwrap());
        assert_eq!(shown(of(&all, LAW), government).values, [0, 1], "{engine}");
        let staff = shown(of(&all, "about/staff"), at("MYS"));
        assert_eq!((staff.median, staff.quartiles), (Some(5.5), None), "{engine}: thin");
        let helps = shown(of(&all, "about/helps"), at("MYS"));
        assert_eq!((helps.answers, helps.values), (4, vec![4, 4]), "{engine}");

        // Two more elsewhere: together they are enough, and the total holds what is shown.
        for level in ["0", "unknown", "4"] {
            answered(&house, &dina, id, "NAM", "civil-society", &[law(level)]).await;
        }
        let all = counted(&house, &dina, id).await;
        let asked = of(&all, LAW);
        assert_eq!(asked.cell(at("NAM")), Some(&Cell::Together), "{engine}: two gave a level");
        assert_eq!(shown(asked, Of::Others(2)).values, [1, 2], "{engine}");
        let total = shown(asked, Of::All);
        assert_eq!((total.values, total.apart, total.organisations), (vec![3, 3], [2, 0, 0], 6), "{engine}");
        assert!(!total.thin);

        // A correction counts instead of what it corrects; what was taken back counts no more.
        let who = answered(&house, &dina, id, "NAM", "civil-society", &[law("0")]).await;
        assert_eq!(shown(of(&counted(&house, &dina, id).await, LAW), at("NAM")).values, [2, 1], "{engine}");
        withdraw::withdraw(&house.app, &who).await.unwrap();
        assert_eq!(of(&counted(&house, &dina, id).await, LAW).cell(at("NAM")), Some(&Cell::Together));
    }
}

#[tokio::test]
async fn forms_of_violence_are_counted_among_those_who_name_any() {
    let house = House::build(diligence_testkit::sqlite()).await;
    let dina = person(&house, "dina", Role::Director, Scope::Everywhere).await;
    let id = open_round(&house, &dina).await;
    for forms in ["digital", "physical digital", "digital"] {
        let all = [(1, LAW, "4"), (1, "PT3/PT3_forms", forms)];
        answered(&house, &dina, id, "MYS", "civil-society", &all).await;
    }
    answered(&house, &dina, id, "MYS", "civil-society", &[(1, LAW, "4")]).await;
    let seen = results::open(&house.app, &dina, id).await.unwrap();
    let asked = distribution::of_forms(&house.app, &seen);
    assert_eq!(asked.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["PT3/PT3_forms"]);
    let found = distribution::count(&house.app, &seen, asked).await.unwrap();
    let counts = shown(&found.distributions[0], at("MYS"));
    assert_eq!((counts.answers, counts.values, counts.missing), (3, vec![1, 3], 1));
}

#[tokio::test]
async fn one_organisation_with_many_entries_does_not_outweigh() {
    let house = House::build(diligence_testkit::sqlite()).await;
    let dina = person(&house, "dina", Role::Director, Scope::Everywhere).await;
    let id = open_round(&house, &dina).await;
    let (one, two, three, four) =
        ("PT3/source[1]/of", "PT3/source[2]/of", "PT3/source[3]/of", "PT3/source[4]/of");
    for _ in 0..2 {
        answered(&house, &dina, id, "MYS", "civil-society", &[(1, one, "law")]).await;
    }
    let who = begun(&house, &dina, id, "MYS", "civil-society").await;
    for _ in 0..3 {
        let more = Posted { add: Some("PT3/source".into()), ..Posted::default() };
        answering::save(&house.app, &who, Locale::EN, 1, &more).await.unwrap();
    }
    let entries = [(1, one, "law"), (1, two, "law"), (1, three, "law")];
    write(&house, &who, &entries).await;
    let sources = "PT3/source/of";
    let counts = shown(of(&counted(&house, &dina, id).await, sources), at("MYS"));
    assert_eq!((counts.organisations, counts.answers, counts.values), (3, 5, vec![0, 5]), "three of five");
    write(&house, &who, &[(1, four, "law")]).await;
    let all = counted(&house, &dina, id).await;
    assert_eq!(of(&all, sources).cell(at("MYS")), Some(&Cell::Withheld), "four of six");
}

#[tokio::test]
async fn a_country_partner_sees_her_own_country_once_the_round_is_over() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let dina = person(&house, "dina", Role::Director, Scope::Everywhere).await;
        let id = open_round(&house, &dina).await;
        for country in ["MYS", "NAM"] {
            for level in ["0", "0", "4"] {
                answered(&house, &dina, id, country, "civil-society", &[(1, LAW, level)]).await;
            }
        }
        let mina = house.visitor(&house.mina).await;
        assert!(counted(&house, &mina, id).await.iter().all(|it| it.columns.is_empty()), "while it is open");
        pass(60 * DAY);
        let mina = person(&house, "mina2", Role::CountryPartner, here(&["MYS"])).await;
        let all = counted(&house, &mina, id).await;
        let columns: Vec<Of> = of(&all, LAW).columns.iter().map(|it| it.0).collect();
        assert_eq!(columns, [at("MYS")], "hers alone, and no total that holds others");
        // Single answers and texts are not for her.
        let filter = Filter { most: 50, ..Filter::default() };
        for refused in [
            table::page(&house.app, &mina, id, Locale::EN, &filter).await.err(),
            text::questions(&house.app, &mina, id, Locale::EN).await.err(),
            coding::codes(&house.app, &mina, id).await.err(),
        ] {
            assert!(matches!(refused, Some(Refused::NotFound)), "{refused:?}");
        }
        let away = person(&house, "olga", Role::Director, here(&["EGY"])).await;
        assert!(matches!(results::open(&house.app, &away, id).await, Err(Refused::NotFound)));
    }
}

pub async fn log(house: &House, by: &Visitor) -> Vec<String> {
    let filter = audit::Filter { until_ms: now() + 1, ..audit::Filter::default() };
    let (all, _) = audit::page(&house.app, by, &filter, 1000, 0).await.unwrap();
    all.into_iter().map(|it| it.act).collect()
}

#[tokio::test]
async fn single_answers_are_narrowed_ordered_and_written_down() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let (app, engine) = (&house.app, house.scratch.engine);
        let dina = person(&house, "dina", Role::Director, Scope::Everywhere).await;
        let id = open_round(&house, &dina).await;
        let who = answered(&house, &dina, id, "MYS", "civil-society", &[(1, LAW, "0")]).await;
        write(&house, &who, &[(0, "about/helps", "shelter law"), (1, "PT3/PT3_how", "By hand")]).await;
        answered(&house, &dina, id, "NAM", "academia", &[(1, LAW, "4")]).await;
        let page = async |filter: Filter| table::page(app, &dina, id, Locale::EN, &filter).await.unwrap();
        let all =
            Filter { most: 50, by: By::Corrections, reversed: true, section: Some(0), ..Filter::default() };
        let found = page(all.clone()).await;
        assert_eq!((found.total, found.lines.len()), (2, 2), "{engine}");
        assert_eq!(found.lines[0].corrections, 1);
        assert_eq!(found.lines[0].cells, ["", "", "Shelter · Law", ""], "{engine}: in words");
        let answer = |value: &str| Some((LAW.to_owned(), value.to_owned()));
        assert_eq!(page(Filter { answer: answer("4"), ..all.clone() }).await.lines[0].class, "academia");
        assert_eq!(page(Filter { at: Some("MYS".parse().unwrap()), ..all.clone() }).await.total, 1);
        assert_eq!(page(Filter { class: "funder".into(), ..all.clone() }).await.total, 0);
        assert_eq!(page(Filter { skip: 1, most: 1, ..all.clone() }).await.lines.len(), 1);
        let handle = found.lines[0].handle.clone();
        let one = table::one(app, &dina, id, Locale::EN, &handle).await.unwrap();
        assert!(one.said.iter().any(|it| it.answer == "By hand"), "{engine}");
        assert_eq!(log(&house, &dina).await.iter().filter(|it| *it == "answers-read").count(), 6, "{engine}");
        // Of another round, or out of reach, it is not there.
        let nina = person(&house, "nina", Role::Coordinator, here(&["NAM"])).await;
        assert!(matches!(table::one(app, &nina, id, Locale::EN, &handle).await, Err(Refused::NotFound)));
        assert_eq!(table::page(app, &nina, id, Locale::EN, &all).await.unwrap().total, 1, "{engine}");
        let actor = diligence_domain::Actor { fresh: false, ..dina.actor.clone() };
        let stale = Visitor { actor, ..dina.clone() };
        assert!(matches!(table::page(app, &stale, id, Locale::EN, &all).await, Err(Refused::Confirm)));
    }
}

#[tokio::test]
async fn texts_are_tagged_by_several_each_by_herself() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let (app, engine) = (&house.app, house.scratch.engine);
        let dina = person(&house, "dina", Role::Director, Scope::Everywhere).await;
        let cora = person(&house, "cora", Role::Coordinator, Scope::Everywhere).await;
        let id = open_round(&house, &dina).await;
        let mut people = Vec::new();
        for (text, quote) in [("Police come late", "yes"), ("No money", "no")] {
            let all = [(1, LAW, "0"), (1, "PT3/PT3_how", text), (0, "about/consent_quote", quote)];
            people.push(answered(&house, &dina, id, "MYS", "civil-society", &all).await);
        }
        let (_, questions) = text::questions(app, &dina, id, Locale::EN).await.unwrap();
        let counts: Vec<(&str, usize)> = questions.iter().map(|it| (it.0.name.as_str(), it.1)).collect();
        assert_eq!(counts, [("PT3/PT3_how", 2), ("PT3/source/title", 0)], "{engine}");
        let asked = "PT3/PT3_how";
        for (parent, name) in [("", "Police"), ("", "Money")] {
            coding::change(app, &dina, id, Change::Add { parent, name }).await.unwrap();
        }
        let codes = coding::codes(app, &cora, id).await.unwrap().1;
        let tag = |name: &str| codes.iter().find(|it| it.name == name).unwrap().id.clone();
        let (police, money) = (tag("Police"), tag("Money"));
        let texts = async |by: &Visitor| text::page(app, by, id, Locale::EN, asked, "").await.unwrap().texts;
        let all = texts(&dina).await;
        let late = all.iter().find(|it| it.text == "Police come late").unwrap().clone();
        let poor = all.iter().find(|it| it.text == "No money").unwrap().clone();
        assert_eq!((late.quote, poor.quote), (Some(true), Some(false)), "{engine}");
        let give = async |by: &Visitor, it: &text::Text, tags: &[String]| {
            coding::give(app, by, id, asked, (&it.handle, &it.place), tags).await
        };
        give(&dina, &late, &[police.clone(), money.clone()]).await.unwrap();
        // Instead of what she gave before.
        give(&dina, &late, std::slice::from_ref(&police)).await.unwrap();
        give(&dina, &poor, &[]).await.unwrap();
        let blind = texts(&cora).await;
        assert!(blind.iter().all(|it| it.own.is_none() && it.others.is_empty()), "{engine}: {blind:?}");
        give(&cora, &late, std::slice::from_ref(&police)).await.unwrap();
        give(&cora, &poor, std::slice::from_ref(&money)).await.unwrap();
        let now = texts(&cora).await;
        let seen = now.iter().find(|it| it.handle == late.handle).unwrap();
        assert_eq!(seen.others, [[police.clone()].into()], "{engine}");
        let agreed = coding::agreement(app, &dina, id, Locale::EN, asked).await.unwrap();
        assert_eq!((agreed.coders, agreed.tagged), (2, 2), "{engine}");
        let about = |id: &str| agreed.tags.iter().find(|it| it.code.id == id).unwrap();
        assert_eq!((about(&police).share, about(&police).alpha), (Some(1.0), Some(1.0)), "{engine}");
        assert_eq!((about(&money).given, about(&money).share), (1, Some(0.5)), "{engine}");
        assert_eq!(about(&money).differ, [(poor.handle.clone(), poor.place.clone())], "{engine}");
        // A tag that is merged is given wherever the other was, and once.
        coding::change(app, &dina, id, Change::Merge { code: &money, into: &police }).await.unwrap();
        let now = texts(&cora).await;
        let own = |it: &text::Text| it.own.clone().unwrap();
        assert!(now.iter().all(|it| own(it) == [police.clone()].into()), "{engine}: {now:?}");
        // What is no text, no tag, or out of reach.
        let elsewhere = text::Text { place: "PT3/PT3_law".into(), ..late.clone() };
        assert!(matches!(give(&dina, &elsewhere, &[]).await, Err(Refused::NotFound)), "{engine}");
        assert!(matches!(give(&dina, &late, &["x".into()]).await, Err(Refused::Stale)), "{engine}");
        let nina = person(&house, "nina", Role::Coordinator, here(&["NAM"])).await;
        assert!(matches!(give(&nina, &late, &[]).await, Err(Refused::NotFound)), "{engine}");
        assert!(texts(&nina).await.is_empty(), "{engine}");
        // A tag is moved with what lies under it, but not under what lies under it.
        let add = Change::Add { parent: &police, name: "Late" };
        coding::change(app, &dina, id, add).await.unwrap();
        let codes = async || coding::codes(app, &dina, id).await.unwrap().1;
        let under = async |name: &str| codes().await.into_iter().find(|it| it.name == name).unwrap();
        let late = under("Late").await.id;
        let ring = Change::Set { code: &police, parent: &late, name: "Police" };
        assert!(matches!(coding::change(app, &dina, id, ring).await, Err(Refused::Invalid(_))), "{engine}");
        let own = Change::Set { code: &police, parent: &police, name: "Police" };
        assert!(matches!(coding::change(app, &dina, id, own).await, Err(Refused::Invalid(_))), "{engine}");
        let moved = Change::Set { code: &late, parent: "", name: "Too late" };
        coding::change(app, &dina, id, moved).await.unwrap();
        assert_eq!(under("Too late").await.parent, "", "{engine}");
        let moved = Change::Set { code: &police, parent: &late, name: "Police" };
        coding::change(app, &dina, id, moved).await.unwrap();
        assert_eq!(under("Police").await.parent, late, "{engine}");
        // With the answer its tags go.
        for who in &people {
            withdraw::withdraw(app, who).await.unwrap();
        }
        assert_eq!(coding::agreement(app, &dina, id, Locale::EN, asked).await.unwrap().tagged, 0, "{engine}");
        let log = log(&house, &dina).await;
        for act in ["texts-read", "codes-changed", "text-coded"] {
            assert!(log.iter().any(|it| it == act), "{engine}: {act}");
        }
    }
}

#[tokio::test]
async fn pages_of_texts_hold_each_once() {
    let house = House::build(diligence_testkit::sqlite()).await;
    let dina = person(&house, "dina", Role::Director, Scope::Everywhere).await;
    let id = open_round(&house, &dina).await;
    for number in 0..43 {
        // Every third wrote nothing.
        let text = format!("Text {number}");
        let all = [(1, LAW, "0"), (1, "PT3/PT3_how", text.as_str())];
        answered(&house, &dina, id, "MYS", "civil-society", &all[..if number % 3 == 0 { 1 } else { 2 }])
            .await;
    }
    let (mut found, mut after, mut pages) = (Vec::new(), String::new(), 0);
    loop {
        let page = text::page(&house.app, &dina, id, Locale::EN, "PT3/PT3_how", &after).await.unwrap();
        assert!(page.texts.len() <= text::PER_PAGE);
        found.extend(page.texts.into_iter().map(|it| it.text));
        pages += 1;
        match page.next {
            Some(next) => after = next,
            None => break,
        }
    }
    found.sort();
    found.dedup();
    assert_eq!((found.len(), pages), (28, 2));
}
