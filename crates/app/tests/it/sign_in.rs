//! Getting in, staying in, and being put out.

use crate::house::{DAY, House, MINUTE, Member, PASSWORD, SECOND, code_at, here, now, pass, token_of};
use diligence_app::desk::token::Token;
use diligence_app::people::operator;
use diligence_app::session::{self, ABSOLUTE, FRESH, IDLE};
use diligence_app::sign_in::{self, Typed, by_password};
use diligence_app::{App, Desk, Refused, account, audit, partner, people};
use diligence_domain::{PersonState, Role, Scope};
use diligence_store::Who;
use diligence_testkit::databases;

async fn amina(house: &House) -> Member {
    house.member("amina@mys.example", Role::Coordinator, house.mys, &here(&["MYS"])).await
}

fn wrong(answer: &Result<Token, Refused>) -> bool {
    matches!(answer, Err(Refused::Wrong))
}

#[tokio::test]
async fn whatever_does_not_fit_is_answered_alike() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let (app, engine) = (&house.app, house.scratch.engine);
        let amina = amina(&house).await;
        let dara = house.member("dara@mys.example", Role::Contributor, house.mys, &here(&["MYS"])).await;
        house.link("ivy@mys.example", Role::Contributor, house.mys, &here(&["MYS"])).await;
        operator::set_disabled(app, dara.id, true).await.unwrap();
        let good = amina.entry();
        for (what, typed) in [
            ("a wrong password", Typed { password: "violet harbour staircase".into(), ..good.clone() }),
            ("a wrong code", Typed { code: "000000".into(), ..good.clone() }),
            ("no code", Typed { code: String::new(), ..good.clone() }),
            ("a recovery code of nobody", Typed { code: "aaaa-bbbb-cccc-dddd".into(), ..good.clone() }),
            ("nobody", Typed { email: "nobody@mys.example".into(), ..good.clone() }),
            ("no address", Typed { email: "nobody".into(), ..good.clone() }),
            ("a mere link", Typed { email: "ivy@mys.example".into(), ..good.clone() }),
            ("disabled", dara.entry()),
            ("another's code", Typed { code: dara.entry().code, ..good.clone() }),
        ] {
            let answer = by_password(app, &typed).await;
            assert!(wrong(&answer), "{engine}: {what}: {answer:?}");
            pass(2 * SECOND);
        }
        let token = by_password(app, &Typed { code: amina.entry().code, ..good }).await.unwrap();
        assert_eq!(house.visitor(&token).await.id(), amina.id, "{engine}");
    }
}

#[tokio::test]
async fn a_code_is_used_once_and_fits_its_own_moment() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let (app, engine) = (&house.app, house.scratch.engine);
        let amina = amina(&house).await;
        pass(10 * 30 * SECOND);
        let with = |code: String| Typed { code, ..amina.entry() };
        for steps in [-2, 2] {
            let answer = by_password(app, &with(code_at(&amina.secret, now() + steps * 30 * SECOND))).await;
            assert!(wrong(&answer), "{engine}: {steps} steps away");
        }
        let before = with(code_at(&amina.secret, now() - 30 * SECOND));
        assert!(by_password(app, &before).await.is_ok(), "{engine}: the step before");
        assert!(wrong(&by_password(app, &before).await), "{engine}: the same code again");
        let spaced = code_at(&amina.secret, now());
        let spaced = with(format!(" {} {}", &spaced[..3], &spaced[3..]));
        assert!(by_password(app, &spaced).await.is_ok(), "{engine}: this step, with spaces");
        let ahead = with(code_at(&amina.secret, now() + 30 * SECOND));
        assert!(by_password(app, &ahead).await.is_ok(), "{engine}: the step ahead");
        // An earlier code was never used, and is past all the same.
        pass(30 * SECOND);
        let answer = by_password(app, &with(code_at(&amina.secret, now() - 30 * SECOND))).await;
        assert!(wrong(&answer), "{engine}: a code older than the last one that was used");
    }
}

