//! A round from its setting up to the last withdrawal, and what each side of it keeps.

use crate::house::{DAY, HOUR, House, here, pass};
use diligence_app::answering::page::{Part, parts, progress, said};
use diligence_app::answering::submit::{self, NotSubmitted, Receipt};
use diligence_app::answering::{
    self, AccessCode, Contributor, Entry, Given, Open, Posted, Saved, begin, chain, enter, keys, outbox,
    withdraw,
};
use diligence_app::audit::Verified;
use diligence_app::desk::token::Token;
use diligence_app::round::invite::{self, Invitee};
use diligence_app::round::{self, Change, Typed, WordsTyped};
use diligence_app::session::Visitor;
use diligence_app::{AnswersKey, Field, Refused, Why};
use diligence_domain::{AccessState, Locale, Role, RoundId, Scope};
use diligence_store::Who;
use diligence_store::answers::AnswerStore;
use diligence_testkit::databases;

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

fn typed(questionnaire: diligence_domain::QuestionnaireId) -> Typed {
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

fn words() -> WordsTyped {
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

fn invitee(name: &str) -> Invitee {
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

#[tokio::test]
async fn an_answer_is_begun_saved_submitted_corrected_and_taken_back() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let (app, engine) = (&house.app, house.scratch.engine);
        let dina = director(&house).await;
        let id = open_round(&house, &dina).await;
        let code = code(&house, &dina, id, "House of the lamp").await;
        assert_eq!(states(&house, &dina, id).await, [AccessState::Invited], "{engine}");
        let who = came_in(&house, &code, "A").await;
        assert!(Open::load(app, &who, Locale::EN).await.unwrap().is_none(), "nothing before she agreed");
        begin(app, &who).await.unwrap();
        begin(app, &who).await.unwrap();
        assert_eq!(states(&house, &dina, id).await, [AccessState::Opened], "{engine}");

        let open = opened(&house, &who).await;
        let titles: Vec<String> =
            progress(&open.asked, &open.answers).into_iter().map(|it| it.title).collect();
        assert_eq!(titles, ["About", "Protection orders"]);
        save(&house, &who, 0, &[Put("about/work", "shelter"), Put("about/staff", "٣٢")]).await;
        let saved = save(&house, &who, 1, &[Put("PT3/PT3_law", "0")]).await;
        assert_eq!(saved.open.draft.touched[&1], "A");
        save(&house, &who, 1, &[Put("PT3/PT3_how", "By hand\r\nand late")]).await;
        save(&house, &who, 1, &[Put("PT3/source[1]/title", "Gazette")]).await;
        // On another device, in another language, hours later.
        pass(30 * HOUR);
        let again = began(&house, &code, "").await;
        let arabic = Open::load(app, &again, "ar".parse().unwrap()).await.unwrap().unwrap();
        let read: Vec<(String, String)> =
            said(&arabic.asked, &arabic.answers).into_iter().map(|it| (it.label, it.answer)).collect();
        assert_eq!(
            read.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect::<Vec<_>>(),
            [
                ("ما عملكم؟", "مأوى"),
                ("كم عددكم؟", "32"),
                ("ماذا يقول القانون؟", "لا شيء"),
                ("كيف؟", "By hand\nand late"),
                ("عنوان", "Gazette"),
            ],
            "{engine}"
        );

        let key = submit::client_key();
        let receipt = submitted(&house, &again, &key).await;
        assert_eq!((receipt.number, receipt.day.as_str()), (1, "2026-11-25"));
        // The same button pressed twice, and the same browser sending once more, are one submission.
        assert_eq!(submitted(&house, &again, &key).await, receipt, "{engine}");
        let other = submit::submit(app, &again, Locale::EN, &submit::client_key()).await.unwrap();
        assert!(matches!(other, Err(NotSubmitted::Unchanged(it)) if it == receipt), "{engine}");
        let typed = receipt.code.to_uppercase().replace('-', " ");
        assert_eq!(submit::verify(app, &typed).await.unwrap().as_ref(), Some(&receipt));
        assert_eq!(submit::verify(app, "0000-0000-0000-0000-0000").await.unwrap(), None);
        assert_eq!(states(&house, &dina, id).await, [AccessState::Submitted], "{engine}");

        save(&house, &again, 0, &[Put("about/staff", "33")]).await;
        let second = submitted(&house, &again, &submit::client_key()).await;
        assert_eq!(second.number, 2);
        let past = submit::past(app, &again, &opened(&house, &again).await, Locale::EN).await.unwrap();
        let changes: Vec<_> = past.iter().map(|it| it.changes.clone()).collect();
        let change = ("How many are you?".to_owned(), "32".to_owned(), "33".to_owned());
        assert_eq!(changes, [vec![change], Vec::new()], "{engine}: a correction shows");

        let mut side = AnswerStore::open(&house.scratch.address).await.unwrap().look().await.unwrap();
        let handle = side.data_keys_after("", 1).await.unwrap().remove(0).0;
        let quoted = |it: Vec<(String, bool)>| it.into_iter().find(|it| it.0 == "quote").unwrap().1;
        assert!(!quoted(side.consents(&handle).await.unwrap()), "{engine}: silence is no consent");
        drop(side);
        for (answer, given) in [("yes", true), ("", false)] {
            save(&house, &again, 0, &[Put("about/consent_quote", answer)]).await;
            submitted(&house, &again, &submit::client_key()).await;
            let mut side = AnswerStore::open(&house.scratch.address).await.unwrap().look().await.unwrap();
            assert_eq!(quoted(side.consents(&handle).await.unwrap()), given, "{engine}: “{answer}”");
        }

        withdraw::withdraw(app, &again).await.unwrap();
        // Before the other side knows, nothing is begun in its place.
        assert!(matches!(begin(app, &again).await, Err(Refused::NotFound)), "{engine}");
        withdraw::withdraw(app, &again).await.unwrap();
        assert_eq!(states(&house, &dina, id).await, [AccessState::Withdrawn], "{engine}");
        assert_eq!(
            submit::verify(app, &receipt.code).await.unwrap(),
            None,
            "{engine}: a receipt outlives it"
        );
        assert!(matches!(enter(app, code.as_str(), "").await.unwrap(), Entry::Over(AccessState::Withdrawn)));
        let mut side = AnswerStore::open(&house.scratch.address).await.unwrap().look().await.unwrap();
        assert_eq!(side.data_keys_after("", 9).await.unwrap(), [], "{engine}: its key is left");
        let dump = house.scratch.dump().await;
        let holds = |word: &str| dump.windows(word.len()).any(|it| it == word.as_bytes());
        assert!(!holds("about/staff"), "{engine}: what was submitted is left");
    }
}

#[tokio::test]
async fn what_two_write_at_once_is_neither_lost_nor_overwritten() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let dina = director(&house).await;
        let id = open_round(&house, &dina).await;
        let code = code(&house, &dina, id, "Two").await;
        let (one, other) = (began(&house, &code, "One").await, began(&house, &code, "Other").await);
        save(&house, &one, 1, &[Put("PT3/PT3_law", "0")]).await;
        let before = opened(&house, &one).await;
        let both = |text: &'static str, law: &'static str| {
            sent(&before, 1, &[Put("PT3/PT3_how", text), Put("PT3/PT3_law", law)])
        };
        let (app, en) = (&house.app, Locale::EN);
        answering::save(app, &one, en, 1, &both("hers", "0")).await.unwrap();
        let saved = answering::save(app, &other, en, 1, &both("mine", "0")).await.unwrap();
        assert_eq!(saved.conflicts.len(), 1);
        assert_eq!(
            (saved.conflicts[0].id.as_str(), saved.conflicts[0].hers.as_str()),
            ("PT3/PT3_how", "mine")
        );
        assert_eq!(saved.open.draft.touched[&1], "One", "nothing of hers was saved");
        // The same written twice is no conflict, and what she did not touch stays as the other left it.
        let saved = answering::save(app, &other, en, 1, &both("hers", "0")).await.unwrap();
        assert_eq!(saved.conflicts, []);
        let saved = answering::save(app, &other, en, 1, &both("", "0")).await.unwrap();
        assert_eq!(saved.conflicts, []);
        let text = said(&saved.open.asked, &saved.open.answers).pop().unwrap().answer;
        assert_eq!(text, "hers", "a page that she left empty emptied what her colleague wrote");
        // Many at once, each to another question or the same: all of them are there.
        let adding = (0..6).map(|_| {
            let (one, app) = (one.clone(), app.clone());
            tokio::spawn(async move {
                let posted = Posted { add: Some("PT3/source".into()), ..Posted::default() };
                answering::save(&app, &one, en, 1, &posted).await.map(drop)
            })
        });
        let mut added = 0;
        for done in adding.collect::<Vec<_>>() {
            added += usize::from(done.await.unwrap().is_ok());
        }
        let open = opened(&house, &one).await;
        let shown = parts(&open.asked, &open.answers, &open.asked.sections[1]);
        let Some(Part::Repeat { entries, .. }) = shown.last() else { panic!("no repeat") };
        assert_eq!(entries.len(), 1 + added, "{}", house.scratch.engine);
        assert!(added >= 4, "{added} of six were saved");
    }
}

