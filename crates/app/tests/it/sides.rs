//! The two sides, and what each of them keeps.

use crate::house::{DAY, House, pass};
use crate::open_round::{
    Put, began, came_in, code, director, invitee, open_round, opened, save, states, submitted,
};
use diligence_app::answering::page::said;
use diligence_app::answering::submit::{self};
use diligence_app::answering::{Open, chain, keys, outbox};
use diligence_app::audit::Verified;
use diligence_app::round::invite::{self, Invitee};
use diligence_app::{AnswersKey, Refused};
use diligence_domain::{AccessState, Locale, Role, Scope};
use diligence_store::Who;
use diligence_store::answers::AnswerStore;
use diligence_testkit::databases;

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
        // Nothing tells when but for the day, and the handle is random but for its round.
        let (round, own) = set.handle.split_once('-').unwrap();
        let another = invite::invite(&house.app, &dina, id, &self::invitee("Another")).await.unwrap();
        let another = began(&house, &another.code.unwrap(), "").await;
        assert!(another.bound().contains(&format!(" {round}-")), "{engine}: {}", another.bound());
        let version = uuid::Uuid::parse_str(own).unwrap().get_version_num();
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
