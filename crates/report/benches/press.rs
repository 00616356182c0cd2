//! How long a country report takes: `cargo bench -p diligence-report`. It prints and judges nothing.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failed sample must stop the run"
)]

#[path = "../tests/it/sample.rs"]
mod sample;

use diligence_report::{Press, html};
use std::time::Instant;

fn main() {
    let started = Instant::now();
    let press = Press::new().expect("the embedded fonts");
    println!("press made            {:>8.1?}", started.elapsed());
    for tag in ["en", "ar", "bn"] {
        let document = sample::report(tag);
        for run in ["first", "again"] {
            let started = Instant::now();
            let file = press.pdf(&document).expect("a sample that can be set");
            println!("{tag} report, {run}      {:>8.1?}  {} kB", started.elapsed(), file.len() / 1024);
        }
        let started = Instant::now();
        let page = html(&document);
        println!("{tag} page              {:>8.1?}  {} kB", started.elapsed(), page.len() / 1024);
        println!("{tag} memory now        {} MB", resident());
    }
}

/// The memory of this process in MB, where the system tells.
fn resident() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.trim().strip_suffix(" kB")?.trim().parse::<usize>().ok()).unwrap_or(0) / 1024
}
