//! `doctor`

use super::print;
use crate::failure::Failure;
use crate::settings::Settings;
use crate::typesetter::Typesetter;
use diligence_app::{App, Press as _};
use diligence_domain::document::Block;
use diligence_domain::{Document, Locale};
use diligence_framework::{load, shipped};

pub async fn run(settings: &Settings) -> Result<(), Failure> {
    let mut bad = 0;
    let mut check = |what: &str, found: Result<String, String>| match found {
        Ok(words) => print(format!("ok      {what}: {words}")),
        Err(words) => {
            bad += 1;
            print(format!("FAILED  {what}: {words}"));
        }
    };
    check("data folder", folder(settings));
    match super::open(settings).await {
        Ok(app) => {
            check("database", app.database_version().await.map_err(|error| error.to_string()));
            check(
                "editions",
                Ok(app
                    .editions()
                    .iter()
                    .map(diligence_framework::Edition::code)
                    .collect::<Vec<_>>()
                    .join(", ")),
            );
            app.close().await;
        }
        Err(_) => check("database", database_trouble(settings).await),
    }
    for code in shipped::codes() {
        let found = load::edition(&shipped::files(&code));
        check(
            "framework",
            found.map(|_| code.clone()).map_err(|faults| format!("{code}: {:?}", faults.all.first())),
        );
    }
    check("typesetter", typesetter());
    let free = tokio::net::TcpListener::bind(settings.listen.value).await;
    check(
        "address",
        match free {
            Ok(_) => Ok(format!("{} is free", settings.listen.value)),
            Err(error) => {
                Ok(format!("{} is taken ({error}); right if the site is being served", settings.listen.value))
            }
        },
    );
    if bad == 0 {
        Ok(())
    } else {
        Err(Failure::new(format!("{bad} check(s) failed")).remedy("Each says above what to do."))
    }
}

fn folder(settings: &Settings) -> Result<String, String> {
    let folder = &settings.data.value;
    let about = std::fs::metadata(folder)
        .map_err(|error| format!("{}: {error}. Run “diligence init”", folder.display()))?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        if about.permissions().mode() & 0o077 != 0 {
            return Err(format!("{} can be read by others. Run “chmod 700” on it", folder.display()));
        }
    }
    if about.permissions().readonly() {
        return Err(format!("{} may not be written", folder.display()));
    }
    Ok(folder.display().to_string())
}

async fn database_trouble(settings: &Settings) -> Result<String, String> {
    if let Some(file) = settings.database.value.strip_prefix("sqlite:")
        && !std::path::Path::new(file).exists()
    {
        return Err(format!("there is none at {file}. Run “diligence init”"));
    }
    match App::open(&settings.database.value).await {
        Ok(_) => Ok("it answers now".to_owned()),
        Err(error) => Err(error.to_string()),
    }
}

fn typesetter() -> Result<String, String> {
    let document = Document {
        locale: Locale::EN,
        title: "Check".into(),
        subtitle: String::new(),
        publisher: "Diligence".into(),
        date: "2026-01-01".into(),
        date_text: "2026".into(),
        contents_title: "Contents".into(),
        page_of: "{n}/{m}".into(),
        blocks: vec![Block::paragraph("Check: نص، পাঠ্য")],
    };
    Typesetter::default().pdf(&document).map(|pdf| format!("made a PDF of {} bytes", pdf.len()))
}
