//! `parvis demo`

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use connect::Progress;
use kernel::error::Meaning;
use kernel::{App, Error, Message, Result, Time};

use super::{Settings, serve, setup};

/// Where the demo is when no folder is named.
const FOLDER: &str = "parvis-demo";
/// So many of the things in a folder are named.
const NAMED: usize = 6;

pub(super) fn run(settings: &Settings) -> Result<ExitCode> {
    let folder = settings.data.clone().unwrap_or_else(|| FOLDER.into());
    if settings.database.is_none() {
        is_ours_to_fill(&folder)?;
    }
    let app = setup::open(settings, FOLDER, true)?;
    if !crate::demo::is_filled(&app)? {
        is_empty(&app, &folder)?;
        let mut progress = Progress::stderr();
        // The company's last day is today, whatever the hour: the same all day long.
        let now = app.clock().now();
        let day = 86_400_000_000;
        let end = Time(now.micros() - now.micros().rem_euclid(day) + 17 * 3_600_000_000).min(now);
        crate::demo::fill(&app, end, &mut |done| progress.set((done * 1_000.0) as u64, 1_000))?;
        progress.finish();
    }
    serve::serve(app, settings, FOLDER)
}

/// Nothing is written into a folder where others keep their things.
///
/// # Errors
/// `Conflict` where something is there and no network.
fn is_ours_to_fill(folder: &Path) -> Result<()> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Ok(()) };
    let mut names: Vec<String> =
        entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    if names.is_empty() || names.iter().any(|name| name == "parvis.db") {
        return Ok(());
    }
    let more = names.len() > NAMED;
    names.truncate(NAMED);
    let what = format!("{}{}", names.join(", "), if more { ", …" } else { "" });
    Err(taken("demo-folder-of-others", folder, &what))
}

/// A network that was not filled with the demo to its end is left as it is.
///
/// # Errors
/// `Conflict` where anything was ever done in it.
fn is_empty(app: &App, folder: &Path) -> Result<()> {
    let (begun, stopped) = app.db.read_blocking(|tx| {
        let begun = kernel::log::end(tx)? != Default::default();
        Ok((begun, crate::demo::was_begun(tx)?))
    })?;
    match (begun, stopped) {
        (false, _) => Ok(()),
        (true, true) => Err(taken("demo-folder-stopped", folder, "")),
        (true, false) => Err(taken("demo-folder-of-network", folder, "")),
    }
}

/// Says what is there and offers another folder: what the demo did not make is not for it to judge.
fn taken(key: &'static str, folder: &Path, what: &str) -> Error {
    let message = Message::new(key).with("folder", folder.display()).with("what", what);
    Error::new(Meaning::Conflict, message.with("other", another(folder).display()))
}

/// A folder beside that one that is not there yet.
fn another(folder: &Path) -> PathBuf {
    let beside = |n: u32| {
        let name = if n == 1 { FOLDER.to_owned() } else { format!("{FOLDER}-{n}") };
        folder.parent().unwrap_or(Path::new("")).join(name)
    };
    (1..).map(beside).find(|other| !other.exists()).unwrap_or_else(|| FOLDER.into())
}
