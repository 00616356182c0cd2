//! What the desk needs, from the settings: the key, the file of heads, the post.

use crate::failure::Failure;
use crate::settings::{From, Settings};
use diligence_app::answering::keys;
use diligence_app::desk::keys::Keys;
use diligence_app::{AnswersKey, App, Desk, KeyFault, Letter, Post};
use diligence_mail::{Postman, Server};
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::Arc;

/// Sends letters by SMTP.
#[derive(Debug)]
struct Smtp(Postman);

impl Post for Smtp {
    fn send<'a>(&'a self, letter: Letter) -> Pin<Box<dyn Future<Output = Result<(), String>> + Send + 'a>> {
        Box::pin(async move {
            let letter = diligence_mail::Letter { to: letter.to, subject: letter.subject, text: letter.text };
            self.0.send(&letter).await.map_err(|refused| refused.to_string())
        })
    }
}

/// The mail server that the settings name.
pub fn postman(settings: &Settings) -> Result<Option<Postman>, Failure> {
    let (Some(mail), Some(from)) = (&settings.mail, &settings.mail_from) else { return Ok(None) };
    let wrong = |error: diligence_mail::Error| Failure::usage(format!("mail ({}): {error}", mail.from));
    Ok(Some(Postman::new(Server::parse(&mail.value).map_err(wrong)?, &from.value).map_err(wrong)?))
}

/// The mail server without its password.
pub fn mail_shown(address: &str) -> Option<String> {
    Server::parse(address).ok().map(|it| it.shown())
}

/// Where the heads of the log are written, outside the database.
pub fn heads(settings: &Settings) -> PathBuf {
    settings.data.value.join("audit").join("heads.jsonl")
}

/// The program with its desk. `port` is the one that is listened on, where nobody said an address.
pub async fn furnish(app: App, settings: &Settings, port: Option<u16>) -> Result<App, Failure> {
    for file in [&settings.key_file.value, &heads(settings)] {
        if let Some(folder) = file.parent() {
            crate::command::make_folder(folder)?;
        }
    }
    let keys = Keys::load_or_make(&settings.key_file.value)?;
    let address = match port {
        Some(port) if settings.address.from == From::Default => {
            let scheme = if settings.tls_cert.is_some() { "https" } else { "http" };
            format!("{scheme}://localhost:{port}")
        }
        _ => settings.address.value.clone(),
    };
    let letters = postman(settings)?.map(|it| Arc::new(Smtp(it)) as Arc<dyn Post>);
    let desk = Desk::new(keys, &address, Some(heads(settings)), letters).map_err(|error| {
        Failure::usage(format!("{error} ({})", settings.address.from))
            .remedy("Give the address that people type, such as --address https://desk.example.org")
    })?;
    let key = answers_key(&app, settings).await?;
    Ok(app.with_desk(desk.with_answers_key(key)))
}

/// The variable that may hold the key for answers itself.
pub const ANSWERS_KEY: &str = "DILIGENCE_ANSWERS_KEY";

/// The key for answers, from the environment or its file; none where there is neither.
pub fn known_answers_key(settings: &Settings) -> Result<Option<AnswersKey>, Failure> {
    if let Some(text) = std::env::var(ANSWERS_KEY).ok().filter(|it| !it.trim().is_empty()) {
        let key = AnswersKey::parse(&text);
        return key.map(Some).map_err(|error| Failure::usage(format!("{ANSWERS_KEY}: {error}")));
    }
    let path = &settings.answers_key_file.value;
    if path.exists() { Ok(Some(AnswersKey::load(path)?)) } else { Ok(None) }
}

/// The key for answers; made where nothing was ever sealed with one.
async fn answers_key(app: &App, settings: &Settings) -> Result<AnswersKey, Failure> {
    let path = &settings.answers_key_file.value;
    if let Some(key) = known_answers_key(settings)? {
        if keys::fits(app, &key).await? {
            return Ok(key);
        }
        return Err(Failure::new("the key for answers opens none of the answers that are there").remedy(
            format!(
                "Put the key that belongs to this database to {}, or into {ANSWERS_KEY}.",
                path.display()
            ),
        ));
    }
    if keys::any(app).await? {
        return Err(Failure::new(format!("the key that opens answers is not at {}", path.display())).remedy(
            "Put back the key that belongs to this database. Without it nobody can read what was answered.",
        ));
    }
    make_answers_key(settings)
}

/// Makes a key for answers where there is none.
pub fn make_answers_key(settings: &Settings) -> Result<AnswersKey, Failure> {
    let path = &settings.answers_key_file.value;
    if let Some(folder) = path.parent() {
        crate::command::make_folder(folder)?;
    }
    let key = AnswersKey::random();
    match key.store_new(path) {
        Ok(()) => Ok(key),
        // Another program was faster.
        Err(KeyFault::Taken(_)) => Ok(AnswersKey::load(path)?),
        Err(fault) => Err(fault.into()),
    }
}
