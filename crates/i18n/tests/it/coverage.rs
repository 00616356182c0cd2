//! Which messages each locale has. A locale counts once its first file is there.

use crate::{folder, root};
use diligence_i18n::{Messages, known, locales, messages};

#[test]
fn a_locale_that_was_begun_lacks_nothing() {
    let all = Messages::ids().len();
    let folders = folder::read(&root().join("content/messages")).unwrap();
    assert_eq!(folders.len(), locales().len(), "built in are {:?}", locales());
    let mut lacking = Vec::new();
    for folder in &folders {
        let locale =
            known(&folder.tag).unwrap_or_else(|| panic!("content/messages/{} is not built in", folder.tag));
        let missing = messages(locale).fallbacks();
        let reviewed = if messages(locale).is_reviewed() { "reviewed" } else { "not reviewed" };
        let percent = (all - missing.len()) * 100 / all.max(1);
        println!("{locale}: {percent} % ({} of {all} messages), {reviewed}", all - missing.len());
        if !folder.files.is_empty() && !missing.is_empty() {
            lacking.push(format!("{locale} lacks {}: translate them", missing.join(", ")));
        }
    }
    assert!(lacking.is_empty(), "\n{}", lacking.join("\n"));
}