#[tokio::test]
async fn two_at_once_with_one_code_are_one() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let amina = amina(&house).await;
        let entry = amina.entry();
        let (one, two) = tokio::join!(by_password(&house.app, &entry), by_password(&house.app, &entry));
        assert_eq!(usize::from(one.is_ok()) + usize::from(two.is_ok()), 1, "{}", house.scratch.engine);
    }
}

#[tokio::test]
async fn a_recovery_code_works_once_beside_the_password() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let (app, engine) = (&house.app, house.scratch.engine);
        let amina = amina(&house).await;
        assert_eq!(amina.recovery_codes.len(), 10);
        let typed = Typed { code: amina.recovery_codes[3].to_uppercase().replace('-', " "), ..amina.entry() };
        let without = Typed { password: "something else entirely".into(), ..typed.clone() };
        assert!(wrong(&by_password(app, &without).await), "{engine}: without the password");
        let token = by_password(app, &typed).await.unwrap();
        assert!(wrong(&by_password(app, &typed).await), "{engine}: a second time");
        let visitor = house.visitor(&token).await;
        assert_eq!(account::ways(app, &visitor).await.unwrap().recovery_codes, 9);
        let new = account::new_recovery_codes(app, &visitor).await.unwrap();
        let old = Typed { code: amina.recovery_codes[4].clone(), ..amina.entry() };
        assert!(wrong(&by_password(app, &old).await), "{engine}: one that was replaced");
        pass(MINUTE);
        let fits = Typed { code: new[0].clone(), ..amina.entry() };
        assert!(by_password(app, &fits).await.is_ok(), "{engine}");
    }
}

#[tokio::test]
async fn whoever_fails_waits_and_nobody_else_does() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let (app, engine) = (&house.app, house.scratch.engine);
        let amina = amina(&house).await;
        let bad = |email: &str| Typed { email: email.into(), password: "x".into(), code: "000000".into() };
        for email in ["amina@mys.example", "nobody@mys.example"] {
            for _ in 0..5 {
                assert!(wrong(&by_password(app, &bad(email)).await), "{engine}: {email}");
            }
            let answer = by_password(app, &bad(&email.to_uppercase())).await;
            assert!(matches!(answer, Err(Refused::Later(1 | 2))), "{engine}: {email}: {answer:?}");
        }
        let right = by_password(app, &amina.entry()).await;
        assert!(matches!(right, Err(Refused::Later(_))), "{engine}: {right:?}");
        let other = by_password(app, &bad("other@mys.example")).await;
        assert!(wrong(&other), "{engine}: another account waits too: {other:?}");
        // Waiting helps, and whoever proves who she is begins anew.
        pass(MINUTE);
        assert!(by_password(app, &amina.entry()).await.is_ok(), "{engine}");
        assert!(wrong(&by_password(app, &bad("amina@mys.example")).await), "{engine}");
    }
}

#[tokio::test]
async fn for_nobody_the_same_work_is_done() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let app = &house.app;
        // More than may wait come at once, all for names that do not exist: some are sent away because the others
        // are being checked against a hash like everybody's.
        let mut crowd = tokio::task::JoinSet::new();
        for n in 0..40 {
            let app = app.clone();
            let typed =
                Typed { email: format!("n{n}@x.example"), password: "x".into(), code: "000000".into() };
            crowd.spawn(async move { by_password(&app, &typed).await });
        }
        let all = crowd.join_all().await;
        let crowded = all.iter().filter(|it| matches!(it, Err(Refused::Crowded(_)))).count();
        let checked = all.iter().filter(|it| wrong(it)).count();
        assert!(crowded > 0 && checked > 0, "{}: {crowded} {checked}", house.scratch.engine);
        assert_eq!(crowded + checked, 40, "{}", house.scratch.engine);
    }
}

