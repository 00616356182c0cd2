//! Prints what messages, numbers and sorting cost: `cargo run --release -p diligence-i18n --example figures`.

use diligence_i18n::{Argument, Messages, format, locales, messages, sort_by_name};
use std::hint::black_box;
use std::time::Instant;

fn main() {
    for locale in locales() {
        let start = Instant::now();
        let words = messages(*locale);
        println!("{locale}: {} messages made in {:?}", Messages::ids().len(), start.elapsed());
        let plain = Messages::ids().find(|it| words.by_id(it).is_some()).unwrap_or_default();
        let counted = Messages::ids()
            .find(|it| words.by_id_with(it, &[("count", Argument::Number(3.into()))]).is_some());
        let format = format(*locale);
        let _ = format.number(1.0, 1);
        each("plain, by id", 1_000_000, || words.by_id(black_box(plain)));
        if let Some(id) = counted {
            each("with a plural", 100_000, || {
                words.by_id_with(id, &[("count", Argument::Number(black_box(1234).into()))])
            });
        }
        each("number", 100_000, || format.number(black_box(1234.56), 1));
        each("date", 100_000, || format.date(black_box("2026-11-24")));
        let names: Vec<String> = (0..250_u32).map(|it| name(it.wrapping_mul(2_654_435_761))).collect();
        each("250 names sorted", 200, || {
            let mut names = names.clone();
            sort_by_name(*locale, &mut names, Clone::clone);
            names
        });
    }
}

fn each<T>(what: &str, times: u32, mut act: impl FnMut() -> T) {
    black_box(act());
    let start = Instant::now();
    for _ in 0..times {
        black_box(act());
    }
    println!("  {what}: {:?}", start.elapsed() / times);
}

/// Made-up names that share beginnings and carry accents.
fn name(seed: u32) -> String {
    let parts = ["Saint ", "é", "Île ", "ba", "Å", "ñu", "مص", "বাং", "ko", "ria", "stan", "ô"];
    (0..6).map(|it| parts[(seed >> (it * 4)) as usize % parts.len()]).collect()
}
