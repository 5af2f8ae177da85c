//! Erasures are carried out one after the other, beside what people do.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use kernel::personal::Words;
use kernel::work::{Next, Work};
use kernel::{App, Error, PersonId, Result, Tx, params};

use super::{Choice, ErasureId, LEDGER, Origin, ask, erase, is_held, ledger, rule, stored};
use crate::store::{CLOSED_BEFORE, ERASURE_DUE, LEASE_ERASURE};

/// Longer than one takes: what a process left behind is gone on with by another.
const LEASE: i64 = 3_600;
/// Until the next look where nobody leaves here.
const PATIENCE: Duration = Duration::from_secs(60);
/// People whom the rule of the company erases at once.
const BATCH: i64 = 20;

/// Erases those who left.
pub struct Eraser {
    app: App,
    ledger: PathBuf,
    replayed: AtomicBool,
    /// Whether nothing of who was erased is left in the files of the database.
    forgotten: AtomicBool,
}

/// An erasure that is due.
#[derive(Clone, Copy)]
pub(super) struct Due {
    pub(super) id: ErasureId,
    pub(super) person: PersonId,
    pub(super) words: Words,
    pub(super) conversations: Words,
}

impl Eraser {
    /// With the ledger in this folder, which is the data folder.
    pub fn new(app: App, folder: &Path) -> Eraser {
        let (replayed, forgotten) = (AtomicBool::new(false), AtomicBool::new(true));
        Eraser { app, ledger: folder.join(LEDGER), replayed, forgotten }
    }

    /// Whoever is in the ledger, and here all the same, is erased again.
    async fn replay(&self) -> Result<()> {
        let yesterday = self.app.clock().now().plus_seconds(-86_400);
        for line in ledger::read(&self.ledger)? {
            // The process before this one may have ended before it came to that.
            if line.at > yesterday {
                self.forgotten.store(false, Ordering::Relaxed);
            }
            let again = move |tx: &mut Tx<'_>| {
                if people::cards(tx, &[line.person])?.is_empty() {
                    return Ok(());
                }
                identity::administer::close_left(tx, line.person, None)?;
                let choice = Choice { words: line.words, conversations: line.conversations };
                match ask(tx, line.person, choice, Origin::Ledger) {
                    // It is under way.
                    Err(error) if error.meaning() == kernel::error::Meaning::Conflict => Ok(()),
                    asked => asked.map(drop),
                }
            };
            self.app.db.write(again).await?;
        }
        Ok(())
    }

    /// Leaves nothing in the files of the database, once all are erased that are due.
    async fn forget(&self) -> Result<()> {
        if !self.forgotten.load(Ordering::Relaxed) {
            let db = self.app.db.clone();
            let done = tokio::task::spawn_blocking(move || db.forget()).await;
            self.forgotten.store(done.map_err(Error::internal)??, Ordering::Relaxed);
        }
        Ok(())
    }
}

impl Work for Eraser {
    const NAME: &'static str = "erasures";

    async fn round(&self) -> Result<Next> {
        if !self.replayed.load(Ordering::Relaxed) {
            self.replay().await?;
            self.replayed.store(true, Ordering::Relaxed);
        }
        let db = &self.app.db;
        let Some(due) = db.write(take).await? else {
            self.forget().await?;
            // While somebody reads what was, as a backup does, each try holds writers up: not at each commit.
            let is_done = self.forgotten.load(Ordering::Relaxed);
            return Ok(if is_done { Next::OnCommit(PATIENCE) } else { Next::After(PATIENCE) });
        };
        self.forgotten.store(false, Ordering::Relaxed);
        let line = ledger::Line {
            person: due.person,
            at: self.app.clock().now(),
            words: due.words,
            conversations: due.conversations,
        };
        ledger::note(&self.ledger, &line)?;
        let erased = erase::all(db, due).await;
        if erased.is_err() && db.read(move |tx| is_held(tx, due.person)).await? {
            // What is left of them is kept, until it is due again.
            return Ok(Next::AtOnce);
        }
        erased?;
        Ok(Next::AtOnce)
    }
}

/// The next one that is due, held for this process; those first whom the rule of the company concerns.
fn take(tx: &mut Tx<'_>) -> Result<Option<Due>> {
    by_rule(tx)?;
    let now = tx.now();
    let due = tx.query_opt(&ERASURE_DUE, params![now], |row| {
        Ok(Due {
            id: row.get(0)?,
            person: row.get(1)?,
            words: stored(&row.get::<String>(2)?),
            conversations: stored(&row.get::<String>(3)?),
        })
    })?;
    if let Some(due) = &due {
        tx.execute(&LEASE_ERASURE, params![due.id, now.plus_seconds(LEASE)])?;
    }
    Ok(due)
}

fn by_rule(tx: &mut Tx<'_>) -> Result<()> {
    let Some(days) = rule::get(tx)?.erase_after_days else { return Ok(()) };
    let before = tx.now().plus_seconds(-days * 86_400);
    let nobody: Vec<i64> = people::erased::nobody(tx, 0)?.iter().map(|id| id.0).collect();
    let closed = tx.query(&CLOSED_BEFORE, params![before, nobody, BATCH], |row| row.get(0))?;
    for person in closed {
        ask(tx, person, Choice::default(), Origin::Rule)?;
    }
    Ok(())
}
