//! The reader of the log that keeps the index in step.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use kernel::error::Meaning;
use kernel::log::{self, Position};
use kernel::work::{Next, Work};
use kernel::{Db, Error, Result, Time, Tx};

use crate::index::{ASKS, Batch, Making, Progress, Store};
use crate::source::{self, Source};
use crate::{Document, Index};

/// Entries of the log, and objects while the index is made, that are taken at once.
const ENTRIES: i64 = 2_000;
const OBJECTS: i64 = 1_000;
/// Objects of which documents are in memory at once.
const AT_ONCE: usize = 1_000;
/// Between two commits: each costs about as much as a few hundred documents.
const PACE: Duration = Duration::from_millis(300);
/// How long to trust that no wake-up means no entry.
const PATIENCE: Duration = Duration::from_secs(1);
/// Entries that may be read again after a restart: what changed nothing in the index is not committed alone.
const PASSED: i64 = 10_000;

/// Keeps the index of a network in step with its log.
pub struct Indexer {
    db: Db,
    /// Where it is kept; in memory without.
    folder: Option<PathBuf>,
    index: Arc<Index>,
}

/// What a step came to.
#[derive(PartialEq, Eq)]
enum Step {
    /// There is more.
    More,
    /// It is in step.
    InStep,
}

impl Indexer {
    /// Of the network of this database; kept in a folder of its own, or in memory.
    pub fn new(db: &Db, folder: Option<PathBuf>) -> Indexer {
        Indexer { db: db.clone(), folder, index: db.value() }
    }

    /// Brings the index into step with all that this process has committed.
    ///
    /// # Errors
    /// Whatever the database or the disk meets.
    pub async fn catch_up(&self) -> Result<()> {
        let wanted = *self.db.commits().borrow();
        loop {
            if self.step().await? == Step::InStep {
                let reached = self.index.store().map(|store| store.progress().position());
                if reached.is_some_and(|reached| reached >= wanted) {
                    return Ok(());
                }
                tokio::task::yield_now().await;
            }
        }
    }

    /// Asks whoever keeps the index of this folder to make it again.
    ///
    /// # Errors
    /// Where the folder cannot be written.
    pub fn ask_again(folder: &std::path::Path) -> Result<()> {
        std::fs::create_dir_all(folder)?;
        Ok(std::fs::write(folder.join(ASKS), "")?)
    }

    /// Makes the index of its folder again, telling how far it is; answers whether it did: where another process
    /// keeps the index, that one is asked to.
    ///
    /// # Errors
    /// Whatever the database or the disk meets.
    pub async fn make_again(&self, mut told: impl FnMut(crate::State)) -> Result<bool> {
        match self.opened().await {
            Err(error) if error.meaning() == Meaning::Conflict => return Ok(false),
            opened => drop(opened?),
        }
        loop {
            if self.step().await? == Step::InStep {
                return Ok(true);
            }
            told(self.index.state());
        }
    }

    async fn step(&self) -> Result<Step> {
        let store = self.opened().await?;
        let progress = store.progress();
        if progress.is_fresh() {
            return self.begin(&store, progress).await;
        }
        match progress.making.clone() {
            Some(making) => self.make(store, progress, making).await,
            None => self.follow(store, progress).await,
        }
    }

    /// The open index; opened where it is not or is doubted, begun again where it was asked, is gone or is of
    /// another database.
    async fn opened(&self) -> Result<Arc<Store>> {
        let asks = self.folder.as_ref().map(|folder| folder.join(ASKS));
        let asked = asks.is_some_and(|asks| asks.exists());
        let gone = self.folder.as_ref().is_some_and(|folder| !folder.exists());
        match self.index.store() {
            Some(store) => {
                let again = asked || gone || store.is_unwanted();
                if !again && !store.is_doubted() {
                    return Ok(store);
                }
                drop(store);
                self.reopened(again).await
            }
            None => {
                let store = self.reopened(asked).await?;
                if self.is_of_this_database(store.progress()).await? {
                    return Ok(store);
                }
                drop(store);
                self.reopened(true).await
            }
        }
    }

    async fn reopened(&self, again: bool) -> Result<Arc<Store>> {
        let (index, folder) = (self.index.clone(), self.folder.clone());
        let open = move || {
            index.close();
            index.open(folder.as_deref(), again)
        };
        tokio::task::spawn_blocking(open).await.map_err(Error::internal)?
    }

    /// Whether the log has the entry that the index has come to.
    async fn is_of_this_database(&self, progress: Progress) -> Result<bool> {
        if progress.is_fresh() || progress.position() == Position::default() {
            return Ok(true);
        }
        let (position, when) = (progress.position(), progress.when());
        Ok(self.db.read(move |tx| log::written_at(tx, position)).await? == Some(when))
    }

