mod sample;
#[test]
fn look() {
    let press = diligence_report::Press::new().unwrap();
    for tag in ["en", "ar", "bn"] {
        let t = std::time::Instant::now();
        match press.pdf(&sample::document(tag)) {
            Ok(b) => std::fs::write(format!("/tmp/report-look/{tag}.pdf"), b).unwrap(),
            Err(e) => println!("{tag}: {e}"),
        }
        println!("{tag} {:?}", t.elapsed());
        let t = std::time::Instant::now();
        match press.pdf(&sample::report(tag)) {
            Ok(b) => std::fs::write(format!("/tmp/report-look/{tag}-long.pdf"), b).unwrap(),
            Err(e) => println!("{tag}: {e}"),
        }
        println!("{tag} {:?}", t.elapsed());
    }
}
