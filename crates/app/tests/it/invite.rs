//! Invitations: what a link gives, to whom, how often, and what whoever made it learns.

use crate::house::{
    DAY, House, MINUTE, PASSWORD, SECOND, code, code_at, here, is_field, now, pass, token_of, typed,
};
use diligence_app::desk::token::Token;
use diligence_app::invite::{self, Invitee};
use diligence_app::people::operator;
use diligence_app::session::{FRESH, Visitor};
use diligence_app::{Field, Refused, Why, notice, partner, people, sign_in};
use diligence_domain::{Locale, PartnerId, PersonState, Role, Scope};
use diligence_store::Who;
use diligence_testkit::databases;

fn invitee(email: &str, partner: PartnerId, role: Role, scope: Scope) -> Invitee {
    Invitee {
        email: email.into(),
        name: "As Typed".into(),
        locale: Locale::EN,
        partner: Some(partner),
        role: Some(role),
        scope,
    }
}

async fn invited(house: &House, by: &Visitor, it: &Invitee) -> Token {
    token_of(&invite::invite(&house.app, by, it).await.unwrap().link.unwrap())
}

#[tokio::test]
async fn a_link_lets_one_in_once() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let (app, engine) = (&house.app, house.scratch.engine);
        let mina = house.visitor(&house.mina).await;
        let it = invitee("New@MYS.example", house.mys, Role::Contributor, here(&["MYS"]));
        let link = invited(&house, &mina, &it).await;
        let opened = invite::open(app, &link).await.unwrap().unwrap();
        assert_eq!(
            (opened.person.email.as_str(), opened.has_account),
            ("new@mys.example", false),
            "{engine}"
        );
        assert_eq!(opened.offers, [("Malaysian partner".to_owned(), Role::Contributor)]);
        assert!(opened.person.grants.is_empty(), "{engine}: an offer gives nothing");

        let (one, two) = tokio::join!(house.accept(&link), house.accept(&link));
        assert_eq!(
            usize::from(one.is_ok()) + usize::from(two.is_ok()),
            1,
            "{engine}: {:?} {:?}",
            one.err(),
            two.err()
        );
        assert!(invite::open(app, &link).await.unwrap().is_none(), "{engine}: it was used");
        assert!(matches!(house.accept(&link).await, Err(Refused::NotFound)), "{engine}");
        let person = operator::find(app, "new@mys.example").await.unwrap();
        assert_eq!((person.state, person.grants.len(), person.offered.len()), (PersonState::Active, 1, 0));
        let secrets = house.store.look(Who::SYSTEM).await.unwrap().secrets(person.id).await.unwrap();
        assert!(secrets.password.is_some() && secrets.totp.is_some());
        assert!(invite::open(app, &Token::random()).await.unwrap().is_none());
    }
}

#[tokio::test]
async fn a_link_ends_after_seven_days_or_with_a_new_start_or_when_she_is_disabled() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let (app, engine) = (&house.app, house.scratch.engine);
        let scope = here(&["MYS"]);
        let link = house.link("one@mys.example", Role::Contributor, house.mys, &scope).await;
        pass(7 * DAY - 1);
        assert!(invite::open(app, &link).await.unwrap().is_some(), "{engine}: just before");
        pass(1);
        assert!(invite::open(app, &link).await.unwrap().is_none(), "{engine}: seven days");
        assert!(matches!(house.accept(&link).await, Err(Refused::NotFound)), "{engine}");

        let second = house.link("two@mys.example", Role::Contributor, house.mys, &scope).await;
        let person = operator::find(app, "two@mys.example").await.unwrap();
        operator::set_disabled(app, person.id, true).await.unwrap();
        assert!(invite::open(app, &second).await.unwrap().is_none(), "{engine}: disabled");
        assert!(matches!(house.accept(&second).await, Err(Refused::NotFound)), "{engine}: disabled");
        let third = house.link("two@mys.example", Role::Reviewer, house.mys, &scope).await;
        assert!(invite::open(app, &third).await.unwrap().is_none(), "{engine}: made while disabled");
        operator::set_disabled(app, person.id, false).await.unwrap();
        for dead in [&second, &third] {
            assert!(invite::open(app, dead).await.unwrap().is_none(), "{engine}: enabling wakes no link");
        }
        let anew = token_of(&operator::reset(app, person.id).await.unwrap().link.unwrap());
        let newest = token_of(&operator::reset(app, person.id).await.unwrap().link.unwrap());
        assert!(invite::open(app, &anew).await.unwrap().is_none(), "{engine}: a new start shuts older links");
        assert!(house.accept(&newest).await.is_ok(), "{engine}");
    }
}

