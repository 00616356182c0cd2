//! What each hostile file says and takes, read by a process of its own; for Linux, which tells what that was.

use crate::container::{Part, xlsx};
use crate::hostile::{CASES, Case};
use diligence_sheet::{Limits, read};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

/// Set for the process that only reads.
const FILE: &str = "DILIGENCE_SHEET_READ";

/// A directory to keep the files in, for looking at them and for measuring a release build.
const KEEP: &str = "DILIGENCE_SHEET_KEEP";

/// Kilobytes that reading any file may hold.
const MOST: u64 = 200 << 10;

/// The largest files that are still read.
const LARGEST: &[Case] = &[
    Case { name: "largest-strings.xlsx", says: "", make: largest_strings },
    Case { name: "largest-inline.xlsx", says: "", make: largest_inline },
    Case { name: "largest.csv", says: "", make: largest_csv },
];

/// Half a million different strings, each named twice.
fn largest_strings() -> Vec<u8> {
    let mut strings = "<sst>".to_owned();
    let mut cells = String::new();
    for number in 0..500_000 {
        write!(strings, "<si><t>{number:->30}</t></si>").unwrap();
    }
    for number in 0..50_000 {
        cells.push_str("<row>");
        for column in 0..20 {
            write!(cells, "<c t=\"s\"><v>{}</v></c>", (number * 20 + column) % 500_000).unwrap();
        }
        cells.push_str("</row>");
    }
    strings.push_str("</sst>");
    let cells = format!("<worksheet><sheetData>{cells}</sheetData></worksheet>");
    let strings = Part::packed("xl/sharedStrings.xml", strings.as_bytes());
    xlsx(Part::packed("xl/worksheets/sheet1.xml", cells.as_bytes()), [strings])
}

/// A million texts, each in its own cell: as much text as may be.
fn largest_inline() -> Vec<u8> {
    let mut cells = String::new();
    for row in 0..50_000 {
        cells.push_str("<row>");
        for column in 0..20 {
            write!(cells, "<c t=\"str\"><v>{:->30}</v></c>", row * 20 + column).unwrap();
        }
        cells.push_str("</row>");
    }
    let xml = format!("<worksheet><sheetData>{cells}</sheetData></worksheet>");
    xlsx(Part::packed("xl/worksheets/sheet1.xml", xml.as_bytes()), [])
}

/// A million cells, with nearly as many bytes as a file may have.
fn largest_csv() -> Vec<u8> {
    [b"abcdefghijklmnopqrstuvwxyz0123,".repeat(9), b"abc\n".to_vec()].concat().repeat(99_000)
}

#[test]
fn no_file_takes_more_than_it_may() {
    if std::env::var_os(FILE).is_some() {
        return;
    }
    let kept = std::env::var_os(KEEP).map(PathBuf::from);
    let scratch = tempfile::tempdir().unwrap();
    let folder = kept.as_deref().unwrap_or(scratch.path());
    let cases: Vec<&Case> = CASES.iter().chain(LARGEST).collect();
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some(case) = cases.get(next.fetch_add(1, Ordering::Relaxed)) {
                    measure(case, folder);
                    if kept.is_none() {
                        std::fs::remove_file(folder.join(case.name)).unwrap();
                    }
                }
            });
        }
    });
}

fn measure(case: &Case, folder: &Path) {
    let path = folder.join(case.name);
    std::fs::write(&path, (case.make)()).unwrap();
    let begun = Instant::now();
    let (refusal, peak) = child(&path);
    let took = begun.elapsed();
    println!("{:<24} {:>4} MiB {:>6.2} s", case.name, peak >> 10, took.as_secs_f64());
    match refusal {
        Some(message) => case.check(&message),
        None => assert!(case.says.is_empty(), "{} was read", case.name),
    }
    assert!(peak < MOST, "{} took {peak} kB", case.name);
}

/// Why the file was refused, and the kilobytes that reading it held.
fn child(path: &Path) -> (Option<String>, u64) {
    let me = std::env::current_exe().unwrap();
    let mut command = Command::new(me);
    command.args(["cost::reads_one_file", "--exact", "--nocapture"]).env(FILE, path);
    let output = String::from_utf8(command.output().unwrap().stdout).unwrap();
    let (_, result) = output.lines().find_map(|line| line.split_once("result: ")).expect("the child tells");
    let (peak, message) = result.split_once(' ').unwrap();
    (Some(message.to_owned()).filter(|message| !message.is_empty()), peak.parse().unwrap())
}

/// Does nothing but for [`child`].
#[test]
fn reads_one_file() {
    let Some(path) = std::env::var_os(FILE) else { return };
    let read = read(Path::new(&path), &Limits::default());
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    let message = read.err().map(|error| error.to_string()).unwrap_or_default();
    println!("result: {} {message}", peak.trim().trim_end_matches(" kB"));
}