#[tokio::test]
async fn a_page_changes_what_stands_on_it_and_nothing_else() {
    let house = House::build(diligence_testkit::sqlite()).await;
    let dina = director(&house).await;
    let id = open_round(&house, &dina).await;
    let who = began(&house, &code(&house, &dina, id, "One").await, "").await;
    let before = opened(&house, &who).await;
    let given = |id: &str, seen: &str, sent: &str| Given {
        id: id.into(),
        seen: seen.into(),
        sent: vec![sent.into()],
    };
    let posted = Posted {
        answers: vec![
            given("PT3/PT3_law", &seen(&before, 1, "PT3/PT3_law"), "4"),
            given("about", "", "x"),
            given("meta/instanceID", "", "x"),
            given("../..", "", "x"),
            given("about/work[0]", "", "x"),
            given("about/work[99999999999999999999]", "", "x"),
        ],
        add: Some("PT3/source".into()),
        remove: Some("PT3/source[1]".into()),
        comment: "  ".into(),
        settle: Some("x".into()),
        counts: Vec::new(),
        files: Vec::new(),
        drop: None,
    };
    answering::save(&house.app, &who, Locale::EN, 0, &posted).await.unwrap();
    let after = opened(&house, &who).await;
    assert_eq!(after.answers.record(), before.answers.record());
    assert_eq!(after.draft, before.draft);
    assert!(matches!(
        answering::save(&house.app, &who, Locale::EN, 9, &posted).await,
        Err(Refused::NotFound)
    ));
}

