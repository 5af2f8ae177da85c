//! `parvis serve`

use std::process::ExitCode;
use std::time::Duration;

use connect::people_file::Files;
use extract::Program;
use identity::first_run;
use kernel::{App, Result};
use library::office::Renderer;

use super::{Settings, setup};
use crate::connections::Limits;
use crate::{Network, memory};

pub(super) fn run(settings: &Settings) -> Result<ExitCode> {
    let app = setup::open(settings, setup::FOLDER, false)?;
    serve(app, settings, setup::FOLDER)
}

/// Serves until the process is told to end, then lets what is under way finish. Its folder is `usual` where the
/// settings name none.
pub(super) fn serve(app: App, settings: &Settings, usual: &str) -> Result<ExitCode> {
    app.config.office.as_deref().map_or(Ok(()), library::office::expect)?;
    let runtime = tokio::runtime::Runtime::new()?;
    let limits = Limits::of_this_process();
    let served = runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(settings.listen).await?;
        let l = ui::Locale::new(setup::lang());
        println!("{}", l.t1("serve-running", "address", &app.config.public_url));
        if let Some(code) = first_run::new_code(&app).await? {
            let address = format!("{}/first-run?code={code}", app.config.public_url);
            println!("{}", l.t2("serve-first-run", ("address", address), ("code", code)));
        }
        let (postman, outbox) = (inbox::Postman::new(&app)?, mail::Outbox::new(&app)?);
        let network = Network::start(app).await?;
        let Network { app, runner, .. } = &network;
        runner.repeat(&app.db, inbox::Courier::new(app));
        if let Some(postman) = postman {
            runner.repeat(&app.db, postman);
        }
        runner.repeat(&app.db, crate::sweeper(app));
        let program = Program::this()?;
        runner.repeat(&app.db, files::texts::Reader::new(app.clone(), program.clone()));
        runner.repeat(&app.db, elsewhere::Reader::new(app.clone(), program));
        if let Some(office) = &app.config.office {
            let renderer = Renderer::new(app.clone(), office, library::office::TIME);
            runner.repeat(&app.db, renderer);
        }
        runner.repeat(&app.db, events::Reader(app.clone()));
        runner.repeat(&app.db, integrations::outgoing::Sender(app.clone()));
        runner.repeat(&app.db, integrations::feeds::Reader(app.clone()));
        let index = setup::index_folder(settings, usual);
        runner.repeat(&app.db, index::Indexer::new(&app.db, Some(index)));
        if let Some(keeper) = keeper(app, settings, usual) {
            runner.repeat(&app.db, keeper);
        }
        runner.repeat(&app.db, privacy::Archivist(app.clone()));
        let data = settings.data.clone().unwrap_or_else(|| usual.into());
        runner.repeat(&app.db, privacy::Eraser::new(app.clone(), &data));
        runner.repeat(&app.db, audit::Herald::new(app.clone(), &data));
        runner.repeat(&app.db, connect::people_file::Keeper::new(app.clone(), people(settings)));
        if let Some(outbox) = outbox {
            runner.repeat(&app.db, outbox);
        }
        let ending = {
            let runner = runner.clone();
            async move {
                told_to_end().await;
                runner.close();
            }
        };
        runner.spawn(memory::give_back(network.clone()));
        network.serve(listener, limits, ending).await;
        Ok(ExitCode::SUCCESS)
    });
    // What a thread still does for a connection that was cut is not waited for.
    runtime.shutdown_timeout(Duration::from_secs(1));
    served
}

/// Makes the backups that the settings ask for.
fn keeper(app: &App, settings: &Settings, usual: &str) -> Option<backup::Keeper> {
    let folder = || settings.data.clone().unwrap_or_else(|| usual.into()).join("backups");
    let often = backup::Often {
        seconds: settings.backup_every?,
        folder: settings.backup_to.clone().unwrap_or_else(folder),
        keep: settings.backup_keep,
    };
    let (steps, program) = (crate::migrations(), env!("CARGO_PKG_VERSION"));
    Some(backup::Keeper::new(app.clone(), often, steps, program))
}

/// The files of people that the settings name.
fn people(settings: &Settings) -> Option<Files> {
    Some(Files {
        people: settings.people_file.clone()?,
        units: settings.people_units.clone(),
        deactivate_missing: settings.people_deactivate_missing,
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