#[tokio::test]
async fn whoever_came_in_by_one_link_leaves_none_behind() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let (app, engine) = (&house.app, house.scratch.engine);
        let scope = here(&["MYS"]);
        let first = house.link("two@mys.example", Role::Contributor, house.mys, &scope).await;
        let second = house.link("two@mys.example", Role::Translator, house.mys, &scope).await;
        let member = house.accept(&second).await.unwrap();
        let roles = house.visitor(&member.token).await.actor.grants.len();
        assert_eq!(roles, 2, "{engine}: both were offered by one");
        assert!(invite::open(app, &first).await.unwrap().is_none(), "{engine}");
        assert!(matches!(house.accept(&first).await, Err(Refused::NotFound)), "{engine}");
    }
}

#[tokio::test]
async fn an_offer_gives_nothing_before_it_is_accepted() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let (app, engine) = (&house.app, house.scratch.engine);
        let mina = house.visitor(&house.mina).await;
        let lila =
            house.someone("lila@network.example", Role::Translator, house.host, Scope::Everywhere).await;
        let it = invitee("lila@network.example", house.hidden, Role::Contributor, here(&["MYS"]));
        let link = invited(&house, &mina, &it).await;
        let visitor = house.visitor(&lila).await;
        assert_eq!((visitor.actor.grants.len(), visitor.person.offered.len()), (1, 1), "{engine}");
        let seen = partner::get(app, &visitor, house.hidden).await;
        assert!(matches!(seen, Err(Refused::NotFound)), "{engine}: {seen:?}");
        assert_eq!(notice::unread(app, &visitor).await.unwrap(), 1, "{engine}: she is told");

        // Whoever has an account accepts by signing in, and nobody in her stead.
        assert!(invite::open(app, &link).await.unwrap().unwrap().has_account);
        assert!(
            matches!(house.accept(&link).await, Err(Refused::NotFound)),
            "{engine}: a second way in was made"
        );
        for other in [&house.mina, &house.nora] {
            let other = house.visitor(other).await;
            let taken = invite::accept_signed_in(app, &other, &link).await;
            assert!(matches!(taken, Err(Refused::NotFound)), "{engine}: {taken:?}");
        }
        assert!(partner::get(app, &house.visitor(&lila).await, house.hidden).await.is_err(), "{engine}");
        invite::accept_signed_in(app, &visitor, &link).await.unwrap();
        assert!(partner::get(app, &house.visitor(&lila).await, house.hidden).await.is_ok(), "{engine}");
        let again = invite::accept_signed_in(app, &visitor, &link).await;
        assert!(matches!(again, Err(Refused::NotFound)), "{engine}: twice");
    }
}

