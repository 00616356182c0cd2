//! A round that takes answers, and somebody who answers.

use crate::house::House;
use diligence_app::answering::page::{Part, parts};
use diligence_app::answering::submit::{self, Receipt};
use diligence_app::answering::{
    self, AccessCode, Contributor, Entry, Given, Open, Posted, Saved, begin, enter, outbox,
};
use diligence_app::desk::token::Token;
use diligence_app::round::invite::{self, Invitee};
use diligence_app::round::{self, Change, Typed, WordsTyped};
use diligence_app::session::Visitor;
use diligence_domain::{AccessState, Locale, Role, RoundId, Scope};

/// Two pages; a question that another sets off, a constraint, a repeat, consent.
pub const FORM: &str = "\
survey,,,,,,,,
,type,name,label::English (en),label::العربية (ar),relevant,constraint,constraint_message,appearance
,begin group,about,About,عنكم,,,,
,select_one work,work,What do you do?,ما عملكم؟,,,,
,integer,staff,How many are you?,كم عددكم؟,,. < 100,Fewer than a hundred,
,select_one yes_no,consent_quote,May we quote you?,هل نقتبس؟,,,,
,end group,,,,,,,
,begin group,PT3,Protection orders,أوامر الحماية,,,,
,select_one level,PT3_law,What does the law say?,ماذا يقول القانون؟,,,,
,text,PT3_how,How?,كيف؟,${PT3_law} = '0',,,multiline
,begin repeat,source,Source,مصدر,,,,
,text,title,Title,عنوان,,,,
,end repeat,,,,,,,
,end group,,,,,,,
choices,,,,,,,,
,list_name,name,label::English (en),label::العربية (ar),,,,
,work,shelter,Shelter,مأوى,,,,
,work,law,Law,قانون,,,,
,yes_no,yes,Yes,نعم,,,,
,yes_no,no,No,لا,,,,
,level,0,Nothing,لا شيء,,,,
,level,4,All of it,كل شيء,,,,
settings,,,,,,,,
,form_title,form_id,default_language,,,,,
,Try,try,English (en),,,,,
";

/// A question by name, and what is answered.
pub struct Put<'a>(pub &'a str, pub &'a str);

pub async fn director(house: &House) -> Visitor {
    let token: Token =
        house.someone("dina@network.example", Role::Director, house.host, Scope::Everywhere).await;
    house.visitor(&token).await
}

pub fn typed(questionnaire: diligence_domain::QuestionnaireId) -> Typed {
    Typed {
        name: "First".into(),
        questionnaire: questionnaire.to_string(),
        targets: "MYS 3\nNAM 2".into(),
        locales: vec!["en".into(), "ar".into()],
        opens: "2026-11-01".into(),
        closes: "2026-12-31".into(),
        zone: "Asia/Kuala_Lumpur".into(),
        keep_months: "24".into(),
    }
}

pub fn words() -> WordsTyped {
    let both =
        |en: &str, ar: &str| [(Locale::EN, en.to_owned()), ("ar".parse().unwrap(), ar.to_owned())].into();
    WordsTyped {
        consent: both("We ask what you know.", "نسألكم عما تعرفون."),
        referral: [
            ("MYS".parse().unwrap(), both("Call 999.", "اتصلن بالرقم 999.")),
            ("NAM".parse().unwrap(), both("Call 1.", "اتصلن")),
        ]
        .into(),
    }
}

/// A round that takes answers.
pub async fn open_round(house: &House, dina: &Visitor) -> RoundId {
    open_round_of(house, dina, FORM).await
}

/// A round that takes answers to a form.
pub async fn open_round_of(house: &House, dina: &Visitor, form: &str) -> RoundId {
    let app = &house.app;
    let questionnaire = answering::add(app, dina, form.as_bytes(), "try.csv").await.unwrap();
    let id = round::add(app, dina, &typed(questionnaire)).await.unwrap();
    round::change(app, dina, id, Change::Words(&words()), 1).await.unwrap();
    round::change(app, dina, id, Change::Open, 2).await.unwrap();
    id
}

pub fn invitee(name: &str) -> Invitee {
    Invitee {
        name: name.into(),
        email: String::new(),
        locale: "en".into(),
        jurisdiction: "MYS".into(),
        class: "civil-society".into(),
        hidden: false,
    }
}

pub async fn code(house: &House, by: &Visitor, id: RoundId, name: &str) -> AccessCode {
    invite::invite(&house.app, by, id, &invitee(name)).await.unwrap().code.unwrap()
}

pub async fn came_in(house: &House, code: &AccessCode, label: &str) -> Contributor {
    match enter(&house.app, code.as_str(), label).await.unwrap() {
        Entry::In(who) => *who,
        Entry::Over(state) => panic!("{state}"),
    }
}

pub async fn began(house: &House, code: &AccessCode, label: &str) -> Contributor {
    let who = came_in(house, code, label).await;
    begin(&house.app, &who).await.unwrap();
    who
}

pub async fn opened(house: &House, who: &Contributor) -> Open {
    Open::load(&house.app, who, Locale::EN).await.unwrap().unwrap()
}

/// What stands for the value of a question on a page.
pub fn seen(open: &Open, index: usize, id: &str) -> String {
    fn find(all: &[Part], id: &str) -> Option<String> {
        all.iter().find_map(|part| match part {
            Part::Question(it) => (it.id == id).then(|| it.seen.clone()),
            Part::Group { parts, .. } => find(parts, id),
            Part::Repeat { entries, .. } => entries.iter().find_map(|it| find(&it.1, id)),
        })
    }
    let shown = parts(&open.asked, &open.answers, &open.asked.sections[index]);
    find(&shown, id).unwrap_or_else(|| panic!("{id} is not on page {index}"))
}

/// Answers as they are sent from a page that was shown as `open` is.
pub fn sent(open: &Open, index: usize, all: &[Put<'_>]) -> Posted {
    let given = |it: &Put<'_>| Given {
        id: it.0.to_owned(),
        seen: seen(open, index, it.0),
        sent: vec![it.1.to_owned()],
    };
    Posted { answers: all.iter().map(given).collect(), ..Posted::default() }
}

pub async fn save(house: &House, who: &Contributor, index: usize, all: &[Put<'_>]) -> Saved {
    let posted = sent(&opened(house, who).await, index, all);
    answering::save(&house.app, who, Locale::EN, index, &posted).await.unwrap()
}

pub async fn submitted(house: &House, who: &Contributor, key: &str) -> Receipt {
    match submit::submit(&house.app, who, Locale::EN, key).await.unwrap() {
        Ok(receipt) => receipt,
        Err(why) => panic!("{why:?}"),
    }
}

pub async fn states(house: &House, by: &Visitor, id: RoundId) -> Vec<AccessState> {
    outbox::carry(&house.app).await.unwrap();
    invite::list(&house.app, by, id).await.unwrap().into_iter().map(|it| it.access.state).collect()
}

pub async fn director_again(house: &House) -> Visitor {
    let token = house.someone("dora@network.example", Role::Director, house.host, Scope::Everywhere).await;
    house.visitor(&token).await
}
