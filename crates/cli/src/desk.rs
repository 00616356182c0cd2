//! What the desk needs, from the settings: the key, the file of heads, the post.

use crate::failure::Failure;
use crate::settings::{From, Settings};
use diligence_app::desk::keys::Keys;
use diligence_app::{App, Desk, Letter, Post};
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
pub fn furnish(app: App, settings: &Settings, port: Option<u16>) -> Result<App, Failure> {
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
    Ok(app.with_desk(desk))
}
