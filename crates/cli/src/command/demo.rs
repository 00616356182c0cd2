//! `demo`: the main job on the embedded default.

use super::{make_folder, print, report, serve};
use crate::args::{Demo, Paper};
use crate::desk;
use crate::failure::Failure;
use crate::settings::{From, Settings};
use crate::typesetter::Typesetter;
use diligence_app::score::Doing;
use diligence_app::{App, audit, demo};
use indicatif::{ProgressBar, ProgressStyle};
use std::time::Duration;
use tokio::net::TcpListener;

pub async fn run(settings: &Settings, args: &Demo) -> Result<(), Failure> {
    make_folder(&settings.data.value)?;
    let app = App::open_and_migrate(&settings.database.value).await?;
    print(format!("Store: {}", settings.database_shown()));
    let edition = app.edition();
    print(format!("Framework: {} ({} principles)", edition.code(), edition.principles().count()));
    let added = demo::load(&app).await?;
    print(format!("Open data: {added} new figures about {} States", demo::STATES.len()));
    let style = ProgressStyle::with_template("{msg}  {elapsed}").unwrap_or(ProgressStyle::default_bar());
    let spinner = ProgressBar::new_spinner().with_style(style);
    spinner.enable_steady_tick(Duration::from_millis(500));
    let shown = spinner.clone();
    let scored = demo::score(&app, move |it| {
        let doing = match it.doing {
            Doing::Fitting(seen) => {
                let checked = seen.checked.map_or(String::new(), |(rhat, _)| format!(", R̂ {rhat:.3}"));
                format!("{} of {} sweeps{checked}", seen.sweeps, seen.wanted)
            }
            Doing::LeavingOut(done, of) => format!("without each organisation, {done} of {of}"),
        };
        shown.set_message(format!("Scoring {} ({} of {}): {doing}", it.area, it.number, it.of));
    })
    .await?;
    spinner.finish_and_clear();
    print(format!("Worked example: {scored} new scores of States that do not exist, from invented ratings"));

    let out = settings.data.value.join("reports");
    make_folder(&out)?;
    let press = Typesetter::default();
    let states = || demo::STATES.into_iter().chain([demo::EXAMPLE]);
    let all: u64 = states().map(|(_, locales)| locales.len() as u64).sum();
    let bar = ProgressBar::new(all).with_style(
        ProgressStyle::with_template("Reports {bar:30} {pos}/{len} {msg}")
            .unwrap_or(ProgressStyle::default_bar()),
    );
    for (code, locales) in states() {
        for tag in locales {
            bar.set_message(format!("{code} ({tag})"));
            let jurisdiction = super::jurisdiction(code)?;
            report::write_files(
                &app,
                &press,
                jurisdiction,
                super::locale(tag)?,
                &[Paper::Html, Paper::Pdf],
                &out,
            )
            .await?;
            bar.inc(1);
        }
    }
    bar.finish_and_clear();
    print(format!("Reports: {all} in HTML and PDF, in {}", out.display()));
    print("Real States: open data only; no assessment; not by or for the Due Diligence Project.");
    if args.no_serve {
        let app = desk::furnish(app, settings, None).await?;
        let guests = demo::people(&app).await.map_err(super::user::refused)?;
        print(format!(
            "People of the worked example: {}, one of each role; serve and “diligence user reset” let them in",
            guests.len()
        ));
        audit::seal(&app).await?;
        app.close().await;
        return Ok(());
    }
    let listener = match TcpListener::bind(settings.listen.value).await {
        Ok(listener) => listener,
        // Nobody asked for this very address: any free one will do.
        Err(_) if settings.listen.from == From::Default => TcpListener::bind("127.0.0.1:0").await?,
        Err(error) => {
            return Err(Failure::new(format!("cannot listen on {}: {error}", settings.listen.value))
                .remedy("Choose another address with --listen."));
        }
    };
    let app = desk::furnish(app, settings, Some(listener.local_addr()?.port())).await?;
    let guests = demo::people(&app).await.map_err(super::user::refused)?;
    print("People of the worked example, one of each role. Each link lets its person in, once:");
    for guest in guests {
        let link = guest.link.unwrap_or_else(|| {
            format!("came in already; “diligence user reset {}” makes a new link", guest.email)
        });
        print(format!("  {:<23} {link}", guest.role));
    }
    serve::on(app, listener, settings).await
}
