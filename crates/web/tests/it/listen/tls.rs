//! TLS: versions, renewal, and every way in which certificate and key can be wrong.

use super::server::{Server, ask, closed, connect, soon};
use diligence_web::listen::{Limits, Tls};
use rcgen::{CertifiedKey, KeyPair, generate_simple_self_signed};
use std::fs;
use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};
use tempfile::TempDir;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::CertificateDer;
use tokio_rustls::rustls::{ClientConfig, ProtocolVersion, RootCertStore, SupportedProtocolVersion, version};

/// Certificate and key in files, as an operator has them.
pub struct Files {
    folder: TempDir,
    pub issued: CertificateDer<'static>,
}

impl Files {
    pub fn new() -> Self {
        let mut files = Self { folder: TempDir::new().unwrap(), issued: CertificateDer::from(Vec::new()) };
        files.renew();
        files
    }

    pub fn certificate(&self) -> PathBuf {
        self.folder.path().join("site.pem")
    }

    pub fn key(&self) -> PathBuf {
        self.folder.path().join("site.key")
    }

    pub fn load(&self) -> Result<Tls, String> {
        Tls::load(&self.certificate(), &self.key()).map_err(|it| it.to_string())
    }

    fn renew(&mut self) {
        let CertifiedKey { cert, signing_key } =
            generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
        self.write_certificate(&cert.pem());
        self.write_key(&signing_key.serialize_pem());
        self.issued = cert.der().clone();
    }

    fn write_certificate(&self, text: &str) {
        write(&self.certificate(), text);
    }

    fn write_key(&self, text: &str) {
        write(&self.key(), text);
        mode(&self.key(), 0o600);
    }
}

/// With a time of change that no file had before: two writes can fall into one tick of the clock.
fn write(path: &Path, text: &str) {
    let before = fs::metadata(path).and_then(|it| it.modified()).unwrap_or(SystemTime::UNIX_EPOCH);
    fs::write(path, text).unwrap();
    let file = fs::File::options().write(true).open(path).unwrap();
    file.set_modified(before + Duration::from_secs(1)).unwrap();
}

