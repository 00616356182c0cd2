//! Nothing of meaning without encryption, where encryption is due.

use crate::sink::{Manner, Sink, certificate};
use crate::{FROM, letter, postman};
use diligence_mail::{Error, Postman, Refused, Server, Stage};
use std::time::Duration;

const REQUIRED: &str = "?tls=required";

#[tokio::test]
async fn a_server_without_encryption_is_told_nothing() {
    let sink = Sink::open(Manner::good()).await;
    let refused = postman(sink.port, REQUIRED).send(&letter()).await.unwrap_err();
    assert_eq!(refused, Refused::Unencrypted);
    assert!(refused.is_temporary() && refused.is_about_server());
    assert_eq!(sink.heard().await.lines, ["EHLO diligence.example"]);

    let manner = Manner { offers: vec!["STARTTLS", "AUTH PLAIN"], ..Manner::good() };
    let sink = Sink::open(manner.but("STARTTLS", Some("454 not now\r\n221 farewell"))).await;
    let refused = postman(sink.port, REQUIRED).send(&letter()).await.unwrap_err();
    assert_eq!(refused, Refused::Code { stage: Stage::Encryption, code: 454 });
}

#[tokio::test]
async fn a_certificate_that_is_trusted_lets_the_letter_pass() {
    let (pem, seal) = certificate();
    let offers = vec!["STARTTLS", "AUTH PLAIN"];
    let sink = Sink::open(Manner { offers, seal: Some(seal), ..Manner::good() }).await;
    let postman = postman(sink.port, REQUIRED).trusting(pem.as_bytes()).unwrap();
    postman.send(&letter()).await.unwrap();
    let heard = sink.heard().await;
    assert_eq!(heard.lines[..3], ["EHLO diligence.example", "STARTTLS", "EHLO diligence.example"]);
    assert!(heard.encrypted[2..].iter().all(|it| *it), "{:?}", heard.encrypted);
    assert!(heard.lines[3].starts_with("AUTH PLAIN "));
    assert!(heard.letter.is_some());
}

#[tokio::test]
async fn a_certificate_that_nobody_signed_is_not_trusted() {
    let (_, seal) = certificate();
    let offers = vec!["STARTTLS", "AUTH PLAIN"];
    let sink = Sink::open(Manner { offers, seal: Some(seal), ..Manner::good() }).await;
    let refused = postman(sink.port, REQUIRED).send(&letter()).await.unwrap_err();
    assert_eq!(refused, Refused::Encryption);
    assert!(refused.is_temporary());
    assert_eq!(sink.heard().await.lines, ["EHLO diligence.example", "STARTTLS"]);
}

/// A stranger on the wire writes answers behind the one to STARTTLS, so that they pass for encrypted ones and a
/// letter seems taken that never arrived.
#[tokio::test]
async fn answers_before_encryption_do_not_count_after_it() {
    let (pem, seal) = certificate();
    let offers = vec!["STARTTLS", "AUTH PLAIN"];
    let manner = Manner { offers, seal: Some(seal), ..Manner::good() };
    let sink = Sink::open(manner.but("STARTTLS", Some("220 go on\r\n250-evil\r\n250 AUTH PLAIN"))).await;
    let postman = postman(sink.port, REQUIRED).trusting(pem.as_bytes()).unwrap();
    assert_eq!(postman.send(&letter()).await, Err(Refused::Encryption));
    assert_eq!(sink.heard().await.lines, ["EHLO diligence.example", "STARTTLS"]);
}

/// A postman for a server that encrypts from the first byte.
fn whole(port: u16) -> Postman {
    let server = Server::parse(&format!("smtps://post:secret@127.0.0.1:{port}")).unwrap();
    Postman::new(server, FROM).unwrap().within(Duration::from_secs(2))
}

#[tokio::test]
async fn encrypted_from_the_first_byte() {
    let (pem, seal) = certificate();
    let manner = Manner { seal: Some(seal), whole: true, ..Manner::good() };
    let sink = Sink::open(manner.clone()).await;
    whole(sink.port).trusting(pem.as_bytes()).unwrap().send(&letter()).await.unwrap();
    let heard = sink.heard().await;
    assert!(heard.letter.is_some() && heard.encrypted.iter().all(|it| *it));

    let sink = Sink::open(manner).await;
    assert_eq!(whole(sink.port).send(&letter()).await, Err(Refused::Encryption));
    assert!(sink.heard().await.lines.is_empty());
}

#[tokio::test]
async fn a_plain_server_where_encryption_was_meant() {
    let sink = Sink::open(Manner::good()).await;
    assert_eq!(whole(sink.port).check().await, Err(Refused::Encryption));

    let sink = Sink::open(Manner { greeting: None, ..Manner::good() }).await;
    let refused = whole(sink.port).check().await.unwrap_err();
    assert_eq!(refused, Refused::TimeOut { stage: Stage::Greeting, seconds: 2 });

    assert_eq!(whole(1).check().await, Err(Refused::Unreachable));
}

#[test]
fn what_is_no_certificate_is_refused() {
    for pem in ["", "hello", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"] {
        let refused = postman(25, REQUIRED).trusting(pem.as_bytes()).unwrap_err();
        assert!(matches!(refused, Error::Certificate | Error::Encryption), "{pem}");
    }
}
