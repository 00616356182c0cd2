//! The room seen from outside: what the build refuses, what is translated, what is used.

mod coverage;
mod locales;
mod refusals;
mod scan;

// The build's own modules, tried on texts of our own.
#[path = "../../build/catalogue.rs"]
mod catalogue;
#[path = "../../build/check.rs"]
mod check;
#[path = "../../build/fault.rs"]
mod fault;
#[path = "../../build/folder.rs"]
mod folder;
#[path = "../../build/generate.rs"]
mod generate;
#[path = "../../build/method.rs"]
mod method;
#[path = "../../build/pattern.rs"]
mod pattern;

/// The workspace.
fn root() -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}