#[tokio::test]
async fn what_does_not_fit_is_saved_and_not_submitted() {
    let house = House::build(diligence_testkit::sqlite()).await;
    let dina = director(&house).await;
    let id = open_round(&house, &dina).await;
    let who = began(&house, &code(&house, &dina, id, "One").await, "").await;
    save(&house, &who, 0, &[Put("about/staff", "300")]).await;
    let NotSubmitted::Wrong(open) =
        submit::submit(&house.app, &who, Locale::EN, &submit::client_key()).await.unwrap().unwrap_err()
    else {
        panic!("it was taken")
    };
    let wrong = said(&open.asked, &open.answers).remove(0);
    assert_eq!((wrong.answer.as_str(), wrong.wrong.unwrap().1.as_str()), ("300", "Fewer than a hundred"));
    save(&house, &who, 0, &[Put("about/staff", "99")]).await;
    submitted(&house, &who, &submit::client_key()).await;
}

#[tokio::test]
async fn who_answered_and_what_was_answered_are_never_found_together() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let engine = house.scratch.engine;
        let dina = director(&house).await;
        let id = open_round(&house, &dina).await;
        let name = "Canary house of quokkas";
        let invitee = Invitee { email: "canary.quokka@house.example".into(), ..invitee(name) };
        let made = invite::invite(&house.app, &dina, id, &invitee).await.unwrap();
        let code = made.code.unwrap();
        let who = began(&house, &code, "labelcanary").await;
        save(&house, &who, 1, &[Put("PT3/PT3_law", "0")]).await;
        let saved = save(&house, &who, 1, &[Put("PT3/PT3_how", "canary words of ours")]).await;
        let instance = saved.open.draft.instance.clone();
        submitted(&house, &who, "client-key-canary-0123").await;
        outbox::carry(&house.app).await.unwrap();
        let dump = house.scratch.dump().await;
        let holds = |word: &str| dump.windows(word.len()).any(|it| it == word.as_bytes());
        for word in [
            name,
            "quokka",
            "labelcanary",
            "canary words of ours",
            "client-key-canary",
            code.as_str(),
            &code.as_str()[10..],
            &instance,
        ] {
            assert!(!holds(word), "{engine}: “{word}” lies in clear");
        }
        // Closed answers do, so that they can be counted; and the dump is no empty one.
        assert!(holds("PT3/PT3_law"), "{engine}");
        let mut main = house.store.look(Who::SYSTEM).await.unwrap();
        let stored = main.accesses(id).await.unwrap().remove(0);
        let mut side = AnswerStore::open(&house.scratch.address).await.unwrap().look().await.unwrap();
        let handle = side.data_keys_after("", 1).await.unwrap().remove(0).0;
        let kept = format!("{stored:?}");
        assert!(!kept.contains(&handle), "{engine}: the side of identities holds the way to the answer");
        let set = side.set(&handle).await.unwrap().unwrap();
        let submissions = side.submissions(&handle).await.unwrap();
        let access = made.access.to_string();
        let other = format!("{set:?} {submissions:?}");
        assert!(!other.contains(&access), "{engine}: the answer holds the way to who gave it");
        // Nothing tells when but for the day, and the handle is random.
        let version = uuid::Uuid::parse_str(&set.handle).unwrap().get_version_num();
        assert_eq!(version, 4, "{engine}: {}", set.handle);
        assert_eq!(set.rater.len(), 20, "{engine}: {}", set.rater);
        assert_eq!(set.day, "2026-11-24");
    }
}

