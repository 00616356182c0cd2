//! ODK XForms, as <https://getodk.github.io/xforms-spec> describes them.

mod body;
mod instance;
mod itext;
mod model;
mod read;
mod write;

/// Namespaces by prefix, as ODK’s programs expect them; the first is that of elements without a prefix.
pub(crate) const NAMESPACES: &[(&str, &str)] = &[
    ("", "http://www.w3.org/2002/xforms"),
    ("h", "http://www.w3.org/1999/xhtml"),
    ("ev", "http://www.w3.org/2001/xml-events"),
    ("xsd", "http://www.w3.org/2001/XMLSchema"),
    ("jr", "http://openrosa.org/javarosa"),
    ("orx", "http://openrosa.org/xforms"),
    ("odk", "http://www.opendatakit.org/xforms"),
];

pub(crate) use body::nodeset;
pub use read::{Instances, XFormError};
pub use write::write;
