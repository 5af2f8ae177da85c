//! Archives are made one after the other, beside what people do.

use std::time::Duration;

use kernel::work::{Next, Work};
use kernel::{Activity, App, Error, PersonId, Result, Tx, params};

use super::{ArchiveId, told, write};
use crate::logged::ARCHIVE_READY;
use crate::store::{ARCHIVE_DUE, KEEP_ARCHIVE, LEASE_ARCHIVE};

/// Longer than one takes to make: what a process left behind is made by another.
const LEASE: i64 = 3_600;
/// Until the next look where nothing is asked for here.
const PATIENCE: Duration = Duration::from_secs(60);

/// Makes the archives that people asked for.
pub struct Archivist(pub App);

impl Work for Archivist {
    const NAME: &'static str = "archives";

    async fn round(&self) -> Result<Next> {
        let Archivist(app) = self;
        let Some((id, person)) = app.db.write(take).await? else {
            return Ok(Next::OnCommit(PATIENCE));
        };
        let gathered = app.db.read(move |tx| write::gather(tx, person)).await?;
        let blobs = app.blobs.clone();
        let written = tokio::task::spawn_blocking(move || write::write(&blobs, &gathered));
        let made = written.await.map_err(Error::internal)??;
        let keep = move |tx: &mut Tx<'_>| {
            let now = tx.now();
            let kept = tx.execute(&KEEP_ARCHIVE, params![id, now, made.hash, made.size])?;
            let ready = Activity::new(ARCHIVE_READY, id.0).data(told::of(person));
            if kept > 0 { tx.log(ready) } else { Ok(()) }
        };
        app.db.write(keep).await?;
        Ok(Next::AtOnce)
    }
}

/// The next one that is due, held for this process.
fn take(tx: &mut Tx<'_>) -> Result<Option<(ArchiveId, PersonId)>> {
    let now = tx.now();
    let due = tx.query_opt(&ARCHIVE_DUE, params![now], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let Some((id, person)) = due else { return Ok(None) };
    tx.execute(&LEASE_ARCHIVE, params![id, now.plus_seconds(LEASE)])?;
    Ok(Some((id, person)))
}
