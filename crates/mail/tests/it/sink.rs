//! A mail server that keeps what it is told.

use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};

/// How the server behaves: the answer that it gives to a command instead of its own. An empty answer hangs up; no
/// answer at all hangs.
#[derive(Debug, Clone, Default)]
pub struct Manner {
    /// The greeting.
    pub greeting: Option<&'static str>,
    /// Command and answer.
    pub instead: Vec<(&'static str, Option<&'static str>)>,
    /// What EHLO offers.
    pub offers: Vec<&'static str>,
    /// The certificate of STARTTLS, or of the first byte.
    pub seal: Option<Arc<ServerConfig>>,
    /// Encrypted from the first byte.
    pub whole: bool,
    /// How long it thinks about every command.
    pub slow: Duration,
}

impl Manner {
    pub fn good() -> Self {
        Self { greeting: Some("220 sink ready"), offers: vec!["AUTH PLAIN LOGIN"], ..Self::default() }
    }

    pub fn but(mut self, command: &'static str, answer: Option<&'static str>) -> Self {
        self.instead.push((command, answer));
        self
    }
}

/// What a server was told, in one connection.
#[derive(Debug, Default)]
pub struct Heard {
    /// Every line outside the letter.
    pub lines: Vec<String>,
    /// The letter, dots taken out.
    pub letter: Option<Vec<u8>>,
    /// Which of the lines came encrypted.
    pub encrypted: Vec<bool>,
}

impl Heard {
    /// Everything, to look for what must not be there.
    pub fn everything(&self) -> String {
        let letter = self.letter.clone().unwrap_or_default();
        format!("{}\n{}", self.lines.join("\n"), String::from_utf8_lossy(&letter))
    }
}

pub struct Sink {
    pub port: u16,
    heard: JoinHandle<Heard>,
}

impl Sink {
    pub async fn open(manner: Manner) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let heard = tokio::spawn(async move {
            let (stream, _) = listener.accept().await.unwrap();
            let mut heard = Heard::default();
            talk(Box::new(stream), &manner, &mut heard).await;
            heard
        });
        Self { port, heard }
    }

    /// What was heard until the other side hung up.
    pub async fn heard(self) -> Heard {
        tokio::time::timeout(Duration::from_secs(10), self.heard).await.expect("it hung up").unwrap()
    }
}

trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}
impl<T: AsyncRead + AsyncWrite + Send + Unpin> Stream for T {}

/// Ends when either side hangs up. What fails is the other side’s business.
async fn talk(stream: Box<dyn Stream>, manner: &Manner, heard: &mut Heard) -> Option<()> {
    let mut encrypted = manner.whole;
    let stream = if encrypted { seal(stream, manner).await? } else { stream };
    let mut stream = BufReader::new(stream);
    match manner.greeting {
        Some(greeting) => say(&mut stream, greeting).await?,
        None => hang(&mut stream).await?,
    }
    loop {
        let line = line(&mut stream).await?;
        let command = line.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase();
        heard.lines.push(line);
        heard.encrypted.push(encrypted);
        tokio::time::sleep(manner.slow).await;
        match manner.instead.iter().find(|(it, _)| *it == command) {
            Some((_, Some(""))) => return None,
            Some((_, Some(answer))) => {
                say(&mut stream, answer).await?;
                if command != "STARTTLS" {
                    continue;
                }
            }
            Some((_, None)) => hang(&mut stream).await?,
            None => {}
        }
        let answer = match command.as_str() {
            "EHLO" => {
                let mut lines = vec!["sink"];
                lines.extend(&manner.offers);
                let last = lines.pop().unwrap_or_default();
                let more: Vec<&str> = lines.iter().flat_map(|it| ["250-", it, "\r\n"]).collect();
                more.concat() + "250 " + last
            }
            "AUTH" => "235 welcome".to_owned(),
            "DATA" => {
                say(&mut stream, "354 go on").await?;
                heard.letter = Some(letter(&mut stream).await?);
                match manner.instead.iter().find(|(it, _)| *it == ".") {
                    Some((_, Some(answer))) => (*answer).to_owned(),
                    Some((_, None)) => {
                        hang(&mut stream).await?;
                        return None;
                    }
                    None => "250 taken".to_owned(),
                }
            }
            "STARTTLS" => {
                if !manner.instead.iter().any(|(it, _)| *it == "STARTTLS") {
                    say(&mut stream, "220 go on").await?;
                }
                stream = BufReader::new(seal(stream.into_inner(), manner).await?);
                encrypted = true;
                continue;
            }
            "QUIT" => {
                say(&mut stream, "221 farewell").await?;
                return None;
            }
            _ => "250 well".to_owned(),
        };
        say(&mut stream, &answer).await?;
    }
}

async fn seal(stream: Box<dyn Stream>, manner: &Manner) -> Option<Box<dyn Stream>> {
    let config = manner.seal.clone()?;
    Some(Box::new(TlsAcceptor::from(config).accept(stream).await.ok()?))
}

async fn say(stream: &mut BufReader<Box<dyn Stream>>, answer: &str) -> Option<()> {
    stream.write_all(format!("{answer}\r\n").as_bytes()).await.ok()?;
    stream.flush().await.ok()
}

/// Says nothing more, until the other side hangs up.
async fn hang(stream: &mut BufReader<Box<dyn Stream>>) -> Option<()> {
    tokio::io::copy(stream, &mut tokio::io::sink()).await.ok()?;
    None
}

/// A line as the protocol has it; what is none ends the conversation.
async fn line(stream: &mut BufReader<Box<dyn Stream>>) -> Option<String> {
    let mut line = Vec::new();
    stream.read_until(b'\n', &mut line).await.ok()?;
    let line = line.strip_suffix(b"\r\n")?;
    String::from_utf8(line.to_vec()).ok()
}

async fn letter(stream: &mut BufReader<Box<dyn Stream>>) -> Option<Vec<u8>> {
    let mut letter = Vec::new();
    loop {
        let line = line(stream).await?;
        if line == "." {
            return Some(letter);
        }
        assert!(line.len() <= 998, "a line of {} bytes", line.len());
        letter.extend_from_slice(line.strip_prefix('.').unwrap_or(&line).as_bytes());
        letter.extend_from_slice(b"\r\n");
    }
}

/// A certificate for this machine’s own address that nobody signed, and the server’s side of it.
pub fn certificate() -> (String, Arc<ServerConfig>) {
    let made = rcgen::generate_simple_self_signed(["127.0.0.1".to_owned()]).unwrap();
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(made.signing_key.serialize_der()));
    let config = ServerConfig::builder()
        .with_no_client_auth()
        .with_single_cert(vec![made.cert.der().clone()], key)
        .unwrap();
    (made.cert.pem(), Arc::new(config))
}
