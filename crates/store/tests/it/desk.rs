//! Partners, people, what they prove themselves by, and the log: the same on both engines, constraints included.

use crate::contract::open;
use diligence_domain::{
    Digest, Email, Grant, GrantId, InvitationId, Locale, PartnerFacts, PartnerId, PartnerKind, PartnerName,
    PasskeyId, PersonId, PersonName, PersonState, ReleaseId, Role, Scope, SessionId, Theme, Visibility,
};
use diligence_store::{
    EntryFilter, Invitation, Reach, Secrets, Store, StoredPasskey, Version, Who, partner_content,
    partner_facts,
};
use diligence_testkit::databases;
use std::collections::BTreeSet;

pub fn id() -> uuid::Uuid {
    uuid::Uuid::now_v7()
}

pub fn facts(name: &str, code: &str, visibility: Visibility) -> PartnerFacts {
    PartnerFacts {
        names: [(Locale::EN, PartnerName::new(name).unwrap())].into(),
        kind: PartnerKind::CivilSociety,
        jurisdictions: [code.parse().unwrap()].into(),
        themes: [Theme::Redress].into(),
        visibility,
        joined: "2024-02-29".into(),
    }
}

/// A partner that keeps its own record, or that `keeper` keeps.
pub async fn partner(
    store: &Store,
    name: &str,
    code: &str,
    seen: Visibility,
    keeper: Option<PartnerId>,
) -> PartnerId {
    let new = PartnerId::new(id());
    let mut tx = store.begin_as(Who::SYSTEM).await.unwrap();
    tx.add_partner(new, keeper.unwrap_or(new), &facts(name, code, seen), 1).await.unwrap();
    tx.commit().await.unwrap();
    new
}

pub async fn person(store: &Store, email: &str) -> PersonId {
    let new = PersonId::new(id());
    let mut tx = store.begin_as(Who::SYSTEM).await.unwrap();
    let (email, name) = (Email::new(email).unwrap(), PersonName::new("Somebody").unwrap());
    tx.add_person(new, &email, &name, Locale::EN, 1).await.unwrap();
    tx.set_person_state(new, PersonState::Active, 1).await.unwrap();
    tx.commit_unseen().await.unwrap();
    new
}

pub fn grant(partner: PartnerId, role: Role, scope: Scope) -> Grant {
    Grant { id: GrantId::new(id()), partner, role, scope }
}

pub async fn belongs(store: &Store, person: PersonId, grant: &Grant) {
    let mut tx = store.begin_as(Who::SYSTEM).await.unwrap();
    tx.offer_grant(person, grant, "system", 1).await.unwrap();
    tx.accept_grants(person, "", 2).await.unwrap();
    tx.commit_unseen().await.unwrap();
}

pub fn desk(person: PersonId) -> Who {
    Who { reach: Reach::Desk, person: Some(person) }
}

async fn seen(store: &Store, who: Who) -> BTreeSet<String> {
    let all = store.look(who).await.unwrap().partners().await.unwrap();
    all.iter().map(|it| it.facts.name(Locale::EN).0.to_owned()).collect()
}

fn names(all: &[&str]) -> BTreeSet<String> {
    all.iter().map(|it| (*it).to_owned()).collect()
}

