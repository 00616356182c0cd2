//! What one person may not let go alone.

use crate::house::{DAY, HIDDEN, House, here, is_field, now, pass};
use diligence_app::desk::token::Token;
use diligence_app::partner::table::export;
use diligence_app::release::{self, REMEMBERED};
use diligence_app::session::{FRESH, Visitor};
use diligence_app::{Field, Refused, Why, notice};
use diligence_domain::{Locale, ReleaseId, Role, Scope, SessionId};
use diligence_store::Who;
use diligence_testkit::databases;

/// Two who may decide.
async fn deciders(house: &House) -> (Token, Token) {
    let host = house.host;
    (
        house.someone("ana@network.example", Role::Administrator, host, Scope::Everywhere).await,
        house.someone("dina@network.example", Role::Director, host, Scope::Everywhere).await,
    )
}

fn hidden(taken: &[diligence_domain::Partner]) -> bool {
    taken.iter().any(|it| it.facts.name(Locale::EN).0 == HIDDEN)
}

/// The same person as if she had signed in just now.
async fn anew(house: &House, visitor: &Visitor) -> Visitor {
    let token = Token::random();
    let mut tx = house.store.begin_as(Who::SYSTEM).await.unwrap();
    let session = SessionId::new(uuid::Uuid::now_v7());
    tx.add_session(session, &token.hash(), visitor.id(), now()).await.unwrap();
    tx.commit_unseen().await.unwrap();
    house.visitor(&token).await
}

#[tokio::test]
async fn a_second_person_lets_go_once() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let (app, engine) = (&house.app, house.scratch.engine);
        let (ana, dina) = deciders(&house).await;
        let (ana, dina) = (house.visitor(&ana).await, house.visitor(&dina).await);
        let (mina, nora) = (house.visitor(&house.mina).await, house.visitor(&house.nora).await);
        let blank = release::ask(app, &mina, " ").await;
        assert!(is_field(&blank, Field::Reason, Why::Missing), "{engine}: {blank:?}");
        let id = release::ask(app, &mina, "For the yearly report").await.unwrap();
        for decider in [&ana, &dina] {
            assert_eq!(notice::unread(app, decider).await.unwrap(), 1, "{engine}: she is told");
        }
        assert_eq!(notice::unread(app, &mina).await.unwrap(), 0, "{engine}");
        let early = export(app, &mina, Some(id)).await;
        assert!(matches!(early, Err(Refused::SecondPerson)), "{engine}: {early:?}");

        // Who may not: herself, whoever is no decider.
        for other in [&mina, &nora] {
            let decided = release::decide(app, other, id, true).await;
            assert!(matches!(decided, Err(Refused::NotFound)), "{engine}: {decided:?}");
        }
        release::decide(app, &dina, id, true).await.unwrap();
        for decider in [&ana, &dina] {
            let again = release::decide(app, decider, id, false).await;
            assert!(matches!(again, Err(Refused::Stale)), "{engine}: decided twice: {again:?}");
        }
        assert_eq!(notice::unread(app, &mina).await.unwrap(), 1, "{engine}: she is told");

        for other in [&nora, &dina] {
            let taken = export(app, other, Some(id)).await;
            assert!(matches!(taken, Err(Refused::SecondPerson)), "{engine}: another uses it: {taken:?}");
        }
        assert!(hidden(&export(app, &mina, Some(id)).await.unwrap()), "{engine}");
        let again = export(app, &mina, Some(id)).await;
        assert!(matches!(again, Err(Refused::SecondPerson)), "{engine}: used twice: {again:?}");
        assert!(!hidden(&export(app, &mina, None).await.unwrap()), "{engine}: without one");
        let strange = export(app, &mina, Some(ReleaseId::new(uuid::Uuid::now_v7()))).await;
        assert!(matches!(strange, Err(Refused::SecondPerson)), "{engine}: {strange:?}");
    }
}

