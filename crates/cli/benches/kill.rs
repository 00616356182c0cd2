//! Kills the server while people submit, and looks whether anything was lost: `cargo bench -p diligence-cli --bench
//! kill`. With `DILIGENCE_TEST_POSTGRES` the same on `PostgreSQL`.
//!
//! In each round the server is started, eight people submit over and over through the pages of the site, four programs
//! send whole records, each for another organisation, and the server is killed after a random time. What was acknowledged
//! has to be there once afterwards, what was refused not at all, and what was neither at most once; and the side that
//! knows who was invited has to know of each that submitted. A program that heard nothing sends the same again in the
//! next round. `DILIGENCE_ROUNDS` says how many rounds (200), `DILIGENCE_SEED` where chance begins.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "whatever is wrong must stop the run"
)]

#[path = "common/round.rs"]
mod round;

use round::{Started, serve};
use std::collections::BTreeMap;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

const FORM: &str = "survey,,,,\n,type,name,label,constraint\n,begin group,page,Page,\n,integer,number,Number,. < 1000000000\n,text,text,Text,\n,end group,,,\nsettings,,,,\n,form_title,form_id,,\n,Try,try,,\n";
/// From here on a number does not fit, and is refused.
const TOO_MUCH: u64 = 1_000_000_000;
const PEOPLE: usize = 8;
const PROGRAMS: usize = 4;
/// Organisations for which a program can answer, in each round.
const EACH_ROUND: usize = 12;

fn main() {
    let number = |name: &str, otherwise: u64| {
        std::env::var(name).ok().and_then(|it| it.parse().ok()).unwrap_or(otherwise)
    };
    let (rounds, seed) = (number("DILIGENCE_ROUNDS", 200), number("DILIGENCE_SEED", 1));
    let runtime = tokio::runtime::Runtime::new().unwrap();
    for database in runtime.block_on(diligence_testkit::databases()) {
        let folder = tempfile::tempdir().unwrap();
        let many = PROGRAMS * EACH_ROUND * usize::try_from(rounds).unwrap();
        let (started, people, programs) = runtime.block_on(async {
            let started = Started::new(&database.address, folder.path(), FORM).await;
            let (people, programs) = (started.invite(PEOPLE).await, started.invite(many).await);
            started.app.close().await;
            (started, people, programs)
        });
        let there =
            run(database.engine, &database.address, folder.path(), (&people, &programs), (rounds, seed));
        let known = runtime.block_on(started.submitted(&database.address, folder.path()));
        assert_eq!(known, there, "{}, seed {seed}: the two sides differ", database.engine);
        println!("{}: {there} organisations submitted, as both sides know", database.engine);
    }
}

/// What a request came to.
enum Came {
    /// An answer: status, place to go to, cookies, text.
    Back(u16, String, Vec<String>, String),
    /// Nothing, or half of it: nobody knows whether it was done.
    Lost,
}

/// One request on a connection of its own; `who` is the header that says whose it is.
fn ask(port: u16, method: &str, path: &str, who: &str, body: &str) -> Came {
    let Ok(mut line) = TcpStream::connect(("127.0.0.1", port)) else { return Came::Lost };
    line.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    let head = format!(
        "{method} {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\nsec-fetch-site: same-origin\r\n{who}\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    let mut answer = Vec::new();
    if line.write_all(head.as_bytes()).is_err() || line.read_to_end(&mut answer).is_err() {
        return Came::Lost;
    }
    let text = String::from_utf8_lossy(&answer).into_owned();
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return Came::Lost };
    let status = head.split(' ').nth(1).and_then(|it| it.parse().ok()).unwrap_or(0);
    let of = |name: &str| {
        let lines = head.lines().filter_map(|it| it.split_once(": "));
        lines.filter(|it| it.0.eq_ignore_ascii_case(name)).map(|it| it.1.to_owned()).collect::<Vec<_>>()
    };
    Came::Back(status, of("location").pop().unwrap_or_default(), of("set-cookie"), body.to_owned())
}

