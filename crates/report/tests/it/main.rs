mod sample;
#[test]
fn look() {
    let press = diligence_report::Press::new().unwrap();
    for tag in ["en", "ar", "bn"] {
        for (n, d) in [("", sample::document(tag)), ("-long", sample::report(tag))] {
        let t = std::time::Instant::now();
        match press.pdf(&d) {
            Ok(b) => { println!("{tag}{n} {:?} {}", t.elapsed(), b.len()); std::fs::write(format!("/tmp/report-look/{tag}{n}.pdf"), b).unwrap() }
            Err(e) => println!("{tag}: {e}"),
        } }
    }
}