#[tokio::test]
async fn with_anything_wrong_nothing_is_half_done() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let (app, engine) = (&house.app, house.scratch.engine);
        let scope = here(&["MYS"]);
        let link = house.link("saskia.lindqvist@mys.example", Role::Contributor, house.mys, &scope).await;
        let other = house.link("other@mys.example", Role::Contributor, house.mys, &scope).await;
        let opened = invite::open(app, &link).await.unwrap().unwrap();
        let setup = invite::begin(app, &opened, None).unwrap();
        let another = invite::begin(app, &invite::open(app, &other).await.unwrap().unwrap(), None).unwrap();
        for (password, sealed, digits, field, why) in [
            ("short", &setup.sealed, code(&setup.secret), Field::Password, Why::Short),
            ("password1234", &setup.sealed, code(&setup.secret), Field::Password, Why::Guessable),
            ("saskia.lindqvist", &setup.sealed, code(&setup.secret), Field::Password, Why::Guessable),
            (PASSWORD, &setup.sealed, "000000".to_owned(), Field::Code, Why::Wrong),
            (PASSWORD, &setup.sealed, code_at(&setup.secret, now() + 2 * MINUTE), Field::Code, Why::Wrong),
            (PASSWORD, &another.sealed, code(&another.secret), Field::Code, Why::Wrong),
            (PASSWORD, &String::new(), code(&setup.secret), Field::Code, Why::Wrong),
        ] {
            let answer = invite::accept_by_password(app, &link, password, sealed, &digits).await;
            assert!(is_field(&answer, field, why), "{engine}: {password}, {digits}: {answer:?}");
            pass(10 * MINUTE);
        }
        let person = operator::find(app, "saskia.lindqvist@mys.example").await.unwrap();
        assert_eq!(
            (person.state, person.grants.len(), person.offered.len()),
            (PersonState::Invited, 0, 1),
            "{engine}"
        );
        let mut tx = house.store.look(Who::SYSTEM).await.unwrap();
        assert_eq!(tx.secrets(person.id).await.unwrap(), diligence_store::Secrets::default(), "{engine}");
        assert_eq!(tx.recovery_codes_left(person.id).await.unwrap(), 0, "{engine}");
        assert!(tx.sessions(person.id).await.unwrap().is_empty(), "{engine}");
        drop(tx);
        // The same link and the same secret go on; it comes back with the form.
        let kept = invite::begin(app, &opened, Some(&setup.sealed)).unwrap();
        assert_eq!(kept.secret, setup.secret, "{engine}");
        assert_ne!(
            invite::begin(app, &opened, Some(&another.sealed)).unwrap().secret,
            another.secret,
            "{engine}"
        );
        let digits = code(&setup.secret);
        let entered = invite::accept_by_password(app, &link, PASSWORD, &setup.sealed, &digits).await.unwrap();
        assert!(house.who(&entered.token).await.is_some(), "{engine}");
        // The code that set it up was used.
        let entry =
            sign_in::Typed { email: person.email.as_str().into(), password: PASSWORD.into(), code: digits };
        assert!(matches!(sign_in::by_password(app, &entry).await, Err(Refused::Wrong)), "{engine}");
    }
}

#[tokio::test]
async fn guessing_at_a_link_has_its_limit() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let app = &house.app;
        let link = house.link("one@mys.example", Role::Contributor, house.mys, &here(&["MYS"])).await;
        let setup = invite::begin(app, &invite::open(app, &link).await.unwrap().unwrap(), None).unwrap();
        for _ in 0..5 {
            let answer = invite::accept_by_password(app, &link, PASSWORD, &setup.sealed, "000000").await;
            assert!(is_field(&answer, Field::Code, Why::Wrong), "{answer:?}");
        }
        let answer = invite::accept_by_password(app, &link, PASSWORD, &setup.sealed, "000000").await;
        assert!(matches!(answer, Err(Refused::Later(_))), "{}: {answer:?}", house.scratch.engine);
        pass(30 * SECOND);
        assert!(house.accept(&link).await.is_ok(), "{}", house.scratch.engine);
    }
}

#[tokio::test]
async fn whoever_invites_does_not_learn_whether_somebody_is_known() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let (app, engine) = (&house.app, house.scratch.engine);
        // Somebody whom the first tenant does not see: active at the second, with another language.
        let known = house.someone("known@nam.example", Role::Contributor, house.nam, here(&["NAM"])).await;
        let known = house.visitor(&known).await;
        let mut tx = house.store.begin_as(Who::SYSTEM).await.unwrap();
        let said = (&known.person.name, "fr".parse().unwrap(), "UTC", diligence_domain::Digest::Never);
        assert!(tx.change_person(known.id(), said, known.person.version, now()).await.unwrap());
        tx.commit_unseen().await.unwrap();
        let mina = house.visitor(&house.mina).await;
        let before = people::list(app, &mina).await.unwrap().len();
        let mut shapes = Vec::new();
        for email in ["known@nam.example", "fresh@nam.example"] {
            let it = invitee(email, house.mys, Role::Contributor, here(&["MYS"]));
            let made = invite::invite(app, &mina, &it).await.unwrap();
            let link = made.link.unwrap();
            let secret = token_of(&link);
            let seen = people::get(app, &mina, made.person).await.unwrap();
            let roles: Vec<_> =
                seen.roles.iter().map(|it| (it.grant.role, it.partner.id, it.accepted)).collect();
            shapes.push((
                link.replace(secret.as_str(), "…"),
                made.mailed,
                seen.name.replace(email, "…"),
                seen.email.replace(email, "…"),
                seen.state,
                roles,
                people::manages(app, &mina, made.person).await.unwrap(),
            ));
        }
        let listed = people::list(app, &mina).await.unwrap();
        assert_eq!(listed.len(), before + 2, "{engine}");
        assert!(listed.iter().all(|it| it.name != "known"), "{engine}: her name is known elsewhere");
        let (one, two) = (&shapes[0], &shapes[1]);
        assert_eq!((&one.0, one.1), (&two.0, two.1), "{engine}: the link tells");
        assert_eq!(
            (&one.2, &one.3, one.4, &one.5),
            (&two.2, &two.3, two.4, &two.5),
            "{engine}: her record tells"
        );
        assert_eq!((one.2.as_str(), one.4), ("…", PersonState::Invited), "{engine}");
    }
}