#[tokio::test]
async fn a_partner_is_read_as_it_was_kept_and_nobody_overwrites_what_she_has_not_seen() {
    for scratch in databases().await {
        let store = open(&scratch).await;
        let kept = partner(&store, "One", "MYS", Visibility::Desk, None).await;
        let read = store.look(Who::SYSTEM).await.unwrap().partner(kept).await.unwrap().unwrap();
        assert_eq!((read.keeper, read.archived, read.version), (kept, false, 1), "{}", scratch.engine);
        assert_eq!(read.facts, facts("One", "MYS", Visibility::Desk));

        let next = facts("Two", "NAM", Visibility::Public);
        let mut tx = store.begin_as(Who::SYSTEM).await.unwrap();
        assert!(tx.change_partner(kept, &next, false, 1, 5).await.unwrap());
        assert!(!tx.change_partner(kept, &read.facts, false, 1, 6).await.unwrap(), "a stale change was kept");
        tx.commit().await.unwrap();
        let read = store.look(Who::PUBLIC).await.unwrap().partner(kept).await.unwrap().unwrap();
        assert_eq!((read.version, &read.facts), (2, &next));

        // Put away it stands in no public list, and is not gone.
        let mut tx = store.begin_as(Who::SYSTEM).await.unwrap();
        assert!(tx.change_partner(kept, &next, true, 2, 7).await.unwrap());
        tx.commit().await.unwrap();
        let mut tx = store.look(Who::SYSTEM).await.unwrap();
        assert!(tx.public_partners().await.unwrap().is_empty());
        assert!(tx.partner(kept).await.unwrap().unwrap().archived);
        assert_eq!(tx.partner_count().await.unwrap(), 1);
        drop(tx);

        // A keeper that does not exist keeps nothing.
        let mut tx = store.begin_as(Who::SYSTEM).await.unwrap();
        let orphan = tx.add_partner(PartnerId::new(id()), PartnerId::new(id()), &next, 1).await;
        assert!(orphan.is_err(), "{}", scratch.engine);
    }
}

#[tokio::test]
async fn how_far_somebody_reaches_is_in_the_queries_too() {
    for scratch in databases().await {
        let store = open(&scratch).await;
        let host = partner(&store, "host", "MYS", Visibility::Desk, None).await;
        partner(&store, "open", "MYS", Visibility::Public, Some(host)).await;
        let hidden = partner(&store, "hidden", "MYS", Visibility::Hidden, Some(host)).await;
        let (inside, keeper, outside) = (
            person(&store, "inside@example.org").await,
            person(&store, "keeper@example.org").await,
            person(&store, "outside@example.org").await,
        );
        belongs(&store, keeper, &grant(host, Role::Coordinator, Scope::Everywhere)).await;
        let offered = grant(hidden, Role::Contributor, Scope::Everywhere);
        let mut tx = store.begin_as(Who::SYSTEM).await.unwrap();
        tx.offer_grant(inside, &offered, "system", 1).await.unwrap();
        tx.commit_unseen().await.unwrap();

        let engine = scratch.engine;
        assert_eq!(seen(&store, Who::PUBLIC).await, names(&["open"]), "{engine}");
        assert_eq!(seen(&store, desk(outside)).await, names(&["host", "open"]), "{engine}");
        assert_eq!(seen(&store, desk(keeper)).await, names(&["hidden", "host", "open"]), "{engine}");
        assert_eq!(seen(&store, Who::SYSTEM).await.len(), 3);
        assert_eq!(seen(&store, desk(inside)).await, names(&["host", "open"]), "{engine}: merely offered");
        let mut tx = store.begin_as(Who::SYSTEM).await.unwrap();
        assert_eq!(tx.accept_grants(inside, "", 2).await.unwrap(), 1);
        tx.commit_unseen().await.unwrap();
        assert_eq!(seen(&store, desk(inside)).await, names(&["hidden", "host", "open"]), "{engine}");
        assert!(store.look(desk(inside)).await.unwrap().partner(hidden).await.unwrap().is_some());
        assert!(store.look(desk(outside)).await.unwrap().partner(hidden).await.unwrap().is_none());
        let mut tx = store.begin_as(Who::SYSTEM).await.unwrap();
        assert!(tx.end_grant(offered.id, "system", 3).await.unwrap());
        tx.commit_unseen().await.unwrap();
        assert_eq!(seen(&store, desk(inside)).await, names(&["host", "open"]), "{engine}: it has ended");
    }
}

