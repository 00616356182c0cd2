use crate::{PRESS, sample};
use diligence_domain::document::Block;
#[test]
fn look() {
    for tag in ["en", "ar", "bn"] {
        let mut d = sample::document(tag);
        if tag != "bn" {
            d.blocks.push(Block::Figure {
                svg: std::fs::read_to_string(format!("/tmp/report-look/mock-{tag}.svg")).unwrap(),
                alt: "x".into(),
                caption: "Profile".into(),
            });
        }
        let t = std::time::Instant::now();
        std::fs::write(format!("/tmp/report-look/{tag}.pdf"), PRESS.pdf(&d).unwrap()).unwrap();
        println!("{tag} {:?}", t.elapsed());
        std::fs::write(format!("/tmp/report-look/{tag}.html"), diligence_report::html(&d)).unwrap();
    }
}
#[test]
fn long() {
    for letter in ["a", "ক", "ا"] {
        for n in [10_000, 20_000, 40_000] {
            let word = letter.repeat(n);
            let mut d = sample::document("en");
            d.blocks = vec![Block::heading(1, "x"), Block::paragraph(word.as_str())];
            let t = std::time::Instant::now();
            PRESS.pdf(&d).unwrap();
            println!("{letter} {n} {:?}", t.elapsed());
        }
    }
}