#[tokio::test]
async fn what_may_be_done_with_an_invited_person_does_not_tell_whether_she_is_known() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let (app, engine) = (&house.app, house.scratch.engine);
        house.someone("known@nam.example", Role::Contributor, house.nam, here(&["NAM"])).await;
        let mina = house.visitor(&house.mina).await;
        let mut answers = Vec::new();
        for email in ["known@nam.example", "fresh@nam.example"] {
            let it = invitee(email, house.mys, Role::Contributor, here(&["MYS"]));
            let made = invite::invite(app, &mina, &it).await.unwrap();
            let manages = people::manages(app, &mina, made.person).await.unwrap();
            let disabled = people::set_disabled(app, &mina, made.person, true).await;
            answers.push((manages, format!("{disabled:?}")));
        }
        assert_eq!(answers[0], answers[1], "{engine}: known, and not");
    }
}

/// Whoever invites may get the link into her own hands, where no letter can carry it.
#[tokio::test]
async fn a_link_made_by_one_tenant_opens_nothing_of_another() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let (app, engine) = (&house.app, house.scratch.engine);
        let (mina, nora) = (house.visitor(&house.mina).await, house.visitor(&house.nora).await);
        // The first offers a role at a partner that nobody else knows of.
        let it = invitee("new@mys.example", house.hidden, Role::Contributor, here(&["MYS"]));
        let first = invited(&house, &mina, &it).await;
        // The second invites the same address.
        let it = invitee("new@mys.example", house.nam, Role::Contributor, here(&["NAM"]));
        let second = invited(&house, &nora, &it).await;
        if let Some(opened) = invite::open(app, &second).await.unwrap() {
            let named = opened.offers.iter().any(|(name, _)| name == crate::house::HIDDEN);
            assert!(!named, "{engine}: a stranger's link names the hidden partner");
        }
        if let Ok(thief) = house.accept(&second).await {
            let grants = house.visitor(&thief.token).await.actor.grants;
            assert!(
                grants.iter().all(|it| it.partner != house.hidden),
                "{engine}: it gives what the first offered"
            );
        }
        assert!(
            invite::open(app, &first).await.unwrap().is_some(),
            "{engine}: a stranger shut the first link"
        );
    }
}

#[tokio::test]
async fn whoever_begins_anew_is_not_taken_over_by_a_strangers_link() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let (app, engine) = (&house.app, house.scratch.engine);
        let amina = house.member("amina@mys.example", Role::Coordinator, house.mys, &here(&["MYS"])).await;
        operator::reset(app, amina.id).await.unwrap();
        let nora = house.visitor(&house.nora).await;
        let it = invitee("amina@mys.example", house.nam, Role::Contributor, here(&["NAM"]));
        let link = invited(&house, &nora, &it).await;
        let taken = house.accept(&link).await;
        if let Ok(thief) = &taken {
            let grants = house.visitor(&thief.token).await.actor.grants;
            assert!(
                grants.iter().all(|it| it.partner != house.mys),
                "{engine}: she became a coordinator elsewhere"
            );
        }
    }
}