#[tokio::test]
async fn an_address_is_one_persons_and_her_record_counts_its_changes() {
    for scratch in databases().await {
        let store = open(&scratch).await;
        let email = Email::new("amina@example.org").unwrap();
        let name = PersonName::new("Amina").unwrap();
        let amina = PersonId::new(id());
        let mut tx = store.begin_as(Who::SYSTEM).await.unwrap();
        tx.add_person(amina, &email, &name, Locale::EN, 1).await.unwrap();
        tx.commit_unseen().await.unwrap();
        let mut tx = store.begin_as(Who::SYSTEM).await.unwrap();
        let twice = tx.add_person(PersonId::new(id()), &email, &name, Locale::EN, 1).await;
        assert!(twice.is_err(), "{}: two people have one address", scratch.engine);
        drop(tx);

        let mut tx = store.begin_as(Who::SYSTEM).await.unwrap();
        let new = tx.person_by_email(&email).await.unwrap().unwrap();
        assert_eq!(
            (new.id, new.state, new.digest, new.version),
            (amina, PersonState::Invited, Digest::Never, 1)
        );
        assert_eq!(new.zone, "UTC");
        let said =
            (&PersonName::new("A.").unwrap(), "ar".parse().unwrap(), "Africa/Windhoek", Digest::Weekly);
        assert!(tx.change_person(amina, said, 1, 2).await.unwrap());
        assert!(!tx.change_person(amina, said, 1, 3).await.unwrap(), "a stale change was kept");
        assert!(tx.set_person_state(amina, PersonState::Active, 4).await.unwrap());
        assert!(!tx.set_person_state(amina, PersonState::Active, 5).await.unwrap());
        let now = tx.person(amina).await.unwrap().unwrap();
        assert_eq!((now.state, now.digest, now.version), (PersonState::Active, Digest::Weekly, 3));
        assert_eq!(
            (now.name.as_str(), now.locale.as_str(), now.zone.as_str()),
            ("A.", "ar", "Africa/Windhoek")
        );
        assert!(tx.person(PersonId::new(id())).await.unwrap().is_none());
        assert!(tx.person_by_email(&Email::new("b@example.org").unwrap()).await.unwrap().is_none());
    }
}

#[tokio::test]
async fn a_role_is_held_once_from_acceptance_until_it_ends() {
    for scratch in databases().await {
        let store = open(&scratch).await;
        let at = partner(&store, "One", "MYS", Visibility::Desk, None).await;
        let who = person(&store, "amina@example.org").await;
        let role =
            grant(at, Role::Reviewer, Scope::In(["MYS".parse().unwrap(), "NAM".parse().unwrap()].into()));
        let mut tx = store.begin_as(Who::SYSTEM).await.unwrap();
        tx.offer_grant(who, &role, "system", 1).await.unwrap();
        let held = tx.person(who).await.unwrap().unwrap();
        assert_eq!((held.grants.len(), &held.offered), (0, &vec![role.clone()]), "{}", scratch.engine);
        assert_eq!(tx.accept_grants(who, "", 2).await.unwrap(), 1);
        assert_eq!(tx.accept_grants(who, "", 2).await.unwrap(), 0);
        let held = tx.person(who).await.unwrap().unwrap();
        assert_eq!((&held.grants, held.offered.len()), (&vec![role.clone()], 0));
        assert_eq!(tx.people().await.unwrap(), [held], "the list says what the record says");
        tx.commit_unseen().await.unwrap();

        for (impossible, why) in [
            (grant(at, Role::Reviewer, Scope::Everywhere), "the same role twice"),
            (grant(at, Role::Translator, Scope::In(BTreeSet::new())), "a scope that reaches nothing"),
            (grant(PartnerId::new(id()), Role::Translator, Scope::Everywhere), "at no partner"),
        ] {
            let mut tx = store.begin_as(Who::SYSTEM).await.unwrap();
            assert!(
                tx.offer_grant(who, &impossible, "system", 3).await.is_err(),
                "{}: {why}",
                scratch.engine
            );
        }

        let mut tx = store.begin_as(Who::SYSTEM).await.unwrap();
        assert!(tx.end_grant(role.id, "system", 4).await.unwrap());
        assert!(!tx.end_grant(role.id, "system", 5).await.unwrap(), "it had ended");
        assert!(tx.person(who).await.unwrap().unwrap().grants.is_empty());
        // What has ended stays written down and stands in nobody's way.
        let again = grant(at, Role::Reviewer, Scope::Everywhere);
        tx.offer_grant(who, &again, "system", 6).await.unwrap();
        tx.offer_grant(who, &grant(at, Role::Translator, Scope::Everywhere), "system", 6).await.unwrap();
        tx.accept_grants(who, "", 7).await.unwrap();
        assert_eq!(tx.person(who).await.unwrap().unwrap().grants[0], again);
        assert_eq!(tx.end_grants_at(at, "system", 8).await.unwrap(), 2);
        assert!(tx.person(who).await.unwrap().unwrap().grants.is_empty());
    }
}

