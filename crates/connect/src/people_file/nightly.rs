//! The file that is imported once a night, and the contracts that end.

use std::path::PathBuf;
use std::time::Duration;

use kernel::work::{Next, Work};
use kernel::{App, Error, Lang, Result, Time, Tx};
use people::settings;
use serde::{Deserialize, Serialize};
use ui::Locale;

use super::{Choices, Mapping, Report, Table, import, leavers, table, world};

/// Where the day of the last night that is done, what it did, and until when one is being done are kept among
/// the settings.
const NIGHT: &str = "people-file-night";
const LAST: &str = "people-file-last";
const LEASE: &str = "people-file-lease";
/// How long an import may take, in seconds: then another process begins it again.
const LEASED: i64 = 3_600;
/// From this hour on it is imported, where the network is: the night's other work is done, and nobody is at
/// their desk yet.
const HOUR: &str = "03:00";
/// How often is looked.
const ROUND: Duration = Duration::from_secs(600);

/// The files of the company's system.
#[derive(Clone, Debug)]
pub struct Files {
    /// People.
    pub people: PathBuf,
    /// Units.
    pub units: Option<PathBuf>,
    /// Whether whoever disappeared from the file is deactivated.
    pub deactivate_missing: bool,
}

/// What the last night did.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Last {
    /// When.
    pub(super) at: Time,
    /// What was done; none where the file could not be imported at all.
    pub(super) report: Option<Report>,
    /// Why not.
    pub(super) failure: Option<String>,
}

/// Imports the files once a night, and closes the accounts of those whose contract is over.
pub struct Keeper {
    app: App,
    files: Option<Files>,
}

impl Keeper {
    /// For this network.
    pub fn new(app: App, files: Option<Files>) -> Keeper {
        Keeper { app, files }
    }

    /// Imports what there is for this day; what became of it is kept.
    fn night(app: &App, files: &Files, day: String) -> Result<()> {
        let choices =
            Choices { deactivate_missing: files.deactivate_missing, ..Choices::default() };
        let done = read(files).and_then(|(people, units)| {
            let mapping = Mapping::recognised(&people.columns);
            super::identified(&mapping)?;
            import(app, &people, &mapping, units.as_ref(), &choices)
        });
        let at = app.clock().now();
        let last = match done {
            Ok(report) => Last { at, report: Some(report), failure: None },
            Err(error) => {
                tracing::error!(%error, file = %files.people.display(), "people were not imported");
                Last { at, report: None, failure: Some(said(&error)) }
            }
        };
        let last = serde_json::to_string(&last)?;
        app.db.write_blocking(move |tx| {
            settings::set(tx, LAST, &last)?;
            settings::set(tx, NIGHT, &day)
        })
    }
}

/// The files as tables.
fn read(files: &Files) -> Result<(Table, Option<Table>)> {
    let units = files.units.as_deref().map(table::open).transpose()?;
    Ok((table::open(&files.people)?, units))
}

/// An error in the network's language.
fn said(error: &Error) -> String {
    let message = error.fields().first().map_or(error.message(), |(_, message)| message);
    Locale::new(Lang::default()).msg(message)
}

/// What the last night did, where there was one.
pub(super) fn last(tx: &mut Tx<'_>) -> Result<Option<Last>> {
    // What an older release kept may be read no more.
    Ok(settings::get(tx, LAST)?.and_then(|kept| serde_json::from_str(&kept).ok()))
}

/// The day whose night is ours to do, if it is: of several processes one does it, and another where that one
/// died over it.
fn begin(tx: &mut Tx<'_>) -> Result<Option<String>> {
    let (now, today) = (tx.now(), world::today(tx.now()));
    let is_late = Locale::new(Lang::default()).hour(now).as_str() >= HOUR;
    if !is_late || settings::get(tx, NIGHT)?.as_deref() == Some(&today) {
        return Ok(None);
    }
    let until =
        settings::get(tx, LEASE)?.and_then(|until| until.parse().ok()).map(Time::from_millis);
    if until.is_some_and(|until| until > now) {
        return Ok(None);
    }
    settings::set(tx, LEASE, &now.plus_seconds(LEASED).millis().to_string())?;
    Ok(Some(today))
}

impl Work for Keeper {
    const NAME: &'static str = "people-file";

    async fn round(&self) -> Result<Next> {
        if let Some(files) = self.files.clone()
            && let Some(day) = self.app.db.write(begin).await?
        {
            let app = self.app.clone();
            let night = move || Keeper::night(&app, &files, day);
            tokio::task::spawn_blocking(night).await.map_err(Error::internal)??;
        }
        if !self.app.db.read(leavers::over).await?.is_empty() {
            self.app.db.write(|tx| leavers::close_ended(tx, false, None)).await?;
        }
        Ok(Next::After(ROUND))
    }
}