#[tokio::test]
async fn nobody_gives_what_she_may_not() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let (app, engine) = (&house.app, house.scratch.engine);
        let (mina, nora) = (house.visitor(&house.mina).await, house.visitor(&house.nora).await);
        let (mys, nam) = (here(&["MYS"]), here(&["NAM"]));
        let everywhere = Scope::Everywhere;
        for (by, it, field) in [
            (&mina, invitee("x@y.example", house.mys, Role::CountryPartner, mys.clone()), Field::Role),
            (&mina, invitee("x@y.example", house.mys, Role::Contributor, nam.clone()), Field::Role),
            (&mina, invitee("x@y.example", house.mys, Role::Contributor, everywhere.clone()), Field::Role),
            (&mina, invitee("x@y.example", house.nam, Role::Contributor, mys.clone()), Field::Role),
            (&nora, invitee("x@y.example", house.hidden, Role::Contributor, nam.clone()), Field::Partner),
            (&mina, invitee("x@y.example", house.mys, Role::Contributor, here(&[])), Field::Jurisdictions),
            (&mina, invitee("no address", house.mys, Role::Contributor, mys.clone()), Field::Email),
        ] {
            let made = invite::invite(app, by, &it).await;
            let Err(Refused::Invalid(faults)) = made else { panic!("{engine}: {it:?}: {made:?}") };
            assert!(faults.iter().any(|it| it.field == field), "{engine}: {faults:?}");
        }
        let none = operator::find(app, "x@y.example").await;
        assert!(matches!(none, Err(Refused::NotFound)), "{engine}: somebody was made: {none:?}");
        // A hidden partner and one that does not exist are answered alike.
        let strange = PartnerId::new(uuid::Uuid::now_v7());
        let answers =
            [house.hidden, strange].map(|it| invitee("x@y.example", it, Role::Contributor, nam.clone()));
        let one = invite::invite(app, &nora, &answers[0]).await.unwrap_err();
        let two = invite::invite(app, &nora, &answers[1]).await.unwrap_err();
        assert_eq!(format!("{one:?}"), format!("{two:?}"), "{engine}");

        let it = invitee("x@y.example", house.mys, Role::Contributor, mys.clone());
        pass(FRESH);
        let mina = house.visitor(&house.mina).await;
        assert!(
            matches!(invite::invite(app, &mina, &it).await, Err(Refused::Confirm)),
            "{engine}: not fresh"
        );
    }
}

#[tokio::test]
async fn a_role_is_not_offered_twice_and_not_where_a_partner_was_put_away() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let (app, engine) = (&house.app, house.scratch.engine);
        let mina = house.visitor(&house.mina).await;
        let it = invitee("x@y.example", house.mys, Role::Contributor, here(&["MYS"]));
        invited(&house, &mina, &it).await;
        let twice = invite::invite(app, &mina, &it).await;
        assert!(is_field(&twice, Field::Role, Why::Taken), "{engine}: {twice:?}");
        let away = partner::add(app, &mina, &typed("Away", "MYS", "desk"), Some(house.mys)).await.unwrap();
        partner::archive(app, &mina, away, true, 1).await.unwrap();
        let it = invitee("x@y.example", away, Role::Contributor, here(&["MYS"]));
        assert!(invite::invite(app, &mina, &it).await.is_err(), "{engine}");
    }
}

/// The home of the desk counts whom the list of people shows as invited, and nobody else.
#[tokio::test]
async fn who_is_counted_as_invited_is_shown_as_invited() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let engine = house.scratch.engine;
        house.link("one@mys.example", Role::Contributor, house.mys, &here(&["MYS"])).await;
        house.link("two@mys.example", Role::Contributor, house.hidden, &here(&["MYS"])).await;
        // Known elsewhere, offered a role here.
        house.member("three@nam.example", Role::Contributor, house.nam, &here(&["NAM"])).await;
        house.link("three@nam.example", Role::Contributor, house.mys, &here(&["MYS"])).await;
        let four = house.member("four@mys.example", Role::Reviewer, house.mys, &here(&["MYS"])).await;
        people::operator::reset(&house.app, four.id).await.unwrap();
        for token in [&house.mina, &house.nora] {
            let visitor = house.visitor(token).await;
            let shown = people::list(&house.app, &visitor).await.unwrap();
            let shown = shown.iter().filter(|it| it.state == PersonState::Invited).count();
            let counted = people::invited(&house.app, &visitor).await.unwrap();
            assert_eq!(counted, shown, "{engine}");
        }
        let mina = house.visitor(&house.mina).await;
        assert_eq!(people::invited(&house.app, &mina).await.unwrap(), 4, "{engine}");
    }
}
