//! Stopping: what runs is finished, and not for ever.

use super::server::{Server, ask_and_stay, closed, connect, soon};
use diligence_web::listen::Limits;
use std::time::Duration;
use tokio::io::AsyncWriteExt as _;
use tokio::net::{TcpListener, TcpStream};

const NEVER: Duration = Duration::from_hours(1);

#[tokio::test]
async fn a_running_request_is_finished_and_nobody_new_comes_in() {
    let mut server = Server::start(None, Limits { stop: NEVER, header: NEVER, ..Limits::default() }).await;
    let mut idle = connect(server.address).await;
    assert!(ask_and_stay(&mut idle, "GET /", "hello").await);
    let mut silent = connect(server.address).await;
    let mut running = connect(server.address).await;
    running.write_all(b"GET /held HTTP/1.1\r\nHost: x\r\n\r\n").await.unwrap();
    soon(server.begun.acquire()).await.unwrap().forget();
    server.ask_to_stop();
    // Who has no request is let go at once.
    assert_eq!(closed(&mut idle).await, "");
    assert_eq!(closed(&mut silent).await, "");
    drop((idle, silent));
    let refused = async { while TcpStream::connect(server.address).await.is_ok() {} };
    soon(refused).await;
    assert!(!server.serving.is_finished());
    server.may_end.add_permits(1);
    let answer = closed(&mut running).await;
    assert!(answer.starts_with("HTTP/1.1 200 OK") && answer.ends_with("held"), "{answer}");
    drop(running);
    soon(server.serving).await.unwrap().unwrap();
}

#[tokio::test]
async fn a_request_that_does_not_end_is_not_waited_for() {
    let limits = Limits { stop: Duration::from_millis(300), header: NEVER, ..Limits::default() };
    let mut server = Server::start(None, limits).await;
    let mut running = connect(server.address).await;
    running.write_all(b"GET /held HTTP/1.1\r\nHost: x\r\n\r\n").await.unwrap();
    soon(server.begun.acquire()).await.unwrap().forget();
    let mut half = connect(server.address).await;
    half.write_all(b"GET / HTTP/1.1\r\n").await.unwrap();
    server.ask_to_stop();
    soon(server.serving).await.unwrap().unwrap();
    assert_eq!(closed(&mut running).await, "");
    assert_eq!(closed(&mut half).await, "");
}

/// Elsewhere a listener cannot be shut down from outside like this.
#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_listener_that_listens_no_more_is_an_error() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let same = socket2::SockRef::from(&listener).try_clone().unwrap();
    let server = Server::on(listener, None, Limits::default());
    assert!(server.is_well().await);
    same.shutdown(std::net::Shutdown::Both).unwrap();
    assert!(soon(server.serving).await.unwrap().is_err());
}
