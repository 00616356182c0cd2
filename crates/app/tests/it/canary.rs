//! Secrets are planted, and everything that is kept is searched for them.

use crate::house::{House, PASSWORD, here, token_of};
use diligence_app::people::operator;
use diligence_app::{audit, desk::token::Token, sign_in};
use diligence_domain::{Locale, Role};
use diligence_store::Who;
use diligence_testkit::databases;
use std::path::Path;

fn files(folder: &Path, found: &mut Vec<Vec<u8>>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files(&path, found) } else { found.push(std::fs::read(path).unwrap()) }
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().flat_map(|it| [it >> 4, it & 15]).filter_map(|it| char::from_digit(it.into(), 16)).collect()
}

fn holds(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|it| it == word)
}

#[tokio::test]
async fn no_secret_is_kept_in_clear() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let engine = house.scratch.engine;
        let scope = here(&["MYS"]);
        let email = "canary.zebrafinch@mys.example";
        let link = house.link(email, Role::Contributor, house.mys, &scope).await;
        let opened = diligence_app::invite::open(&house.app, &link).await.unwrap().unwrap();
        let member = house.accept(&link).await.unwrap();
        crate::house::pass(30_000);
        let session = sign_in::by_password(&house.app, &member.entry()).await.unwrap();
        let visitor = house.visitor(&session).await;
        crate::house::pass(30_000);
        let renewed = sign_in::confirm_by_password(&house.app, &visitor, &member.entry()).await.unwrap();
        // A wrong password, an unused link, a reset, a used recovery code.
        let wrong = "wrong.password.quokka";
        let typed = sign_in::Typed { password: wrong.into(), ..member.entry() };
        assert!(sign_in::by_password(&house.app, &typed).await.is_err());
        let recovery = sign_in::Typed { code: member.recovery_codes[0].clone(), ..member.entry() };
        sign_in::by_password(&house.app, &recovery).await.unwrap();
        let unused = house.link("another@mys.example", Role::Contributor, house.mys, &scope).await;
        let who = ("third@mys.example", "Third", Locale::EN);
        let third =
            operator::add(&house.app, who, Some(house.mys), &[Role::Reviewer], &scope, "X").await.unwrap();
        let reset = token_of(&operator::reset(&house.app, third.person).await.unwrap().link.unwrap());
        audit::seal(&house.app).await.unwrap();
        let raw = totp_rs::Secret::try_from_base32(&member.secret).unwrap();
        let raw: Vec<u8> = raw.as_ref().to_vec();

        let mut secrets: Vec<(&str, Vec<u8>)> = vec![
            ("the password", PASSWORD.into()),
            ("a wrong password", wrong.into()),
            ("the secret of codes in base32", member.secret.clone().into()),
            ("the secret of codes in hex", hex(&raw).into()),
            ("the secret of codes", raw),
        ];
        for (what, token) in [
            ("a link that was used", &link),
            ("a link", &unused),
            ("a link to begin anew", &reset),
            ("the first session", &member.token),
            ("a session", &session),
            ("a renewed session", &renewed),
        ] {
            secrets.push((what, token.as_str().into()));
        }
        for code in &member.recovery_codes {
            secrets.push(("a recovery code", code.clone().into()));
            secrets.push(("a recovery code", code.replace('-', "").into()));
        }

        // What is kept opens with no secret's clear text, and with its digest alone.
        let mut tx = house.store.look(Who::SYSTEM).await.unwrap();
        for token in [&session, &renewed, &member.token] {
            assert!(tx.session(token.as_str()).await.unwrap().is_none(), "{engine}");
        }
        assert!(tx.session(&renewed.hash()).await.unwrap().is_some(), "{engine}");
        assert!(tx.invitation(unused.as_str(), 0).await.unwrap().is_none(), "{engine}");
        assert!(tx.invitation(&unused.hash(), 0).await.unwrap().is_some(), "{engine}");
        let kept = tx.secrets(opened.person.id).await.unwrap();
        let kept = format!("{} {}", kept.password.unwrap(), kept.totp.unwrap());
        for (what, secret) in &secrets {
            assert!(!holds(kept.as_bytes(), secret), "{engine}: {what} is kept in clear");
        }
        assert_eq!(tx.recovery_codes_left(opened.person.id).await.unwrap(), 9);
        drop(tx);
        house.app.close().await;
        house.store.close().await;

        // Everything that the database holds, and every file beside it.
        let mut all = vec![house.scratch.dump().await];
        assert!(holds(&all[0], email.as_bytes()), "{engine}: the search finds what is there: an address");
        files(house.folder.path(), &mut all);
        assert!(all.len() >= 2, "{engine}");
        for (bytes, (what, secret)) in
            all.iter().flat_map(|it| secrets.iter().map(move |secret| (it, secret)))
        {
            assert!(!holds(bytes, secret), "{engine}: {what} is kept in clear");
        }
        let heads = std::fs::read(house.heads()).unwrap();
        assert!(!holds(&heads, b"@") && !holds(&heads, opened.person.id.to_string().as_bytes()), "{engine}");
    }
}

#[tokio::test]
async fn what_is_printed_for_a_log_hides_what_it_holds() {
    let scratch = diligence_testkit::sqlite();
    let house = House::build(scratch).await;
    let member = house.member("canary@mys.example", Role::Contributor, house.mys, &here(&["MYS"])).await;
    let token = Token::random();
    for (shown, secret) in [
        (format!("{token:?}"), token.as_str()),
        (format!("{:?}", member.entry()), PASSWORD),
        (format!("{:?}", member.entry()), "canary"),
        (format!("{:?}", house.keys()), "["),
        (format!("{:?}", house.app), "postgres:"),
    ] {
        assert!(!shown.contains(secret), "{shown}");
    }
}
