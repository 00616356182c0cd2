//! What arrives when all goes well.

use crate::sink::{Manner, Sink};
use crate::{FROM, PASSWORD, SUBJECT, TEXT, TO, letter, postman};
use diligence_mail::{Letter, Postman, Server};
use mail_parser::MessageParser;
use std::time::{Duration, Instant};

#[tokio::test]
async fn a_letter_arrives_as_it_was_written() {
    let sink = Sink::open(Manner::good()).await;
    postman(sink.port, "").send(&letter()).await.unwrap();
    let heard = sink.heard().await;

    // base64 of "\0post\0p@ss:wort%"
    let sign_in = "AUTH PLAIN AHBvc3QAcEBzczp3b3J0JQ==";
    let (from, to) = (format!("MAIL FROM:<{FROM}>"), format!("RCPT TO:<{TO}>"));
    assert_eq!(heard.lines, ["EHLO diligence.example", sign_in, &from, &to, "DATA", "QUIT"]);

    let bytes = heard.letter.as_ref().unwrap();
    assert!(bytes.is_ascii(), "not every server takes more");
    let read = MessageParser::default().parse(bytes).unwrap();
    let mut names: Vec<&str> = read.headers().iter().map(mail_parser::Header::name).collect();
    names.sort_unstable();
    assert_eq!(
        names,
        [
            "Auto-Submitted",
            "Content-Transfer-Encoding",
            "Content-Type",
            "Date",
            "From",
            "MIME-Version",
            "Message-ID",
            "Subject",
            "To"
        ]
    );
    assert_eq!(read.subject(), Some(SUBJECT));
    assert_eq!(read.body_text(0).unwrap().replace("\r\n", "\n").trim_end(), TEXT.trim_end());
    assert_eq!(read.html_body_count() + read.attachment_count(), 1, "the text, counted as both kinds");
    assert!(read.content_type_is_plain());
    assert_eq!(read.from().unwrap().first().unwrap().address(), Some(FROM));
    assert_eq!(read.to().unwrap().first().unwrap().address(), Some(TO));
    assert_eq!(read.header("Auto-Submitted").unwrap().as_text(), Some("auto-generated"));
    let (id, domain) = read.message_id().unwrap().split_once('@').unwrap();
    assert_eq!(domain, "diligence.example");
    assert_eq!(id.len(), 32);
}

trait Plain {
    fn content_type_is_plain(&self) -> bool;
}

impl Plain for mail_parser::Message<'_> {
    fn content_type_is_plain(&self) -> bool {
        use mail_parser::MimeHeaders;
        self.content_type().is_some_and(|it| {
            it.ctype() == "text"
                && it.subtype() == Some("plain")
                && it.attribute("charset").is_some_and(|it| it.eq_ignore_ascii_case("utf-8"))
        })
    }
}

/// Names that this machine and this program go by.
fn names() -> Vec<String> {
    let mut names = vec!["lettre".to_owned(), "rust".to_owned(), "localhost".to_owned()];
    let files = ["/proc/sys/kernel/hostname", "/etc/hostname"];
    names.extend(files.iter().filter_map(|it| std::fs::read_to_string(it).ok()));
    let variables = ["HOSTNAME", "HOST", "COMPUTERNAME", "USER", "LOGNAME", "USERNAME"];
    names.extend(variables.iter().filter_map(|it| std::env::var(it).ok()));
    names.iter().map(|it| it.trim().to_ascii_lowercase()).filter(|it| !it.is_empty()).collect()
}

#[tokio::test]
async fn nothing_says_what_machine_or_program_it_comes_from() {
    let sink = Sink::open(Manner::good()).await;
    postman(sink.port, "").send(&letter()).await.unwrap();
    let everything = sink.heard().await.everything().to_ascii_lowercase();
    let words: Vec<&str> = everything.split(|it: char| !it.is_ascii_alphanumeric() && it != '-').collect();
    for name in names() {
        // A short name may stand within another word by chance.
        let within = name.len() > 3 && everything.contains(&name);
        assert!(!within && !words.contains(&name.as_str()), "{name} in {everything}");
    }
    for header in ["user-agent", "x-mailer", "received", "sender:", "reply-to", "return-path", "127.0.0.1"] {
        assert!(!everything.contains(header), "{header}");
    }
}

#[tokio::test]
async fn no_two_letters_have_the_same_name() {
    let mut names = Vec::new();
    for _ in 0..2 {
        let sink = Sink::open(Manner::good()).await;
        postman(sink.port, "").send(&letter()).await.unwrap();
        let bytes = sink.heard().await.letter.unwrap();
        names.push(MessageParser::default().parse(&bytes).unwrap().message_id().unwrap().to_owned());
    }
    assert_ne!(names[0], names[1]);
}

