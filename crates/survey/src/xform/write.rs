//! A form as an XForm.

use super::itext::Texts;
use super::{NAMESPACES, body, instance, itext, model};
use crate::form::Form;
use crate::xml::element;

/// The XForm of a form.
pub fn write(form: &Form) -> String {
    let texts = Texts::of(form);
    let mut root = element("h:html");
    let own = form.settings.namespaces.iter().map(|it| (it.0.as_str(), it.1.as_str()));
    for (prefix, uri) in NAMESPACES.iter().copied().chain(own) {
        root.set(if prefix.is_empty() { "xmlns".into() } else { format!("xmlns:{prefix}") }, uri);
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