    /// Notes where in the log the making begins: what happens meanwhile is read afterwards.
    async fn begin(&self, store: &Arc<Store>, mut progress: Progress) -> Result<Step> {
        let read = |tx: &mut Tx<'_>| {
            let end = log::end(tx)?;
            let mut all = 0;
            for source in source::all() {
                all += source.count(tx)?.max(0).unsigned_abs();
            }
            Ok((end, log::written_at(tx, end)?.unwrap_or(Time(0)), all))
        };
        let (end, when, all) = self.db.read(read).await?;
        progress.reach(end, when);
        progress.begin(source::all().first().map(|first| first.name()), all);
        self.commit(store.clone(), Batch::default(), progress).await
    }

    /// Takes the next objects while the index is made.
    async fn make(
        &self,
        store: Arc<Store>,
        mut progress: Progress,
        making: Making,
    ) -> Result<Step> {
        let sources = source::all();
        let place = sources.iter().position(|source| source.name() == making.source);
        let place = place.unwrap_or_default();
        let source = sources[place];
        let before = making.before;
        let read = move |tx: &mut Tx<'_>| {
            let objects = source.before(tx, before, OBJECTS)?;
            Ok((source.documents(tx, &objects)?, objects))
        };
        let (documents, objects) = self.db.read(read).await?;
        let done = making.done + objects.len() as u64;
        progress.making = match objects.last() {
            Some(last) => Some(Making { before: *last, done, ..making }),
            None => sources.get(place + 1).map(|next| Making::of(next.name(), done, making.all)),
        };
        let mut batch = Batch::default();
        batch.take(source, objects, documents);
        self.commit(store, batch, progress).await
    }

    /// Takes the next entries of the log.
    async fn follow(&self, store: Arc<Store>, mut progress: Progress) -> Result<Step> {
        let from = progress.position();
        let read = move |tx: &mut Tx<'_>| {
            let entries = log::after(tx, from, ENTRIES)?;
            let mut touched = Vec::new();
            for source in source::all() {
                let mut objects = source.touched(tx, &entries)?;
                objects.sort_unstable();
                objects.dedup();
                touched.extend(objects.chunks(AT_ONCE).map(|some| (source, some.to_vec())));
            }
            let last = entries.last().map(|last| (last.position, last.at));
            let erased = source::all().iter().any(|source| source.erases(&entries));
            Ok((touched, last, erased, entries.len() as i64 == ENTRIES))
        };
        let (touched, last, erased, more) = self.db.read(read).await?;
        let Some((position, when)) = last else { return Ok(Step::InStep) };
        let mut batch = Batch::default();
        for (source, objects) in touched {
            let read =
                move |tx: &mut Tx<'_>| Ok((source.documents(tx, &objects)?, objects.clone()));
            let (documents, objects) = self.db.read(read).await?;
            batch.take(source, objects, documents);
            // One entry may touch every post of a kind. What is not taken yet is after a restart.
            if batch.objects.len() >= AT_ONCE {
                self.commit(store.clone(), std::mem::take(&mut batch), progress.clone()).await?;
            }
        }
        if erased || store.owes() {
            // Before it is noted that this was read: whatever interrupts it begins it again.
            self.commit(store.clone(), std::mem::take(&mut batch), progress.clone()).await?;
            self.write(&store, Store::forget).await?;
        }
        progress.reach(position, when);
        if batch.objects.is_empty() && position.seq - from.seq < PASSED {
            store.pass(progress);
        } else {
            self.commit(store, batch, progress).await?;
        }
        Ok(if more { Step::More } else { Step::InStep })
    }

    async fn commit(&self, store: Arc<Store>, batch: Batch, progress: Progress) -> Result<Step> {
        self.write(&store, move |store| store.commit(batch, progress)).await?;
        Ok(Step::More)
    }

    async fn write(
        &self,
        store: &Arc<Store>,
        write: impl FnOnce(&Store) -> tantivy::Result<()> + Send + 'static,
    ) -> Result<()> {
        let store = store.clone();
        let failed = match tokio::task::spawn_blocking(move || write(&store)).await {
            Ok(Ok(())) => return Ok(()),
            Ok(Err(error)) => Error::unavailable(error),
            Err(panicked) => Error::unavailable(panicked),
        };
        // A writer that failed writes no more. It is opened again, and looked at before.
        self.index.close();
        Err(failed)
    }
}

impl Work for Indexer {
    const NAME: &'static str = "search index";

    async fn round(&self) -> Result<Next> {
        if self.step().await? == Step::More {
            return Ok(Next::AtOnce);
        }
        // What is committed meanwhile is taken together.
        tokio::time::sleep(PACE).await;
        Ok(Next::OnCommit(PATIENCE))
    }
}

impl Batch {
    fn take(&mut self, source: &'static dyn Source, objects: Vec<i64>, documents: Vec<Document>) {
        self.objects.extend(objects);
        let name = source.name();
        self.documents.extend(documents.into_iter().map(|document| (name, document)));
    }
}