#[tokio::test]
async fn the_outbox_may_be_cut_anywhere() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let dina = director(&house).await;
        let id = open_round(&house, &dina).await;
        let code = code(&house, &dina, id, "One").await;
        let who = began(&house, &code, "").await;
        save(&house, &who, 0, &[Put("about/work", "law")]).await;
        submitted(&house, &who, &submit::client_key()).await;
        // Both words wait; whichever is carried first, and however often, submitted stays submitted.
        let side = AnswerStore::open(&house.scratch.address).await.unwrap();
        let waiting = side.look().await.unwrap().to_tell("", 9).await.unwrap();
        assert_eq!(waiting.len(), 2);
        assert_eq!(states(&house, &dina, id).await, [AccessState::Submitted]);
        for it in &waiting {
            // As after a crash between the two sides: the word is still there.
            let it = it.clone();
            side.write(move |tx| Box::pin(async move { tx.tell(&it.id, &it.sealed).await })).await.unwrap();
            assert_eq!(states(&house, &dina, id).await, [AccessState::Submitted], "{}", house.scratch.engine);
        }
        // What another installation sealed says nothing here, and waits for its key without standing in the way.
        side.write(|tx| Box::pin(async move { tx.tell("0", "rubbish").await })).await.unwrap();
        save(&house, &who, 0, &[Put("about/work", "shelter")]).await;
        submitted(&house, &who, &submit::client_key()).await;
        assert_eq!(outbox::carry(&house.app).await.unwrap(), 1);
        let left = side.look().await.unwrap().to_tell("", 9).await.unwrap();
        assert_eq!(left.len(), 1, "{}", house.scratch.engine);
    }
}