/// Sends whole records, each for another organisation.
struct Program {
    /// Those for which it did not answer yet.
    codes: Vec<String>,
    /// What nobody knows of, to be sent again.
    again: Option<(String, u64)>,
    sent: Vec<(String, Sent)>,
}

/// What a program knows of a record.
enum Sent {
    /// It was taken, with this receipt.
    Taken(String),
    Refused,
    /// It heard nothing.
    Unknown,
}

impl Program {
    /// Sends a record; `None` where the line was lost, or all organisations have answered.
    fn send(&mut self, port: u16, next: &AtomicU64) -> Option<()> {
        let (code, number) = match self.again.take() {
            Some(it) => it,
            None => (self.codes.pop()?, numbered(next)),
        };
        let record = format!("<data id=\"try\"><page><number>{number}</number></page></data>");
        let who = format!("authorization: Bearer {code}");
        let Came::Back(status, _, _, text) = ask(port, "POST", "/en/survey/record?agree=1", &who, &record)
        else {
            self.again = Some((code, number));
            return None;
        };
        let sent = match status {
            201 => Sent::Taken(text.split("\"receipt\":\"").nth(1)?.split('"').next()?.to_owned()),
            422 if number >= TOO_MUCH => Sent::Refused,
            _ => panic!("{number}: {status} {text}"),
        };
        assert!(number < TOO_MUCH || matches!(sent, Sent::Refused), "{number} was taken");
        self.sent.push((code, sent));
        Some(())
    }
}

/// Every fifth does not fit: it must be refused, and never be there.
fn numbered(next: &AtomicU64) -> u64 {
    let number = next.fetch_add(1, Ordering::Relaxed);
    if number.is_multiple_of(5) { TOO_MUCH + number } else { number }
}

/// Somebody who answers for one organisation.
struct Person {
    code: String,
    cookie: String,
    token: String,
    /// What she submitted, and whether it was acknowledged (`true`) or nobody knows (`false`).
    sent: Arc<Mutex<BTreeMap<u64, bool>>>,
    refused: Arc<AtomicU64>,
}

impl Person {
    fn new(code: &str, refused: &Arc<AtomicU64>) -> Self {
        Self {
            code: code.to_owned(),
            cookie: String::new(),
            token: String::new(),
            sent: Arc::default(),
            refused: Arc::clone(refused),
        }
    }

    fn ask(&mut self, port: u16, method: &str, path: &str, body: &str) -> Option<(u16, String, String)> {
        let body = format!("{body}&token={}", self.token);
        match ask(port, method, path, &format!("cookie: {}", self.cookie), &body) {
            Came::Back(status, to, cookies, text) => {
                let mut own = cookies.iter().filter_map(|it| it.split(';').next());
                if let Some(cookie) = own.rfind(|it| it.starts_with("__Host-answer=")) {
                    cookie.clone_into(&mut self.cookie);
                }
                if let Some((_, rest)) =
                    text.split_once("data-desk><input type=\"hidden\" name=\"token\" value=\"")
                {
                    rest.split('"').next()?.clone_into(&mut self.token);
                }
                Some((status, to, text))
            }
            Came::Lost => None,
        }
    }

    fn come_in(&mut self, port: u16) -> Option<()> {
        self.ask(port, "POST", "/en/survey", &format!("code={}", self.code))?;
        self.ask(port, "GET", "/en/survey/receipts", "")?;
        self.ask(port, "POST", "/en/survey/begin", "agree=1")?;
        Some(())
    }

