//! What people are told, and what letters say: that something waits, and no more.

use crate::house::{DAY, HIDDEN, House, MINUTE, here, now, pass, token_of};
use diligence_app::account::{self, Profile};
use diligence_app::invite::{self, Invitee};
use diligence_app::session::Visitor;
use diligence_app::{Refused, notice, people, release};
use diligence_domain::{Digest, Locale, PersonState, Role, Scope};
use diligence_store::Who;
use diligence_testkit::databases;

async fn wants(house: &House, visitor: &Visitor, digest: Digest) {
    let it = Profile {
        name: visitor.person.name.as_str().to_owned(),
        locale: Some(visitor.person.locale),
        zone: "UTC".into(),
        digest: Some(digest),
    };
    account::change(&house.app, visitor, &it, visitor.person.version).await.unwrap();
}

/// Something new waits for whoever may decide.
async fn happens(house: &House) {
    let mina = house.visitor(&house.mina).await;
    release::ask(&house.app, &mina, "Plum jam for the minister").await.unwrap();
}

#[tokio::test]
async fn letters_come_in_the_rhythm_that_each_chose_and_say_nothing() {
    for scratch in databases().await {
        let mut house = House::build(scratch).await;
        let engine = house.scratch.engine;
        let post = house.with_post();
        let host = house.host;
        let mut all = Vec::new();
        for (name, digest) in [("never", Digest::Never), ("daily", Digest::Daily), ("weekly", Digest::Weekly)]
        {
            let email = format!("{name}@network.example");
            let token = house.someone(&email, Role::Director, host, Scope::Everywhere).await;
            let visitor = house.visitor(&token).await;
            wants(&house, &visitor, digest).await;
            all.push(visitor);
        }
        let sent = async |day: i64, expected: &[&str]| {
            notice::send_digests(&house.app).await.unwrap();
            let mut to: Vec<String> = post.taken().into_iter().map(|it| it.to).collect();
            to.sort();
            let expected: Vec<String> = expected.iter().map(|it| format!("{it}@network.example")).collect();
            assert_eq!(to, expected, "{engine}: day {day}");
        };
        pass(MINUTE);
        happens(&house).await;
        sent(0, &[]).await; // they came in today
        pass(DAY);
        sent(1, &["daily"]).await;
        sent(1, &[]).await;
        pass(DAY);
        sent(2, &[]).await; // nothing new
        pass(5 * DAY);
        sent(7, &["weekly"]).await;
        pass(DAY);
        sent(8, &[]).await;
        for visitor in &all {
            assert_eq!(house.store.look(Who::SYSTEM).await.unwrap().unread(visitor.id()).await.unwrap(), 1);
        }
    }
}

#[tokio::test]
async fn a_letter_says_neither_what_nor_about_whom_and_is_tried_again() {
    for scratch in databases().await {
        let mut house = House::build(scratch).await;
        let engine = house.scratch.engine;
        let post = house.with_post();
        let mut all = Vec::new();
        for name in ["dina", "dora"] {
            let email = format!("{name}@network.example");
            let token = house.someone(&email, Role::Director, house.host, Scope::Everywhere).await;
            let visitor = house.visitor(&token).await;
            wants(&house, &visitor, Digest::Daily).await;
            all.push((token, visitor));
        }
        pass(MINUTE);
        happens(&house).await;
        let id = release::list(&house.app, &all[0].1).await.unwrap()[0].id.to_string();
        pass(DAY);
        post.breaks(true);
        assert_eq!(notice::send_digests(&house.app).await.unwrap(), 0, "{engine}");
        post.breaks(false);
        assert_eq!(notice::send_digests(&house.app).await.unwrap(), 2, "{engine}: tried again");
        let letters = post.taken();
        for letter in &letters {
            let text = format!("{}\n{}", letter.subject, letter.text).to_lowercase();
            for word in [
                "plum", "minister", "mina", "dina", "mys", "malaysia", "partner", "release", "network",
                HIDDEN, &id,
            ] {
                assert!(!text.contains(&word.to_lowercase()), "{engine}: “{word}” in {text}");
            }
            assert!(letter.text.contains("https://desk.example/en/desk"), "{engine}: {}", letter.text);
            assert!(!letter.subject.to_lowercase().contains("diligence"), "{engine}: {}", letter.subject);
            assert_eq!(format!("{letter:?}"), "Letter(…)", "a log would say to whom");
        }
        assert_eq!(notice::send_digests(&house.app).await.unwrap(), 0, "{engine}: once");
    }
}

