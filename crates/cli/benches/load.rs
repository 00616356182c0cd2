//! How many answers the site takes: `cargo bench -p diligence-cli --bench load`. With `DILIGENCE_TEST_POSTGRES` the same
//! on `PostgreSQL`. It prints and judges nothing but that what was acknowledged is there.
//!
//! The client runs on the same machine as the server, and shares its cores. Submissions are records of about 18 kB to a
//! form of 120 questions and a repeat, each of another organisation, through the route that takes whole records: code,
//! constraints, encryption, one submission for one record, acts, commit. Drafts and pages go through the pages of the
//! site. All of it is done with some 10,000 answers stored, and again with `DILIGENCE_STORED` (1,000,000), of which those
//! beyond are short and of another round. Last, `DILIGENCE_EXPORTED` (100,000) answers are taken away as a file. With
//! `DILIGENCE_ENGINE` (`sqlite`, `postgres`) on that alone.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::cast_precision_loss,
    reason = "whatever is wrong must stop the run, and nothing is counted so high"
)]

#[path = "common/round.rs"]
mod round;

use diligence_app::answering::{Entry, begin, enter};
use diligence_app::{export, release};
use diligence_framework::digest;
use diligence_store::AnswerStore;
use diligence_testkit::Scratch;
use round::{Started, serve};
use std::fmt::Write as _;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock, Mutex};
use std::time::{Duration, Instant};

const CLIENTS: usize = 32;
/// Submissions of one run.
const RUN: usize = 12_000;

/// Three pages of forty questions, and a fourth with a repeat.
fn form() -> String {
    let mut text = "survey,,,,,\n,type,name,label,relevant,constraint\n".to_owned();
    for page in 0..3 {
        writeln!(text, ",begin group,p{page},Page {page},,").unwrap();
        for n in 0..40 {
            let name = page * 40 + n;
            let line = match n % 5 {
                0 => format!(",select_one level,rate{name},What is there?,,"),
                1 => format!(",integer,year{name},Since when?,,. > 1900 and . < 2100"),
                2 => format!(",text,why{name},Why?,${{rate{}}} != '4',string-length(.) < 2000", name - 2),
                _ => format!(",text,text{name},What do you know of it?,,string-length(.) < 2000"),
            };
            text.push_str(&line);
            text.push('\n');
        }
        text.push_str(",end group,,,,\n");
    }
    text.push_str(",begin group,sources,Sources,,\n,begin repeat,source,Source,,\n,text,title,Title,,\n");
    text.push_str(",text,link,Link,${title} != '',\n,end repeat,,,,\n,end group,,,,\n");
    text.push_str("choices,,,,,\n,list_name,name,label,,\n");
    for n in 0..5 {
        writeln!(text, ",level,{n},Level {n},,").unwrap();
    }
    text + "settings,,,,,\n,form_title,form_id,,,\n,Load,load,,,\n"
}

/// Texts of some 210 characters each, of some hundred words that come as often as words do: what is shortened before it
/// is sealed is shortened as people’s texts are.
static TEXTS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut chance = 7_u64;
    let mut next = |below: u64| {
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (chance >> 33) % below
    };
    let mut word = || -> String {
        let parts = [
            "sh", "el", "ter", "po", "li", "ce", "law", "wo", "men", "in", "the", "or", "der", "kn", "ow",
            "a",
        ];
        (0..=next(3)).map(|_| parts[usize::try_from(next(16)).unwrap()]).collect()
    };
    let words: Vec<String> = (0..900).map(|_| word()).collect();
    let mut text = || {
        let mut text = String::new();
        while text.len() < 210 {
            // The first words come far more often than the last.
            let rank = next(900) * next(900) / 900;
            text += &words[usize::try_from(rank).unwrap()];
            text.push(' ');
        }
        text
    };
    (0..997).map(|_| text()).collect()
});