    /// Writes a number and submits it; `None` where the line was lost.
    fn submit(&mut self, port: u16, number: u64) -> Option<()> {
        let (_, _, page) = self.ask(port, "GET", "/en/survey/answer/1", "")?;
        let seen = page.split("name=\"w:page/number\" value=\"").nth(1)?.split('"').next()?.to_owned();
        let body = format!("w:page/number={seen}&q:page/number={number}&do=next");
        let (status, ..) = self.ask(port, "POST", "/en/survey/answer/1", &body)?;
        assert!(matches!(status, 303 | 422), "a draft was refused");
        let sent = Arc::clone(&self.sent);
        // From here nobody knows, until it is acknowledged.
        sent.lock().unwrap().insert(number, false);
        match self.ask(port, "POST", "/en/survey/review", &format!("key=round-{number:020}")) {
            Some((303, to, _)) if to.ends_with("/receipts") => {
                sent.lock().unwrap().insert(number, true);
            }
            Some(_) => {
                sent.lock().unwrap().remove(&number);
                self.refused.fetch_add(1, Ordering::Relaxed);
            }
            None => return None,
        }
        Some(())
    }
}

fn run(
    engine: &str,
    database: &str,
    folder: &Path,
    (people, organisations): (&[String], &[String]),
    (rounds, seed): (u64, u64),
) -> usize {
    let refused = Arc::new(AtomicU64::new(0));
    let mut people: Vec<Person> = people.iter().map(|code| Person::new(code, &refused)).collect();
    let each = organisations.chunks(organisations.len().div_ceil(PROGRAMS).max(1));
    let program = |codes: &[String]| Program { codes: codes.to_vec(), again: None, sent: Vec::new() };
    let mut programs: Vec<Program> = each.map(program).collect();
    let next = Arc::new(AtomicU64::new(1));
    let mut chance = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let began = Instant::now();
    for _ in 0..rounds {
        chance ^= chance << 13;
        chance ^= chance >> 7;
        chance ^= chance << 17;
        let (mut child, port) = serve(database, folder);
        let over = Arc::new(AtomicBool::new(false));
        let work = std::mem::take(&mut people).into_iter().map(|mut she| {
            let (over, next) = (Arc::clone(&over), Arc::clone(&next));
            std::thread::spawn(move || {
                if she.come_in(port).is_some() {
                    while !over.load(Ordering::Relaxed) && she.submit(port, numbered(&next)).is_some() {}
                }
                she
            })
        });
        let work: Vec<_> = work.collect();
        let sending = std::mem::take(&mut programs).into_iter().map(|mut it| {
            let (over, next) = (Arc::clone(&over), Arc::clone(&next));
            std::thread::spawn(move || {
                while !over.load(Ordering::Relaxed) && it.send(port, &next).is_some() {
                    // Enough to be there when the server is killed, and to leave something to do in the next round.
                    std::thread::sleep(Duration::from_millis(40));
                }
                it
            })
        });
        let sending: Vec<_> = sending.collect();
        std::thread::sleep(Duration::from_millis(150 + chance % 600));
        child.kill().unwrap();
        over.store(true, Ordering::Relaxed);
        child.wait().unwrap();
        people = work.into_iter().map(|it| it.join().expect("somebody stumbled")).collect();
        programs = sending.into_iter().map(|it| it.join().expect("a program stumbled")).collect();
    }
    let of_programs = judge_programs(engine, database, folder, programs, seed);
    let of_people = judge(engine, database, folder, &mut people, (rounds, seed));
    println!(
        "{engine}: {rounds} rounds (seed {seed}) in {:.0} s, refused {}",
        began.elapsed().as_secs_f64(),
        refused.load(Ordering::Relaxed)
    );
    of_programs + of_people
}