#[tokio::test]
async fn codes_passes_and_rounds_end() {
    let house = House::build(diligence_testkit::sqlite()).await;
    let app = &house.app;
    let dina = director(&house).await;
    let id = open_round(&house, &dina).await;
    let made = invite::invite(app, &dina, id, &invitee("One")).await.unwrap();
    let code = made.code.unwrap();
    let who = began(&house, &code, "").await;
    let pass_of = who.pass(app).unwrap();
    assert!(answering::open(app, &pass_of).await.unwrap().is_some());
    assert!(answering::open(app, &format!("{pass_of}A")).await.unwrap().is_none());
    // A new code ends what the old one opened.
    let renewed = invite::renew(app, &dina, made.access).await.unwrap().code.unwrap();
    assert!(answering::open(app, &pass_of).await.unwrap().is_none(), "a pass outlives its code");
    assert!(matches!(enter(app, code.as_str(), "").await, Err(Refused::Wrong)));
    let who = came_in(&house, &renewed, "").await;
    assert!(
        Open::load(app, &who, Locale::EN).await.unwrap().is_some(),
        "the answer is there for the new code"
    );
    let pass_of = who.pass(app).unwrap();
    pass(5 * HOUR);
    assert!(answering::open(app, &pass_of).await.unwrap().is_none(), "a pass is used without end");
    // Guessing is made slow, for this code alone.
    let guess = format!("{}{}", &renewed.as_str()[..10], &AccessCode::random().as_str()[10..]);
    let mut refused = 0;
    for _ in 0..8 {
        refused += usize::from(matches!(enter(app, &guess, "").await, Err(Refused::Later(_))));
    }
    assert!(refused >= 2, "{refused}");
    pass(HOUR);
    let who = came_in(&house, &renewed, "").await;
    pass(60 * DAY);
    let late = came_in(&house, &renewed, "").await;
    assert!(!late.may_write() && Open::load(app, &late, Locale::EN).await.unwrap().is_some(), "to read");
    let after = answering::save(app, &late, Locale::EN, 0, &Posted::default()).await;
    assert!(matches!(after, Err(Refused::Stale)));
    let after = submit::submit(app, &late, Locale::EN, &submit::client_key()).await;
    assert!(matches!(after, Err(Refused::Stale)));
    assert!(who.may_write(), "the test would show nothing");
    // Extended, it takes answers again.
    let dina = director_again(&house).await;
    let round = round::get(app, &dina, id).await.unwrap();
    let later = Typed { closes: "2027-03-01".into(), ..Typed::from_facts(round.questionnaire, &round.facts) };
    round::change(app, &dina, id, Change::Facts(&later), round.version).await.unwrap();
    assert!(came_in(&house, &renewed, "").await.may_write());
    invite::end(app, &dina, made.access).await.unwrap();
    assert!(matches!(enter(app, renewed.as_str(), "").await.unwrap(), Entry::Over(AccessState::Ended)));
}

pub async fn director_again(house: &House) -> Visitor {
    let token = house.someone("dora@network.example", Role::Director, house.host, Scope::Everywhere).await;
    house.visitor(&token).await
}

#[tokio::test]
async fn a_round_is_opened_whole_and_keeps_what_it_pins() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let app = &house.app;
        let dina = director(&house).await;
        let questionnaire = answering::add(app, &dina, FORM.as_bytes(), "try.csv").await.unwrap();
        assert_eq!(answering::add(app, &dina, FORM.as_bytes(), "try.csv").await.unwrap(), questionnaire);
        let empty = round::add(app, &dina, &Typed::default()).await;
        let Err(Refused::Invalid(faults)) = empty else { panic!("{empty:?}") };
        assert_eq!(faults.len(), 8, "{faults:?}");
        let id = round::add(app, &dina, &typed(questionnaire)).await.unwrap();
        let wrong = |change: Result<(), Refused>, field: Field, why: Why| {
            assert!(
                matches!(&change, Err(Refused::Invalid(all)) if all.iter().any(|it| it.field == field && it.why == why)),
                "{change:?}"
            );
        };
        wrong(round::change(app, &dina, id, Change::Open, 1).await, Field::Consent, Why::Missing);
        round::change(app, &dina, id, Change::Words(&words()), 1).await.unwrap();
        assert!(matches!(round::change(app, &dina, id, Change::Open, 1).await, Err(Refused::Stale)));
        round::change(app, &dina, id, Change::Open, 2).await.unwrap();
        for (change, field) in [
            (Typed { opens: "2026-11-02".into(), ..typed(questionnaire) }, Field::Opens),
            (Typed { zone: "UTC".into(), ..typed(questionnaire) }, Field::Zone),
            (Typed { targets: "NAM 2".into(), ..typed(questionnaire) }, Field::Targets),
            (Typed { locales: vec!["en".into()], ..typed(questionnaire) }, Field::Locale),
        ] {
            wrong(round::change(app, &dina, id, Change::Facts(&change), 3).await, field, Why::Pinned);
        }
        let more = Typed {
            closes: "2027-01-31".into(),
            targets: "MYS 5\nNAM 2\nXAA".into(),
            ..typed(questionnaire)
        };
        round::change(app, &dina, id, Change::Facts(&more), 3).await.unwrap();
        round::change(app, &dina, id, Change::Close, 4).await.unwrap();
        assert!(matches!(invite::invite(app, &dina, id, &invitee("Late")).await, Err(Refused::Stale)));
    }
}

