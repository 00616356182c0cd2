//! The server’s address and the letters’ own.

use diligence_mail::{Error, Postman, Seal, Server};
use proptest::prelude::*;

#[test]
fn addresses_are_read_as_they_are_meant() {
    for (text, shown, seal) in [
        ("smtps://mail.example.org", "smtps://mail.example.org:465", Seal::Tls),
        ("smtps://u:p@mail.example.org:2465/", "smtps://u:…@mail.example.org:2465", Seal::Tls),
        ("smtps://localhost", "smtps://localhost:465", Seal::Tls),
        ("smtp://u:p@Mail.Example.ORG", "smtp://u:…@mail.example.org:587", Seal::StartTls),
        ("smtp://u:p@mail.example.org:25?tls=required", "smtp://u:…@mail.example.org:25", Seal::StartTls),
        ("smtp://a@b.org:p/?#@:s@mail.example.org", "smtp://a@b.org:…@mail.example.org:587", Seal::StartTls),
        ("smtp://192.168.0.1:25", "smtp://192.168.0.1:25", Seal::StartTls),
        ("smtp://[2001:db8::1]:25", "smtp://[2001:db8::1]:25", Seal::StartTls),
        ("smtp://بريد.example", "smtp://xn--ngbof4h.example:587", Seal::StartTls),
        ("smtp://127.0.0.1:1025", "smtp://127.0.0.1:1025", Seal::Plain),
        ("smtp://127.8.9.1:1025", "smtp://127.8.9.1:1025", Seal::Plain),
        ("smtp://localhost", "smtp://localhost:25", Seal::Plain),
        ("smtp://[::1]:1025", "smtp://[::1]:1025", Seal::Plain),
        ("smtp://127.0.0.1:1025/?tls=required", "smtp://127.0.0.1:1025?tls=required", Seal::StartTls),
        // None of these is this machine, whatever they look like.
        ("smtp://localhost.example.org:25", "smtp://localhost.example.org:25", Seal::StartTls),
        ("smtp://127.0.0.1.example.org:25", "smtp://127.0.0.1.example.org:25", Seal::StartTls),
        ("smtp://0.0.0.0:25", "smtp://0.0.0.0:25", Seal::StartTls),
        ("smtp://localhost:p@mail.example.org", "smtp://localhost:…@mail.example.org:587", Seal::StartTls),
    ] {
        let server = Server::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!((server.shown().as_str(), server.seal()), (shown, seal), "{text}");
        assert_eq!(format!("{server:?}"), format!("Server({shown})"));
    }
}

#[test]
fn what_cannot_be_read_is_refused_with_the_remedy() {
    for (text, error) in [
        ("", Error::Scheme),
        ("mail.example.org:25", Error::Scheme),
        ("https://mail.example.org", Error::Scheme),
        ("smtp:/mail.example.org", Error::Scheme),
        ("smtp://", Error::Host),
        ("smtp://u:p@", Error::Host),
        ("smtp://:25", Error::Host),
        ("smtp://[::1", Error::Host),
        ("smtp://[127.0.0.1]", Error::Host),
        ("smtp://mail example.org", Error::Host),
        ("smtp://-mail.example.org", Error::Host),
        ("smtp://secret@mail.example.org", Error::Login),
        ("smtp://user:@mail.example.org", Error::Login),
        ("smtp://:secret@mail.example.org", Error::Login),
        ("smtp://user:100%secret@mail.example.org", Error::Login),
        ("smtp://user:secret%@mail.example.org", Error::Login),
        ("smtp://user:secret%00@mail.example.org", Error::Login),
        ("smtp://user:secret%ff@mail.example.org", Error::Login),
        ("smtp://mail.example.org:", Error::Port),
        ("smtp://mail.example.org:0", Error::Port),
        ("smtp://mail.example.org:65536", Error::Port),
        ("smtp://mail.example.org:25:26", Error::Port),
        ("smtp://mail.example.org?tls=opportunistic", Error::Tail),
        ("smtp://mail.example.org?tls=none", Error::Tail),
        ("smtp://mail.example.org/name", Error::Tail),
        ("smtp://127.0.0.1#x", Error::Tail),
    ] {
        let refused = Server::parse(text).unwrap_err();
        assert_eq!(refused, error, "{text}");
        let said = refused.to_string();
        assert!(!said.contains("secret") && !said.contains('\n'), "{said}");
    }
}

#[test]
fn letters_come_from_an_address_on_one_line() {
    let server = || Server::parse("smtp://127.0.0.1:25").unwrap();
    for from in [
        "a@b.org",
        "Words and more <a@b.org>",
        "\"Words, more\" <a@b.org>",
        "كلمات <a@رصد.example>",
        "a@localhost",
    ] {
        assert!(Postman::new(server(), from).is_ok(), "{from}");
    }
    for from in [
        "",
        "a",
        "a@",
        "@b.org",
        "a@b.org\r\nBcc: x@y.z",
        "x\r\nBcc: y <a@b.org>",
        "W <a@b.org",
        "a@b org",
        "أمل@b.org",
    ] {
        assert_eq!(Postman::new(server(), from).unwrap_err(), Error::From, "{from:?}");
    }
}

/// Pieces that addresses are made of, in any order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("smtp://".to_owned()),
        Just("smtps://".to_owned()),
        Just("localhost".to_owned()),
        Just("127.0.0.1".to_owned()),
        Just("?tls=required".to_owned()),
        "[@:/?#%\\[\\]]",
        "%[0-9a-f]{0,2}",
        "[0-9]{1,6}",
        "\\PC{0,4}",
    ];
    prop::collection::vec(piece, 0..9).prop_map(|it| it.concat())
}

proptest! {
    #[test]
    fn no_text_is_too_strange(text in prop_oneof![any::<String>(), pieces()]) {
        if let Ok(server) = Server::parse(&text) {
            prop_assert!(!server.shown().chars().any(char::is_control));
        }
    }

    /// Whatever stands before a host: another machine is never spoken to without encryption.
    #[test]
    fn another_machine_is_never_spoken_to_in_the_clear(login in pieces(), host in "[a-z]{1,9}\\.[a-z]{2,3}") {
        if let Ok(server) = Server::parse(&format!("smtp://{login}@{host}:25")) {
            prop_assert_eq!(server.seal(), Seal::StartTls);
        }
    }

    #[test]
    fn a_password_is_never_shown(password in "[A-Z!-$&-.]{8,20}") {
        let server = Server::parse(&format!("smtp://user:{password}@mail.example.org")).unwrap();
        let shown = format!("{server:?} {}", server.shown());
        prop_assert!(!shown.contains(&password));
    }

    #[test]
    fn what_is_shown_is_read_alike(host in "[a-z]{1,9}(\\.[a-z]{1,9}){0,3}|127\\.0\\.0\\.[0-9]|\\[::[1-9a-f]\\]", port in 1u16..) {
        let server = Server::parse(&format!("smtp://{host}:{port}")).unwrap();
        let again = Server::parse(&server.shown()).unwrap();
        prop_assert_eq!((server.shown(), server.seal()), (again.shown(), again.seal()));
    }
}
