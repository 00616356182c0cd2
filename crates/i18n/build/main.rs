//! Reads `content/messages`, refuses what could not be shown, and writes one method per English message.

mod catalogue;
mod check;
mod fault;
mod folder;
mod generate;
mod method;
mod pattern;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Seen from this package; cargo runs us in its folder.
const CONTENT: &str = "../../content/messages";

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed={CONTENT}");
    println!("cargo::rerun-if-changed=build");
    match write() {
        Ok(()) => ExitCode::SUCCESS,
        Err(faults) => {
            for fault in faults {
                println!("cargo::error={fault}");
            }
            ExitCode::FAILURE
        }
    }
}

fn write() -> Result<(), Vec<String>> {
    let plain = |error: std::io::Error| vec![format!("content/messages: {error}")];
    let folders = folder::read(Path::new(CONTENT)).map_err(plain)?;
    let catalogues =
        check::all(&folders).map_err(|it| it.iter().map(ToString::to_string).collect::<Vec<_>>())?;
    let out =
        std::env::var_os("OUT_DIR").ok_or_else(|| vec!["OUT_DIR is not set: build with cargo".to_owned()])?;
    std::fs::write(PathBuf::from(out).join("messages.rs"), generate::source(&folders, &catalogues))
        .map_err(plain)
}
