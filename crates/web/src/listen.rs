//! From a socket to the site: HTTP/1.1, with TLS or without, and with a limit on all that a client can make
//! the server wait for.
//!
//! The address of a client is dropped in the line that accepts it (`accept`). Nothing further in learns it,
//! so that no log, error or table can hold it.
//!
//! A flood of connections that send nothing is met in two ways. Each is closed after [`Limits::header`]; and
//! when all places are taken, a newcomer gets the place of the connection that has waited longest without a
//! request (`room`). So nobody has to wait for the flood to run out: who sends a request at once gets through.
//! A client that comes from many addresses faster than places can be made still wins; that is for the network
//! in front of the server to stop.

mod body;
mod connection;
mod limits;
mod line;
mod room;
mod tls;

pub use limits::Limits;
pub(crate) use limits::time_for;
pub use tls::{Tls, TlsError};

use axum::Router;
use connection::House;
use room::Room;
use std::io;
use std::pin::pin;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinSet;

/// How much of an answer the kernel takes before the client has read it, in bytes. Without a limit it is some
/// megabytes for each client that reads slowly. It also makes progress visible in small steps, so that
/// [`Limits::write`] cuts who reads less than about a kilobyte a second, and nobody faster.
const SEND_BUFFER: usize = 64 * 1024;

/// How many waiting connections are closed when the process may open no more files: enough that the next
/// tenth of a second has room.
const WHEN_OUT_OF_FILES: usize = 32;

/// Serves a router until `stop` resolves. Then nothing more is accepted, and requests that run have
/// [`Limits::stop`] to finish.
///
/// # Errors
/// The listener is no longer one. What passes by itself (no more files, no memory) is waited out.
pub async fn serve(
    router: Router,
    listener: TcpListener,
    tls: Option<Tls>,
    limits: Limits,
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let limits = limits.bounded();
    // Connections inherit it. Where the system refuses, its own size stays: nothing breaks.
    let _ = socket2::SockRef::from(&listener).set_send_buffer_size(SEND_BUFFER);
    let room = Room::new(limits.connections, limits.grace);
    let house = Arc::new(House::new(router, tls, limits));
    let (closing, closed) = watch::channel(false);
    let mut connections = JoinSet::new();
    let mut stop = pin!(stop);
    let outcome = loop {
        while connections.try_join_next().is_some() {}
        let stream = tokio::select! {
            biased;
            () = &mut stop => break Ok(()),
            accepted = accept(&listener, &room) => match accepted {
                Ok(stream) => stream,
                Err(error) => break Err(error),
            },
        };
        let seat = tokio::select! {
            biased;
            () = &mut stop => break Ok(()),
            seat = room.seat() => seat,
        };
        connections.spawn(connection::run(stream, seat, Arc::clone(&house), closed.clone()));
    };
    drop(listener);
    closing.send_replace(true);
    let finished = async { while connections.join_next().await.is_some() {} };
    if tokio::time::timeout(house.limits.stop, finished).await.is_err() {
        connections.shutdown().await;
    }
    outcome
}

/// The next connection.
async fn accept(listener: &TcpListener, room: &Room) -> io::Result<TcpStream> {
    let mut said: Option<Instant> = None;
    loop {
        match listener.accept().await {
            Ok((stream, _address)) => return Ok(stream),
            // It does not listen any more, and never will again.
            Err(error) if error.kind() == io::ErrorKind::InvalidInput => return Err(error),
            // The client went before it was its turn.
            Err(error)
                if matches!(
                    error.kind(),
                    io::ErrorKind::ConnectionAborted
                        | io::ErrorKind::ConnectionReset
                        | io::ErrorKind::ConnectionRefused
                ) => {}
            // Most often no more files may be opened. Asking again at once would turn a processor hot.
            Err(error) => {
                if said.is_none_or(|it| it.elapsed() > Duration::from_mins(1)) {
                    tracing::error!(%error, "cannot accept connections for the moment");
                    said = Some(Instant::now());
                }
                for _ in 0..WHEN_OUT_OF_FILES {
                    room.make();
                }
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        }
    }
}
