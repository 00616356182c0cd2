//! One client, from the first byte to the last.

use super::body::{Answer, AtWork, Request as RequestBody};
use super::limits::Limits;
use super::line::Line;
use super::room::{Place, Seat};
use super::tls::Tls;
use axum::Router;
use axum::body::Body;
use axum::http::{HeaderValue, Request, Response, header};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use std::convert::Infallible;
use std::pin::pin;
use std::sync::Arc;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::sync::watch;
use tokio::time::{sleep, timeout};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;
use tower::ServiceExt as _;

/// Two years, as browsers' lists ask for. Subdomains are not ours to bind.
const TRANSPORT_SECURITY: HeaderValue = HeaderValue::from_static("max-age=63072000");

/// What all connections share.
pub(super) struct House {
    pub limits: Limits,
    router: Router,
    tls: Option<Tls>,
    http: http1::Builder,
}

impl House {
    pub fn new(router: Router, tls: Option<Tls>, limits: Limits) -> Self {
        let mut http = http1::Builder::new();
        http.timer(TokioTimer::new())
            .header_read_timeout(limits.header)
            .max_headers(limits.headers)
            .max_header_size(limits.header_bytes)
            // Room for a head, and for the beginning of what follows it.
            .max_buf_size(limits.header_bytes + 32 * 1024);
        Self { limits, router, tls, http }
    }
}

/// Talks to one client until it goes, must go, or its place is needed.
pub(super) async fn run(stream: TcpStream, seat: Seat, house: Arc<House>, stop: watch::Receiver<bool>) {
    // Without it a small answer can wait for an acknowledgement. It is no reason to refuse anybody.
    let _ = stream.set_nodelay(true);
    let line = Line::new(stream, Arc::clone(seat.place()), &house.limits);
    tokio::select! {
        () = seat.place().needed() => {}
        () = talk(line, seat.place(), &house, stop) => {}
    }
}

async fn talk(line: Line, place: &Arc<Place>, house: &Arc<House>, mut stop: watch::Receiver<bool>) {
    let Some(tls) = &house.tls else {
        return answer(line, place, house, stop).await;
    };
    let greeted = tokio::select! {
        () = asked_to_stop(&mut stop) => return,
        greeted = timeout(house.limits.handshake, greet(line, tls)) => greeted,
    };
    if let Ok(Some(stream)) = greeted {
        // It has come this far, and is given time for its request.
        place.waits();
        answer(stream, place, house, stop).await;
    }
}

/// The TLS handshake. Nothing if the client does not speak TLS, or not as we do: what it did wrong is its own
/// affair, and a line in the log for each would only tell who came.
async fn greet(line: Line, tls: &Tls) -> Option<TlsStream<Line>> {
    // Somebody who speaks plain HTTP would read an alert as rubbish. Every handshake begins with this byte.
    const HANDSHAKE: u8 = 0x16;
    let mut first = [0];
    if line.socket().peek(&mut first).await.ok()? == 0 || first[0] != HANDSHAKE {
        return None;
    }
    TlsAcceptor::from(tls.config().await).accept(line).await.ok()
}

async fn answer<S>(stream: S, place: &Arc<Place>, house: &Arc<House>, mut stop: watch::Receiver<bool>)
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let service = service_fn(|request: Request<Incoming>| ask(request, Arc::clone(place), Arc::clone(house)));
    let mut connection = pin!(house.http.serve_connection(TokioIo::new(stream), service));
    tokio::select! {
        // How it ended concerns nobody: the client went, or sent what is no request, or was too slow.
        _ = connection.as_mut() => return,
        () = asked_to_stop(&mut stop) => {}
        () = sleep(house.limits.age) => {}
    }
    connection.as_mut().graceful_shutdown();
    let _ = timeout(house.limits.stop, connection).await;
}

/// One request.
async fn ask(
    request: Request<Incoming>,
    place: Arc<Place>,
    house: Arc<House>,
) -> Result<Response<Answer>, Infallible> {
    let at_work = AtWork(Arc::clone(&place));
    let request = request.map(|body| Body::new(RequestBody::new(body, place, &house.limits)));
    let mut response = house.router.clone().oneshot(request).await?;
    if house.tls.is_some() {
        response.headers_mut().insert(header::STRICT_TRANSPORT_SECURITY, TRANSPORT_SECURITY);
    }
    Ok(response.map(|body| Answer::new(body, at_work)))
}

/// Resolves when the server stops, or is gone.
async fn asked_to_stop(stop: &mut watch::Receiver<bool>) {
    let _ = stop.wait_for(|it| *it).await;
}