#[tokio::test]
async fn a_link_is_open_until_it_is_used_or_its_time_has_come() {
    for scratch in databases().await {
        let store = open(&scratch).await;
        let who = person(&store, "amina@example.org").await;
        let link = |expires_ms| Invitation {
            id: InvitationId::new(id()),
            person: who,
            by: "system".into(),
            reset: false,
            expires_ms,
        };
        let (one, two) = (link(100), link(200));
        let mut tx = store.begin_as(Who::SYSTEM).await.unwrap();
        tx.add_invitation(&one, "hash-1", 1).await.unwrap();
        tx.add_invitation(&two, "hash-2", 1).await.unwrap();
        assert_eq!(tx.invitation("hash-1", 99).await.unwrap(), Some(one.clone()), "{}", scratch.engine);
        assert_eq!(tx.invitation("hash-1", 100).await.unwrap(), None, "its time has come");
        assert_eq!(tx.invitation("hash-3", 1).await.unwrap(), None);
        assert_eq!(tx.open_invitations(100).await.unwrap(), std::slice::from_ref(&two));
        assert!(tx.end_invitation(one.id, 5).await.unwrap());
        assert!(!tx.end_invitation(one.id, 6).await.unwrap(), "it was used");
        assert_eq!(tx.invitation("hash-1", 50).await.unwrap(), None);
        assert_eq!(tx.end_invitations(who, "", 7).await.unwrap(), 1);
        assert!(tx.open_invitations(8).await.unwrap().is_empty());
        tx.commit_unseen().await.unwrap();
        let mut tx = store.begin_as(Who::SYSTEM).await.unwrap();
        let twice = tx.add_invitation(&link(300), "hash-1", 1).await;
        assert!(twice.is_err(), "{}: two links have one secret", scratch.engine);
        drop(tx);
        let mut tx = store.begin_as(Who::SYSTEM).await.unwrap();
        let nobody = Invitation { person: PersonId::new(id()), ..link(300) };
        assert!(tx.add_invitation(&nobody, "hash-4", 1).await.is_err(), "{}", scratch.engine);
    }
}

#[tokio::test]
async fn ways_of_signing_in_are_each_persons_own_and_used_once() {
    for scratch in databases().await {
        let store = open(&scratch).await;
        let one = person(&store, "one@example.org").await;
        let two = person(&store, "two@example.org").await;
        let key = StoredPasskey {
            id: PasskeyId::new(id()),
            person: one,
            credential_id: "c1".into(),
            credential: "{}".into(),
            name: "Key".into(),
            created_ms: 1,
            used_ms: None,
        };
        let mut tx = store.begin_as(Who::SYSTEM).await.unwrap();
        assert_eq!(tx.secrets(one).await.unwrap(), Secrets::default(), "{}", scratch.engine);
        tx.set_password(one, Some("hash"), 1).await.unwrap();
        tx.set_totp(one, Some("sealed"), 7, 1).await.unwrap();
        assert!(!tx.spend_step(one, 7).await.unwrap(), "the code that set it up was used");
        assert!(tx.spend_step(one, 8).await.unwrap());
        assert!(!tx.spend_step(one, 8).await.unwrap() && !tx.spend_step(one, 7).await.unwrap());
        let expected = Secrets { password: Some("hash".into()), totp: Some("sealed".into()), totp_step: 8 };
        assert_eq!(tx.secrets(one).await.unwrap(), expected);
        assert_eq!(tx.secrets(two).await.unwrap(), Secrets::default());

        tx.add_passkey(&key).await.unwrap();
        tx.used_passkey(key.id, "{\"counter\":1}", 9).await.unwrap();
        let used = StoredPasskey { credential: "{\"counter\":1}".into(), used_ms: Some(9), ..key.clone() };
        assert_eq!(tx.passkeys(one).await.unwrap(), [used]);
        assert!(!tx.remove_passkey(key.id, two).await.unwrap(), "somebody removes another's");

        let codes = ["a".to_owned(), "b".to_owned()];
        tx.set_recovery_codes(one, &codes).await.unwrap();
        assert!(!tx.spend_recovery_code(two, "a", 1).await.unwrap());
        assert!(tx.spend_recovery_code(one, "a", 1).await.unwrap());
        assert!(!tx.spend_recovery_code(one, "a", 2).await.unwrap(), "a code was used twice");
        assert_eq!(tx.recovery_codes_left(one).await.unwrap(), 1);
        tx.set_recovery_codes(one, &["c".to_owned()]).await.unwrap();
        assert!(!tx.spend_recovery_code(one, "b", 3).await.unwrap(), "codes that were replaced");
        tx.commit_unseen().await.unwrap();

        let mut tx = store.begin_as(Who::SYSTEM).await.unwrap();
        let copy = StoredPasskey { id: PasskeyId::new(id()), person: two, ..key.clone() };
        assert!(tx.add_passkey(&copy).await.is_err(), "{}: one key is two people's", scratch.engine);
        drop(tx);

        let mut tx = store.begin_as(Who::SYSTEM).await.unwrap();
        tx.forget_credentials(one, 10).await.unwrap();
        assert_eq!(tx.secrets(one).await.unwrap(), Secrets::default());
        assert!(tx.passkeys(one).await.unwrap().is_empty());
        assert_eq!(tx.recovery_codes_left(one).await.unwrap(), 0);
    }
}

