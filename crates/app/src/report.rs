//! A country report as a document tree, and the door to whoever sets it in type.

mod example;
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

/// The report as a tree: open data of a real State, the scores of one that does not exist.
pub fn document(profile: &Profile<'_>, locale: Locale, date: &str) -> Document {
    let words = messages(locale);
    let name = profile.jurisdiction.name(locale);
    let writer = sections::Writer { profile, locale, words, name: name.text };
    let date_text = format(locale).date(date);
    let mut blocks: Vec<Block> = Vec::new();
    let (title, subtitle) = if profile.jurisdiction.is_fictional() {
        example::write(&writer, &mut blocks);
        (words.fictional_report_title(name.text), words.fictional_report_subtitle())
    } else {
        open_data(&writer, &mut blocks);
        (words.report_title(name.text), words.report_subtitle())
    };
    writer.cite(&title, date, &date_text, &mut blocks);
    Document {
        locale,
        subtitle: subtitle.into(),
        publisher: "Diligence".to_owned(),
        date: date.to_owned(),
        date_text,
        contents_title: words.report_contents().into(),
        page_of: words.report_page_of("{n}", "{m}"),
        title,
        blocks,
    }
}

/// What is published about a State.
fn open_data(writer: &sections::Writer<'_>, blocks: &mut Vec<Block>) {
    writer.disclaimer(blocks);
    writer.context(blocks);
    writer.at_a_glance(blocks);
    for area in &writer.profile.edition.areas {
        writer.area(area, blocks);
    }
    writer.unknown(blocks);
    writer.standards(blocks);
    writer.method(blocks);
    writer.boundaries(blocks);
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
