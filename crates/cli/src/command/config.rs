//! `config show`

use super::print;
use crate::args::Config;
use crate::settings::Settings;

pub fn run(settings: &Settings, Config::Show: Config) {
    let hidden = "(hidden)".to_owned();
    let file = |it: &std::path::Path| it.display().to_string();
    let rows = [
        ("data", settings.data.value.display().to_string(), &settings.data.from),
        ("database", settings.database_shown(), &settings.database.from),
        ("listen", settings.listen.value.to_string(), &settings.listen.from),
        ("leave_to", settings.leave_to.value.clone(), &settings.leave_to.from),
        ("address", settings.address.value.clone(), &settings.address.from),
        ("key_file", file(&settings.key_file.value), &settings.key_file.from),
        ("answers_key_file", file(&settings.answers_key_file.value), &settings.answers_key_file.from),
    ];
    let rows = rows.into_iter().chain(
        [
            settings.tls_cert.as_ref().map(|it| ("tls_cert", file(&it.value), &it.from)),
            settings.tls_key.as_ref().map(|it| ("tls_key", file(&it.value), &it.from)),
            settings
                .mail
                .as_ref()
                .map(|it| ("mail", crate::desk::mail_shown(&it.value).unwrap_or(hidden), &it.from)),
            settings.mail_from.as_ref().map(|it| ("mail_from", it.value.clone(), &it.from)),
        ]
        .into_iter()
        .flatten(),
    );
    for (name, value, from) in rows {
        print(format!("{name:<16} {value}  ({from})"));
    }
}
