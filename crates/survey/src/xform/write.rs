//! A form as an XForm.

use super::itext::Texts;
use super::{body, instance, itext, model};
use crate::form::Form;
use crate::xml::element;

/// Namespaces by prefix, as ODK’s programs expect them.
const NAMESPACES: &[(&str, &str)] = &[
    ("xmlns", "http://www.w3.org/2002/xforms"),
    ("xmlns:h", "http://www.w3.org/1999/xhtml"),
    ("xmlns:ev", "http://www.w3.org/2001/xml-events"),
    ("xmlns:xsd", "http://www.w3.org/2001/XMLSchema"),
    ("xmlns:jr", "http://openrosa.org/javarosa"),
    ("xmlns:orx", "http://openrosa.org/xforms"),
    ("xmlns:odk", "http://www.opendatakit.org/xforms"),
];

/// The XForm of a form.
pub fn write(form: &Form) -> String {
    let texts = Texts::of(form);
    let mut root = element("h:html");
    for (name, uri) in NAMESPACES {
        root.set(*name, *uri);
    }
    for (prefix, uri) in &form.settings.namespaces {
        root.set(format!("xmlns:{prefix}"), uri.as_str());
    }
    let mut model = element("model").with("odk:xforms-version", "1.0.0");
    if !form.settings.submission.is_empty() {
        let mut submission = element("submission");
        for (name, value) in &form.settings.submission {
            submission.set(name.as_str(), value.as_str());
            if name == "action" {
                submission.set("method", "post");
            }
        }
        model.push(submission);
    }
    if let Some(itext) = itext::element_of(&texts) {
        model.push(itext);
    }
    model.push(element("instance").holding(instance::record(form)));
    for list in instance::lists(form) {
        model.push(list);
    }
    for bind in model::binds(form) {
        model.push(bind);
    }
    let title = element("h:title").text(form.settings.title.as_str());
    root.push(element("h:head").holding(title).holding(model));
    root.push(body::body(form, &texts));
    root.document()
}
