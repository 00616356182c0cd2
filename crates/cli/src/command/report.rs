//! `report`

use super::{make_folder, open, print, write};
use crate::args::{Paper, Report};
use crate::failure::Failure;
use crate::settings::Settings;
use crate::typesetter::Typesetter;
use diligence_app::{App, Press as _, report};
use diligence_domain::{Jurisdiction, Locale};
use std::path::{Path, PathBuf};

pub async fn run(settings: &Settings, args: &Report) -> Result<(), Failure> {
    let jurisdiction = super::jurisdiction(&args.jurisdiction)?;
    let locale = super::locale(&args.locale)?;
    let app = open(settings).await?;
    make_folder(&args.out)?;
    for path in
        write_files(&app, &Typesetter::default(), jurisdiction, locale, &args.format, &args.out).await?
    {
        print(path.display());
    }
    app.close().await;
    Ok(())
}

/// Writes `CODE-locale.html` and `CODE-locale.pdf` into a folder.
pub async fn write_files(
    app: &App,
    press: &Typesetter,
    jurisdiction: &Jurisdiction,
    locale: Locale,
    papers: &[Paper],
    out: &Path,
) -> Result<Vec<PathBuf>, Failure> {
    let document = report::country(app, app.edition(), jurisdiction.code, locale, &app.today())
        .await?
        .ok_or_else(|| Failure::new(format!("there is no jurisdiction {}", jurisdiction.code)))?;
    let mut written = Vec::new();
    for paper in papers {
        let (end, bytes) = match paper {
            Paper::Html => ("html", press.html(&document).into_bytes()),
            Paper::Pdf => ("pdf", press.pdf(&document).map_err(Failure::new)?),
        };
        let path = out.join(format!("{}-{locale}.{end}", jurisdiction.code));
        write(&path, &bytes)?;
        written.push(path);
    }
    Ok(written)
}
