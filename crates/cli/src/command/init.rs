//! `init` and `migrate`

use super::{make_folder, print};
use crate::failure::Failure;
use crate::settings::Settings;
use diligence_app::App;

pub async fn run(settings: &Settings) -> Result<(), Failure> {
    make_folder(&settings.data.value)?;
    let app = App::open_and_migrate(&settings.database.value).await?;
    print(format!("Set up: {}", settings.database_shown()));
    print(format!("Framework edition: {}", app.edition().code()));
    print("Next: “diligence import …” brings in open data, “diligence serve” shows it.");
    app.close().await;
    Ok(())
}

pub async fn migrate(settings: &Settings) -> Result<(), Failure> {
    let app = App::open_and_migrate(&settings.database.value).await?;
    print("The database is up to date.");
    app.close().await;
    Ok(())
}