#[tokio::test]
async fn sessions_go_forward_and_end_and_a_challenge_is_answered_once() {
    for scratch in databases().await {
        let store = open(&scratch).await;
        let one = person(&store, "one@example.org").await;
        let two = person(&store, "two@example.org").await;
        let (first, second) = (SessionId::new(id()), SessionId::new(id()));
        let mut tx = store.begin_as(Who::SYSTEM).await.unwrap();
        tx.add_session(first, "t1", one, 10).await.unwrap();
        tx.add_session(second, "t2", one, 20).await.unwrap();
        let it = tx.session("t1").await.unwrap().unwrap();
        let all = (it.id, it.person, it.created_ms, it.seen_ms, it.fresh_ms);
        assert_eq!(all, (first, one, 10, 10, 10), "{}", scratch.engine);
        tx.seen_session(first, 30).await.unwrap();
        tx.seen_session(first, 25).await.unwrap();
        assert_eq!(tx.session("t1").await.unwrap().unwrap().seen_ms, 30, "use went back");
        assert!(tx.renew_session(first, "t3", 40).await.unwrap());
        assert!(tx.session("t1").await.unwrap().is_none(), "the token before still opens");
        let it = tx.session("t3").await.unwrap().unwrap();
        assert_eq!((it.created_ms, it.seen_ms, it.fresh_ms), (10, 40, 40));
        assert!(!tx.end_session(first, two).await.unwrap(), "somebody ends another's");
        assert!(tx.end_session(first, one).await.unwrap() && !tx.end_session(first, one).await.unwrap());
        assert!(!tx.renew_session(first, "t4", 50).await.unwrap(), "one that ended came back");
        assert_eq!(tx.sessions(one).await.unwrap().len(), 1);
        assert_eq!(tx.end_sessions(one).await.unwrap(), 1);

        for (token, created, seen) in [("old", 5, 100), ("idle", 50, 60), ("live", 50, 100)] {
            let new = SessionId::new(id());
            tx.add_session(new, token, two, created).await.unwrap();
            tx.seen_session(new, seen).await.unwrap();
        }
        assert!(tx.spend("challenge", 90).await.unwrap());
        assert!(!tx.spend("challenge", 90).await.unwrap(), "answered twice");
        assert_eq!(tx.sweep(10, 70, 80).await.unwrap(), 2);
        assert!(tx.session("live").await.unwrap().is_some());
        assert!(!tx.spend("challenge", 90).await.unwrap(), "forgotten before its time");
        tx.sweep(10, 70, 91).await.unwrap();
        assert!(tx.spend("challenge", 200).await.unwrap());
        tx.commit_unseen().await.unwrap();
        let mut tx = store.begin_as(Who::SYSTEM).await.unwrap();
        let twice = tx.add_session(SessionId::new(id()), "live", one, 1).await;
        assert!(twice.is_err(), "{}: two sessions have one token", scratch.engine);
    }
}