#[tokio::test]
async fn an_open_round_leaves_nobody_without_words() {
    let house = House::build(diligence_testkit::sqlite()).await;
    let app = &house.app;
    let dina = director(&house).await;
    let id = open_round(&house, &dina).await;
    let less = WordsTyped { referral: words().referral.into_iter().take(1).collect(), ..words() };
    let refused = round::change(app, &dina, id, Change::Words(&less), 3).await;
    assert!(matches!(&refused, Err(Refused::Invalid(all)) if all[0].field == Field::Referral), "{refused:?}");
    let round = round::get(app, &dina, id).await.unwrap();
    let more = Typed {
        targets: "MYS 3\nNAM 2\nXAA 1".into(),
        ..Typed::from_facts(round.questionnaire, &round.facts)
    };
    round::change(app, &dina, id, Change::Facts(&more), 3).await.unwrap();
    let there = Invitee { jurisdiction: "XAA".into(), ..invitee("Too early") };
    let refused = invite::invite(app, &dina, id, &there).await;
    assert!(matches!(&refused, Err(Refused::Invalid(all)) if all[0].why == Why::Words), "{refused:?}");
}

/// What nobody can answer keeps nobody from submitting.
#[tokio::test]
async fn a_note_or_a_computed_value_that_must_be_there_stops_nobody() {
    let house = House::build(diligence_testkit::sqlite()).await;
    let app = &house.app;
    let dina = director(&house).await;
    let form = "survey,,,,,,\n,type,name,label,required,calculation,constraint\n,note,hello,Hello,yes,,\n\
        ,decimal,share,Share,,,\n,calculate,double,,yes,${share} * 2,. < 0\nsettings,,,,,,\n,form_title,form_id,,,,\n,Try,odd,,,,\n";
    let questionnaire = answering::add(app, &dina, form.as_bytes(), "odd.csv").await.unwrap();
    let id = round::add(app, &dina, &typed(questionnaire)).await.unwrap();
    round::change(app, &dina, id, Change::Words(&words()), 1).await.unwrap();
    round::change(app, &dina, id, Change::Open, 2).await.unwrap();
    let who = began(&house, &code(&house, &dina, id, "One").await, "").await;
    // A comma may part thousands: then she is asked rather than guessed about.
    let saved = save(&house, &who, 0, &[Put("share", "12,500")]).await;
    let wrong = &said(&saved.open.asked, &saved.open.answers)[0];
    assert_eq!((wrong.answer.as_str(), wrong.wrong.is_some()), ("12,500", true));
    let saved = save(&house, &who, 0, &[Put("share", "١٢٫٥")]).await;
    assert_eq!(said(&saved.open.asked, &saved.open.answers)[0].answer, "12.5");
    save(&house, &who, 0, &[Put("share", "0,5")]).await;
    submitted(&house, &who, &submit::client_key()).await;
}

/// A number that grew and shrank leaves what was answered beyond it out of sight; what is in sight is saved.
#[tokio::test]
async fn answers_in_a_counted_repeat_are_saved_after_it_shrank() {
    let house = House::build(diligence_testkit::sqlite()).await;
    let app = &house.app;
    let dina = director(&house).await;
    let form = "survey,,,,\n,type,name,label,repeat_count\n,integer,many,Many,\n,begin repeat,child,Child,${many}\n\
        ,text,name,Name,\n,end repeat,,,\nsettings,,,,\n,form_title,form_id,,\n,Try,counted,,\n";
    let questionnaire = answering::add(app, &dina, form.as_bytes(), "counted.csv").await.unwrap();
    let id = round::add(app, &dina, &typed(questionnaire)).await.unwrap();
    round::change(app, &dina, id, Change::Words(&words()), 1).await.unwrap();
    round::change(app, &dina, id, Change::Open, 2).await.unwrap();
    let who = began(&house, &code(&house, &dina, id, "One").await, "").await;
    save(&house, &who, 0, &[Put("many", "3")]).await;
    save(&house, &who, 0, &[Put("child[3]/name", "Third")]).await;
    save(&house, &who, 0, &[Put("many", "2")]).await;
    let mut posted = sent(&opened(&house, &who).await, 0, &[Put("child[2]/name", "Second")]);
    posted.counts = vec![("child".into(), 2)];
    let saved = answering::save(app, &who, Locale::EN, 0, &posted).await.unwrap();
    assert_eq!(saved.conflicts, []);
    save(&house, &who, 0, &[Put("many", "3")]).await;
    let open = opened(&house, &who).await;
    let all: Vec<String> = said(&open.asked, &open.answers).into_iter().map(|it| it.answer).collect();
    assert_eq!(all, ["3", "Second", "Third"]);
}

