//! `doctor`

use super::print;
use crate::failure::Failure;
use crate::settings::Settings;
use crate::typesetter::Typesetter;
use diligence_app::answering::keys;
use diligence_app::desk::keys::Keys;
use diligence_app::{App, Desk, Press as _};
use diligence_domain::document::Block;
use diligence_domain::{Document, Locale};
use diligence_framework::{load, shipped};
use diligence_web::listen::Tls;

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
            check("key for answers", answers_key(&app, settings).await);
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
    check("key", key(settings));
    check("address of the site", address(settings));
    check("TLS", tls(settings));
    check("clock", clock());
    check("mail", mail(settings).await);
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

/// A key that is not there yet is made when it is needed; one that is there must be kept from others.
fn key(settings: &Settings) -> Result<String, String> {
    let path = &settings.key_file.value;
    if !path.exists() {
        return Err(format!(
            "there is none at {}. Run “diligence init”, or put back the one of this database",
            path.display()
        ));
    }
    Keys::load(path).map(|_| path.display().to_string()).map_err(|error| error.to_string())
}

/// Whether the key for answers opens all of them, and lies where no copy of the data folder takes it along.
async fn answers_key(app: &App, settings: &Settings) -> Result<String, String> {
    let path = &settings.answers_key_file.value;
    let key = match crate::desk::known_answers_key(settings) {
        Ok(Some(key)) => key,
        Ok(None) if keys::any(app).await.map_err(|error| error.to_string())? => {
            return Err(format!("there is none at {}. Put back the one of this database", path.display()));
        }
        Ok(None) => return Ok("none yet; made when it is needed".to_owned()),
        Err(failure) => return Err(failure.to_string()),
    };
    let found = keys::check(app, &key).await.map_err(|error| error.to_string())?;
    if found.closed > 0 {
        return Err(format!(
            "{} of {} answers cannot be opened with it",
            found.closed,
            found.opened + found.closed
        ));
    }
    let data = std::path::absolute(&settings.data.value).unwrap_or_default();
    if path.exists() && std::path::absolute(path).is_ok_and(|it| it.starts_with(&data)) {
        return Err(format!(
            "{} lies in the data folder, so every copy of it takes the key along. Move it elsewhere",
            path.display()
        ));
    }
    Ok(format!("opens all of {} answers", found.opened))
}

fn address(settings: &Settings) -> Result<String, String> {
    let address = &settings.address.value;
    let outside = !settings.listen.value.ip().is_loopback();
    Desk::new(Keys::random(), address, None, None).map_err(|error| error.to_string())?;
    if outside && address.starts_with("http://") {
        return Err(format!(
            "{address} is for this machine alone, but others can reach {}. Give the https address with “address”",
            settings.listen.value
        ));
    }
    Ok(address.clone())
}

fn tls(settings: &Settings) -> Result<String, String> {
    match (&settings.tls_cert, &settings.tls_key) {
        (Some(cert), Some(key)) => Tls::load(&cert.value, &key.value)
            .map(|_| "certificate and key fit".to_owned())
            .map_err(|error| error.to_string()),
        _ if settings.address.value.starts_with("https://") => {
            Ok("none here: a proxy in front has to speak it".to_owned())
        }
        _ => Ok("none; right for this machine alone".to_owned()),
    }
}

/// One-time codes and sessions need a clock that is about right.
fn clock() -> Result<String, String> {
    #[allow(clippy::disallowed_methods)] // the health check looks at the clock itself
    let now =
        std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default().as_secs();
    let moment = diligence_i18n::moment(Locale::EN, i64::try_from(now).unwrap_or(0) * 1000, "UTC");
    // Before this program was written.
    if now < 1_795_000_000 {
        return Err(format!("it says {moment} UTC, which has passed. Set it"));
    }
    Ok(format!("{moment} UTC; compare it with another clock"))
}

async fn mail(settings: &Settings) -> Result<String, String> {
    match crate::desk::postman(settings) {
        Ok(None) => Ok("no server is set up; links are shown instead".to_owned()),
        Ok(Some(postman)) => match postman.check().await {
            Ok(()) => Ok(format!("{} answers", postman.server().shown())),
            Err(refused) => Err(refused.to_string()),
        },
        Err(_) => Err("the server’s address cannot be read. See “diligence config show”".to_owned()),
    }
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