#[cfg(unix)]
fn mode(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

#[cfg(not(unix))]
fn mode(_: &Path, _: u32) {}

async fn greet(
    address: SocketAddr,
    trusted: &CertificateDer<'static>,
    versions: &[&'static SupportedProtocolVersion],
) -> io::Result<TlsStream<TcpStream>> {
    let mut roots = RootCertStore::empty();
    roots.add(trusted.clone()).unwrap();
    let mut config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_protocol_versions(versions)
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    let name = "localhost".try_into().unwrap();
    soon(TlsConnector::from(Arc::new(config)).connect(name, connect(address).await)).await
}

const BOTH: &[&SupportedProtocolVersion] = &[&version::TLS12, &version::TLS13];

#[tokio::test]
async fn both_versions_are_spoken_and_browsers_are_told_to_stay_with_tls() {
    let files = Files::new();
    let server = Server::start(Some(files.load().unwrap()), Limits::default()).await;
    for (offered, expected) in [
        (&[&version::TLS12][..], ProtocolVersion::TLSv1_2),
        (&[&version::TLS13], ProtocolVersion::TLSv1_3),
        (BOTH, ProtocolVersion::TLSv1_3),
    ] {
        let stream = greet(server.address, &files.issued, offered).await.unwrap();
        assert_eq!(stream.get_ref().1.protocol_version(), Some(expected));
        assert_eq!(stream.get_ref().1.alpn_protocol(), Some(&b"http/1.1"[..]));
        let answer = ask(stream, "GET /").await;
        assert!(answer.starts_with("HTTP/1.1 200 OK") && answer.ends_with("hello"), "{answer}");
        assert!(answer.contains("\r\nstrict-transport-security: max-age=63072000\r\n"), "{answer}");
        let missing = ask(greet(server.address, &files.issued, offered).await.unwrap(), "GET /none").await;
        assert!(missing.contains(" 404 ") && missing.contains("strict-transport-security"), "{missing}");
    }
    server.stop().await;
}

#[tokio::test]
async fn a_long_answer_arrives_whole_over_tls() {
    let files = Files::new();
    let server = Server::start(Some(files.load().unwrap()), Limits::default()).await;
    let answer = ask(greet(server.address, &files.issued, BOTH).await.unwrap(), "GET /long").await;
    assert!(answer.len() > super::server::LONG, "{} bytes", answer.len());
    server.stop().await;
}

#[tokio::test]
async fn older_versions_are_refused() {
    let files = Files::new();
    let server = Server::start(Some(files.load().unwrap()), Limits::default()).await;
    // SSL 3, TLS 1.0, 1.1, 1.2, with a suite, a curve and a signature that fit the certificate.
    for minor in 0..=3 {
        let mut body = vec![3, minor];
        body.extend([7; 32]);
        body.extend([0, 0, 2, 0xc0, 0x2b, 1, 0]);
        body.extend([0, 20]);
        body.extend([0, 10, 0, 4, 0, 2, 0, 23]); // supported groups: P-256
        body.extend([0, 13, 0, 4, 0, 2, 4, 3]); // signature algorithms: ECDSA with P-256
        body.extend([0, 23, 0, 0]); // extended master secret
        let length = u8::try_from(body.len()).unwrap();
        let mut greeting = vec![0x16, 3, minor.min(1), 0, length + 4, 1, 0, 0, length];
        greeting.extend(body);
        let mut stream = connect(server.address).await;
        stream.write_all(&greeting).await.unwrap();
        let mut said = [0; 7];
        soon(stream.read_exact(&mut said)).await.unwrap();
        if minor == 3 {
            assert_eq!(said[0], 0x16, "the greeting would do, but for its version: {said:?}");
        } else {
            // An alert, fatal, protocol_version.
            assert_eq!((said[0], &said[5..]), (0x15, &[2, 70][..]), "3.{minor}: {said:?}");
        }
    }
    server.stop().await;
}

#[tokio::test]
async fn plain_http_to_a_port_with_tls_is_closed_without_a_word() {
    let files = Files::new();
    let server = Server::start(Some(files.load().unwrap()), Limits::default()).await;
    assert_eq!(ask(connect(server.address).await, "GET /").await, "");
    assert!(greet(server.address, &files.issued, BOTH).await.is_ok());
    server.stop().await;
}

#[tokio::test]
async fn a_handshake_that_stands_still_is_cut() {
    let files = Files::new();
    let limits = Limits { handshake: Duration::from_millis(300), ..Limits::default() };
    let server = Server::start(Some(files.load().unwrap()), limits).await;
    assert_eq!(closed(&mut connect(server.address).await).await, "");
    let mut half = connect(server.address).await;
    half.write_all(&[0x16, 3, 1, 1, 0, 1, 0, 0]).await.unwrap();
    assert_eq!(closed(&mut half).await, "");
    server.stop().await;
}

#[tokio::test]
async fn a_renewed_certificate_is_used_and_a_broken_one_is_not() {
    let mut files = Files::new();
    let tls = files.load().unwrap();
    let server = Server::start(Some(tls.clone()), Limits::default()).await;
    let old = files.issued.clone();
    assert!(!tls.refresh().unwrap());
    assert!(greet(server.address, &old, BOTH).await.is_ok());

    files.renew();
    assert!(tls.refresh().unwrap());
    assert!(!tls.refresh().unwrap());
    assert!(greet(server.address, &old, BOTH).await.is_err());
    assert!(greet(server.address, &files.issued, BOTH).await.is_ok());

    // As while a renewal is half written, or goes wrong.
    files.write_key(&KeyPair::generate().unwrap().serialize_pem());
    assert!(tls.refresh().unwrap_err().to_string().contains("does not match"));
    assert!(tls.refresh().is_err(), "it is complained about until it is right");
    files.write_certificate("");
    assert!(tls.refresh().unwrap_err().to_string().contains("holds no certificate"));
    fs::remove_file(files.certificate()).unwrap();
    assert!(tls.refresh().unwrap_err().to_string().contains("there is no such file"));
    assert!(greet(server.address, &files.issued, BOTH).await.is_ok());

    files.renew();
    assert!(tls.refresh().unwrap());
    assert!(greet(server.address, &files.issued, BOTH).await.is_ok());
    server.stop().await;
}

#[test]
fn every_error_names_the_file_and_the_remedy() {
    let files = Files::new();
    let (certificate, key) = (files.certificate(), files.key());
    let [good_certificate, good_key] = [&certificate, &key].map(|it| fs::read_to_string(it).unwrap());
    let expect = |file: &Path, words: &str| {
        let error = files.load().unwrap_err();
        assert!(error.starts_with(&file.display().to_string()), "{error}");
        assert!(error.contains(words), "{error}");
        assert!(!error.contains('\n') && error.len() < 300, "{error}");
        write(&certificate, &good_certificate);
        files.write_key(&good_key);
        files.load().unwrap();
    };
    fs::remove_file(&certificate).unwrap();
    expect(&certificate, "there is no such file. Name the PEM file of the certificate.");
    fs::remove_file(&key).unwrap();
    expect(&key, "there is no such file. Name the PEM file of the private key.");
    files.write_certificate("nothing here\n");
    expect(&certificate, "holds no certificate. Name a PEM file");
    files.write_certificate(&good_key);
    expect(&certificate, "holds no certificate. Name a PEM file");
    files.write_certificate(&good_certificate[..good_certificate.len() / 2]);
    expect(&certificate, "is broken PEM. Copy the file again");
    files.write_certificate("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
    expect(&certificate, "its first certificate cannot be used");
    files.write_certificate(&"x".repeat(2_000_000));
    expect(&certificate, "cannot be read");
    files.write_key(&good_certificate);
    expect(&key, "holds no private key without a passphrase.");
    files.write_key(&good_key.replace("PRIVATE KEY", "ENCRYPTED PRIVATE KEY"));
    expect(&key, "holds no private key without a passphrase.");
    files.write_key(&good_key[..good_key.len() / 2]);
    expect(&key, "is broken PEM. Copy the file again");
    files.write_key("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
    expect(&key, "its private key cannot be used. Name an ECDSA");
    files.write_key(&KeyPair::generate().unwrap().serialize_pem());
    expect(&key, "the private key does not match the certificate in");
}

#[cfg(unix)]
#[test]
fn a_key_that_others_can_read_is_refused() {
    let files = Files::new();
    for exposed in [0o640, 0o604, 0o620, 0o644] {
        mode(&files.key(), exposed);
        let error = files.load().unwrap_err();
        assert!(
            error.contains(&format!("may read this key (mode {exposed:03o}). Run: chmod 600 ")),
            "{error}"
        );
        assert!(!error.contains('\n'), "{error}");
    }
    for fine in [0o600, 0o400] {
        mode(&files.key(), fine);
        files.load().unwrap();
    }
}

#[cfg(unix)]
#[test]
fn a_folder_is_not_read() {
    let files = Files::new();
    fs::remove_file(files.certificate()).unwrap();
    fs::create_dir(files.certificate()).unwrap();
    let error = files.load().unwrap_err();
    assert!(error.contains("cannot be read (") && error.contains("Name a file that the account"), "{error}");
}
