//! The server over real sockets: good clients, slow ones, and those who would keep others out.

mod floods;
pub mod log;
mod server;
mod slow;
mod stop;
mod tls;

use crate::reader::ELSEWHERE;
use diligence_app::{App, Press};
use diligence_domain::Document;
use diligence_web::Site;
use diligence_web::listen::Limits;
use server::{Server, ask, closed, connect};
use std::sync::Arc;
use tokio::io::AsyncWriteExt as _;
use tokio::net::TcpListener;

/// Sets nothing.
#[derive(Debug)]
struct Paper;

impl Press for Paper {
    fn pdf(&self, _: &Document) -> Result<Vec<u8>, String> {
        Err("no paper".to_owned())
    }

    fn html(&self, _: &Document) -> String {
        String::new()
    }
}

#[tokio::test]
async fn the_site_answers_over_a_socket_and_binds_nobody_to_tls_without_tls() {
    let database = diligence_testkit::sqlite();
    let app = App::open_and_migrate(&database.address).await.unwrap();
    let site = Site::new(app, Arc::new(Paper), ELSEWHERE);
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let serving = tokio::spawn(diligence_web::serve(site, listener, None, Limits::default(), async {
        let _ = stopped.await;
    }));
    let answer = ask(connect(address).await, "GET /health/ready").await;
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n") && answer.ends_with("\r\n\r\nready\n"), "{answer}");
    assert!(answer.contains("x-content-type-options: nosniff"), "{answer}");
    assert!(!answer.to_lowercase().contains("strict-transport-security"), "{answer}");
    stop.send(()).unwrap();
    serving.await.unwrap().unwrap();
}

#[tokio::test]
async fn a_connection_carries_several_requests_and_a_long_answer() {
    let server = Server::start(None, Limits::default()).await;
    let mut stream = connect(server.address).await;
    stream.write_all(b"GET / HTTP/1.1\r\nHost: x\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n").await.unwrap();
    let answers = ask(stream, "GET /long").await;
    assert_eq!(answers.matches("HTTP/1.1 200 OK").count(), 3);
    assert!(answers.len() > server::LONG, "{} bytes", answers.len());
    server.stop().await;
}

#[tokio::test]
async fn a_body_arrives() {
    let server = Server::start(None, Limits::default()).await;
    let mut stream = connect(server.address).await;
    stream
        .write_all(b"POST /read HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nConnection: close\r\n\r\nfour")
        .await
        .unwrap();
    assert!(closed(&mut stream).await.ends_with("\r\n\r\n4"));
    drop(stream);
    server.stop().await;
}

#[tokio::test]
async fn too_many_headers_and_too_large_ones_are_answered_431() {
    let server = Server::start(None, Limits::default()).await;
    let many = |count| (0..count).fold(String::new(), |all, at| all + &format!("\r\nX-{at}: y"));
    for (headers, expected) in [
        (many(50), "200 OK"),
        (many(100), "431 Request Header Fields Too Large"),
        (format!("\r\nX: {}", "y".repeat(20_000)), "200 OK"),
        (format!("\r\nX: {}", "y".repeat(60_000)), "431 Request Header Fields Too Large"),
        // Much more than the server reads before it answers: the answer must arrive nevertheless.
        (format!("\r\nX: {}", "y".repeat(250_000)), "431 Request Header Fields Too Large"),
    ] {
        let mut stream = connect(server.address).await;
        let request = format!("GET / HTTP/1.1\r\nHost: x\r\nConnection: close{headers}\r\n\r\n");
        // The server may have closed before it is all sent.
        let _ = stream.write_all(request.as_bytes()).await;
        let answer = closed(&mut stream).await;
        assert!(answer.starts_with(&format!("HTTP/1.1 {expected}\r\n")), "{} bytes: {answer}", request.len());
    }
    server.stop().await;
}

#[tokio::test]
async fn what_is_no_request_is_refused_and_nothing_breaks() {
    let server = Server::start(None, Limits::default()).await;
    for rubbish in [
        &b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc"[..],
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"GET / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        b"\0\0\0\0\r\n\r\n",
        b"\r\n",
    ] {
        let mut stream = connect(server.address).await;
        stream.write_all(rubbish).await.unwrap();
        stream.shutdown().await.unwrap();
        assert!(!closed(&mut stream).await.contains("200 OK"));
    }
    assert!(server.is_well().await);
    server.stop().await;
}
