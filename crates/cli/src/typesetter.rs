//! Hands the report room's press to the rooms that must not know it.

use diligence_app::Press;
use diligence_domain::Document;
use std::sync::OnceLock;

/// The press, made when the first document is set: fonts take a moment to read.
#[derive(Default)]
pub struct Typesetter {
    press: OnceLock<Result<diligence_report::Press, String>>,
}

impl std::fmt::Debug for Typesetter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Typesetter")
    }
}

impl Press for Typesetter {
    fn pdf(&self, document: &Document) -> Result<Vec<u8>, String> {
        let press =
            self.press.get_or_init(|| diligence_report::Press::new().map_err(|error| error.to_string()));
        press.as_ref().map_err(Clone::clone)?.pdf(document).map_err(|error| error.to_string())
    }

    fn html(&self, document: &Document) -> String {
        diligence_report::html(document)
    }
}
