//! Pictures of what is known: the same in pages and reports.

use diligence_domain::Locale;
use diligence_domain::document::Block;
use crate::profile::Profile;

/// A picture in two widths, with its words.
#[derive(Debug)]
pub struct Picture {
    /// Its heading.
    pub heading: String,
    /// What stands under it.
    pub caption: String,
    /// SVG for wide screens and paper.
    pub wide: String,
    /// SVG for telephones.
    pub narrow: String,
}

/// x
pub fn for_page(_: &Profile<'_>, _: Locale) -> Vec<Picture> { Vec::new() }
/// x
pub fn for_report(_: &Profile<'_>, _: Locale) -> Vec<Block> { Vec::new() }
/// x
pub fn for_compare(_: &[Profile<'_>], _: Locale) -> Vec<Picture> { Vec::new() }
/// x
pub async fn beside(_: &crate::App, _: &[crate::browse::Line], _: Locale) -> Result<Option<String>, diligence_store::Error> { Ok(None) }
/// x
pub async fn map(_: &crate::App, _: &crate::browse::Mappable<'_>, _: Locale) -> Result<String, diligence_store::Error> { Ok(String::new()) }
/// x
pub fn shown(it: &diligence_domain::Observation, locale: Locale) -> String { crate::profile::words::value(&it.value, locale) }
/// x
pub fn label(app: &crate::App, it: &crate::browse::Mappable<'_>, locale: Locale) -> String {
    app.edition().word(&format!("variable.{}/{}", it.source, it.variable.code), "label", locale).text.to_owned()
}
