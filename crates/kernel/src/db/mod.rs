//! The database: transactions as closures over [`Tx`], on SQLite or PostgreSQL.
//!
//! A rule of the domain is a plain function over `&mut Tx`. A handler says
//! `db.write(move |tx| …).await`: the closure runs on a thread that owns a connection, inside one
//! transaction, and the answer comes after the commit. It may run more than once (PostgreSQL asks
//! to try again when two transactions met), so it takes what it needs by reference.
//!
//! On SQLite one writer thread drains its queue into one transaction: many durable writes a disk
//! flush, and never "database is locked". Where one of them fails, it alone is undone.

mod bell;
mod dialect;
mod forget;
pub mod invariants;
pub mod of_person;
mod peers;
mod postgres;
mod queue;
mod sql;
mod sqlite;
pub mod tables;
mod tx;
mod value;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use tokio::sync::{broadcast, oneshot, watch};

use crate::id::Maker;
use crate::values::Values;
use crate::{Clock, Error, Position, Result};

pub use peers::Peer;
pub use queue::Stats;
pub use sql::Sql;
pub use tx::Tx;
pub use value::{FromColumn, Row, ToValue, Value};

/// Where a database is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A file of the embedded engine.
    Sqlite {
        /// The file; made when absent.
        path: PathBuf,
        /// Name of a registered SQLite file layer other than the system's (tests of durability).
        vfs: Option<String>,
    },
    /// A PostgreSQL server, as `postgres://user:password@host/database`.
    Postgres(String),
}

impl Source {
    /// The embedded database at `path`.
    pub fn file(path: impl AsRef<Path>) -> Self {
        Source::Sqlite { path: path.as_ref().to_owned(), vfs: None }
    }

    /// Brings all that an embedded database holds into its one file, so that the file may be moved. Nobody
    /// may have it open.
    ///
    /// # Errors
    /// `Unavailable` when somebody has it open all the same.
    pub fn settle(path: &Path) -> Result<()> {
        sqlite::settle(path)
    }

    /// `postgres://…` or the path of a file.
    pub fn parse(text: &str) -> Self {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            Source::Postgres(text.to_owned())
        } else {
            Source::file(text.strip_prefix("sqlite:").unwrap_or(text))
        }
    }
}

/// Words of other processes that a listener may be behind before it misses some.
const PEERS: usize = 1_024;

/// A database in use. Cheap to clone.
#[derive(Clone)]
pub struct Db(Arc<Inner>);

struct Inner {
    engine: Engine,
    shared: Arc<Shared>,
}

/// What every connection thread needs.
pub(crate) struct Shared {
    pub(crate) clock: Clock,
    pub(crate) ids: Mutex<Maker>,
    /// The furthest position of the log that this process has committed. Its changes wake the
    /// readers of the log, also when another process has written.
    pub(crate) commits: watch::Sender<Position>,
    peers: broadcast::Sender<Peer>,
    reads: AtomicU64,
    statements: AtomicU64,
    pub(crate) values: Values,
}

impl Shared {
    /// Counts a statement.
    fn asked(&self) {
        self.statements.fetch_add(1, Ordering::Relaxed);
    }

    /// Tells the readers of the log of a commit that wrote to it.
    pub(crate) fn committed(&self, logged: Position) {
        self.commits.send_modify(|last| *last = logged.max(*last));
    }
}

enum Engine {
    Sqlite(sqlite::Pool),
    Postgres(postgres::Pool),
}

impl Db {
    /// Opens the database, without looking at its tables (see [`crate::migrate`]).
    ///
    /// # Errors
    /// `Unavailable` when the file cannot be opened or the server does not answer.
    pub fn open(source: &Source, clock: Clock) -> Result<Db> {
        let shared = Arc::new(Shared {
            clock,
            ids: Mutex::default(),
            commits: watch::Sender::new(Position::default()),
            peers: broadcast::Sender::new(PEERS),
            reads: AtomicU64::default(),
            statements: AtomicU64::default(),
            values: Values::default(),
        });
        let engine = match source {
            Source::Sqlite { path, vfs } => {
                Engine::Sqlite(sqlite::Pool::open(path, vfs.as_deref(), shared.clone())?)
            }
            Source::Postgres(url) => Engine::Postgres(postgres::Pool::open(url, shared.clone())?),
        };
        Ok(Db(Arc::new(Inner { engine, shared })))
    }

    /// Runs `body` in a transaction that may write. The answer comes once the commit is on disk;
    /// an error rolls everything back. `body` may run more than once, each time from the beginning.
    pub async fn write<T, F>(&self, mut body: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
    {
        let (send, receive) = oneshot::channel();
        let origin = crate::origin::current();
        // Others write in the same transaction.
        let body = move |tx: &mut Tx<'_>| {
            tx.from(origin.clone());
            let done = body(tx);
            tx.from(None);
            done
        };
        self.queue_write(queue::call(body, move |answer| drop(send.send(answer))));
        receive.await.unwrap_or_else(|_| Err(closed()))
    }

