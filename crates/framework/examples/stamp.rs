//! Writes into every translated entry of a shipped edition the digest of the English that it translates.
//!
//! `cargo run -p diligence-framework --example stamp -- content/framework/open-criteria-1 [LOCALE…]`
//!
//! Run it after translating, never to silence a warning: a stamp says that the translator has read this English.

use diligence_framework::{digest, load};
use std::fmt::Write as _;
use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let folder = args.next().ok_or("name the folder of an edition")?;
    let only: Vec<String> = args.collect();
    let files = load::files(Path::new(&folder)).map_err(|faults| format!("{:?}", faults.all))?;
    let edition = match load::edition(&files) {
        Ok((edition, _)) => edition,
        Err(faults) => {
            faults.all.iter().filter(|it| !it.warning).for_each(|fault| eprintln!("{fault}"));
            return Err("mend these first".into());
        }
    };
    let reference = edition.head.reference;
    let english = edition.texts.get(&reference).ok_or("there is no reference text")?;
    for (file, text) in &files {
        let Some(locale) = file.strip_prefix("text/").and_then(|it| it.strip_suffix(".toml")) else {
            continue;
        };
        if locale == reference.as_str() || (!only.is_empty() && !only.iter().any(|it| it == locale)) {
            continue;
        }
        let mut stamped = String::with_capacity(text.len() + 32 * 400);
        for line in text.lines().filter(|line| !line.starts_with("of = ")) {
            stamped.push_str(line);
            stamped.push('\n');
            let header = line.strip_prefix('[').and_then(|it| it.strip_suffix(']'));
            let Some(key) = header.map(|it| it.replace('"', "")) else { continue };
            if let Some(entry) = english.get(&key) {
                let _ = writeln!(stamped, "of = \"{}\"", digest::entry(entry));
            }
        }
        std::fs::write(Path::new(&folder).join(file), stamped)?;
        println!("{file}");
    }
    Ok(())
}
