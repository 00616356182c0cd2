//! Settings: flag, then `DILIGENCE_*` variable, then `diligence.toml`, then default, and which of them it was.

use crate::args::Args;
use crate::failure::Failure;
use serde::Deserialize;
use std::env;
use std::fmt;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

/// Every setting with where it came from.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Folder of the embedded database and of files.
    pub data: Setting<PathBuf>,
    /// Database address.
    pub database: Setting<String>,
    /// Address to listen on.
    pub listen: Setting<SocketAddr>,
    /// Where “Leave this page” leads.
    pub leave_to: Setting<String>,
    /// The address under which people reach the site; passkeys hold for it alone.
    pub address: Setting<String>,
    /// File of the installation’s key.
    pub key_file: Setting<PathBuf>,
    /// File of the key that opens answers.
    pub answers_key_file: Setting<PathBuf>,
    /// Certificate and key of TLS.
    pub tls_cert: Option<Setting<PathBuf>>,
    /// See `tls_cert`.
    pub tls_key: Option<Setting<PathBuf>>,
    /// Mail server, with its password.
    pub mail: Option<Setting<String>>,
    /// Who letters come from.
    pub mail_from: Option<Setting<String>>,
}

/// A value and where it came from.
#[derive(Debug, Clone)]
pub struct Setting<T> {
    /// The value.
    pub value: T,
    /// Where it came from.
    pub from: From,
}

/// Where a setting came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum From {
    /// A flag.
    Flag,
    /// A variable.
    Variable(&'static str),
    /// The settings file.
    File(PathBuf),
    /// Nobody said.
    Default,
}

impl fmt::Display for From {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Flag => f.write_str("flag"),
            Self::Variable(name) => write!(f, "variable {name}"),
            Self::File(path) => write!(f, "file {}", path.display()),
            Self::Default => f.write_str("default"),
        }
    }
}

/// `diligence.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(clippy::struct_field_names)] // the settings’ own names
struct File {
    data: Option<PathBuf>,
    database: Option<String>,
    listen: Option<String>,
    leave_to: Option<String>,
    address: Option<String>,
    key_file: Option<String>,
    answers_key_file: Option<String>,
    tls_cert: Option<String>,
    tls_key: Option<String>,
    mail: Option<String>,
    mail_from: Option<String>,
}

impl Settings {
    /// Gathers all settings.
    ///
    /// # Errors
    /// A settings file that cannot be read, a value that means nothing.
    pub fn gather(args: &Args) -> Result<Self, Failure> {
        let path = args.config.clone().unwrap_or_else(|| PathBuf::from("diligence.toml"));
        let file = read(&path, args.config.is_some())?;
        let data =
            pick(args.data.clone(), "DILIGENCE_DATA", &path, file.data.map(|it| it.display().to_string()))?
                .unwrap_or(Setting { value: PathBuf::from("diligence-data"), from: From::Default });
        let database = pick(args.database.clone(), "DILIGENCE_DATABASE", &path, file.database)?
            .unwrap_or_else(|| Setting {
                value: format!("sqlite:{}", data.value.join("diligence.sqlite").display()),
                from: From::Default,
            });
        let listen = pick(args.listen, "DILIGENCE_LISTEN", &path, file.listen)?
            .unwrap_or(Setting { value: SocketAddr::from(([127, 0, 0, 1], 8080)), from: From::Default });
        let leave_to = pick(args.leave_to.clone(), "DILIGENCE_LEAVE_TO", &path, file.leave_to)?
            .unwrap_or(Setting { value: "https://www.wikipedia.org/".to_owned(), from: From::Default });
        let plain = leave_to
            .value
            .bytes()
            .all(|byte| byte.is_ascii_graphic() && !matches!(byte, b';' | b',' | b'"' | b'\''));
        if !leave_to.value.starts_with("https://") || !plain {
            return Err(Failure::usage(format!(
                "leave_to: “{}” is no https address ({})",
                leave_to.value, leave_to.from
            ))
            .remedy("Name a neutral page that begins with https://"));
        }
        let address =
            pick(args.address.clone(), "DILIGENCE_ADDRESS", &path, file.address)?.unwrap_or_else(|| {
                Setting { value: format!("http://localhost:{}", listen.value.port()), from: From::Default }
            });
        let key_file =
            pick(args.key_file.clone(), "DILIGENCE_KEY_FILE", &path, file.key_file)?.unwrap_or_else(|| {
                Setting { value: data.value.join("keys").join("installation.key"), from: From::Default }
            });
        let answers_key_file =
            pick(args.answers_key_file.clone(), "DILIGENCE_ANSWERS_KEY_FILE", &path, file.answers_key_file)?
                .unwrap_or_else(|| Setting {
                    value: beside(&data.value).join("answers.key"),
                    from: From::Default,
                });
        let tls_cert = pick(args.tls_cert.clone(), "DILIGENCE_TLS_CERT", &path, file.tls_cert)?;
        let tls_key = pick(args.tls_key.clone(), "DILIGENCE_TLS_KEY", &path, file.tls_key)?;
        if tls_cert.is_some() != tls_key.is_some() {
            return Err(Failure::usage("TLS needs both a certificate and its key")
                .remedy("Give tls_cert and tls_key, or neither."));
        }
        let mail = pick(args.mail.clone(), "DILIGENCE_MAIL", &path, file.mail)?;
        let mail_from = pick(args.mail_from.clone(), "DILIGENCE_MAIL_FROM", &path, file.mail_from)?;
        if mail.is_some() != mail_from.is_some() {
            return Err(Failure::usage("mail needs both a server and a sender")
                .remedy("Give mail and mail_from, or neither."));
        }
        Ok(Self {
            data,
            database,
            listen,
            leave_to,
            address,
            key_file,
            answers_key_file,
            tls_cert,
            tls_key,
            mail,
            mail_from,
        })
    }

