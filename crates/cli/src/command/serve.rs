//! `serve`

use super::{open, print};
use crate::failure::Failure;
use crate::settings::Settings;
use crate::typesetter::Typesetter;
use diligence_app::App;
use diligence_web::Site;
use diligence_web::listen::Limits;
use std::sync::Arc;
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
    let site = Site::new(app.clone(), Arc::new(Typesetter::default()), &settings.leave_to.value);
    print(format!("Serving http://{}/ (Ctrl-C stops)", listener.local_addr()?));
    diligence_web::serve(site, listener, None, Limits::default(), asked_to_stop()).await?;
    app.close().await;
    Ok(())
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
