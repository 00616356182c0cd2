//! A country report as a document tree, and the door to whoever sets it in type.

mod sections;

use crate::profile::{self, Profile};
use crate::{App, browse};
use diligence_domain::document::Block;
use diligence_domain::{Document, JurisdictionCode, Locale};
use diligence_framework::Edition;
use diligence_i18n::{format, messages};
use std::fmt;

/// Sets documents in type. The room that does so stands outside; whoever starts the program hands it in.
pub trait Press: Send + Sync + fmt::Debug {
    /// A PDF file.
    ///
    /// # Errors
    /// What the typesetter says.
    fn pdf(&self, document: &Document) -> Result<Vec<u8>, String>;

    /// One self-contained HTML file.
    fn html(&self, document: &Document) -> String;
}

/// The report about a jurisdiction in one language, dated `date` (ISO 8601).
///
/// # Errors
/// A database that does not answer; `Ok(None)` when there is no such jurisdiction.
pub async fn country(
    app: &App,
    edition: &Edition,
    code: JurisdictionCode,
    locale: Locale,
    date: &str,
) -> Result<Option<Document>, diligence_store::Error> {
    let profile = profile::profile(app, edition, code).await?;
    Ok(profile.map(|profile| document(&profile, locale, date)))
}

/// The report as a tree.
pub fn document(profile: &Profile<'_>, locale: Locale, date: &str) -> Document {
    let words = messages(locale);
    let name = profile.jurisdiction.name(locale);
    let title = words.report_title(name.text);
    let writer = sections::Writer { profile, locale, words, name: name.text };
    let mut blocks: Vec<Block> = Vec::new();
    writer.disclaimer(&mut blocks);
    writer.context(&mut blocks);
    writer.at_a_glance(&mut blocks);
    for area in &profile.edition.areas {
        writer.area(area, &mut blocks);
    }
    writer.unknown(&mut blocks);
    writer.standards(&mut blocks);
    writer.method(&mut blocks);
    writer.boundaries(&mut blocks);
    let date_text = format(locale).date(date);
    writer.cite(&title, date, &date_text, &mut blocks);
    Document {
        locale,
        subtitle: words.report_subtitle().into(),
        publisher: "Diligence".to_owned(),
        date: date.to_owned(),
        date_text,
        contents_title: words.report_contents().into(),
        page_of: words.report_page_of("{n}", "{m}"),
        title,
        blocks,
    }
}

/// What kind of jurisdiction it is and where it lies.
fn place(profile: &Profile<'_>, locale: Locale) -> (String, String) {
    let it = profile.jurisdiction;
    let register = diligence_domain::Register::shipped();
    let state = it.state.and_then(|code| register.get(code)).unwrap_or(it);
    let region = [&state.subregion, &state.region].into_iter().find_map(|code| register.region(code));
    let region = region
        .map_or_else(|| messages(locale).value_unknown().to_string(), |it| it.name(locale).text.to_owned());
    (browse::kind_words(it, locale), region)
}