#[tokio::test]
async fn acts_take_their_places_once_and_are_found() {
    for scratch in databases().await {
        let store = open(&scratch).await;
        let mut tx = store.begin_as(Who::SYSTEM).await.unwrap();
        tx.log("1", 10, "a", "signed-in", ("person", "p")).await.unwrap();
        tx.log("2", 20, "b", "signed-in", ("person", "q")).await.unwrap();
        tx.log("3", 30, "a", "signed-out", ("person", "p")).await.unwrap();
        let ids = |all: &[diligence_store::Entry]| all.iter().map(|it| it.id.clone()).collect::<Vec<_>>();
        assert_eq!(ids(&tx.unsealed(2).await.unwrap()), ["1", "2"], "{}", scratch.engine);
        assert!(tx.chain_head().await.unwrap().is_none());
        assert!(tx.seal("1", 1, "d1").await.unwrap() && tx.seal("2", 2, "d2").await.unwrap());
        assert!(!tx.seal("1", 9, "d9").await.unwrap(), "a place was given twice");
        let head = tx.chain_head().await.unwrap().unwrap();
        assert_eq!((head.number, head.digest.as_deref()), (Some(2), Some("d2")));
        assert_eq!(ids(&tx.chained_after(0, 1).await.unwrap()), ["1"]);
        assert_eq!(ids(&tx.chained_after(1, 9).await.unwrap()), ["2"]);
        let find = |actor: &str, act: &str, from_ms, until_ms| EntryFilter {
            actor: actor.into(),
            act: act.into(),
            from_ms,
            until_ms,
        };
        for (filter, found) in [
            (find("", "", 0, 99), vec!["3", "2", "1"]),
            (find("a", "", 0, 99), vec!["3", "1"]),
            (find("a", "signed-in", 0, 99), vec!["1"]),
            (find("", "", 20, 30), vec!["2"]),
        ] {
            let (page, count) = tx.log_page(&filter, 9, 0).await.unwrap();
            assert_eq!(
                (ids(&page), count),
                (found.iter().map(ToString::to_string).collect(), i64::try_from(found.len()).unwrap())
            );
        }
        let (page, count) = tx.log_page(&find("", "", 0, 99), 1, 1).await.unwrap();
        assert_eq!((ids(&page), count), (vec!["2".to_owned()], 3));
        tx.commit_unseen().await.unwrap();

        let mut tx = store.begin_as(Who::SYSTEM).await.unwrap();
        assert!(tx.seal("3", 2, "d3").await.is_err(), "{}: two acts have one place", scratch.engine);
    }
}

#[tokio::test]
async fn what_a_record_said_is_kept_once_per_version() {
    for scratch in databases().await {
        let store = open(&scratch).await;
        let said = facts("One", "MYS", Visibility::Hidden);
        let content = partner_content(&said).unwrap();
        assert_eq!(partner_facts(&content, "hidden").unwrap(), said);
        assert!(partner_facts(&content, "anybody").is_err() && partner_facts("{}", "hidden").is_err());
        let version =
            |version| Version { version, at_ms: 5, by_person: "system".into(), content: content.clone() };
        let mut tx = store.begin_as(Who::SYSTEM).await.unwrap();
        tx.keep_version(("partner", "p"), &version(1)).await.unwrap();
        tx.keep_version(("partner", "p"), &version(2)).await.unwrap();
        tx.keep_version(("partner", "q"), &version(1)).await.unwrap();
        assert_eq!(
            tx.versions("partner", "p").await.unwrap(),
            [version(2), version(1)],
            "{}",
            scratch.engine
        );
        tx.commit_unseen().await.unwrap();
        let mut tx = store.begin_as(Who::SYSTEM).await.unwrap();
        let again = tx.keep_version(("partner", "p"), &version(2)).await;
        assert!(again.is_err(), "{}: a version was written twice", scratch.engine);
    }
}