    /// Runs `body` on one consistent snapshot of the database.
    pub async fn read<T, F>(&self, body: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
    {
        let (send, receive) = oneshot::channel();
        self.queue_read(queue::call(body, move |answer| drop(send.send(answer))));
        receive.await.unwrap_or_else(|_| Err(closed()))
    }

    /// [`Db::write`] for code that is not async: importers, the demo, command lines.
    pub fn write_blocking<T, F>(&self, body: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
    {
        let (send, receive) = std::sync::mpsc::channel();
        self.queue_write(queue::call(body, move |answer| drop(send.send(answer))));
        receive.recv().unwrap_or_else(|_| Err(closed()))
    }

    /// [`Db::read`] for code that is not async.
    pub fn read_blocking<T, F>(&self, body: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
    {
        let (send, receive) = std::sync::mpsc::channel();
        self.queue_read(queue::call(body, move |answer| drop(send.send(answer))));
        receive.recv().unwrap_or_else(|_| Err(closed()))
    }

    /// Looks for damage in the file and for references to rows that are not there; each finding is
    /// a line for an administrator. Reads the whole file: not for a request.
    pub fn check(&self) -> Result<Vec<String>> {
        self.read_blocking(|tx| Ok(tx.check()))
    }

    /// The furthest position of the log that this process has committed. It wakes whoever follows
    /// the log; on PostgreSQL also when another process may have written.
    pub fn commits(&self) -> watch::Receiver<Position> {
        self.0.shared.commits.subscribe()
    }

    /// What is created from now on gets identifiers after this one, though the clock says otherwise.
    pub fn follow(&self, id: i64) {
        self.0.shared.ids.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).follow(id);
    }

    /// Leaves nothing of what was deleted in the files of the embedded database; answers whether: while somebody reads what
    /// was, it is to be asked again. A server looks after its own files. Blocks, and holds writers up, for a moment.
    ///
    /// # Errors
    /// Whatever the disk meets.
    pub fn forget(&self) -> Result<bool> {
        match &self.0.engine {
            Engine::Sqlite(pool) => pool.forget(),
            Engine::Postgres(_) => Ok(true),
        }
    }

    /// The size of the database on disk, in bytes.
    ///
    /// # Errors
    /// Whatever the database meets.
    pub async fn size(&self) -> Result<i64> {
        self.read(tables::size).await
    }

    /// What the engine is called.
    pub fn engine_name(&self) -> &'static str {
        match self.0.engine {
            Engine::Sqlite(_) => "SQLite",
            Engine::Postgres(_) => "PostgreSQL",
        }
    }

    /// The clock that transactions read.
    pub fn clock(&self) -> &Clock {
        &self.0.shared.clock
    }

    /// The value of this type that the whole application shares, made when it is first asked for.
    pub fn value<T: std::any::Any + Default + Send + Sync>(&self) -> Arc<T> {
        self.0.shared.values.get()
    }

    /// Whether the database is known to be damaged: something that was asked met it.
    pub fn is_damaged(&self) -> bool {
        matches!(self.0.engine, Engine::Sqlite(_)) && sqlite::is_damaged()
    }

    /// Whether other processes may be writing to the same database as a matter of course.
    pub fn is_shared(&self) -> bool {
        matches!(self.0.engine, Engine::Postgres(_))
    }

    /// What was asked of it so far, by requests and by whoever works beside them.
    pub fn stats(&self) -> Stats {
        let (jobs, commits) = match &self.0.engine {
            Engine::Sqlite(pool) => pool.writes.kept(),
            Engine::Postgres(pool) => pool.writes.kept(),
        };
        let Shared { reads, statements, .. } = &*self.0.shared;
        let of = |count: &AtomicU64| count.load(Ordering::Relaxed);
        Stats { jobs, commits, reads: of(reads), statements: of(statements) }
    }

    fn queue_write(&self, job: Box<dyn queue::Job>) {
        match &self.0.engine {
            Engine::Sqlite(pool) => pool.writes.push(job),
            Engine::Postgres(pool) => pool.writes.push(job),
        }
    }

    fn queue_read(&self, job: Box<dyn queue::Job>) {
        self.0.shared.reads.fetch_add(1, Ordering::Relaxed);
        match &self.0.engine {
            Engine::Sqlite(pool) => pool.reads.push(job),
            Engine::Postgres(pool) => pool.reads.push(job),
        }
    }
}

fn closed() -> Error {
    Error::unavailable("the database is closed")
}
