//! `config show`

use super::print;
use crate::args::Config;
use crate::settings::Settings;

pub fn run(settings: &Settings, Config::Show: Config) {
    let rows = [
        ("data", settings.data.value.display().to_string(), &settings.data.from),
        ("database", settings.database_shown(), &settings.database.from),
        ("listen", settings.listen.value.to_string(), &settings.listen.from),
        ("leave_to", settings.leave_to.value.clone(), &settings.leave_to.from),
    ];
    for (name, value, from) in rows {
        print(format!("{name:<9} {value}  ({from})"));
    }
}