    /// The database address without its password.
    pub fn database_shown(&self) -> String {
        let address = &self.database.value;
        let Some((scheme, rest)) = address.split_once("://") else { return address.clone() };
        match rest.split_once('@') {
            Some((person, place)) if person.contains(':') => {
                let name = person.split(':').next().unwrap_or_default();
                format!("{scheme}://{name}:(hidden)@{place}")
            }
            _ => address.clone(),
        }
    }
}

/// The folder for keys beside the data folder: whoever copies the one does not copy the other.
fn beside(data: &Path) -> PathBuf {
    let mut name = data.file_name().unwrap_or_else(|| "diligence-data".as_ref()).to_owned();
    name.push("-keys");
    data.with_file_name(name)
}

fn read(path: &Path, asked: bool) -> Result<File, Failure> {
    match std::fs::read_to_string(path) {
        Ok(text) => toml::from_str(&text).map_err(|error| {
            let line =
                error.span().map_or(0, |span| text[..span.start.min(text.len())].matches('\n').count() + 1);
            Failure::usage(format!("{}:{line}: {}", path.display(), error.message().replace('\n', " ")))
                .remedy("It may hold data, database, listen, leave_to, address, key_file, answers_key_file, tls_cert, tls_key, mail and mail_from, each a text in quotes.")
        }),
        Err(error) if asked || error.kind() != std::io::ErrorKind::NotFound => {
            Err(Failure::usage(format!("{}: {error}", path.display()))
                .remedy("Name a settings file that you may read."))
        }
        Err(_) => Ok(File::default()),
    }
}

fn pick<T: std::str::FromStr<Err: fmt::Display>>(
    flag: Option<T>,
    variable: &'static str,
    path: &Path,
    file: Option<String>,
) -> Result<Option<Setting<T>>, Failure> {
    if let Some(value) = flag {
        return Ok(Some(Setting { value, from: From::Flag }));
    }
    let said = env::var(variable).ok().filter(|it| !it.is_empty());
    let (text, from) = match (said, file) {
        (Some(text), _) => (text, From::Variable(variable)),
        (None, Some(text)) => (text, From::File(path.to_owned())),
        (None, None) => return Ok(None),
    };
    match text.parse() {
        Ok(value) => Ok(Some(Setting { value, from })),
        Err(error) => {
            Err(Failure::usage(format!("“{text}” ({from}): {error}")).remedy("See “diligence config show”."))
        }
    }
}