#[tokio::test]
async fn the_log_says_nothing_of_hidden_invitations_to_others() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let app = &house.app;
        let dina = director(&house).await;
        let id = open_round(&house, &dina).await;
        let mina = house.visitor(&house.mina).await;
        let open = invite::invite(app, &mina, id, &invitee("Open")).await.unwrap().access;
        let hidden = Invitee { hidden: true, ..invitee("Hidden") };
        let hidden = invite::invite(app, &mina, id, &hidden).await.unwrap().access;
        let (acts, total) = diligence_app::audit::page(
            app,
            &dina,
            &diligence_app::audit::Filter { until_ms: i64::MAX, ..Default::default() },
            100,
            0,
        )
        .await
        .unwrap();
        let about =
            |id: diligence_domain::AccessId| acts.iter().filter(|it| it.handle == id.to_string()).count();
        assert_eq!((about(open), about(hidden)), (1, 0), "{}", house.scratch.engine);
        assert_eq!(usize::try_from(total).unwrap(), acts.len());
    }
}

#[tokio::test]
async fn organisations_are_known_to_those_who_look_after_them() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let (app, engine) = (&house.app, house.scratch.engine);
        let dina = director(&house).await;
        let id = open_round(&house, &dina).await;
        let (mina, nora) = (house.visitor(&house.mina).await, house.visitor(&house.nora).await);
        let open = invite::invite(app, &mina, id, &invitee("Open")).await.unwrap();
        let hidden = Invitee { hidden: true, ..invitee("Hidden") };
        let hidden = invite::invite(app, &mina, id, &hidden).await.unwrap();
        let names = async |who: &Visitor| -> Vec<String> {
            invite::list(app, who, id).await.unwrap().into_iter().map(|it| it.organisation.name).collect()
        };
        assert_eq!(names(&mina).await, ["Open", "Hidden"], "{engine}");
        assert_eq!(names(&dina).await, ["Open"], "{engine}: what is hidden is in no count either");
        assert!(names(&nora).await.is_empty(), "{engine}: another country");
        for (who, access) in [(&nora, open.access), (&nora, hidden.access), (&dina, hidden.access)] {
            assert!(matches!(invite::get(app, who, access).await, Err(Refused::NotFound)), "{engine}");
            assert!(matches!(invite::renew(app, who, access).await, Err(Refused::NotFound)), "{engine}");
            assert!(matches!(invite::end(app, who, access).await, Err(Refused::NotFound)), "{engine}");
            assert!(matches!(invite::withdraw(app, who, access).await, Err(Refused::NotFound)), "{engine}");
        }
        let beyond = Invitee { jurisdiction: "NAM".into(), ..invitee("Beyond") };
        assert!(invite::invite(app, &mina, id, &beyond).await.is_err());
        let reader = house.someone("rosa@x.example", Role::ReadOnly, house.mys, here(&["MYS"])).await;
        let reader = house.visitor(&reader).await;
        assert!(round::list(app, &reader).await.unwrap().is_empty(), "{engine}");
        assert!(matches!(invite::list(app, &reader, id).await, Err(Refused::NotFound)), "{engine}");
        // At an organisation's own request, without its code.
        let code = open.code.unwrap();
        began(&house, &code, "").await;
        invite::withdraw(app, &mina, open.access).await.unwrap();
        assert_eq!(states(&house, &dina, id).await, [AccessState::Withdrawn], "{engine}");
    }
}

