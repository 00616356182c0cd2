//! `framework check | show | diff | import`

use super::{open, print};
use crate::args::{Format, Framework};
use crate::failure::Failure;
use crate::settings::Settings;
use diligence_app::App;
use diligence_app::edition::{self, EditionError, Imported};
use diligence_domain::Locale;
use diligence_framework::diff::{Change, Diff};
use diligence_framework::spreadsheet::About;
use diligence_framework::{Dimension, Edition, digest, shipped};
use std::path::Path;

pub async fn run(settings: &Settings, command: Framework) -> Result<(), Failure> {
    match command {
        Framework::Check { path } => check(&path),
        Framework::Show { code, edition, locale, format } => {
            let editions = editions(settings).await?;
            show(named(&editions, edition.as_deref())?, code.as_deref(), super::locale(&locale)?, format)
        }
        Framework::Diff { from, to, format } => {
            let found = edition::compare(&editions(settings).await?, &from, &to).map_err(failure)?;
            if format == Format::Json {
                print(serde_json::to_string_pretty(&found)?);
            } else {
                difference(&found);
            }
            Ok(())
        }
        Framework::Import { path, code, title, licence, dry_run } => {
            let stem = path.file_stem().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
            let code = code.unwrap_or(stem);
            let app = open(settings).await?;
            let about = About {
                title: title.unwrap_or_else(|| code.clone()),
                licence: licence.unwrap_or_default(),
                published: app.today(),
                code,
            };
            import(&app, &path, &about, dry_run).await
        }
    }
}

/// The edition of a code, or the first.
pub fn named<'e>(editions: &'e [Edition], code: Option<&str>) -> Result<&'e Edition, Failure> {
    let found = code.map_or(editions.first(), |code| editions.iter().find(|it| it.code() == code));
    let known: Vec<&str> = editions.iter().map(Edition::code).collect();
    found.ok_or_else(|| Failure::usage("there is no such edition").remedy(known.join(", ")))
}

/// Shipped editions, and the imported ones where there is a database.
pub async fn editions(settings: &Settings) -> Result<Vec<Edition>, Failure> {
    if let Ok(app) = open(settings).await {
        return Ok(app.editions().to_vec());
    }
    shipped::codes()
        .iter()
        .map(|code| shipped::edition(code).map_err(|faults| failure(EditionError::Faults(faults))))
        .collect()
}

/// Each fault on a line of its own.
fn failure(error: EditionError) -> Failure {
    match error {
        EditionError::Faults(faults) => {
            for fault in &faults.all {
                anstream::eprintln!("{fault}");
            }
            Failure::new(EditionError::Faults(faults))
                .remedy("Mend what is listed above and try again; nothing was changed.")
        }
        other => Failure::new(other),
    }
}

fn check(path: &Path) -> Result<(), Failure> {
    let stem = path.file_stem().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
    let (edition, faults) = edition::read(path, &edition::about(&stem)).map_err(failure)?;
    for fault in &faults.all {
        anstream::eprintln!("{fault}");
    }
    let principles = edition.principles().count();
    print(format!(
        "{}: {} areas, {principles} principles, digest {}",
        edition.code(),
        edition.areas.len(),
        digest::edition(&edition)
    ));
    print(format!("{} warning(s); it can be used.", faults.all.len()));
    Ok(())
}

async fn import(app: &App, path: &Path, about: &About, dry_run: bool) -> Result<(), Failure> {
    let (edition, faults) = edition::read(path, about).map_err(failure)?;
    for fault in &faults.all {
        anstream::eprintln!("{fault}");
    }
    let principles = edition.principles().count();
    if dry_run {
        print(format!("Would keep {} ({principles} principles). Nothing was changed.", edition.code()));
        return Ok(());
    }
    match edition::import(app, &edition).await.map_err(failure)? {
        Imported::Added => print(format!("Kept {} ({principles} principles).", edition.code())),
        Imported::Same => print(format!("{} is there already; nothing was changed.", edition.code())),
    }
    app.close().await;
    Ok(())
}

