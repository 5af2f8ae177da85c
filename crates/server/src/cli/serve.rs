//! `parvis serve`

use std::net::SocketAddr;
use std::process::ExitCode;

use inbox::Hub;
use kernel::{App, Result};

use super::{Settings, setup};

pub(super) fn run(settings: &Settings) -> Result<ExitCode> {
    let app = setup::open(settings, "parvis-data", false)?;
    serve(app, settings.listen)
}

/// Serves until the process is told to end, then lets what is under way finish.
pub(super) fn serve(app: App, listen: SocketAddr) -> Result<ExitCode> {
    let runtime = tokio::runtime::Runtime::new()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(listen).await?;
        println!("Parvis: {}", app.config.public_url);
        let hub = Hub::start(app.db.clone()).await?;
        let ending = {
            let hub = hub.clone();
            async move {
                told_to_end().await;
                hub.close();
            }
        };
        let service = crate::router(app, hub).into_make_service_with_connect_info::<SocketAddr>();
        axum::serve(listener, service).with_graceful_shutdown(ending).await?;
        Ok(ExitCode::SUCCESS)
    })
}

async fn told_to_end() {
    let interrupted = tokio::signal::ctrl_c();
    let mut terminated =
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(signal) => signal,
            Err(_) => return drop(interrupted.await),
        };
    tokio::select! {
        _ = interrupted => {}
        _ = terminated.recv() => {}
    }
}