#[tokio::test]
async fn letters_carry_codes_that_nobody_here_sees() {
    let mut house = House::build(diligence_testkit::sqlite()).await;
    let sink = house.with_post();
    let dina = director(&house).await;
    let id = open_round(&house, &dina).await;
    let with_address = Invitee { email: "one@house.example".into(), ..invitee("One") };
    let made = invite::invite(&house.app, &dina, id, &with_address).await.unwrap();
    assert!(made.code.is_none() && made.link.is_none(), "staff sees a code that a letter carried");
    let letter = sink.taken().remove(0);
    assert!(!letter.subject.to_lowercase().contains("survey"));
    let link = letter.text.lines().find(|it| it.contains("/survey/code/")).unwrap().trim().to_owned();
    let code = AccessCode::parse(link.rsplit('/').next().unwrap()).unwrap();
    came_in(&house, &code, "").await;
    // Nobody is written to twice on a day.
    assert_eq!(invite::remind(&house.app, &dina, id).await.unwrap(), (0, 0));
    pass(DAY);
    let dina = director_again(&house).await;
    sink.breaks(true);
    assert_eq!(invite::remind(&house.app, &dina, id).await.unwrap(), (0, 1));
    assert!(invite::list(&house.app, &dina, id).await.unwrap()[0].bounced);
    sink.breaks(false);
    pass(DAY);
    let dina = house.someone("dana@x.example", Role::Director, house.host, Scope::Everywhere).await;
    let dina = house.visitor(&dina).await;
    assert_eq!(invite::remind(&house.app, &dina, id).await.unwrap(), (1, 0));
    let reminder = sink.taken().remove(0).text;
    assert!(!reminder.contains(code.locator()), "a code is kept so that it can be written again");
    assert!(!invite::list(&house.app, &dina, id).await.unwrap()[0].bounced);
}

#[tokio::test]
async fn keys_are_wrapped_anew_while_answers_stay_open() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let app = &house.app;
        let dina = director(&house).await;
        let id = open_round(&house, &dina).await;
        assert!(!keys::any(app).await.unwrap());
        let code = code(&house, &dina, id, "One").await;
        let who = began(&house, &code, "").await;
        save(&house, &who, 0, &[Put("about/work", "law")]).await;
        let (old, stranger) = (&house.answers_key, AnswersKey::random());
        let found = keys::check(app, old).await.unwrap();
        assert_eq!((found.opened, found.closed), (1, 0));
        assert_eq!(keys::check(app, &stranger).await.unwrap().closed, 1);
        assert!(keys::rewrap(app, &stranger).await.is_err());
        let renewed = old.renewed();
        assert_eq!(keys::rewrap(app, &renewed).await.unwrap(), 1);
        assert_eq!(keys::check(app, &renewed.newest()).await.unwrap().closed, 0);
        let house = house.with_answers_key(renewed.newest());
        let open = opened(&house, &came_in(&house, &code, "").await).await;
        assert_eq!(said(&open.asked, &open.answers)[0].answer, "Law");
        let house = house.with_answers_key(stranger);
        let closed = Open::load(&house.app, &who, Locale::EN).await;
        assert!(matches!(closed, Err(Refused::Key)), "{}", house.scratch.engine);
    }
}

#[tokio::test]
async fn what_contributors_did_is_chained_by_day_in_no_order() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let (app, engine) = (&house.app, house.scratch.engine);
        let dina = director(&house).await;
        let id = open_round(&house, &dina).await;
        for name in ["One", "Two", "Three", "Four"] {
            began(&house, &code(&house, &dina, id, name).await, "").await;
        }
        assert_eq!(chain::seal(app).await.unwrap(), 0, "{engine}: a day that is not over");
        pass(3 * DAY);
        assert_eq!(chain::seal(app).await.unwrap(), 4, "{engine}");
        let later = house.someone("late@x.example", Role::Director, house.host, Scope::Everywhere).await;
        let later = house.visitor(&later).await;
        began(&house, &code(&house, &later, id, "Five").await, "").await;
        assert_eq!(chain::verify(app).await.unwrap(), Verified::Whole { chained: 4, waiting: 1, heads: 1 });
        pass(3 * DAY);
        assert_eq!(chain::seal(app).await.unwrap(), 1, "{engine}");
        assert_eq!(chain::verify(app).await.unwrap(), Verified::Whole { chained: 5, waiting: 0, heads: 2 });
        // An act that is put into a day that is over shows.
        let side = AnswerStore::open(&house.scratch.address).await.unwrap();
        let act = diligence_store::answers::Act { id: "x", day: "2026-11-24", act: "begun", handle: "x" };
        side.write(move |tx| Box::pin(async move { tx.log(&act).await })).await.unwrap();
        assert!(matches!(chain::verify(app).await.unwrap(), Verified::Broken(_)), "{engine}");
    }
}
