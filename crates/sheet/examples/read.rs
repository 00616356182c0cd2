//! Reads files and prints what was in them, how long it took and how much memory:
//! `cargo run -p diligence-sheet --example read -- FILE…`

use diligence_sheet::{Limits, read};
use std::path::Path;
use std::time::Instant;

fn main() {
    for file in std::env::args_os().skip(1) {
        let begun = Instant::now();
        match read(Path::new(&file), &Limits::default()) {
            Ok(book) => {
                println!("{:?}", book.format);
                for note in &book.notes {
                    println!("  {note}");
                }
                for sheet in &book.sheets {
                    let cells: usize = sheet.rows.iter().map(|row| row.cells.len()).sum();
                    println!("  “{}”: {} rows, {cells} cells", sheet.name, sheet.rows.len());
                    for row in sheet.rows.iter().take(3) {
                        let shown =
                            row.cells.iter().take(6).map(|cell| cell.text().chars().take(30).collect());
                        println!("    {}: {}", row.number, shown.collect::<Vec<String>>().join(" | "));
                    }
                }
            }
            Err(error) => println!("{error}"),
        }
        println!("{:.2} s, {}", begun.elapsed().as_secs_f64(), peak());
    }
}

/// The most memory this process has held so far, where the system tells.
fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM"));
    line.map_or_else(
        || "peak unknown".to_owned(),
        |line| line.split_whitespace().collect::<Vec<_>>().join(" "),
    )
}