/// Looks at what is there of whole records once all is over; how many organisations submitted.
fn judge_programs(engine: &str, database: &str, folder: &Path, programs: Vec<Program>, seed: u64) -> usize {
    let (mut child, port) = serve(database, folder);
    let (mut taken, mut refused, mut unknown, mut there_of_unknown) = (0, 0, 0, 0);
    let last = programs.into_iter().flat_map(|it| {
        let again = it.again.map(|it| (it.0, Sent::Unknown));
        it.sent.into_iter().chain(again)
    });
    for (code, sent) in last {
        let mut she = Person::new(&code, &Arc::default());
        she.come_in(port).expect("the server answers");
        let (_, _, page) = she.ask(port, "GET", "/en/survey/receipts", "").expect("the server answers");
        let receipts: Vec<&str> =
            page.split("class=\"receipt\"").skip(1).filter_map(|it| it.split(['>', '<']).nth(3)).collect();
        match sent {
            Sent::Taken(receipt) => {
                taken += 1;
                assert_eq!(receipts, [receipt], "{engine}, seed {seed}");
            }
            Sent::Refused => {
                refused += 1;
                assert!(receipts.is_empty(), "{engine}, seed {seed}: what was refused is there");
            }
            Sent::Unknown => {
                unknown += 1;
                there_of_unknown += receipts.len();
                assert!(receipts.len() <= 1, "{engine}, seed {seed}: it is there twice");
            }
        }
    }
    child.kill().unwrap();
    child.wait().unwrap();
    println!(
        "{engine}: whole records: {taken} acknowledged, all there once; {refused} refused, none there; {unknown} unknown, of which {there_of_unknown} are there"
    );
    assert!(taken > 0 && refused > 0, "hardly anything was sent");
    taken + there_of_unknown
}

/// Looks at what is there of what people submitted once all is over; how many of them did.
fn judge(
    engine: &str,
    database: &str,
    folder: &Path,
    people: &mut [Person],
    (rounds, seed): (u64, u64),
) -> usize {
    let (mut child, port) = serve(database, folder);
    let (mut acknowledged, mut unknown, mut there_of_unknown, mut submitted) = (0, 0, 0, 0);
    for she in people {
        she.come_in(port).expect("the server answers");
        let (_, _, page) = she.ask(port, "GET", "/en/survey/receipts", "").expect("the server answers");
        // Each number stands in the differences of the submission that brought it, as what is there now.
        let mut there: BTreeMap<u64, usize> = BTreeMap::new();
        for row in page.split("<th scope=\"row\">Number</th>").skip(1) {
            let cells: Vec<&str> = row.split("<td dir=\"auto\">").skip(1).take(2).collect();
            let now = cells[1].split('<').next().unwrap().parse().unwrap();
            *there.entry(now).or_default() += 1;
        }
        // The first submission corrects nothing; what it held is what the second was before.
        let receipts = page.matches("class=\"receipt\"").count();
        submitted += usize::from(receipts > 0);
        let first = page.rsplit("<th scope=\"row\">Number</th>").next().unwrap();
        if receipts > 1 {
            let before = first.split("<td dir=\"auto\">").nth(1).unwrap().split('<').next().unwrap();
            *there.entry(before.parse().unwrap()).or_default() += 1;
        }
        assert_eq!(
            there.values().sum::<usize>(),
            if receipts > 1 { receipts } else { 0 },
            "{engine}, seed {seed}"
        );
        assert!(there.keys().all(|it| *it < TOO_MUCH), "{engine}, seed {seed}: what was refused is there");
        let sent = she.sent.lock().unwrap();
        for (number, sure) in sent.iter() {
            let times = there.remove(number).unwrap_or_default();
            if *sure {
                acknowledged += 1;
                assert_eq!(
                    times, 1,
                    "{engine}, seed {seed}: {number} was acknowledged and is there {times} times"
                );
            } else {
                unknown += 1;
                there_of_unknown += times;
                assert!(times <= 1, "{engine}, seed {seed}: {number} is there {times} times");
            }
        }
        assert!(there.is_empty(), "{engine}, seed {seed}: nobody sent {there:?}");
    }
    child.kill().unwrap();
    child.wait().unwrap();
    println!(
        "{engine}: {acknowledged} acknowledged, all there once; {unknown} unknown, of which {there_of_unknown} are there; {rounds} kills"
    );
    assert!(acknowledged > rounds, "hardly anything was submitted");
    submitted
}
