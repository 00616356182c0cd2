//! Clients who are slow in every way there is.

use super::server::{Server, ask_and_stay, closed, connect, drip, soon};
use diligence_web::listen::Limits;
use std::cell::Cell;
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

const SHORT: Duration = Duration::from_millis(1500);
const NEVER: Duration = Duration::from_hours(1);

/// Nothing is cut, so that what is cut in a test is cut by the limit that it shortens.
fn patient() -> Limits {
    Limits {
        handshake: NEVER,
        header: NEVER,
        body_idle: NEVER,
        body_total: NEVER,
        write: NEVER,
        age: NEVER,
        linger: Duration::from_millis(100),
        ..Limits::default()
    }
}

#[tokio::test]
async fn a_head_that_drips_is_cut_and_others_are_served_meanwhile() {
    let server = Server::start(None, Limits { header: SHORT, ..patient() }).await;
    let slow = drip(connect(server.address).await, "GET / HTTP/1.1\r\nHost: x\r\n", "X: y\r\n");
    let good = Cell::new(0);
    let others = async {
        loop {
            good.set(good.get() + u32::from(server.is_well().await));
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::select! {
        said = slow => assert!(!said.contains("200 OK"), "{said}"),
        () = others => unreachable!(),
    }
    assert!(good.get() > 0);
    server.stop().await;
}

#[tokio::test]
async fn a_connection_that_says_nothing_is_closed() {
    let server = Server::start(None, Limits { header: SHORT, ..patient() }).await;
    assert_eq!(closed(&mut connect(server.address).await).await, "");
    server.stop().await;
}

#[tokio::test]
async fn a_connection_is_kept_between_requests_and_not_for_ever() {
    let server = Server::start(None, Limits { header: SHORT, ..patient() }).await;
    let mut stream = connect(server.address).await;
    assert!(ask_and_stay(&mut stream, "GET /", "hello").await);
    assert!(ask_and_stay(&mut stream, "GET /", "hello").await);
    assert_eq!(closed(&mut stream).await, "");
    server.stop().await;
}

#[tokio::test]
async fn a_body_that_drips_for_ever_is_cut() {
    let server = Server::start(None, Limits { body_total: SHORT, ..patient() }).await;
    for (length, drop) in [("Content-Length: 1000000", "x"), ("Transfer-Encoding: chunked", "1\r\nx\r\n")] {
        let head = format!("POST /read HTTP/1.1\r\nHost: x\r\n{length}\r\n\r\n");
        let said = drip(connect(server.address).await, &head, drop).await;
        assert!(!said.contains("200 OK"), "{said}");
    }
    assert!(server.is_well().await);
    server.stop().await;
}

#[tokio::test]
async fn a_body_that_stops_is_cut() {
    let server = Server::start(None, Limits { body_idle: SHORT, ..patient() }).await;
    let mut stream = connect(server.address).await;
    stream.write_all(b"POST /read HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nbegun").await.unwrap();
    assert!(!closed(&mut stream).await.contains("200 OK"));
    server.stop().await;
}

#[tokio::test]
async fn an_answer_that_is_not_read_is_given_up() {
    let server = Server::start(None, Limits { write: SHORT, ..patient() }).await;
    let mut stream = connect(server.address).await;
    stream.write_all(b"GET /long HTTP/1.1\r\nHost: x\r\n\r\n").await.unwrap();
    soon(server.gone.acquire()).await.unwrap().forget();
    let got = closed(&mut stream).await;
    assert!(got.starts_with("HTTP/1.1 200 OK") && got.len() < super::server::LONG, "{} bytes", got.len());
    server.stop().await;
}

#[tokio::test]
async fn a_connection_that_never_rests_ends_with_an_answer() {
    let server = Server::start(None, Limits { age: SHORT, ..patient() }).await;
    let mut stream = connect(server.address).await;
    let busy = async { while ask_and_stay(&mut stream, "GET /", "hello").await {} };
    soon(busy).await;
    server.stop().await;
}

#[tokio::test]
async fn a_client_that_does_not_close_is_left() {
    let server = Server::start(None, patient()).await;
    let mut stream = connect(server.address).await;
    stream.write_all(b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await.unwrap();
    let mut answer = String::new();
    soon(stream.read_to_string(&mut answer)).await.unwrap();
    assert!(answer.ends_with("hello"));
    // The server has said that it is done, and waits no longer than `linger` for us to say so too.
    let refused = async {
        while stream.write_all(b"more").await.is_ok() {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    soon(refused).await;
    server.stop().await;
}
