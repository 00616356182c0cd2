//! More connections than there are places.

use super::server::{Server, ask, ask_and_stay, closed, connect, soon};
use diligence_web::listen::Limits;
use std::time::Duration;
use tokio::io::AsyncWriteExt as _;

const NEVER: Duration = Duration::from_hours(1);

fn places(connections: usize) -> Limits {
    Limits {
        connections,
        header: NEVER,
        body_idle: NEVER,
        body_total: NEVER,
        write: NEVER,
        grace: Duration::from_millis(100),
        ..Limits::default()
    }
}

#[tokio::test]
async fn a_flood_of_idle_connections_shuts_nobody_out() {
    let server = Server::start(None, places(4)).await;
    let mut flood = Vec::new();
    for at in 0..40 {
        let mut stream = connect(server.address).await;
        if at % 2 == 0 {
            // The server may have closed it already.
            let _ = stream.write_all(b"GET / HTTP/1.1\r\nX: y\r\n").await;
        }
        flood.push(stream);
    }
    // Nobody's time runs out here: a place is made.
    assert!(server.is_well().await);
    // Four places: at least 37 of 41 had to go, the oldest first.
    for stream in &mut flood[..36] {
        assert_eq!(closed(stream).await, "");
    }
    drop(flood);
    assert!(server.is_well().await);
    server.stop().await;
}

#[tokio::test]
async fn who_sends_or_reads_too_slowly_gives_way_too() {
    let server = Server::start(None, Limits { grace: Duration::from_secs(1), ..places(2) }).await;
    let mut sends = connect(server.address).await;
    sends
        .write_all(
            b"POST /read HTTP/1.1
Host: x
Content-Length: 9

slow",
        )
        .await
        .unwrap();
    let mut reads_not = connect(server.address).await;
    reads_not
        .write_all(
            b"GET /long HTTP/1.1
Host: x

",
        )
        .await
        .unwrap();
    // Two that are worked on need both places.
    let held =
        [(); 2].map(|()| tokio::spawn(async move { ask(connect(server.address).await, "GET /held").await }));
    soon(server.begun.acquire_many(2)).await.unwrap().forget();
    assert_eq!(closed(&mut sends).await, "");
    soon(server.gone.acquire()).await.unwrap().forget();
    server.may_end.add_permits(2);
    for answer in held {
        assert!(soon(answer).await.unwrap().ends_with("held"));
    }
    server.stop().await;
}

#[tokio::test]
async fn a_request_that_is_worked_on_is_never_cut_for_another() {
    let server = Server::start(None, Limits { grace: Duration::from_secs(1), ..places(1) }).await;
    let mut first = connect(server.address).await;
    let held = tokio::spawn(async move { ask_and_stay(&mut first, "GET /held", "held").await });
    soon(server.begun.acquire()).await.unwrap().forget();
    let second = tokio::spawn(ask(connect(server.address).await, "GET /"));
    let third = connect(server.address).await;
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert!(!second.is_finished());
    server.may_end.add_permits(1);
    assert!(soon(held).await.unwrap());
    assert!(soon(second).await.unwrap().ends_with("hello"));
    assert!(ask(third, "GET /").await.ends_with("hello"));
    server.stop().await;
}
