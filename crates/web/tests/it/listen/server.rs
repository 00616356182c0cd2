//! A server with a few addresses for these tests, and clients that can be as slow as they like.

use axum::Router;
use axum::body::{Body, Bytes};
use axum::routing::{get, post};
use diligence_web::listen::{Limits, Tls, serve};
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, oneshot};
use tokio::task::JoinHandle;

/// What happens at all happens within this, on the slowest machine.
pub const GENEROUS: Duration = Duration::from_mins(1);

/// Bytes of `/long`: more than sockets on both sides take unread.
pub const LONG: usize = 24 * 1024 * 1024;

pub struct Server {
    pub address: SocketAddr,
    pub serving: JoinHandle<io::Result<()>>,
    /// One for each request to `/held` that has begun.
    pub begun: Arc<Semaphore>,
    /// One for each request to `/held` that may end.
    pub may_end: Arc<Semaphore>,
    /// One for each answer of `/long` that the server holds no more.
    pub gone: Arc<Semaphore>,
    stop: Option<oneshot::Sender<()>>,
}

struct Long {
    bytes: Vec<u8>,
    gone: Arc<Semaphore>,
}

impl AsRef<[u8]> for Long {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}

impl Drop for Long {
    fn drop(&mut self) {
        self.gone.add_permits(1);
    }
}

impl Server {
    pub async fn start(tls: Option<Tls>, limits: Limits) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        Self::on(listener, tls, limits)
    }

    pub fn on(listener: TcpListener, tls: Option<Tls>, limits: Limits) -> Self {
        let [begun, may_end, gone] = [(); 3].map(|()| Arc::new(Semaphore::new(0)));
        let held = {
            let (begun, may_end) = (Arc::clone(&begun), Arc::clone(&may_end));
            move || async move {
                begun.add_permits(1);
                may_end.acquire().await.unwrap().forget();
                "held"
            }
        };
        let long = {
            let gone = Arc::clone(&gone);
            move || async move { Body::from(Bytes::from_owner(Long { bytes: vec![b'x'; LONG], gone })) }
        };
        let router = Router::new()
            .route("/", get(|| async { "hello" }))
            .route("/read", post(|body: Bytes| async move { body.len().to_string() }))
            .route("/held", get(held))
            .route("/long", get(long));
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel();
        let serving = tokio::spawn(serve(router, listener, tls, limits, async {
            let _ = stopped.await;
        }));
        Self { address, serving, begun, may_end, gone, stop: Some(stop) }
    }

    /// Whether a good client is served over plain HTTP.
    pub async fn is_well(&self) -> bool {
        ask(connect(self.address).await, "GET /").await.ends_with("hello")
    }

    pub fn ask_to_stop(&mut self) {
        self.stop.take().unwrap().send(()).unwrap();
    }

    /// Stops and waits for it.
    pub async fn stop(mut self) {
        self.ask_to_stop();
        soon(self.serving).await.unwrap().unwrap();
    }
}

/// What comes of something that must not last for ever.
pub async fn soon<T>(future: impl Future<Output = T>) -> T {
    tokio::time::timeout(GENEROUS, future).await.expect("it takes for ever")
}

pub async fn connect(address: SocketAddr) -> TcpStream {
    soon(TcpStream::connect(address)).await.unwrap()
}

/// All that comes until the server closes, one way or the other.
pub async fn closed(stream: &mut (impl AsyncRead + Unpin)) -> String {
    let mut all = Vec::new();
    let _ = soon(stream.read_to_end(&mut all)).await;
    String::from_utf8_lossy(&all).into_owned()
}

/// One request and all that comes.
pub async fn ask(mut stream: impl AsyncRead + AsyncWrite + Unpin, request: &str) -> String {
    let text = format!("{request} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    // Where the server has closed already, what it said is still to be read.
    let _ = soon(stream.write_all(text.as_bytes())).await;
    closed(&mut stream).await
}

/// One request on a connection that stays open, and its answer, which ends with `end`.
pub async fn ask_and_stay(
    stream: &mut (impl AsyncRead + AsyncWrite + Unpin),
    request: &str,
    end: &str,
) -> bool {
    let text = format!("{request} HTTP/1.1\r\nHost: localhost\r\n\r\n");
    if soon(stream.write_all(text.as_bytes())).await.is_err() {
        return false;
    }
    let mut all = Vec::new();
    while !all.ends_with(end.as_bytes()) {
        if matches!(soon(stream.read_buf(&mut all)).await, Ok(0) | Err(_)) {
            return false;
        }
    }
    true
}

/// Sends `begin`, then `drop` again and again, until the server closes. What the server said.
pub async fn drip(stream: TcpStream, begin: &str, drop: &str) -> String {
    let (mut read, mut write) = stream.into_split();
    write.write_all(begin.as_bytes()).await.unwrap();
    let dripping = async {
        while write.write_all(drop.as_bytes()).await.is_ok() {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        std::future::pending::<()>().await;
    };
    tokio::select! {
        said = closed(&mut read) => said,
        () = dripping => unreachable!(),
    }
}
