//! `import …`

use super::{open, print};
use crate::args::Import;
use crate::failure::Failure;
use crate::settings::Settings;
use diligence_app::import::{self, ImportError, Outcome, Progress, Source, Step};
use indicatif::{ProgressBar, ProgressStyle};

pub async fn run(settings: &Settings, command: Import) -> Result<(), Failure> {
    let (source, file) = match command {
        Import::WblSafety2024(file) => (Source::WblSafety2024, file),
        Import::UnstatsGender(file) => (Source::UnstatsGender, file),
        Import::Ratification { file, treaty } => (Source::Ratification { treaty }, file),
        Import::Csv { file, map } => (Source::Csv { map }, file),
    };
    let app = open(settings).await?;
    let style =
        ProgressStyle::with_template("{msg} {bar:30} {pos}/{len}").unwrap_or(ProgressStyle::default_bar());
    let bar = ProgressBar::new(0).with_style(style);
    let mut progress = |at: Progress| {
        bar.set_message(match at.step {
            Step::Reading => "Reading",
            Step::Comparing => "Comparing",
            Step::Writing => "Writing",
        });
        bar.set_length(at.total as u64);
        bar.set_position(at.done as u64);
    };
    let outcome = import::file(&app, source, &file.file, file.dry_run, &mut progress).await;
    bar.finish_and_clear();
    app.close().await;
    tell(&outcome.map_err(|error| failure(&error))?);
    Ok(())
}

/// Every row that is wrong on a line of its own.
fn failure(error: &ImportError) -> Failure {
    let mut lines = error.to_string().lines().map(str::to_owned).collect::<Vec<_>>().into_iter();
    let failure = Failure::new(lines.next().unwrap_or_default());
    lines.fold(failure, Failure::remedy).remedy("Nothing was changed.")
}

fn tell(outcome: &Outcome) {
    let would = if outcome.dry_run { "Would import" } else { "Imported" };
    print(format!(
        "{would} {} {}: {} added, {} changed, {} as before, {} stored and not in the file (kept).",
        outcome.source, outcome.edition, outcome.added, outcome.changed, outcome.same, outcome.absent
    ));
    for change in &outcome.changes {
        print(format!("  {}: {} → {}", change.key, change.before, change.after));
    }
    if outcome.more_changes > 0 {
        print(format!("  … and {} more changes", outcome.more_changes));
    }
    for (what, count) in &outcome.left_out {
        print(format!("  left out: {count} × {what}"));
    }
    for note in &outcome.notes {
        print(format!("  note: {note}"));
    }
    if outcome.dry_run {
        print("Nothing was changed.");
    }
}
