//! One file per command.

pub mod audit;
pub mod config;
pub mod demo;
pub mod doctor;
pub mod form;
pub mod framework;
pub mod import;
pub mod init;
pub mod keys;
pub mod profile;
pub mod report;
pub mod score;
pub mod serve;
pub mod user;

use crate::failure::Failure;
use crate::settings::Settings;
use diligence_app::App;
use diligence_domain::{Jurisdiction, Locale, Lookup, Register};
use std::path::Path;

/// Opens the database that the settings name; it must have been set up.
async fn open(settings: &Settings) -> Result<App, Failure> {
    if let Some(file) = settings.database.value.strip_prefix("sqlite:")
        && !Path::new(file.trim_start_matches("//")).exists()
    {
        return Err(Failure::new(format!("there is no database at {file}"))
            .remedy("Run “diligence init” first, or “diligence demo” to see the product at work."));
    }
    Ok(App::open(&settings.database.value).await?)
}

/// Makes the data folder, readable by its owner alone.
pub fn make_folder(folder: &Path) -> Result<(), Failure> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(|error| {
        Failure::new(format!("the folder {} cannot be made: {error}", folder.display()))
            .remedy("Name another folder, or make it yourself.")
    })
}

/// The one jurisdiction that a person means.
fn jurisdiction(query: &str) -> Result<&'static Jurisdiction, Failure> {
    let named = |it: &&Jurisdiction| format!("{}  {}", it.code, it.name(Locale::EN));
    match Register::shipped().find(query) {
        Lookup::One(it) => Ok(it),
        Lookup::Many(all) => {
            let failure = Failure::usage(format!("“{query}” could be any of these; give the code:"));
            Err(all.iter().map(named).fold(failure, Failure::remedy))
        }
        Lookup::None(near) if near.is_empty() => {
            Err(Failure::usage(format!("there is no jurisdiction “{query}”"))
                .remedy("Give an ISO 3166 code (MYS, MY, 458, MY-10) or a name."))
        }
        Lookup::None(near) => {
            let failure = Failure::usage(format!("there is no jurisdiction “{query}”. Did you mean:"));
            Err(near.iter().map(named).fold(failure, Failure::remedy))
        }
    }
}

/// The language of that tag.
fn locale(tag: &str) -> Result<Locale, Failure> {
    diligence_i18n::known(tag).ok_or_else(|| {
        let known: Vec<String> = diligence_i18n::locales().iter().map(ToString::to_string).collect();
        Failure::usage(format!("“{tag}” is no language of ours"))
            .remedy(format!("Use one of: {}.", known.join(", ")))
    })
}

/// Writes a file whole or not at all.
fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let part = path.with_extension("part");
    let written = std::fs::write(&part, bytes).and_then(|()| std::fs::rename(&part, path));
    written.map_err(|error| {
        Failure::new(format!("{} cannot be written: {error}", path.display()))
            .remedy("Check that the folder exists, is yours and has room.")
    })
}

/// Prints a line; a reader that has gone away (`| head`) ends the program quietly.
fn print(line: impl std::fmt::Display) {
    use std::io::Write as _;
    if writeln!(anstream::stdout(), "{line}").is_err() {
        std::process::exit(0);
    }
}