/// A record of it, of about 18 kB.
fn record(chance: usize) -> String {
    let mut text = "<data id=\"load\">".to_owned();
    for page in 0..3 {
        write!(text, "<p{page}>").unwrap();
        for n in 0..40 {
            let name = page * 40 + n;
            match n % 5 {
                0 => write!(text, "<rate{name}>{}</rate{name}>", (chance + name) % 4),
                1 => write!(text, "<year{name}>{}</year{name}>", 1950 + (chance + name) % 76),
                2 => write!(text, "<why{name}>{}</why{name}>", TEXTS[(chance + name * 31) % 997]),
                _ => write!(text, "<text{name}>{}</text{name}>", TEXTS[(chance * 3 + name * 17) % 997]),
            }
            .unwrap();
        }
        write!(text, "</p{page}>").unwrap();
    }
    text.push_str("<sources>");
    for n in 0..5 {
        write!(
            text,
            "<source><title>Report {n} of what was seen and written down in that year</title><link>https://example.org/{chance}/{n}</link></source>"
        )
        .unwrap();
    }
    text + "</sources></data>"
}

/// A line to the server that is kept open.
struct Line(BufReader<TcpStream>);

impl Line {
    fn new(port: u16) -> Self {
        let stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
        stream.set_nodelay(true).unwrap();
        Self(BufReader::new(stream))
    }

    /// Status, head and body.
    fn ask(&mut self, method: &str, path: &str, more: &str, body: &str) -> (u16, String, Vec<u8>) {
        let head = format!(
            "{method} {path} HTTP/1.1\r\nhost: localhost\r\nsec-fetch-site: same-origin\r\n{more}content-length: {}\r\n\r\n",
            body.len()
        );
        self.0.get_mut().write_all(&[head.as_bytes(), body.as_bytes()].concat()).unwrap();
        let (mut head, mut length) = (String::new(), 0);
        loop {
            let from = head.len();
            assert!(self.0.read_line(&mut head).unwrap() > 0, "the server hung up");
            let line = head[from..].trim_end().to_ascii_lowercase();
            if let Some(text) = line.strip_prefix("content-length: ") {
                length = text.parse().unwrap();
            }
            if line.is_empty() {
                break;
            }
        }
        let mut body = vec![0; length];
        self.0.read_exact(&mut body).unwrap();
        (head.split(' ').nth(1).unwrap().parse().unwrap(), head, body)
    }
}

fn say(what: &str, took: &mut [Duration], over: Duration) {
    took.sort();
    let ms = |part: usize| took[(took.len() - 1) * part / 1000].as_secs_f64() * 1e3;
    println!(
        "{what:<52} {:>7.0}/s  p50 {:>6.1} ms  p95 {:>6.1} ms  p99 {:>6.1} ms",
        took.len() as f64 / over.as_secs_f64(),
        ms(500),
        ms(950),
        ms(990)
    );
}

/// Does something over and over from many clients; at a pace, in so many a second, or as fast as it goes.
fn many(
    clients: usize,
    times: usize,
    pace: Option<usize>,
    mut client: impl FnMut(usize) -> Box<dyn FnMut(usize) + Send>,
) -> (Vec<Duration>, Duration) {
    let next = Arc::new(AtomicUsize::new(0));
    let took = Arc::new(Mutex::new(Vec::with_capacity(times)));
    let hands: Vec<_> = (0..clients).map(&mut client).collect();
    let began = Instant::now();
    let work = hands.into_iter().map(|mut hand| {
        let (next, took) = (Arc::clone(&next), Arc::clone(&took));
        std::thread::spawn(move || {
            let mut own = Vec::new();
            loop {
                let n = next.fetch_add(1, Ordering::Relaxed);
                if n >= times {
                    break;
                }
                // At a pace it counts from when it was due: whoever waits in line waits too.
                let due = pace.map_or_else(Instant::now, |pace| {
                    began + Duration::from_secs_f64(n as f64 / pace as f64)
                });
                std::thread::sleep(due.saturating_duration_since(Instant::now()));
                hand(n);
                own.push(due.elapsed());
            }
            took.lock().unwrap().extend(own);
        })
    });
    let work: Vec<_> = work.collect();
    for it in work {
        it.join().expect("a client stumbled");
    }
    let over = began.elapsed();
    let took = std::mem::take(&mut *took.lock().unwrap());
    (took, over)
}