#[tokio::test]
async fn a_server_that_knows_the_older_way_to_sign_in_is_signed_in_to() {
    let mut manner = Manner::good().but("AUTH", Some("334 VXNlcm5hbWU6"));
    manner.offers = vec!["AUTH LOGIN"];
    let manner =
        manner.but("CG9ZDA==", Some("334 UGFzc3dvcmQ6")).but("CEBZCZP3B3J0JQ==", Some("235 welcome"));
    let sink = Sink::open(manner).await;
    postman(sink.port, "").send(&letter()).await.unwrap();
    assert_eq!(sink.heard().await.lines[1..4], ["AUTH LOGIN", "cG9zdA==", "cEBzczp3b3J0JQ=="]);
}

#[tokio::test]
async fn words_before_the_address_and_a_domain_of_another_script_arrive() {
    let sink = Sink::open(Manner::good()).await;
    let server = Server::parse(&format!("smtp://127.0.0.1:{}", sink.port)).unwrap();
    let postman = Postman::new(server, "رصد العناية <letters@رصد.example>").unwrap();
    let to = "amal@জাতীয়.example".to_owned();
    postman.send(&Letter { to, subject: "a".repeat(300), text: "b".repeat(3000) }).await.unwrap();
    let heard = sink.heard().await;
    assert_eq!(heard.lines[0], "EHLO xn--ugbdm.example");
    assert!(heard.lines[2].starts_with("RCPT TO:<amal@xn--"), "{}", heard.lines[2]);
    let bytes = heard.letter.unwrap();
    let read = MessageParser::default().parse(&bytes).unwrap();
    assert_eq!(read.from().unwrap().first().unwrap().name(), Some("رصد العناية"));
    assert_eq!(read.body_text(0).unwrap().trim_end(), "b".repeat(3000));
}

#[tokio::test]
async fn no_text_ends_the_letter_early() {
    for text in
        ["a\n.\nMAIL FROM:<x@y.z>\n", "a\r.\rb", "a\r\n.\r\nb", ".\n..\n", "a\n.\r\nb", "nul \0 here", ""]
    {
        let sink = Sink::open(Manner::good()).await;
        postman(sink.port, "").send(&Letter { text: text.to_owned(), ..letter() }).await.unwrap();
        let heard = sink.heard().await;
        assert_eq!(heard.lines.len(), 6, "{text:?}: {:?}", heard.lines);
        let bytes = heard.letter.unwrap();
        let plain = text.replace("\r\n", "\n").replace('\r', "\n");
        let read = MessageParser::default().parse(&bytes).unwrap();
        let body = read.body_text(0).unwrap_or_default().replace("\r\n", "\n");
        assert_eq!(body.trim_end_matches('\n'), plain.trim_end_matches('\n'), "{text:?}");
    }
}

#[tokio::test]
async fn a_letter_that_was_taken_is_taken_whatever_follows() {
    for after in [None, Some(""), Some("421 gone"), Some("nonsense")] {
        let sink = Sink::open(Manner::good().but("QUIT", after)).await;
        let began = Instant::now();
        postman(sink.port, "").within(Duration::from_secs(8)).send(&letter()).await.unwrap();
        assert!(began.elapsed() < Duration::from_secs(5), "waited for the farewell");
        assert!(sink.heard().await.letter.is_some());
    }
}

#[tokio::test]
async fn a_check_signs_in_and_sends_no_letter() {
    let sink = Sink::open(Manner::good()).await;
    postman(sink.port, "").check().await.unwrap();
    let lines = sink.heard().await.lines;
    assert_eq!(lines.len(), 4);
    assert!(lines[0].starts_with("EHLO ") && lines[1].starts_with("AUTH PLAIN "));
    assert_eq!(lines[2..], ["NOOP", "QUIT"]);
}

#[test]
fn printed_by_mistake_nothing_is_told() {
    let printed = format!("{:?} {:?}", letter(), postman(25, ""));
    for secret in [TO, "amal", SUBJECT, "مرحبا", "7F3K", PASSWORD, "wort"] {
        assert!(!printed.contains(secret), "{secret} in {printed}");
    }
}

/// The outbox runs in a task of its own.
#[test]
fn sending_may_move_between_threads() {
    fn moves<T: Send>(_: &T) {}
    let (postman, letter) = (postman(25, ""), letter());
    moves(&postman.send(&letter));
    moves(&postman.check());
}