#[tokio::test]
async fn whoever_may_decide_does_not_decide_her_own() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let (app, engine) = (&house.app, house.scratch.engine);
        let (ana, dina) = deciders(&house).await;
        let (ana, dina) = (house.visitor(&ana).await, house.visitor(&dina).await);
        let id = release::ask(app, &dina, "A reason").await.unwrap();
        let own = release::decide(app, &dina, id, true).await;
        assert!(matches!(own, Err(Refused::NotFound)), "{engine}: {own:?}");
        release::decide(app, &ana, id, false).await.unwrap();
        let taken = export(app, &dina, Some(id)).await;
        assert!(matches!(taken, Err(Refused::SecondPerson)), "{engine}: what was refused: {taken:?}");
        // Of two at once one decides.
        let id = release::ask(app, &house.visitor(&house.mina).await, "A reason").await.unwrap();
        let (a, b) =
            tokio::join!(release::decide(app, &ana, id, true), release::decide(app, &dina, id, false));
        assert_eq!(usize::from(a.is_ok()) + usize::from(b.is_ok()), 1, "{engine}: {a:?} {b:?}");
        // What a second person lets go holds what whoever asked sees, no more.
        let id = release::ask(app, &dina, "A reason").await.unwrap();
        release::decide(app, &ana, id, true).await.unwrap();
        assert!(
            !hidden(&export(app, &dina, Some(id)).await.unwrap()),
            "{engine}: another tenant's went along"
        );
    }
}

#[tokio::test]
async fn two_files_at_once_use_it_once() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let app = &house.app;
        let (ana, _) = deciders(&house).await;
        let mina = house.visitor(&house.mina).await;
        let id = release::ask(app, &mina, "A reason").await.unwrap();
        release::decide(app, &house.visitor(&ana).await, id, true).await.unwrap();
        let (a, b) = tokio::join!(export(app, &mina, Some(id)), export(app, &mina, Some(id)));
        assert_eq!(
            usize::from(a.is_ok()) + usize::from(b.is_ok()),
            1,
            "{}: {a:?} {b:?}",
            house.scratch.engine
        );
    }
}

#[tokio::test]
async fn after_fourteen_days_it_is_forgotten() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let (app, engine) = (&house.app, house.scratch.engine);
        let (ana, _) = deciders(&house).await;
        let (ana, mina) = (house.visitor(&ana).await, house.visitor(&house.mina).await);
        assert_eq!(REMEMBERED, 14 * DAY);
        let (granted, open) =
            (release::ask(app, &mina, "A").await.unwrap(), release::ask(app, &mina, "B").await.unwrap());
        release::decide(app, &ana, granted, true).await.unwrap();
        pass(REMEMBERED - 1);
        let (late_ana, late_mina) = (anew(&house, &ana).await, anew(&house, &mina).await);
        assert_eq!(release::list(app, &late_ana).await.unwrap().len(), 2, "{engine}");
        pass(2);
        assert!(release::list(app, &late_mina).await.unwrap().is_empty(), "{engine}");
        let taken = export(app, &late_mina, Some(granted)).await;
        assert!(matches!(taken, Err(Refused::SecondPerson)), "{engine}: {taken:?}");
        let decided = release::decide(app, &late_ana, open, true).await;
        assert!(matches!(decided, Err(Refused::Stale)), "{engine}: {decided:?}");
    }
}

#[tokio::test]
async fn asking_and_deciding_want_a_fresh_proof_and_lists_show_each_her_own() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let (app, engine) = (&house.app, house.scratch.engine);
        let (ana, _) = deciders(&house).await;
        let (mina, nora) = (house.visitor(&house.mina).await, house.visitor(&house.nora).await);
        let reader = house.someone("rosa@network.example", Role::ReadOnly, house.host, here(&["MYS"])).await;
        let reader = house.visitor(&reader).await;
        assert!(matches!(release::ask(app, &reader, "A reason").await, Err(Refused::NotFound)), "{engine}");
        let id = release::ask(app, &mina, "A reason").await.unwrap();
        assert_eq!(release::list(app, &mina).await.unwrap().len(), 1, "{engine}");
        assert!(release::list(app, &nora).await.unwrap().is_empty(), "{engine}");
        assert!(release::list(app, &reader).await.unwrap().is_empty(), "{engine}");
        pass(FRESH);
        let (ana, mina) = (house.visitor(&ana).await, house.visitor(&house.mina).await);
        assert!(matches!(release::decide(app, &ana, id, true).await, Err(Refused::Confirm)), "{engine}");
        assert!(matches!(release::ask(app, &mina, "A reason").await, Err(Refused::Confirm)), "{engine}");
        assert_eq!(release::list(app, &ana).await.unwrap().len(), 1, "{engine}: to read it, none is needed");
    }
}
