//! Rounds: opened whole, told of to those who may know, ended with their codes.

use crate::house::{DAY, HOUR, House, here, pass};
use crate::open_round::{
    FORM, began, came_in, director, director_again, invitee, open_round, states, typed, words,
};
use diligence_app::answering::submit;
use diligence_app::answering::{self, AccessCode, Entry, Open, Posted, enter};
use diligence_app::round::invite::{self, Invitee};
use diligence_app::round::{self, Change, Typed, WordsTyped};
use diligence_app::session::Visitor;
use diligence_app::{Field, Refused, Why};
use diligence_domain::{AccessState, Locale, Role, Scope};
use diligence_testkit::databases;

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
    let told = round::kept_until(&round.facts);
    round::change(app, &dina, id, Change::Facts(&later), round.version).await.unwrap();
    let extended = round::get(app, &dina, id).await.unwrap();
    let (months, until) = (extended.facts.keep_months, round::kept_until(&extended.facts));
    assert!(months == 21 && until <= told, "kept longer than contributors were told: {months}, {until}");
    assert!(came_in(&house, &renewed, "").await.may_write());
    invite::end(app, &dina, made.access).await.unwrap();
    assert!(matches!(enter(app, renewed.as_str(), "").await.unwrap(), Entry::Over(AccessState::Ended)));
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
    // What somebody agreed to stays as she read it.
    let mut other = words();
    other.consent.insert(Locale::EN, "We publish all that you say.".into());
    let refused = round::change(app, &dina, id, Change::Words(&other), 3).await;
    assert!(
        matches!(&refused, Err(Refused::Invalid(all)) if all[0].field == Field::Consent && all[0].why == Why::Pinned),
        "{refused:?}"
    );
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
