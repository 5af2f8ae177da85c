//! Backups made by the running network itself, every so often.

use std::fs::{self, File};
use std::io::BufWriter;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use kernel::migrate::Migration;
use kernel::work::{Next, Work};
use kernel::{App, Error, Result, Time};

use crate::{End, verify, write};

/// How often the hour is looked at.
const ROUND: Duration = Duration::from_secs(60);
/// What the name of a backup begins and ends with; between them stands the moment.
const NAME: (&str, &str) = ("parvis-", ".tar");
/// While it is written.
const UNFINISHED: &str = ".unfinished";

/// How often a backup is made, where it goes, and how many are kept.
#[derive(Clone, Debug)]
pub struct Often {
    /// The time between two of them, in seconds.
    pub seconds: i64,
    /// The folder they go to.
    pub folder: PathBuf,
    /// How many are kept; older ones are removed.
    pub keep: usize,
}

/// A backup in the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Where it is.
    pub path: PathBuf,
    /// The moment it was begun.
    pub at: Time,
    /// Its size in bytes.
    pub size: u64,
}

/// The backups in a folder, the newest first.
///
/// # Errors
/// Whatever keeps the folder from being read.
pub fn kept(folder: &Path) -> Result<Vec<Kept>> {
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let mut all = Vec::new();
    for file in fs::read_dir(folder)? {
        let file = file?;
        let name = file.file_name().to_string_lossy().into_owned();
        let moment = name.strip_prefix(NAME.0).and_then(|rest| rest.strip_suffix(NAME.1));
        let at = moment.and_then(|moment| moment.parse::<i64>().ok());
        if let Some(seconds) = at {
            let size = file.metadata()?.len();
            all.push(Kept { path: file.path(), at: Time(seconds * 1_000_000), size });
        }
    }
    all.sort_by_key(|kept| std::cmp::Reverse(kept.at));
    Ok(all)
}

/// What the application knows of its own backups.
#[derive(Debug, Default)]
pub struct State(Mutex<Known>);

#[derive(Clone, Debug, Default)]
struct Known {
    often: Option<Often>,
    last: Option<Result<Kept>>,
}

impl State {
    /// How often this process makes them; nothing where it makes none.
    pub fn often(&self) -> Option<Often> {
        self.known().often.clone()
    }

    /// How the last one went that this process made; nothing before the first.
    pub fn last(&self) -> Option<Result<Kept>> {
        self.known().last.clone()
    }

    /// Whether the last one failed.
    pub fn failed(&self) -> bool {
        matches!(self.known().last, Some(Err(_)))
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Makes backups, sees that each can be restored, and removes the oldest. How they go is in the
/// application's [`State`].
pub struct Keeper {
    app: App,
    often: Often,
    steps: Vec<Migration>,
    program: &'static str,
}

impl Keeper {
    /// One for this network, with the steps of its schema and the version of its program.
    pub fn new(app: App, often: Often, steps: Vec<Migration>, program: &'static str) -> Keeper {
        app.db.value::<State>().known().often = Some(often.clone());
        Keeper { app, often, steps, program }
    }
}

impl Work for Keeper {
    const NAME: &'static str = "backup";

    async fn round(&self) -> Result<Next> {
        let (app, often) = (self.app.clone(), self.often.clone());
        let (steps, program) = (self.steps.clone(), self.program);
        let round = move || {
            let now = app.clock().now();
            let newest = kept(&often.folder)?.first().map(|kept| kept.at);
            if newest.is_some_and(|at| now < at.plus_seconds(often.seconds)) {
                return Ok(None);
            }
            Ok::<_, Error>(Some(make(&app, &often, steps, program)))
        };
        let made = tokio::task::spawn_blocking(round).await.map_err(Error::internal)??;
        let Some(made) = made else { return Ok(Next::After(ROUND)) };
        self.app.db.value::<State>().known().last = Some(made.clone());
        let Kept { path, size, .. } = made?;
        tracing::info!(path = %path.display(), size, "a backup was made, and restored to see that it can be");
        Ok(Next::After(ROUND))
    }
}

/// Makes one, and removes those that are too many once it is known to be good.
fn make(app: &App, often: &Often, steps: Vec<Migration>, program: &str) -> Result<Kept> {
    fs::create_dir_all(&often.folder)?;
    let at = app.clock().now();
    let name = format!("{}{}{}", NAME.0, at.micros() / 1_000_000, NAME.1);
    let (path, unfinished) = (often.folder.join(&name), often.folder.join(UNFINISHED));
    let made = to_file(app, &unfinished, program)?;
    let restored = verify(File::open(&unfinished)?, steps, &often.folder)?;
    if restored != made {
        return Err(Error::internal("what was restored is not what was backed up"));
    }
    fs::rename(&unfinished, &path)?;
    File::open(&often.folder)?.sync_all()?;
    for old in kept(&often.folder)?.into_iter().skip(often.keep.max(1)) {
        fs::remove_file(old.path)?;
    }
    if !made.damaged.is_empty() {
        return Err(Error::unavailable(format!("{} files are damaged", made.damaged.len())));
    }
    let size = fs::metadata(&path)?.len();
    Ok(Kept { path, at, size })
}

/// A backup in a file, on disk when this answers.
fn to_file(app: &App, path: &Path, program: &str) -> Result<End> {
    let file = File::create(path)?;
    let end = write(&app.db, &app.blobs, program, BufWriter::new(file.try_clone()?))?;
    file.sync_all()?;
    Ok(end)
}