#[tokio::test]
async fn whoever_saw_it_or_may_not_come_in_gets_no_letter() {
    for scratch in databases().await {
        let mut house = House::build(scratch).await;
        let (engine, post) = (house.scratch.engine, house.with_post());
        let mut all = Vec::new();
        for name in ["saw", "gone"] {
            let email = format!("{name}@network.example");
            let token = house.someone(&email, Role::Director, house.host, Scope::Everywhere).await;
            let visitor = house.visitor(&token).await;
            wants(&house, &visitor, Digest::Daily).await;
            all.push(visitor);
        }
        pass(MINUTE);
        happens(&house).await;
        assert_eq!(notice::list(&house.app, &all[0]).await.unwrap().len(), 1, "{engine}");
        notice::read_all(&house.app, &all[0]).await.unwrap();
        assert_eq!(notice::unread(&house.app, &all[0]).await.unwrap(), 0, "{engine}");
        assert_eq!(notice::unread(&house.app, &all[1]).await.unwrap(), 1, "{engine}: hers alone");
        let mut tx = house.store.begin_as(Who::SYSTEM).await.unwrap();
        tx.set_person_state(all[1].id(), PersonState::Disabled, now()).await.unwrap();
        tx.commit_unseen().await.unwrap();
        pass(DAY);
        assert_eq!(notice::send_digests(&house.app).await.unwrap(), 0, "{engine}");
        assert!(post.taken().is_empty(), "{engine}");
    }
}

#[tokio::test]
async fn an_invitation_goes_by_letter_and_where_none_can_go_is_handed_over() {
    for scratch in databases().await {
        let mut house = House::build(scratch).await;
        let (engine, post) = (house.scratch.engine, house.with_post());
        let mina = house.visitor(&house.mina).await;
        let it = |email: &str| Invitee {
            email: email.into(),
            name: "As Typed".into(),
            locale: Locale::EN,
            partner: Some(house.hidden),
            role: Some(Role::Contributor),
            scope: here(&["MYS"]),
        };
        let made = invite::invite(&house.app, &mina, &it("one@mys.example")).await.unwrap();
        assert!(made.mailed && made.link.is_none(), "{engine}: {made:?}");
        let letters = post.taken();
        assert_eq!((letters.len(), letters[0].to.as_str()), (1, "one@mys.example"), "{engine}");
        let place =
            letters[0].text.split_whitespace().find(|it| it.starts_with("https://desk.example/en/")).unwrap();
        assert!(invite::open(&house.app, &token_of(place)).await.unwrap().is_some(), "{engine}: {place}");
        let text = letters[0].text.replace(place, "");
        for word in [HIDDEN, "contributor", "mina", "Typed", "Malaysia"] {
            assert!(!text.to_lowercase().contains(&word.to_lowercase()), "{engine}: “{word}” in {text}");
        }

        post.breaks(true);
        let made = invite::invite(&house.app, &mina, &it("two@mys.example")).await.unwrap();
        assert!(!made.mailed, "{engine}");
        let link = made.link.unwrap();
        assert!(invite::open(&house.app, &token_of(&link)).await.unwrap().is_some(), "{engine}");

        // Whoever begins anew gets hers by letter alone: whoever asked for it must not come in as her.
        let asked = people::reset(&house.app, &mina, made.person).await;
        assert!(matches!(asked, Err(Refused::NotFound)), "{engine}: she accepted nothing yet: {asked:?}");
        let token = house.someone("three@mys.example", Role::Contributor, house.hidden, here(&["MYS"])).await;
        let three = house.visitor(&token).await.id();
        let anew = people::reset(&house.app, &mina, three).await.unwrap();
        assert!(!anew.mailed && anew.link.is_none(), "{engine}: {anew:?}");
        post.breaks(false);
        let anew = people::reset(&house.app, &mina, three).await.unwrap();
        assert!(anew.mailed && anew.link.is_none() && post.taken()[0].to == "three@mys.example", "{engine}");
        let own = people::reset(&house.app, &mina, mina.id()).await;
        assert!(matches!(own, Err(Refused::NotFound)), "{engine}: {own:?}");
    }
}
