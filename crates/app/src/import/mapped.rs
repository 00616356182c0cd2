//! What the framework edition says of a source, for the database.

use diligence_domain::{Dataset, Locale, Variable};
use diligence_framework::mapping::MappedVariable;
use diligence_framework::{Edition, Mapping};

/// The dataset of a mapped source, in the edition that the mapping is about.
pub fn dataset(edition: &Edition, mapping: &Mapping) -> Dataset {
    let entry = format!("source.{}", mapping.code);
    Dataset {
        source: mapping.code.clone(),
        edition: mapping.year.to_string(),
        publisher: mapping.publisher.clone(),
        title: edition.word(&entry, "title", Locale::EN).text.to_owned(),
        licence: mapping.licence.clone(),
        url: mapping.url.clone(),
        citation: mapping.citation.clone(),
    }
}

/// A mapped variable under the publisher's `words`.
pub(super) fn variable(
    edition: &Edition,
    mapping: &Mapping,
    mapped: &MappedVariable,
    words: &str,
) -> Variable {
    let entry = format!("variable.{}/{}", mapping.code, mapped.code);
    Variable {
        code: mapped.code.clone(),
        words: words.to_owned(),
        unit: mapped.unit.clone(),
        better: mapped.better(),
        caveat: edition.text(&entry, "caveat", Locale::EN).map_or(String::new(), |it| it.text.to_owned()),
    }
}
