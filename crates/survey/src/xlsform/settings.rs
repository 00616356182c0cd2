//! The sheet “settings”: one row for the form as a whole.

use super::row::Table;
use super::sheet::Part;
use super::{Faults, parameters, survey};
use crate::form::Settings;
use crate::name;
use crate::xform::NAMESPACES;
use diligence_sheet::Place;

/// What sends forms elsewhere, and the attribute that says so in an XForm.
const SUBMISSION: &[(&str, &str)] = &[
    ("submission_url", "action"),
    ("public_key", "base64RsaPublicKey"),
    ("auto_send", "orx:auto-send"),
    ("auto_delete", "orx:auto-delete"),
];

/// Settings that are known.
pub(super) const KNOWN: &[&str] = &[
    "form_title",
    "form_id",
    "version",
    "default_language",
    "instance_name",
    "style",
    "name",
    "allow_choice_duplicates",
    "omit_instanceID",
    "instance_xmlns",
    "instance_id",
    "clean_text_values",
    "namespaces",
];

pub(super) fn read(part: Option<&Part>, file: &str, faults: &mut Faults) -> Settings {
    let fallback = if file.is_empty() { "data" } else { file };
    let mut settings = Settings { root: "data".into(), ..Settings::default() };
    let table = part.map(Table::new);
    if let Some(table) = &table {
        survey::no_column_twice(table, faults);
    }
    if let Some(line) = table.as_ref().and_then(|it| it.lines().next()) {
        let text = |name: &str| line.get(name);
        settings.title = text("form_title").unwrap_or_default();
        settings.id = text("form_id").unwrap_or_default();
        settings.version = text("version").unwrap_or_default();
        settings.default_language = text("default_language");
        settings.instance_name = text("instance_name");
        settings.style = text("style");
        settings.namespace = text("instance_xmlns");
        settings.allow_choice_duplicates =
            text("allow_choice_duplicates").is_some_and(|it| parameters::yes(&it));
        settings.omit_instance_id = text("omit_instanceID").is_some_and(|it| parameters::yes(&it));
        let pairs = text("namespaces").and_then(|it| parameters::read(&it).ok()).unwrap_or_default();
        let bare = |it: String| it.trim_matches(['"', '\'']).to_owned();
        settings.namespaces = pairs.into_iter().map(|(prefix, name)| (prefix, bare(name))).collect();
        settings.namespaces.retain(|it| name::is_name(&it.0) && !it.0.starts_with("xml") && !it.1.is_empty());
        settings.attributes = line.under("attribute::");
        for (attribute, _) in &settings.attributes {
            let place = line.spot(&format!("attribute::{attribute}")).place();
            attribute_name(attribute, &settings.namespaces, place, faults);
        }
        for (column, attribute) in SUBMISSION {
            if let Some(value) = text(column) {
                settings.submission.push(((*attribute).to_owned(), value));
            }
        }
        if text("clean_text_values").is_some_and(|it| parameters::no(&it)) {
            let place = line.spot("clean_text_values").place();
            faults.warn(place, "Runs of blanks count as one here, whatever this says", "Delete the setting");
        }
        if let Some(root) = text("name") {
            if name::is_name(&root) {
                settings.root = root;
            } else {
                faults.mendable(
                    &line.spot("name"),
                    format!("“{root}” cannot name the root element"),
                    name::mended(&root),
                );
            }
        }
        for (header, _) in line.all() {
            let known = KNOWN.contains(&header.name.as_str())
                || SUBMISSION.iter().any(|it| it.0 == header.name)
                || header.name.starts_with("attribute::");
            if !known {
                let remedy = "Delete the column, or check how its header is spelt";
                faults.warn(
                    line.spot(&header.name).place(),
                    "This setting is not known and does nothing",
                    remedy,
                );
            }
        }
        if !line.under("sms_").is_empty() {
            faults.error(
                line.spot("").place(),
                "Answers by text message are not supported: anybody can read them",
                "Delete the columns that begin with “sms_”",
            );
        }
    }
    if settings.id.is_empty() {
        fallback.clone_into(&mut settings.id);
    }
    if settings.title.is_empty() {
        settings.title.clone_from(&settings.id);
    }
    settings
}

/// Says where an attribute cannot be called so in an XForm.
pub(super) fn attribute_name(
    attribute: &str,
    namespaces: &[(String, String)],
    place: Place,
    faults: &mut Faults,
) {
    let Some((prefix, _)) = name::parts(attribute) else {
        faults.error(place, format!("“{attribute}” cannot name an attribute"), "Change the header");
        return;
    };
    let declared = |prefix: &str| {
        NAMESPACES.iter().any(|it| it.0 == prefix) || namespaces.iter().any(|it| it.0 == prefix)
    };
    if let Some(prefix) = prefix.filter(|it| !declared(it)) {
        let remedy = format!("Write {prefix}=\"https://…\" under “namespaces” in the sheet “settings”");
        faults.error(place, format!("The prefix “{prefix}” is declared nowhere"), remedy);
    }
}