#[tokio::test]
async fn an_old_hash_is_renewed_when_its_password_comes_by() {
    use argon2::password_hash::PasswordHasher as _;
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let (app, engine) = (&house.app, house.scratch.engine);
        let amina = amina(&house).await;
        let params = argon2::Params::new(8, 1, 1, None).unwrap();
        let weak = argon2::Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, params);
        let weak = weak.hash_password(PASSWORD.as_bytes()).unwrap().to_string();
        let mut tx = house.store.begin_as(Who::SYSTEM).await.unwrap();
        tx.set_password(amina.id, Some(&weak), now()).await.unwrap();
        tx.commit_unseen().await.unwrap();
        let kept = async || {
            let secrets = house.store.look(Who::SYSTEM).await.unwrap().secrets(amina.id).await.unwrap();
            secrets.password.unwrap()
        };
        let bad = Typed { code: "000000".into(), ..amina.entry() };
        assert!(wrong(&by_password(app, &bad).await));
        assert_eq!(kept().await, weak, "{engine}: half of what proves it is she");
        assert!(by_password(app, &amina.entry()).await.is_ok(), "{engine}");
        let renewed = kept().await;
        assert!(renewed.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{engine}: {renewed}");
        pass(MINUTE);
        assert!(by_password(app, &amina.entry()).await.is_ok(), "{engine}");
        assert_eq!(kept().await, renewed, "{engine}: a hash of today is left alone");
    }
}

#[tokio::test]
async fn a_session_ends_when_idle_and_in_any_case() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let engine = house.scratch.engine;
        let rosa = house.someone("rosa@mys.example", Role::ReadOnly, house.mys, here(&["MYS"])).await;
        pass(IDLE - 1);
        assert!(house.who(&rosa).await.is_some(), "{engine}: just before");
        pass(IDLE - 1);
        assert!(house.who(&rosa).await.is_some(), "{engine}: use counts");
        pass(IDLE);
        assert!(house.who(&rosa).await.is_none(), "{engine}: idle");

        let rita = house.someone("rita@mys.example", Role::ReadOnly, house.mys, here(&["MYS"])).await;
        let begun = now();
        while now() - begun + 20 * MINUTE < ABSOLUTE {
            pass(20 * MINUTE);
            assert!(house.who(&rita).await.is_some(), "{engine}: {} min", (now() - begun) / MINUTE);
        }
        let visitor = house.visitor(&rita).await;
        assert_eq!(session::list(&house.app, &visitor).await.unwrap().len(), 1);
        pass(20 * MINUTE);
        assert!(house.who(&rita).await.is_none(), "{engine}: twelve hours");
        pass(1);
        session::sweep(&house.app).await.unwrap();
        let left = house.store.look(Who::SYSTEM).await.unwrap().sessions(visitor.id()).await.unwrap();
        assert!(left.is_empty(), "{engine}: what has ended is removed");
    }
}

#[tokio::test]
async fn a_clock_that_jumps_forward_ends_sessions() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let rosa = house.someone("rosa@mys.example", Role::ReadOnly, house.mys, here(&["MYS"])).await;
        pass(DAY);
        assert!(house.who(&rosa).await.is_none(), "{}", house.scratch.engine);
        session::sweep(&house.app).await.unwrap();
        pass(-DAY);
        assert!(house.who(&rosa).await.is_none(), "{}: swept, it is gone", house.scratch.engine);
    }
}

#[tokio::test]
async fn a_clock_that_is_set_back_lengthens_no_session() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let engine = house.scratch.engine;
        let rosa = house.someone("rosa@mys.example", Role::ReadOnly, house.mys, here(&["MYS"])).await;
        pass(-DAY);
        house.who(&rosa).await; // whatever it answers, it answers
        pass(IDLE);
        assert!(house.who(&rosa).await.is_none(), "{engine}: unused for half an hour");

        let rita = house.someone("rita@mys.example", Role::ReadOnly, house.mys, here(&["MYS"])).await;
        pass(-DAY);
        for _ in 0..36 {
            house.who(&rita).await;
            pass(20 * MINUTE);
        }
        assert!(house.who(&rita).await.is_none(), "{engine}: used for twelve hours");
    }
}

