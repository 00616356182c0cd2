//! How fast the command is from outside: `cargo bench -p diligence-cli`. It prints and judges nothing.
//!
//! With the publishers' files at hand (`DILIGENCE_SHARED`, as in the tests) all of them are imported; otherwise the
//! demonstration's figures stand in, and the line about the import is missing.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failed sample must stop the run"
)]

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

const PROGRAM: &str = env!("CARGO_BIN_EXE_diligence");
const PAGE: &str = "/en/jurisdictions/MYS";
const FILES: &[(&str, &str)] = &[
    ("wbl-safety-2024", "wbl2024-safety.xlsx"),
    ("unstats-gender", "unstats-11000__QV_1__I71213127__S8adc3032.tsv"),
    ("unstats-gender", "unstats-11400__QV_2__I158e0e5f__S158e0e5f.tsv"),
    ("unstats-gender", "unstats-8100__V_1__Ia8b55125__S9a5e3c3a.tsv"),
    ("ratification", "ratification-cedaw.csv"),
    ("ratification", "ratification-op-cedaw.csv"),
];

fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path();
    let started = Instant::now();
    run(data, &["demo", "--no-serve"]);
    say("demo with 12 reports, HTML and PDF", started.elapsed());

    import(data);

    let out = data.join("out").display().to_string();
    for (code, locale) in [("MYS", "en"), ("EGY", "ar"), ("BGD", "bn")] {
        let started = Instant::now();
        run(data, &["report", code, "--locale", locale, "--format", "pdf", "--out", &out]);
        say(&format!("country PDF, {code} {locale}, with starting"), started.elapsed());
    }

    let started = Instant::now();
    let server = Server::start(data);
    let first = get(&mut server.connect(), PAGE);
    say("start to first profile page", started.elapsed());
    println!("{:<44} {:>9} bytes", "its length", first);
    thread::sleep(Duration::from_secs(1));
    println!("{:<44} {:>9} MiB", "resident when idle", server.resident());

    at_rate(&server, 500, Duration::from_secs(10));
    at_saturation(&server, 32, Duration::from_secs(5));
    println!("{:<44} {:>9} MiB", "resident after the load", server.resident());
}

fn say(what: &str, took: Duration) {
    println!("{what:<44} {:>9.1} ms", took.as_secs_f64() * 1e3);
}

fn run(data: &Path, line: &[&str]) {
    let done = Command::new(PROGRAM).args(line).arg("--data").arg(data).output().expect("the command");
    assert!(done.status.success(), "{line:?}: {}", String::from_utf8_lossy(&done.stderr));
}

fn import(data: &Path) {
    let fresh = data.join("fresh");
    run(&fresh, &["init"]);
    let mut all = Duration::ZERO;
    for (source, name) in FILES {
        let Some(file) = diligence_testkit::shared_data(name) else { return };
        let started = Instant::now();
        run(&fresh, &["import", source, &file.display().to_string()]);
        all += started.elapsed();
    }
    say("all publishers' files imported, six commands", all);
}

struct Server {
    child: Child,
    address: String,
}

impl Server {
    fn start(data: &Path) -> Self {
        let mut child = Command::new(PROGRAM)
            .args(["serve", "--listen", "127.0.0.1:0", "--data"])
            .arg(data)
            .stdout(Stdio::piped())
            .spawn()
            .expect("the command");
        let mut line = String::new();
        let lines = child.stdout.take().expect("its words");
        let mut lines = BufReader::new(lines);
        lines.read_line(&mut line).expect("its address");
        let address = line.split("http://").nth(1).and_then(|it| it.split('/').next()).expect("an address");
        Self { address: address.to_owned(), child }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.address).expect("a connection");
        stream.set_nodelay(true).expect("no delay");
        stream
    }

    fn resident(&self) -> usize {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        line.and_then(|line| line.trim().strip_suffix(" kB")?.trim().parse::<usize>().ok()).unwrap_or(0)
            / 1024
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// One page over a connection that stays open; its length, compressed as a browser asks for it.
fn get(stream: &mut TcpStream, path: &str) -> usize {
    write!(stream, "GET {path} HTTP/1.1\r\nhost: x\r\naccept-encoding: br\r\n\r\n").expect("a request");
    let mut buffer = Vec::with_capacity(64 * 1024);
    let mut part = vec![0; 64 * 1024];
    loop {
        let read = stream.read(&mut part).expect("an answer");
        assert!(read > 0, "the server hung up");
        buffer.extend_from_slice(&part[..read]);
        let Some(end) = buffer.windows(4).position(|it| it == b"\r\n\r\n") else { continue };
        let head = String::from_utf8_lossy(&buffer[..end]).to_lowercase();
        assert!(head.starts_with("http/1.1 200"), "{head}");
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
        let length: usize = length.expect("a length").parse().expect("a number");
        if buffer.len() >= end + 4 + length {
            return length;
        }
    }
}

/// Requests at fixed instants, whether or not the one before was answered in time: waiting counts.
fn at_rate(server: &Server, rate: u32, time: Duration) {
    const CLIENTS: u32 = 16;
    let started = Instant::now() + Duration::from_millis(50);
    let gap = Duration::from_secs(1) * CLIENTS / rate;
    let client = |index: u32| {
        let mut stream = server.connect();
        let mut due = started + gap * index / CLIENTS;
        let mut times = Vec::new();
        while due < started + time {
            thread::sleep(due.saturating_duration_since(Instant::now()));
            get(&mut stream, PAGE);
            times.push(due.elapsed());
            due += gap;
        }
        times
    };
    let mut times: Vec<Duration> = thread::scope(|scope| {
        let all: Vec<_> = (0..CLIENTS).map(|index| scope.spawn(move || client(index))).collect();
        all.into_iter().flat_map(|it| it.join().expect("a client")).collect()
    });
    times.sort();
    let at = |share: usize| times[(times.len() * share / 1000).min(times.len() - 1)];
    println!(
        "{:<44} p50 {:.2} ms, p99 {:.2} ms, p99.9 {:.2} ms ({} pages)",
        format!("profile page at {rate} a second"),
        at(500).as_secs_f64() * 1e3,
        at(990).as_secs_f64() * 1e3,
        at(999).as_secs_f64() * 1e3,
        times.len()
    );
}

fn at_saturation(server: &Server, clients: usize, time: Duration) {
    let started = Instant::now();
    let pages: usize = thread::scope(|scope| {
        let client = || {
            let mut stream = server.connect();
            let mut pages = 0;
            while started.elapsed() < time {
                get(&mut stream, PAGE);
                pages += 1;
            }
            pages
        };
        let all: Vec<_> = (0..clients).map(|_| scope.spawn(client)).collect();
        all.into_iter().map(|it| it.join().expect("a client")).sum()
    });
    let rate = f64::from(u32::try_from(pages).unwrap_or(u32::MAX)) / started.elapsed().as_secs_f64();
    println!("{:<44} {rate:>9.0} pages a second", format!("saturated by {clients} clients"));
}
