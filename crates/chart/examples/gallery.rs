//! Writes a page with every picture, to be looked at: `cargo run -p diligence-chart --example gallery -- OUT.html`.
//! A second word picks the shades: `light`, `dark`, or whatever the screen has.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failed sample must stop the run"
)]

#[path = "../tests/it/sample.rs"]
mod sample;

use diligence_chart::{Width, palette};
use sample::Lang;
use std::fmt::Write as _;

fn main() -> std::io::Result<()> {
    let mut words = std::env::args().skip(1);
    let path = words.next().unwrap_or_else(|| "gallery.html".to_owned());
    let shades = words.next().unwrap_or_default();
    std::fs::write(path, page(&shades))
}

fn page(shades: &str) -> String {
    let forced = match shades {
        "dark" => palette::TOKENS.map(|token| format!("--{}:{};", token.name, token.dark)).concat(),
        "light" => palette::TOKENS.map(|token| format!("--{}:{};", token.name, token.light)).concat(),
        _ => String::new(),
    };
    let mut page = format!(
        "<!doctype html><meta charset=utf-8><title>Gallery</title><style>{}html:root{{{forced}}}\n\
         body{{background:var(--paper);color:var(--ink);font:16px/1.5 'Noto Sans','Noto Sans Arabic',sans-serif;\
         margin:1rem}}section{{margin-block:1rem}}div{{background:var(--surface);border:1px solid var(--rule);\
         border-radius:6px;padding:12px;margin-block:.75rem;box-sizing:border-box}}</style>",
        palette::style()
    );
    for width in Width::ALL {
        for lang in Lang::ALL {
            let (dir, code) = (lang.direction().as_str(), lang.code());
            let _ = write!(page, "<section dir={dir} lang={code}>");
            for (name, svg) in sample::all(lang, width) {
                let wide = width.units() + 26.0;
                let _ = write!(page, "<h2>{name}</h2><div style=\"width:{wide}px\">{svg}</div>");
            }
            page.push_str("</section>");
        }
    }
    page
}