#[tokio::test]
async fn proving_it_again_lasts_ten_minutes_and_changes_the_token() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let (app, engine) = (&house.app, house.scratch.engine);
        let amina = amina(&house).await;
        let token = by_password(app, &amina.entry()).await.unwrap();
        pass(FRESH - 1);
        let visitor = house.visitor(&token).await;
        assert!(visitor.actor.fresh && partner::table::export(app, &visitor, None).await.is_ok(), "{engine}");
        pass(1);
        let visitor = house.visitor(&token).await;
        assert!(!visitor.actor.fresh, "{engine}: after ten minutes");
        let export = partner::table::export(app, &visitor, None).await;
        assert!(matches!(export, Err(Refused::Confirm)), "{engine}: {export:?}");
        assert!(matches!(account::setup(app, &visitor, None).await, Err(Refused::Confirm)), "{engine}");

        let dara = house.member("dara@mys.example", Role::Contributor, house.mys, &here(&["MYS"])).await;
        let visitor = house.visitor(&token).await;
        let others = sign_in::confirm_by_password(app, &visitor, &dara.entry()).await;
        assert!(wrong(&others), "{engine}: another's code confirms");
        let new = sign_in::confirm_by_password(app, &visitor, &amina.entry()).await.unwrap();
        assert_ne!(new, token);
        assert!(house.who(&token).await.is_none(), "{engine}: the old token still opens");
        let renewed = house.visitor(&new).await;
        assert!(renewed.actor.fresh && renewed.session.id == visitor.session.id, "{engine}");
        assert_eq!(renewed.session.created_ms, visitor.session.created_ms, "{engine}: it lives no longer");
        // A session that ended meanwhile is not woken.
        session::end(app, &renewed).await.unwrap();
        pass(MINUTE);
        let late = sign_in::confirm_by_password(app, &renewed, &amina.entry()).await;
        assert!(wrong(&late), "{engine}: {late:?}");
    }
}

#[tokio::test]
async fn what_ends_access_ends_it_at_once() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let (app, engine) = (&house.app, house.scratch.engine);
        let ana =
            house.someone("ana@network.example", Role::Administrator, house.host, Scope::Everywhere).await;
        let ana = house.visitor(&ana).await;
        let amina = amina(&house).await;
        let again = async || {
            pass(MINUTE);
            let one = by_password(app, &amina.entry()).await.unwrap();
            pass(MINUTE);
            (one, by_password(app, &amina.entry()).await.unwrap())
        };
        let dead = async |tokens: &(Token, Token)| {
            house.who(&tokens.0).await.is_none() && house.who(&tokens.1).await.is_none()
        };

        let both = again().await;
        session::end(app, &house.visitor(&both.0).await).await.unwrap();
        assert!(
            house.who(&both.0).await.is_none() && house.who(&both.1).await.is_some(),
            "{engine}: sign out"
        );
        let visitor = house.visitor(&both.1).await;
        session::end_others(app, &visitor, None).await.unwrap();
        assert!(dead(&both).await, "{engine}: all of hers");

        let both = again().await;
        let grants = house.visitor(&both.0).await.actor.grants;
        people::set_disabled(app, &ana, amina.id, true).await.unwrap();
        assert!(dead(&both).await, "{engine}: disabled");
        pass(MINUTE);
        assert!(wrong(&by_password(app, &amina.entry()).await), "{engine}: disabled");
        assert!(matches!(people::set_disabled(app, &ana, amina.id, true).await, Err(Refused::Stale)));
        people::set_disabled(app, &ana, amina.id, false).await.unwrap();
        assert!(dead(&both).await, "{engine}: letting her in again wakes no session");

        let both = again().await;
        people::take(app, &ana, amina.id, grants[0].id).await.unwrap();
        assert!(dead(&both).await, "{engine}: a role ended");
        assert!(matches!(people::take(app, &ana, amina.id, grants[0].id).await, Err(Refused::NotFound)));
        let both = again().await;
        assert!(house.visitor(&both.0).await.actor.grants.is_empty(), "{engine}");

        let dara = house.member("dara@mys.example", Role::Contributor, house.mys, &here(&["MYS"])).await;
        let ana = house
            .visitor(
                &house
                    .someone("ada@network.example", Role::Administrator, house.host, Scope::Everywhere)
                    .await,
            )
            .await;
        let made = people::reset(app, &ana, dara.id).await.unwrap();
        assert!(house.who(&dara.token).await.is_none(), "{engine}: reset");
        pass(MINUTE);
        assert!(wrong(&by_password(app, &dara.entry()).await), "{engine}: the old password");
        let recovery = Typed { code: dara.recovery_codes[0].clone(), ..dara.entry() };
        assert!(wrong(&by_password(app, &recovery).await), "{engine}: an old recovery code");
        let anew = house.accept(&token_of(&made.link.unwrap())).await.unwrap();
        assert_eq!(anew.id, dara.id);
        assert_ne!(anew.secret, dara.secret);
        let person = house.visitor(&anew.token).await.person;
        assert_eq!(
            (person.state, person.grants.len()),
            (PersonState::Active, 1),
            "{engine}: she is who she was"
        );
    }
}

