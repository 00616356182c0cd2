//! ODK XForms, as <https://getodk.github.io/xforms-spec> describes them.

mod body;
mod instance;
mod itext;
mod model;
mod read;
mod write;

pub(crate) use body::nodeset;
pub use read::{Instances, XFormError};
pub use write::write;
