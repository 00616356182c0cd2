//! An answer from its first page to the last submission.

use crate::house::{HOUR, House, pass};
use crate::open_round::{
    Put, began, came_in, code, director, open_round, opened, save, seen, sent, states, submitted, typed,
    words,
};
use diligence_app::Refused;
use diligence_app::answering::page::{Part, parts, progress, said};
use diligence_app::answering::submit::{self, NotSubmitted};
use diligence_app::answering::{self, Entry, Given, Open, Posted, begin, enter, withdraw};
use diligence_app::round::{self, Change};
use diligence_domain::{AccessState, Locale};
use diligence_store::answers::AnswerStore;
use diligence_testkit::databases;

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
                ("مصدر 1 · عنوان", "Gazette"),
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
async fn a_note_or_a_computed_value_that_must_be_there_stops_nobody() {
    let house = House::build(diligence_testkit::sqlite()).await;
    let app = &house.app;
    let dina = director(&house).await;
    let form = "survey,,,,,,\n,type,name,label,required,calculation,constraint\n,note,hello,Hello,yes,,\n\
        ,decimal,share,Share,,,\n,text,unknown,Unknown,\"pulldata('a', 'b', 'c', '1') = 'x'\",,\n,calculate,double,,yes,${share} * 2,. < 0\nsettings,,,,,,\n,form_title,form_id,,,,\n,Try,odd,,,,\n";
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

#[tokio::test]
async fn a_form_whose_choices_lie_elsewhere_is_not_kept() {
    let house = House::build(diligence_testkit::sqlite()).await;
    let dina = director(&house).await;
    let form = "survey,,,\n,type,name,label\n,text,why,Why?\n,select_one_from_file places.csv,place,Where?\nsettings,,,\n,form_title,form_id,\n,Try,beside,\n";
    let refused = answering::add(&house.app, &dina, form.as_bytes(), "beside.csv").await;
    let Err(answering::Rejected::Faults(faults)) = refused else { panic!("{refused:?}") };
    assert!(faults.iter().any(|it| it.to_string().contains("row 4")), "{faults:?}");
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