#[tokio::test]
async fn nobody_ends_anothers_session_and_a_new_password_ends_ones_others() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let (app, engine) = (&house.app, house.scratch.engine);
        let amina = amina(&house).await;
        let mina = house.visitor(&house.mina).await;
        let hers = house.visitor(&amina.token).await;
        let other = session::end_others(app, &mina, Some(hers.session.id)).await;
        assert!(
            matches!(other, Err(Refused::NotFound)) && house.who(&amina.token).await.is_some(),
            "{engine}"
        );

        let second = by_password(app, &amina.entry()).await.unwrap();
        let visitor = house.visitor(&second).await;
        let setup = account::setup(app, &visitor, None).await.unwrap();
        let stolen =
            account::set_password(app, &mina, PASSWORD, &setup.sealed, &code_at(&setup.secret, now())).await;
        assert!(matches!(stolen, Err(Refused::Invalid(_))), "{engine}: another's setup: {stolen:?}");
        let new = "copper umbrella midnight orchard";
        account::set_password(app, &visitor, new, &setup.sealed, &code_at(&setup.secret, now()))
            .await
            .unwrap();
        assert!(house.who(&amina.token).await.is_none() && house.who(&second).await.is_some(), "{engine}");
        pass(MINUTE);
        assert!(wrong(&by_password(app, &amina.entry()).await), "{engine}: the password before");
        let typed =
            Typed { password: new.into(), code: code_at(&setup.secret, now()), email: amina.email.clone() };
        assert!(by_password(app, &typed).await.is_ok(), "{engine}");
    }
}

#[tokio::test]
async fn failures_are_written_down_for_those_who_exist_alone() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let app = &house.app;
        let amina = amina(&house).await;
        let dina = house.someone("dina@network.example", Role::Director, house.host, Scope::Everywhere).await;
        let bad = |email: &str| Typed { email: email.into(), password: "x".into(), code: "1".into() };
        assert!(wrong(&by_password(app, &bad("amina@mys.example")).await));
        assert!(wrong(&by_password(app, &bad("nobody@mys.example")).await));
        let filter = audit::Filter { act: "sign-in-failed".into(), until_ms: i64::MAX, ..Default::default() };
        let dina = house.visitor(&dina).await;
        // It is written after the answer, so that the answer does not say by its time who exists.
        let (mut found, mut count) = (Vec::new(), 0);
        for _ in 0..50 {
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
            (found, count) = audit::page(app, &dina, &filter, 10, 0).await.unwrap();
            if count > 0 {
                break;
            }
        }
        assert_eq!(count, 1, "{}", house.scratch.engine);
        assert_eq!(
            (found[0].handle.as_str(), found[0].actor.as_str()),
            (amina.id.to_string().as_str(), "system")
        );
    }
}

#[tokio::test]
async fn without_a_desk_nobody_gets_in() {
    let scratch = diligence_testkit::sqlite();
    let app = App::open_and_migrate(&scratch.address).await.unwrap();
    let answer = by_password(&app, &Typed::default()).await;
    assert!(matches!(answer, Err(Refused::Desk(_))), "{answer:?}");
    for bad in ["http://desk.example", "https://desk.example/path", "desk.example", "ftp://desk.example", ""]
    {
        let keys = diligence_app::desk::keys::Keys::random();
        assert!(Desk::new(keys, bad, None, None).is_err(), "{bad}");
    }
}
