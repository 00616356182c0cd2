//! What is said when all does not go well, and what is not said.

use crate::sink::{Heard, Manner, Sink};
use crate::{PASSWORD, SUBJECT, TO, letter, postman};
use diligence_mail::{Letter, Refused, Stage};
use std::time::{Duration, Instant};

/// A refusal names nobody, in no form.
fn discreet(refused: Refused) -> Refused {
    let said = format!("{refused} {refused:?}");
    for secret in [TO, "amal", "example", SUBJECT, PASSWORD, "wort", "post:", "spam", "mailbox"] {
        assert!(!said.contains(secret), "{secret} in {said}");
    }
    assert!(!refused.to_string().contains('\n'));
    refused
}

/// What becomes of a letter at such a server, and what the server heard.
async fn at(manner: Manner) -> (Refused, Heard) {
    let sink = Sink::open(manner).await;
    let began = Instant::now();
    let refused = postman(sink.port, "").send(&letter()).await.unwrap_err();
    assert!(began.elapsed() < Duration::from_secs(5), "the limit of two seconds holds");
    (discreet(refused), sink.heard().await)
}

#[tokio::test]
async fn a_recipient_that_does_not_exist_is_refused_for_good() {
    let answer = "550-5.1.1 <amal.haddad@women.example.org>\r\n550 no such mailbox";
    let (refused, heard) = at(Manner::good().but("RCPT", Some(answer))).await;
    assert_eq!(refused, Refused::Code { stage: Stage::Recipient, code: 550 });
    assert!(!refused.is_temporary());
    assert!(!refused.is_about_server());
    assert_eq!(refused.to_string(), "the mail server refused the recipient with code 550");
    assert_eq!(heard.lines.last().unwrap(), "QUIT");
    assert!(heard.letter.is_none());
}

#[tokio::test]
async fn a_recipient_who_is_to_wait_is_tried_later() {
    let answer = "451 4.7.1 amal.haddad@women.example.org: greylisted";
    let (refused, heard) = at(Manner::good().but("RCPT", Some(answer))).await;
    assert_eq!(refused, Refused::Code { stage: Stage::Recipient, code: 451 });
    assert!(refused.is_temporary());
    assert!(heard.letter.is_none());
}

#[tokio::test]
async fn a_refusal_of_sender_or_letter_says_so() {
    for (command, answer, stage, code, later) in [
        ("MAIL", "553 letters@diligence.example is not you", Stage::Sender, 553, false),
        ("DATA", "452 full", Stage::Letter, 452, true),
        (".", "554 5.7.1 looks like spam to amal.haddad@women.example.org", Stage::Letter, 554, false),
        (".", "421 closing", Stage::Letter, 421, true),
    ] {
        let (refused, _) = at(Manner::good().but(command, Some(answer))).await;
        assert_eq!(refused, Refused::Code { stage, code });
        assert_eq!(refused.is_temporary(), later);
        assert!(!refused.is_about_server());
    }
}

#[tokio::test]
async fn a_wrong_password_is_about_the_server_and_no_letter_is_sent() {
    let (refused, heard) = at(Manner::good().but("AUTH", Some("535 5.7.8 post: p@ss:wort% is wrong"))).await;
    assert_eq!(refused, Refused::Code { stage: Stage::Login, code: 535 });
    assert!(!refused.is_temporary());
    assert!(refused.is_about_server());
    assert_eq!(heard.lines.len(), 2, "{:?}", heard.lines);

    let mut manner = Manner::good();
    manner.offers = vec!["AUTH CRAM-MD5"];
    let (refused, heard) = at(manner).await;
    assert_eq!(refused, Refused::NoLogin);
    assert!(!refused.is_temporary());
    assert_eq!(heard.lines.len(), 1, "{:?}", heard.lines);

    let sink = Sink::open(Manner::good().but("AUTH", Some("535 no"))).await;
    let refused = postman(sink.port, "").check().await.unwrap_err();
    assert_eq!(refused, Refused::Code { stage: Stage::Login, code: 535 });
}

#[tokio::test]
async fn a_server_that_hangs_is_left() {
    let mut all = tokio::task::JoinSet::new();
    for (manner, stage) in [
        (Manner { greeting: None, ..Manner::good() }, Stage::Greeting),
        (Manner::good().but("EHLO", None), Stage::Greeting),
        (Manner::good().but("AUTH", None), Stage::Login),
        (Manner::good().but("MAIL", None), Stage::Sender),
        (Manner::good().but("RCPT", None), Stage::Recipient),
        (Manner::good().but("DATA", None), Stage::Letter),
        (Manner::good().but(".", None), Stage::Letter),
    ] {
        all.spawn(async move { (at(manner).await, stage) });
    }
    for ((refused, heard), stage) in all.join_all().await {
        assert_eq!(refused, Refused::TimeOut { stage, seconds: 2 });
        assert!(refused.is_temporary());
        assert!(!heard.everything().contains("QUIT"), "{:?}", heard.lines);
    }
}

