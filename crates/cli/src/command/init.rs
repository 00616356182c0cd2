//! `init` and `migrate`

use super::user::{ORGANISATION, refused, show_link};
use super::{locale, make_folder, print};
use crate::args::Init;
use crate::desk;
use crate::failure::Failure;
use crate::settings::Settings;
use diligence_app::people::operator;
use diligence_app::{App, audit};
use diligence_domain::{Role, Scope};
use std::io::{IsTerminal as _, Write as _};

pub async fn run(settings: &Settings, args: &Init) -> Result<(), Failure> {
    make_folder(&settings.data.value)?;
    let app = App::open_and_migrate(&settings.database.value).await?;
    let app = desk::furnish(app, settings, None).await?;
    print(format!("Set up: {}", settings.database_shown()));
    print(format!("Key: {} – keep a copy of it apart from the database", settings.key_file.value.display()));
    print(format!(
        "Key for answers: {} – whoever loses it loses every answer; keep a copy far from this machine",
        settings.answers_key_file.value.display()
    ));
    print(format!("Framework edition: {}", app.edition().code()));
    let (people, _) = operator::list(&app).await.map_err(refused)?;
    if let Some(admin) = administrator(args, people.is_empty())? {
        let name = args.name.clone().map_or_else(|| ask("What is she called?", &admin), Ok)?;
        let organisation = args
            .organisation
            .clone()
            .map_or_else(|| ask("Which organisation runs this installation?", ORGANISATION), Ok)?;
        let who = (admin.as_str(), name.as_str(), locale(&args.locale)?);
        let roles = [Role::Administrator, Role::Director];
        let invited = operator::add(&app, who, None, &roles, &Scope::Everywhere, &organisation).await;
        show_link(&admin, invited.map_err(refused)?);
    } else if people.is_empty() {
        print(
            "Nobody can sign in yet: “diligence user add EMAIL --name NAME --role administrator --role director” invites the first.",
        );
    }
    audit::seal(&app).await?;
    print("Next: “diligence import …” brings in open data, “diligence serve” shows it.");
    app.close().await;
    Ok(())
}

/// The first administrator: as given, else asked for where nobody is there yet and somebody can answer.
fn administrator(args: &Init, nobody: bool) -> Result<Option<String>, Failure> {
    if args.admin.is_some() || !nobody || !std::io::stdin().is_terminal() {
        return Ok(args.admin.clone());
    }
    let said = ask("E-mail address of the first administrator (empty for later)?", "")?;
    Ok(Some(said).filter(|it| !it.is_empty()))
}

/// Asks somebody at the terminal; `otherwise` where she says nothing, or nobody is there.
fn ask(question: &str, otherwise: &str) -> Result<String, Failure> {
    if !std::io::stdin().is_terminal() {
        return Ok(otherwise.to_owned());
    }
    let hint = if otherwise.is_empty() { String::new() } else { format!(" [{otherwise}]") };
    anstream::eprint!("{question}{hint} ");
    anstream::stderr().flush()?;
    let mut said = String::new();
    std::io::stdin().read_line(&mut said)?;
    let said = said.trim();
    Ok(if said.is_empty() { otherwise } else { said }.to_owned())
}

pub async fn migrate(settings: &Settings) -> Result<(), Failure> {
    let app = App::open_and_migrate(&settings.database.value).await?;
    print("The database is up to date.");
    app.close().await;
    Ok(())
}