fn submissions(port: u16, codes: &Arc<Vec<String>>) {
    let (mut took, over) = many(CLIENTS, codes.len(), None, |_| {
        let (mut line, codes) = (Line::new(port), Arc::clone(codes));
        Box::new(move |n| {
            let more = format!("authorization: Bearer {}\r\ncontent-type: text/xml\r\n", codes[n]);
            let (status, _, body) = line.ask("POST", "/en/survey/record?agree=1", &more, &record(n));
            assert_eq!(status, 201, "{}", String::from_utf8_lossy(&body));
        })
    });
    say(&format!("submissions of {} kB, {CLIENTS} clients", record(0).len() / 1000), &mut took, over);
}

/// Somebody at the pages of the site.
struct Reader {
    line: Line,
    cookie: String,
}

impl Reader {
    fn new(port: u16, code: &str) -> Self {
        let mut it = Self { line: Line::new(port), cookie: String::new() };
        it.ask("POST", "/en/survey", &format!("code={code}"));
        let token = it.token("/en/survey/answer/1");
        it.ask("POST", "/en/survey/begin", &format!("agree=1&token={token}"));
        it
    }

    fn token(&mut self, path: &str) -> String {
        let page = self.ask("GET", path, "");
        let page = if page.is_empty() { self.ask("GET", "/en/survey/begin", "") } else { page };
        let mark = "data-desk><input type=\"hidden\" name=\"token\" value=\"";
        page.split(mark).nth(1).unwrap().split('"').next().unwrap().to_owned()
    }

    fn ask(&mut self, method: &str, path: &str, body: &str) -> String {
        let more = format!("cookie: {}\r\ncontent-type: application/x-www-form-urlencoded\r\n", self.cookie);
        let (status, head, body) = self.line.ask(method, path, &more, body);
        assert!(status < 400, "{status} {path}");
        let mut cookies = head.lines().filter_map(|it| it.strip_prefix("set-cookie: "));
        if let Some(own) = cookies.rfind(|it| it.starts_with("__Host-answer=")) {
            own.split(';').next().unwrap().clone_into(&mut self.cookie);
        }
        String::from_utf8(body).unwrap()
    }
}

/// Drafts are saved as script does when a field is left: all of a page is sent.
fn drafts(port: u16, codes: &[String], pace: Option<usize>) {
    let times = pace.map_or(4_000, |pace| pace * 10);
    let (mut took, over) = many(codes.len(), times, pace, |n| {
        let mut she = Reader::new(port, &codes[n]);
        let token = she.token("/en/survey/answer/1");
        let shown = she.ask("GET", "/en/survey/answer/1", "");
        let seen = shown.split("name=\"w:").skip(1).map(|it| {
            let (name, rest) = it.split_once('"').unwrap();
            let seen = rest.split("value=\"").nth(1).unwrap().split('"').next().unwrap();
            (name.to_owned(), seen.to_owned())
        });
        let mut seen: Vec<(String, String)> = seen.collect();
        let own = seen.iter().position(|it| it.0.ends_with("text3")).unwrap();
        Box::new(move |n| {
            let text = format!("what she knows of it, the {n}th time");
            let mut body = format!("token={token}&script=1");
            for (at, (name, seen)) in seen.iter().enumerate() {
                write!(body, "&w:{name}={seen}").unwrap();
                if at == own {
                    write!(body, "&q:{name}={}", text.replace(' ', "+")).unwrap();
                }
            }
            let answer = she.ask("POST", "/en/survey/answer/1", &body);
            let mark = format!("name=\"w:{}\" value=\"", seen[own].0);
            let after = answer.split(&mark).nth(1).expect("what was saved comes back");
            after.split('"').next().unwrap().clone_into(&mut seen[own].1);
        })
    });
    let how = pace.map_or("as fast as it goes".to_owned(), |pace| format!("{pace} a second"));
    say(&format!("draft saves, {} clients, {how}", codes.len()), &mut took, over);
}

fn pages(port: u16, codes: &[String]) {
    let (mut took, over) = many(codes.len(), 2_000, Some(200), |n| {
        let mut she = Reader::new(port, &codes[n]);
        Box::new(move |_| {
            let page = she.ask("GET", "/en/survey/answer/2", "");
            assert!(page.matches("name=\"w:").count() >= 32);
        })
    });
    say("page of 40 questions, 200 a second", &mut took, over);
}

