//! What fuzzing kept, replayed.

#[allow(dead_code, reason = "the fuzzer uses what the tests do not")]
#[path = "../../../../fuzz/src/lib.rs"]
mod targets;

use std::path::Path;

fn replay(name: &str, run: impl Fn(&[u8])) {
    let corpora = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus");
    let kept: Vec<_> = std::fs::read_dir(corpora.join(name)).unwrap().map(|it| it.unwrap().path()).collect();
    assert!(kept.len() > 20, "{name}: only {} inputs are kept", kept.len());
    for path in &kept {
        run(&std::fs::read(path).unwrap());
    }
    println!("{name}: {} inputs replayed", kept.len());
}

#[test]
fn what_fuzzing_kept_still_comes_back() {
    replay("workbook", targets::workbook);
    replay("xform", targets::xform);
    replay("record", targets::record);
    replay("expression", targets::expression);
}
