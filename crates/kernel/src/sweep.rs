//! Rows that nothing needs any more: declared by each crate beside its statements, removed now and then.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use crate::blobs;
use crate::error::Meaning;
use crate::work::{Next, Work};
use crate::{App, Error, Result, Sql, Time, Tx, params};

/// Rows that are removed some time after something happened to them.
pub struct Sweep {
    /// Removes those of before the hour $1.
    pub delete: &'static Sql,
    /// How long they stay, in seconds.
    pub seconds: i64,
}

inventory::collect!(Sweep);

/// Declares what is removed and when: `sweeps! { EXPIRED after 7 days }`, where `EXPIRED` is a statement that
/// deletes rows of before the hour `$1`, or what they say.
#[macro_export]
macro_rules! sweeps {
    ($($sql:ident after $days:literal days),+ $(,)?) => {$(
        $crate::inventory::submit! {
            $crate::sweep::Sweep { delete: &$sql, seconds: $days * 86_400 }
        }
    )+};
}

/// How often.
const ROUND: Duration = Duration::from_secs(3_600);
/// Until the first time: a process that has just begun has other things to read.
const FIRST: Duration = Duration::from_secs(600);
/// How long stored files stay that no row names: longer than any upload, and than a row takes to name them.
const UNNAMED_SECONDS: i64 = 86_400;

/// More that is swept than single statements say: answers how many things went, to be asked again until
/// there are none.
pub type Also = fn(&mut Tx<'_>) -> Result<usize>;

/// Removes what nothing needs any more: rows that say so, then files that no row names. While a backup is
/// made files stay.
pub struct Sweeper {
    app: App,
    also: Vec<Also>,
    /// Whether it has waited for the first time.
    begun: AtomicBool,
}

impl Sweeper {
    /// One for this network.
    pub fn new(app: App, also: Vec<Also>) -> Sweeper {
        Sweeper { app, also, begun: AtomicBool::new(false) }
    }

    /// Sweeps once; answers how many files went.
    ///
    /// # Errors
    /// Whatever the database or the folder meet.
    pub async fn sweep(&self) -> Result<u64> {
        for sweep in inventory::iter::<Sweep> {
            let delete = move |tx: &mut Tx<'_>| {
                let before = tx.now().plus_seconds(-sweep.seconds);
                tx.execute(sweep.delete, params![before]).map(drop)
            };
            self.app.db.write(delete).await?;
        }
        for also in &self.also {
            let also = *also;
            while self.app.db.write(also).await? > 0 {}
        }
        let app = self.app.clone();
        tokio::task::spawn_blocking(move || files(&app)).await.map_err(Error::internal)?
    }
}

impl Work for Sweeper {
    const NAME: &'static str = "sweep";

    async fn round(&self) -> Result<Next> {
        if !self.begun.swap(true, Ordering::Relaxed) {
            return Ok(Next::After(FIRST));
        }
        match self.sweep().await {
            Ok(files) => tracing::debug!(files, "swept"),
            // A backup is being made.
            Err(error) if error.meaning() == Meaning::Busy => {}
            Err(error) => return Err(error),
        }
        Ok(Next::After(ROUND))
    }
}

/// Removes files that no row names; answers how many.
fn files(app: &App) -> Result<u64> {
    let _held = app.blobs.removing()?;
    let before: Time = app.clock().now().plus_seconds(-UNNAMED_SECONDS);
    let named = app.db.read_blocking(blobs::named)?;
    let mut unnamed = Vec::new();
    app.blobs.each(|hash, _, stored_at| {
        if stored_at < before && !named.contains(hash) {
            unnamed.push(hash.to_owned());
        }
        Ok(())
    })?;
    let mut removed = app.blobs.remove_unkept(before)?;
    for hash in unnamed {
        removed += u64::from(app.blobs.remove(&hash, before)?);
    }
    Ok(removed)
}
