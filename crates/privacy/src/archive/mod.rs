//! All that is kept of somebody, in one file: asked for, made in the background, told when it is ready, gone after
//! seven days.

pub(crate) mod api;
mod html;
pub(crate) mod page;
mod told;
mod work;
mod write;

pub use work::Archivist;

use kernel::error::Meaning;
use kernel::{Activity, Error, Result, Row, Time, Tx, Viewer, params};
use serde::Serialize;

use crate::logged::ARCHIVE_ASKED;
use crate::store::{ARCHIVE, ARCHIVES, ASK_ARCHIVE};

pub(crate) const PATH: &str = "/settings/data";
/// How long an archive is there, in seconds.
const SECONDS: i64 = 7 * 86_400;

kernel::id! {
    /// An archive.
    ArchiveId,
}

/// An archive of all that is kept of the viewer.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = DataArchive)]
pub(crate) struct Archive {
    /// Which.
    pub(crate) id: ArchiveId,
    /// When it was asked for.
    pub(crate) asked_at: Time,
    /// When it was ready; none while it is being made.
    pub(crate) ready_at: Option<Time>,
    /// When it will be gone.
    pub(crate) gone_at: Time,
    /// Its size, in bytes.
    pub(crate) size: i64,
    #[serde(skip)]
    hash: String,
}

impl Archive {
    fn href(&self) -> String {
        format!("{PATH}/{}", self.id)
    }
}

fn read(row: &Row<'_>) -> Result<Archive> {
    let asked_at: Time = row.get(1)?;
    Ok(Archive {
        id: row.get(0)?,
        asked_at,
        ready_at: row.get(2)?,
        gone_at: asked_at.plus_seconds(SECONDS),
        hash: row.get(3)?,
        size: row.get(4)?,
    })
}

/// The viewer's archives, the newest first.
fn of(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Vec<Archive>> {
    tx.query(&ARCHIVES, params![viewer.id], read)
}

/// The viewer's own archive, where it is ready.
fn one(tx: &mut Tx<'_>, viewer: &Viewer, id: ArchiveId) -> Result<Archive> {
    tx.query_one(&ARCHIVE, params![viewer.id, id], read)
}

/// Asks for one.
///
/// # Errors
/// `Conflict` while one is being made; `TooMany` for the fourth within seven days.
fn ask(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<ArchiveId> {
    identity::tokens::require_full(viewer)?;
    let there = of(tx, viewer)?;
    if there.iter().any(|archive| archive.ready_at.is_none()) {
        return Err(Error::new(Meaning::Conflict, "archive-being-made"));
    }
    if there.len() >= 3 {
        return Err(Error::new(Meaning::TooMany, "archive-enough"));
    }
    let id: ArchiveId = tx.new_id();
    let now = tx.now();
    tx.execute(&ASK_ARCHIVE, params![id, viewer.id, now])?;
    tx.log(Activity::new(ARCHIVE_ASKED, id.0).by(viewer.id))?;
    Ok(id)
}
