//! Nothing that is logged, at any level, holds the address of a client.

use super::server::{Server, ask, closed, connect};
use super::tls::Files;
use diligence_web::listen::Limits;
use std::fmt::{Debug, Write as _};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::AsyncWriteExt as _;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

/// Keeps all that is said.
#[derive(Clone, Default)]
pub struct Heard(pub Arc<Mutex<String>>);

impl Visit for Heard {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        let _ = writeln!(self.0.lock().unwrap(), "{field}: {value:?}");
    }
}

impl Subscriber for Heard {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        span.record(&mut self.clone());
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        values.record(&mut self.clone());
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        event.record(&mut self.clone());
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

#[tokio::test]
async fn no_address_is_logged_whatever_a_client_does() {
    let heard = Heard::default();
    // On this thread, on which the server of this test runs too.
    let listening = tracing::subscriber::set_default(heard.clone());
    let files = Files::new();
    let short = Duration::from_millis(100);
    let limits = Limits {
        handshake: 2 * short,
        header: 3 * short,
        linger: short,
        grace: short,
        connections: 2,
        ..Limits::default()
    };
    let mut ports = Vec::new();
    for tls in [None, Some(files.load().unwrap())] {
        let server = Server::start(tls, limits.clone()).await;
        for rubbish in
            [&b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"[..], b"\x16\x03\x01\0\x01\x05", b"\0\r\n\r\n", b""]
        {
            let mut stream = connect(server.address).await;
            ports.push(stream.local_addr().unwrap().port());
            stream.write_all(rubbish).await.unwrap();
            closed(&mut stream).await;
        }
        let mut flood = Vec::new();
        for _ in 0..6 {
            let stream = connect(server.address).await;
            ports.push(stream.local_addr().unwrap().port());
            flood.push(stream);
        }
        ask(connect(server.address).await, "GET /").await;
        drop(flood);
        server.stop().await;
    }
    tracing::info!("the end");
    drop(listening);
    let heard = heard.0.lock().unwrap().clone();
    assert!(heard.contains("the end"), "nothing was heard");
    assert!(!heard.contains("127.0.0.1"), "{heard}");
    for port in ports {
        assert!(!heard.contains(&port.to_string()), "{heard}");
    }
}
