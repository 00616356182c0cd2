//! `serve`

use super::{open, print};
use crate::desk;
use crate::failure::Failure;
use crate::settings::Settings;
use crate::typesetter::Typesetter;
use diligence_app::answering::{chain, outbox, retention};
use diligence_app::{App, audit, notice, session};
use diligence_web::Site;
use diligence_web::listen::{Limits, Tls};
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;

pub async fn run(settings: &Settings) -> Result<(), Failure> {
    let app = open(settings).await?;
    let listener = TcpListener::bind(settings.listen.value).await.map_err(|error| {
        Failure::new(format!("cannot listen on {}: {error}", settings.listen.value))
            .remedy("Choose another address with --listen, or stop the program that holds it.")
    })?;
    on(app, listener, settings).await
}

/// Serves until the program is asked to stop; running requests are finished first.
pub async fn on(app: App, listener: TcpListener, settings: &Settings) -> Result<(), Failure> {
    let tls = match (&settings.tls_cert, &settings.tls_key) {
        (Some(cert), Some(key)) => Some(Tls::load(&cert.value, &key.value)?),
        _ => None,
    };
    let app = desk::furnish(app, settings, Some(listener.local_addr()?.port())).await?;
    let site = Site::new(app.clone(), Arc::new(Typesetter::default()), &settings.leave_to.value);
    let scheme = if tls.is_some() { "https" } else { "http" };
    let desk = app.origin().unwrap_or_default();
    print(format!("Serving {scheme}://{}/, sign in at {desk}/ (Ctrl-C stops)", listener.local_addr()?));
    let chores = tokio::spawn(chores(app.clone(), settings.clone()));
    let served = diligence_web::serve(site, listener, tls, Limits::default(), asked_to_stop()).await;
    chores.abort();
    outbox::carry(&app).await?;
    // What the last requests did is chained too.
    audit::seal(&app).await?;
    app.close().await;
    Ok(served?)
}

/// Chains the log, lets go of what has ended, and sends letters, from time to time.
async fn chores(app: App, settings: Settings) {
    const SECONDS: u64 = 2;
    let mut beat = tokio::time::interval(Duration::from_secs(SECONDS));
    beat.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    let mut renewed = changed(&settings);
    for round in 0_u64.. {
        beat.tick().await;
        // After “keys rotate” the new key is used from the next beat on.
        let now = changed(&settings);
        if now != renewed && now.is_some() {
            match desk::known_answers_key(&settings) {
                Ok(Some(key)) => drop(app.renew_answers_key(key)),
                Ok(None) => {}
                Err(failure) => tracing::error!(%failure, "the key for answers could not be read anew"),
            }
            renewed = now;
        }
        if let Err(error) = audit::seal(&app).await {
            tracing::error!(%error, "the log could not be chained");
        }
        if let Err(error) = outbox::carry(&app).await {
            tracing::error!(%error, "how far organisations are could not be carried over");
        }
        if round.is_multiple_of(600 / SECONDS) {
            if let Err(error) = session::sweep(&app).await {
                tracing::error!(%error, "what has ended could not be removed");
            }
            if let Err(error) = retention::warn(&app).await {
                tracing::error!(%error, "nobody could be told of answers that will be deleted");
            }
            if let Err(error) = retention::expire(&app).await {
                tracing::error!(%error, "answers that were kept long enough could not be deleted");
            }
            if let Err(error) = chain::seal(&app).await {
                tracing::error!(%error, "what contributors did could not be chained");
            }
            if let Err(error) = notice::send_digests(&app).await {
                tracing::error!(%error, "letters could not be sent");
            }
        }
    }
}

/// When the file of the key for answers was last changed.
fn changed(settings: &Settings) -> Option<std::time::SystemTime> {
    std::fs::metadata(&settings.answers_key_file.value).and_then(|it| it.modified()).ok()
}

async fn asked_to_stop() {
    let interrupt = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                () = interrupt => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    interrupt.await;
}