fn show(edition: &Edition, code: Option<&str>, locale: Locale, format: Format) -> Result<(), Failure> {
    let word = |entry: &str, key: &str| {
        edition.text(entry, key, locale).map_or(String::new(), |it| it.text.to_owned())
    };
    if format == Format::Json {
        let value = match code {
            None => serde_json::to_value(&edition.areas)?,
            Some(code) => match (edition.area(code), edition.principle(code)) {
                (Some(area), _) => serde_json::to_value(area)?,
                (_, Some((_, principle))) => serde_json::to_value(principle)?,
                _ => return Err(unknown(code)),
            },
        };
        print(serde_json::to_string_pretty(&value)?);
        return Ok(());
    }
    let Some(code) = code else {
        print(format!(
            "{}  {}  digest {}",
            edition.code(),
            word("edition", "title"),
            digest::edition(edition)
        ));
        for area in &edition.areas {
            print(format!("\n{} {}", area.code, word(&format!("area.{}", area.code), "title")));
            for it in &area.principles {
                let mark = if it.core { " *" } else { "" };
                print(format!("  {:<5} {}{mark}", it.code, word(&format!("principle.{}", it.code), "title")));
            }
        }
        return Ok(());
    };
    if let Some(area) = edition.area(code) {
        let entry = format!("area.{code}");
        print(format!("{code} {}\n{}", word(&entry, "title"), word(&entry, "summary")));
        for it in &area.principles {
            print(format!("  {:<5} {}", it.code, word(&format!("principle.{}", it.code), "title")));
        }
        return Ok(());
    }
    let holds =
        |it: &diligence_framework::Principle| it.indicators.iter().any(|indicator| indicator.code == code);
    let (_, principle) =
        edition.principles().find(|(_, it)| it.code == code || holds(it)).ok_or_else(|| unknown(code))?;
    let entry = format!("principle.{}", principle.code);
    print(format!("{} {}\n{}", principle.code, word(&entry, "title"), word(&entry, "summary")));
    for dimension in Dimension::ALL {
        print(format!(
            "\n{}: {}",
            dimension.as_str(),
            word(&entry, &format!("{}_question", dimension.as_str()))
        ));
        for (level, anchor) in edition.list(&entry, dimension.as_str(), locale).iter().enumerate() {
            print(format!("  {level}  {anchor}"));
        }
    }
    print("");
    for it in &principle.indicators {
        let title = word(&format!("indicator.{}", it.code), "title");
        print(format!("  {:<6} {title} ({}, {})", it.code, it.kind.as_str(), it.dimension.as_str()));
    }
    print(format!("\n  {}", principle.standards.join("  ")));
    Ok(())
}

fn unknown(code: &str) -> Failure {
    Failure::usage(format!("there is no {code} in this edition"))
        .remedy("“diligence framework show” lists the codes.")
}

fn difference(diff: &Diff) {
    print(format!("{} → {}: {} code(s) differ", diff.from, diff.to, diff.changes.len()));
    for (code, changes) in &diff.changes {
        let words: Vec<String> = changes
            .iter()
            .map(|change| match change {
                Change::Added => "added".into(),
                Change::Retired => "retired".into(),
                Change::Reworded { keys } => format!("reworded ({})", keys.join(", ")),
                Change::Rescaled { dimension } => format!("anchors of {} changed", dimension.as_str()),
                Change::Restructured => "restructured".into(),
            })
            .collect();
        print(format!("  {code}: {}", words.join("; ")));
    }
    let broken: Vec<&str> = diff
        .comparable
        .iter()
        .filter(|(_, comparable)| !**comparable)
        .map(|(code, _)| code.as_str())
        .collect();
    if broken.is_empty() {
        print(format!("Rounds stay comparable for all {} principles that both have.", diff.comparable.len()));
    } else {
        print(format!("Rounds are NOT comparable for: {}", broken.join(", ")));
    }
}