/// A server that answers every step in time may take for ever all the same.
#[tokio::test]
async fn the_limit_is_for_the_whole() {
    let sink = Sink::open(Manner { slow: Duration::from_millis(400), ..Manner::good() }).await;
    let began = Instant::now();
    let refused = postman(sink.port, "").within(Duration::from_secs(1)).send(&letter()).await.unwrap_err();
    assert!(matches!(refused, Refused::TimeOut { seconds: 1, .. }), "{refused:?}");
    assert!(began.elapsed() < Duration::from_secs(3));

    let sink = Sink::open(Manner::good().but("NOOP", None)).await;
    let refused = postman(sink.port, "").check().await.unwrap_err();
    assert_eq!(refused, Refused::TimeOut { stage: Stage::Trial, seconds: 2 });
}

#[tokio::test]
async fn a_server_that_refuses_and_hangs_has_refused() {
    let (refused, _) = at(Manner::good().but("RCPT", Some("550 no")).but("QUIT", None)).await;
    assert_eq!(refused, Refused::Code { stage: Stage::Recipient, code: 550 });
}

#[tokio::test]
async fn a_server_that_hangs_up_or_talks_nonsense_is_tried_later() {
    let endless: &'static str = Box::leak("x".repeat(3_000_000).into_boxed_str());
    for (manner, stage) in [
        (Manner { greeting: Some("HTTP/1.1 400 Bad Request"), ..Manner::good() }, Stage::Greeting),
        (Manner { greeting: Some(""), ..Manner::good() }, Stage::Greeting),
        (
            Manner { greeting: Some("220 \u{fffd}\u{0}"), ..Manner::good() }.but("EHLO", Some("")),
            Stage::Greeting,
        ),
        (Manner { greeting: Some(endless), ..Manner::good() }, Stage::Greeting),
        (Manner::good().but("AUTH", Some("")), Stage::Login),
        (Manner::good().but("AUTH", Some("354 what?")), Stage::Login),
        (Manner::good().but("MAIL", Some("")), Stage::Sender),
        (Manner::good().but("RCPT", Some("")), Stage::Recipient),
        (Manner::good().but("RCPT", Some("299")), Stage::Recipient),
        (Manner::good().but("RCPT", Some("354 amal?")), Stage::Recipient),
        (Manner::good().but("DATA", Some("")), Stage::Letter),
        (Manner::good().but("DATA", Some("250 amal")), Stage::Letter),
        (Manner::good().but(".", Some("what?")), Stage::Letter),
    ] {
        let shown = format!("{:?}", manner.instead);
        let (refused, _) = at(manner).await;
        assert_eq!(refused, Refused::Broke { stage }, "{shown}");
        assert!(refused.is_temporary());
    }
}

#[tokio::test]
async fn a_server_that_is_closed_says_so() {
    let (refused, heard) = at(Manner { greeting: Some("554 go away"), ..Manner::good() }).await;
    assert_eq!(refused, Refused::Code { stage: Stage::Greeting, code: 554 });
    assert!(refused.is_about_server());
    assert!(heard.lines.is_empty());
}

#[tokio::test]
async fn nobody_listens() {
    let port = {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        listener.local_addr().unwrap().port()
    };
    let refused = postman(port, "").send(&letter()).await.unwrap_err();
    assert_eq!(refused, Refused::Unreachable);
    assert!(refused.is_temporary() && refused.is_about_server());
    assert_eq!(postman(port, "").check().await, Err(Refused::Unreachable));
}

/// No server is asked: nobody listens there.
#[tokio::test]
async fn what_would_make_further_headers_or_commands_is_refused() {
    for to in [
        "amal@women.example.org\r\nRCPT TO:<x@y.z>",
        "amal@women.example.org\n",
        "amal\r\n@women.example.org",
        "\"amal\r\nDATA\"@women.example.org",
        "amal>@women.example.org",
        "amal@women.example.org> SIZE=1",
        "amal@women.example.org, other@women.example.org",
        "Amal <amal@women.example.org>",
        "amal haddad@women.example.org",
        "أمل@women.example.org",
        "amal@[127.0.0.1]",
        "amal@wo men.example.org",
        "amal@",
        "@women.example.org",
        "amal",
        "",
    ] {
        let refused = postman(1, "").send(&Letter { to: to.to_owned(), ..letter() }).await.unwrap_err();
        assert_eq!(discreet(refused), Refused::Address, "{to:?}");
        assert!(!refused.is_temporary());
    }
    for subject in ["hello\r\nBcc: x@y.z", "hello\n", "hello\r", "a\0b", "دعوة\u{85}"] {
        let letter = Letter { subject: subject.to_owned(), ..letter() };
        let refused = postman(1, "").send(&letter).await.unwrap_err();
        assert_eq!(discreet(refused), Refused::Subject, "{subject:?}");
        assert!(!refused.is_temporary());
    }
}