#[tokio::test]
async fn whoever_is_told_is_told_once_and_written_to_in_her_own_rhythm() {
    for scratch in databases().await {
        let store = open(&scratch).await;
        let (one, two) = (person(&store, "one@example.org").await, person(&store, "two@example.org").await);
        let mut tx = store.begin_as(Who::SYSTEM).await.unwrap();
        tx.notify("n1", one, "offered", "x", 100).await.unwrap();
        tx.notify("n2", one, "offered", "y", 200).await.unwrap();
        assert_eq!(
            (tx.unread(one).await.unwrap(), tx.unread(two).await.unwrap()),
            (2, 0),
            "{}",
            scratch.engine
        );
        let ids: Vec<_> = tx.notices(one, 9).await.unwrap().into_iter().map(|it| it.id).collect();
        assert_eq!(ids, ["n2", "n1"]);
        assert_eq!(tx.notices(one, 1).await.unwrap().len(), 1);

        let name = PersonName::new("One").unwrap();
        assert!(tx.to_write_to(900, 900).await.unwrap().is_empty(), "never means never");
        assert!(tx.change_person(one, (&name, Locale::EN, "UTC", Digest::Weekly), 2, 3).await.unwrap());
        assert!(tx.to_write_to(900, 0).await.unwrap().is_empty(), "she was written to this week");
        assert_eq!(tx.to_write_to(0, 900).await.unwrap().len(), 1);
        tx.wrote_to(one, 300).await.unwrap();
        assert!(tx.to_write_to(900, 900).await.unwrap().is_empty(), "nothing new since");
        tx.notify("n3", one, "offered", "z", 400).await.unwrap();
        assert_eq!(tx.to_write_to(0, 300).await.unwrap().len(), 1);
        assert_eq!(tx.read_notices(one, 500).await.unwrap(), 3);
        assert!(tx.to_write_to(900, 900).await.unwrap().is_empty(), "she saw it all");
        tx.notify("n4", one, "offered", "z", 600).await.unwrap();
        tx.set_person_state(one, PersonState::Disabled, 700).await.unwrap();
        assert!(tx.to_write_to(900, 900).await.unwrap().is_empty(), "she was disabled");
    }
}

#[tokio::test]
async fn a_second_person_decides_once_and_whoever_asked_uses_it_once() {
    for scratch in databases().await {
        let store = open(&scratch).await;
        let (asker, other) =
            (person(&store, "one@example.org").await, person(&store, "two@example.org").await);
        let (yes, no) = (ReleaseId::new(id()), ReleaseId::new(id()));
        let mut tx = store.begin_as(Who::SYSTEM).await.unwrap();
        tx.ask_release(yes, "hidden-partners", "a reason", asker, 10).await.unwrap();
        tx.ask_release(no, "hidden-partners", "a reason", asker, 20).await.unwrap();
        assert!(!tx.spend_release(yes, asker, 11).await.unwrap(), "{}: undecided", scratch.engine);
        tx.commit_unseen().await.unwrap();

        let mut tx = store.begin_as(Who::SYSTEM).await.unwrap();
        let own = tx.decide_release(yes, asker, true, 30).await;
        assert!(own.is_err(), "{}: one person is two", scratch.engine);
        drop(tx);

        let mut tx = store.begin_as(Who::SYSTEM).await.unwrap();
        assert!(tx.decide_release(yes, other, true, 30).await.unwrap());
        assert!(!tx.decide_release(yes, other, false, 31).await.unwrap(), "decided twice");
        assert!(tx.decide_release(no, other, false, 32).await.unwrap());
        assert!(!tx.spend_release(no, asker, 40).await.unwrap(), "what was refused was used");
        assert!(!tx.spend_release(yes, other, 40).await.unwrap(), "another uses it");
        assert!(tx.spend_release(yes, asker, 41).await.unwrap());
        assert!(!tx.spend_release(yes, asker, 42).await.unwrap(), "used twice");
        let kept = tx.release(yes).await.unwrap().unwrap();
        assert_eq!((kept.decided, kept.used_ms), (Some((other, 30, true)), Some(41)));
        assert_eq!((kept.asked_by, kept.asked_ms, kept.reason.as_str()), (asker, 10, "a reason"));
        let ids: Vec<_> = tx.releases(10).await.unwrap().into_iter().map(|it| it.id).collect();
        assert_eq!(ids, [no], "what was asked for at {} or before is forgotten", 10);
    }
}