/// Short answers to another round, so that many are there, in no order.
async fn fill(database: &Scratch, many: usize) {
    let store = AnswerStore::open(&database.address).await.unwrap();
    // The server looks whether its key opens the first keys that are there.
    let some = store.look().await.unwrap().data_keys_after("", 1).await.unwrap();
    store.close().await;
    // Nothing that a database could shorten.
    let sealed: Vec<u8> = (0..34).flat_map(|n: i32| digest::bytes(&n.to_be_bytes())).collect();
    database.add_answers(many, &some[0].1, &sealed).await;
}

/// All answers of the round as CSV, over the line.
async fn export(started: &Started, database: &str, folder: &std::path::Path) {
    let (she, cookie) = started.another().await;
    let release = export::ask(&started.app, &she, started.round, "measured").await.unwrap();
    release::decide(&started.app, &started.boss, release, true).await.unwrap();
    let (mut child, port) = serve(database, folder);
    let mut line = TcpStream::connect(("127.0.0.1", port)).unwrap();
    let began = Instant::now();
    write!(
        line,
        "GET /en/desk/rounds/{}/answers/{release}/answers.csv HTTP/1.1\r\nhost: localhost\r\ncookie: {cookie}\r\nconnection: close\r\n\r\n",
        started.round
    )
    .unwrap();
    let (mut bytes, mut rows, mut last) = (0, 0, Vec::new());
    let mut piece = vec![0; 1 << 16];
    loop {
        let length = line.read(&mut piece).unwrap();
        if length == 0 {
            break;
        }
        bytes += length;
        last = [&last[last.len().saturating_sub(4)..], &piece[..length]].concat();
        rows += last.windows(5).filter(|it| it == b"\"XAA\"").count();
    }
    let took = began.elapsed();
    assert!(last.ends_with(b"0\r\n\r\n"), "the file broke off: {}", String::from_utf8_lossy(&last));
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
    let most = status.lines().find_map(|it| it.strip_prefix("VmHWM:")).unwrap_or_default().trim();
    println!(
        "export of {rows} answers, {} MB of CSV: {:.1} s, at most {most} resident",
        bytes / 1_000_000,
        took.as_secs_f64()
    );
    child.kill().unwrap();
    child.wait().unwrap();
}

fn main() {
    let number = |name: &str, otherwise: usize| {
        std::env::var(name).ok().and_then(|it| it.parse().ok()).unwrap_or(otherwise)
    };
    let stored = number("DILIGENCE_STORED", 1_000_000);
    let exported = number("DILIGENCE_EXPORTED", 100_000);
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let only = std::env::var("DILIGENCE_ENGINE");
    for database in runtime.block_on(diligence_testkit::databases()) {
        if only.as_ref().is_ok_and(|it| it != database.engine) {
            continue;
        }
        let folder = tempfile::tempdir().unwrap();
        let started = runtime.block_on(Started::new(&database.address, folder.path(), &form()));
        let mut there = 0;
        for many in [10_000, stored] {
            let codes = Arc::new(runtime.block_on(started.invite(RUN)));
            let others = runtime.block_on(started.invite(48));
            runtime.block_on(async {
                let Ok(Entry::In(she)) = enter(&started.app, &others[0], "").await else {
                    panic!("a code that opens nothing")
                };
                begin(&started.app, &she).await.unwrap();
                fill(&database, many.saturating_sub(there)).await;
            });
            there = many;
            println!("{}: with some {many} answers stored", database.engine);
            let (mut child, port) = serve(&database.address, folder.path());
            submissions(port, &codes);
            drafts(port, &others[..16], Some(150));
            drafts(port, &others[16..32], None);
            pages(port, &others[32..]);
            child.kill().unwrap();
            child.wait().unwrap();
        }
        if exported > 2 * RUN {
            let codes = Arc::new(runtime.block_on(started.invite(exported - 2 * RUN)));
            let (mut child, port) = serve(&database.address, folder.path());
            submissions(port, &codes);
            child.kill().unwrap();
            child.wait().unwrap();
        }
        runtime.block_on(export(&started, &database.address, folder.path()));
    }
}
