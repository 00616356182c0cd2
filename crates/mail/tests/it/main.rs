//! Letters to a server of ours that keeps what it is told, and misbehaves as it is told.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failed sample must stop the run"
)]

mod arrives;
mod encrypted;
mod refusals;
mod settings;
mod sink;

use diligence_mail::{Letter, Postman, Server};
use std::time::Duration;

const TO: &str = "amal.haddad@women.example.org";
const SUBJECT: &str = "دعوة إلى المراجعة";
const TEXT: &str = "مرحبا،\nتمت دعوتك إلى المراجعة.\n.\nআপনাকে পর্যালোচনায় আমন্ত্রণ জানানো হয়েছে।\n\nhttps://diligence.example/i/7F3K-QQ2M\n";
const FROM: &str = "letters@diligence.example";
const PASSWORD: &str = "p@ss:wort%";

fn letter() -> Letter {
    Letter { to: TO.to_owned(), subject: SUBJECT.to_owned(), text: TEXT.to_owned() }
}

/// A postman for a server on this machine, who signs in and waits for two seconds.
fn postman(port: u16, tail: &str) -> Postman {
    let server = Server::parse(&format!("smtp://post:p@ss%3Awort%25@127.0.0.1:{port}{tail}")).unwrap();
    Postman::new(server, FROM).unwrap().within(Duration::from_secs(2))
}
