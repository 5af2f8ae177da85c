//! SQLite: one writer thread with group commit, a few reader threads on snapshots.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags, params_from_iter};

use super::queue::{Job, Queue};
use super::tables::{Cell, Scalar};
use super::tx::{Conn, Tx};
use super::{Row, Shared, Sql, Value, dialect, forget};
use crate::error::Meaning;
use crate::{Error, Position, Result};

/// How many closures one disk flush may serve.
const GROUP: usize = 256;
const READERS: usize = 4;
/// How long to wait for another process that writes to the same file.
const PATIENCE: Duration = Duration::from_secs(30);

/// FULL: an acknowledged write survives a power cut, not only the end of the process. What is deleted is overwritten.
const SETUP: &str = "
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA secure_delete = ON;
    PRAGMA foreign_keys = ON;
    PRAGMA temp_store = MEMORY;
    PRAGMA mmap_size = 0;
    PRAGMA cache_size = -8000;
    PRAGMA journal_size_limit = 67108864;
";

/// What is read again and again is kept above the database; what pages SQLite keeps of its own are
/// kept once more for each reader, while the operating system keeps them for all.
const READER: &str = "PRAGMA query_only = ON; PRAGMA cache_size = -1000;";

pub(super) struct Pool {
    pub(super) writes: Arc<Queue>,
    pub(super) reads: Arc<Queue>,
    /// Where it is, and by which file layer.
    file: (PathBuf, Option<String>),
    threads: Vec<std::thread::JoinHandle<()>>,
}

impl Pool {
    pub(super) fn open(path: &Path, vfs: Option<&str>, shared: Arc<Shared>) -> Result<Pool> {
        let writes = Arc::new(Queue::default());
        let reads = Arc::new(Queue::default());
        let writer = connect(path, vfs)?;
        sync_folder(path)?;
        let mut threads = vec![spawn("writer", {
            let (queue, shared) = (writes.clone(), shared.clone());
            move || write_loop(&writer, &queue, &shared)
        })?];
        for _ in 0..READERS {
            let reader = connect(path, vfs)?;
            batch(&reader, READER)?;
            let (queue, shared) = (reads.clone(), shared.clone());
            threads.push(spawn("reader", move || read_loop(&reader, &queue, &shared))?);
        }
        let file = (path.to_owned(), vfs.map(str::to_owned));
        Ok(Pool { writes, reads, file, threads })
    }

    /// Leaves nothing of what was deleted in its files; answers whether it did.
    pub(super) fn forget(&self) -> Result<bool> {
        forget::forget(&connect(&self.file.0, self.file.1.as_deref())?)
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        self.writes.close();
        self.reads.close();
        for thread in self.threads.drain(..) {
            // The pool may be dropped by a closure on one of its own threads.
            if thread.thread().id() != std::thread::current().id() {
                drop(thread.join());
            }
        }
    }
}

fn spawn(
    name: &str,
    body: impl FnOnce() + Send + 'static,
) -> std::io::Result<std::thread::JoinHandle<()>> {
    std::thread::Builder::new().name(format!("sqlite-{name}")).spawn(body)
}

fn connect(path: &Path, vfs: Option<&str>) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = match vfs {
        Some(vfs) => Connection::open_with_flags_and_vfs(path, flags, vfs),
        None => Connection::open_with_flags(path, flags),
    }
    .map_err(broken)?;
    conn.busy_timeout(PATIENCE).map_err(broken)?;
    conn.set_prepared_statement_cache_capacity(512);
    // A plan must not depend on the values given: SQLite would make it again at each execution.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map_err(broken)?;
    set_up(&conn)?;
    Ok(conn)
}

/// While several processes open a new file at once, SQLite refuses to change its journal without
/// minding the busy timeout: then try again.
fn set_up(conn: &Connection) -> Result<()> {
    let start = Instant::now();
    loop {
        match conn.execute_batch(SETUP) {
            Err(cause)
                if cause.sqlite_error_code() == Some(ErrorCode::DatabaseBusy)
                    && start.elapsed() < PATIENCE =>
            {
                std::thread::sleep(Duration::from_millis(5));
            }
            outcome => return outcome.map_err(broken),
        }
    }
}

/// Empties the journal into the file and removes it. Connections that close at the same moment may each
/// leave that to the other.
pub(super) fn settle(path: &Path) -> Result<()> {
    let conn = connect(path, None)?;
    batch(&conn, "PRAGMA journal_mode = DELETE")?;
    conn.close().map_err(|(_, cause)| broken(cause))
}

/// A new file outlives a power cut only with its name in the folder.
fn sync_folder(path: &Path) -> Result<()> {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => File::open(folder)?.sync_all()?,
        _ => File::open(".")?.sync_all()?,
    }
    Ok(())
}

fn read_loop(conn: &Connection, queue: &Queue, shared: &Shared) {
    while let Some(jobs) = queue.take(1) {
        for mut job in jobs {
            let end = turn(conn, "BEGIN").and_then(|()| {
                let end = job.run(&mut Tx::new(Conn::Sqlite(conn), shared));
                // Nothing was written: ending the snapshot cannot lose anything.
                drop(turn(conn, "ROLLBACK"));
                end
            });
            job.finish(end);
        }
    }
}

fn write_loop(conn: &Connection, queue: &Queue, shared: &Shared) {
    while let Some(mut jobs) = queue.take(GROUP) {
        let Group { ends, logged } = group(conn, &mut jobs, shared, false);
        queue.committed(ends.iter().filter(|end| end.is_ok()).count());
        // Before anyone has an answer: whoever asks after it finds the log's readers awake.
        if let Some(logged) = logged {
            shared.committed(logged);
        }
        jobs.into_iter().zip(ends).for_each(|(job, end)| job.finish(end));
    }
}

/// What became of the jobs of one transaction.
struct Group {
    ends: Vec<Result<()>>,
    /// The place of the last entry that was written to the log.
    logged: Option<Position>,
}

impl Group {
    /// None was kept: those that would have been have this answer.
    fn lose(self, jobs: usize, error: &Error) -> Group {
        let lost = || Err(error.clone());
        let ends = self.ends.into_iter().map(|end| end.and_then(|()| lost()));
        let mut ends: Vec<_> = ends.collect();
        ends.resize_with(jobs, lost);
        Group { ends, logged: None }
    }
}

/// Runs the jobs in one transaction. Hardly any fails once it has written: only then do all run
/// again, each in a savepoint, for which SQLite keeps a copy of every page that it changes.
fn group(conn: &Connection, jobs: &mut [Box<dyn Job>], shared: &Shared, savepoints: bool) -> Group {
    let (count, mut done) = (jobs.len(), Group { ends: Vec::new(), logged: None });
    if let Err(error) = turn(conn, "BEGIN IMMEDIATE") {
        return done.lose(count, &error);
    }
    for job in jobs.iter_mut() {
        match attempt(conn, job.as_mut(), shared, savepoints) {
            Attempt::Kept(logged) => {
                done.logged = logged.or(done.logged);
                done.ends.push(Ok(()));
            }
            Attempt::Undone(error) => done.ends.push(Err(error)),
            Attempt::Half => {
                return match turn(conn, "ROLLBACK") {
                    Ok(()) => group(conn, jobs, shared, true),
                    Err(error) => done.lose(count, &error),
                };
            }
            Attempt::Lost(error) => {
                drop(turn(conn, "ROLLBACK"));
                let unavailable = error.meaning() == Meaning::Unavailable;
                let others = if unavailable { error.clone() } else { rolled_back() };
                done.ends.push(Err(error));
                return done.lose(count, &others);
            }
        }
    }
    match turn(conn, "COMMIT") {
        Ok(()) => done,
        Err(error) => {
            drop(turn(conn, "ROLLBACK"));
            done.lose(count, &error)
        }
    }
}

enum Attempt {
    /// Part of the group, with the place of the last entry it wrote to the log.
    Kept(Option<Position>),
    /// It failed and left no trace.
    Undone(Error),
    /// It failed after it wrote, and what it wrote is still there.
    Half,
    /// It took the whole group with it (disk full, I/O error): SQLite had to roll back.
    Lost(Error),
}

fn attempt(conn: &Connection, job: &mut dyn Job, shared: &Shared, savepoint: bool) -> Attempt {
    let begun = if savepoint { turn(conn, "SAVEPOINT job") } else { Ok(()) };
    let before = conn.total_changes();
    let mut tx = Tx::new(Conn::Sqlite(conn), shared);
    let end = begun.and_then(|()| job.run(&mut tx)).and_then(|()| match savepoint {
        true => in_transaction(conn).and_then(|()| turn(conn, "RELEASE job")),
        false => in_transaction(conn),
    });
    let undo = || turn(conn, "ROLLBACK TO job").and_then(|()| turn(conn, "RELEASE job"));
    match end {
        Ok(()) => Attempt::Kept(tx.logged()),
        Err(error) if conn.is_autocommit() || (savepoint && undo().is_err()) => {
            Attempt::Lost(error)
        }
        Err(error) if savepoint || !(tx.altered() || conn.total_changes() > before) => {
            Attempt::Undone(error)
        }
        Err(_) => Attempt::Half,
    }
}

/// Refuses to go on once SQLite has rolled everything back of itself (disk full, I/O error): a
/// rule that shrugs off that error would otherwise write outside of any transaction.
fn in_transaction(conn: &Connection) -> Result<()> {
    if conn.is_autocommit() { Err(rolled_back()) } else { Ok(()) }
}

fn rolled_back() -> Error {
    Error::unavailable("the transaction was rolled back")
}

pub(super) fn execute(conn: &Connection, sql: &Sql, params: &[Value<'_>]) -> Result<u64> {
    in_transaction(conn)?;
    let mut statement = conn.prepare_cached(sql.sqlite()).map_err(|e| named(sql, e))?;
    let count = statement.execute(params_from_iter(params)).map_err(|e| named(sql, e))?;
    Ok(count as u64)
}

pub(super) fn query(
    conn: &Connection,
    sql: &Sql,
    params: &[Value<'_>],
    keep: &mut dyn FnMut(&Row<'_>) -> Result<()>,
) -> Result<()> {
    in_transaction(conn)?;
    let mut statement = conn.prepare_cached(sql.sqlite()).map_err(|e| named(sql, e))?;
    let mut rows = statement.query(params_from_iter(params)).map_err(|e| named(sql, e))?;
    while let Some(row) = rows.next().map_err(|e| named(sql, e))? {
        keep(&Row::Sqlite(row))?;
    }
    Ok(())
}

pub(super) fn prepare(conn: &Connection, sql: &Sql) -> Result<()> {
    conn.prepare(sql.sqlite()).map(drop).map_err(|e| named(sql, e))
}

/// The columns of the tables: table, name, type, place in the key.
pub(super) const COLUMNS: &str = "SELECT t.name, c.name, c.type, c.pk
    FROM pragma_table_list t JOIN pragma_table_info(t.name) c
    WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite~_%' ESCAPE '~'
    ORDER BY t.name, c.cid";

/// Asks something once.
pub(super) fn ask(
    conn: &Connection,
    text: &str,
    keep: &mut dyn FnMut(&Row<'_>) -> Result<()>,
) -> Result<()> {
    in_transaction(conn)?;
    let mut statement = conn.prepare(text).map_err(broken)?;
    let mut rows = statement.query([]).map_err(broken)?;
    while let Some(row) = rows.next().map_err(broken)? {
        keep(&Row::Sqlite(row))?;
    }
    Ok(())
}

/// Executes a statement for each row of values.
pub(super) fn insert(conn: &Connection, text: &str, rows: &[Vec<Cell>]) -> Result<()> {
    in_transaction(conn)?;
    let mut statement = conn.prepare(text).map_err(broken)?;
    for row in rows {
        let values = row.iter().map(|cell| match cell {
            None => Value::Null,
            Some(Scalar::Integer(number)) => Value::Int(*number),
            Some(Scalar::Text(text)) => Value::Text(text.into()),
        });
        statement.execute(params_from_iter(values)).map_err(broken)?;
    }
    Ok(())
}

/// Damage to the file, and references to rows that are not there; empty when all is well.
pub(super) fn check(conn: &Connection) -> Vec<String> {
    let damage = describe(conn, "PRAGMA integrity_check", |row| row.get::<_, String>(0));
    let orphans = describe(conn, "PRAGMA foreign_key_check", |row| {
        let (table, id): (String, Option<i64>) = (row.get(0)?, row.get(1)?);
        let parent: String = row.get(2)?;
        let id = id.map_or_else(String::new, |id| format!(" {id}"));
        Ok(format!("{table}{id} refers to a row of {parent} that is not there"))
    });
    damage.into_iter().chain(orphans).filter(|line| line != "ok").collect()
}

/// The lines of an answer; a file too damaged to be asked is a finding too.
fn describe(
    conn: &Connection,
    question: &str,
    line: impl FnMut(&rusqlite::Row<'_>) -> rusqlite::Result<String>,
) -> Vec<String> {
    let ask = || conn.prepare(question)?.query_map([], line)?.collect::<rusqlite::Result<_>>();
    ask().unwrap_or_else(|cause: rusqlite::Error| vec![cause.to_string()])
}

/// Begins or ends a transaction, or a part of one: said too often to be read each time.
fn turn(conn: &Connection, text: &'static str) -> Result<()> {
    conn.prepare_cached(text).and_then(|mut turn| turn.execute([])).map(drop).map_err(broken)
}

pub(super) fn batch_within(conn: &Connection, text: &str) -> Result<()> {
    in_transaction(conn)?;
    batch(conn, text)
}

pub(super) fn batch(conn: &Connection, text: &str) -> Result<()> {
    conn.execute_batch(&dialect::sqlite(text)).map_err(broken)
}

/// Whether this process has met a damaged file.
static DAMAGED: AtomicBool = AtomicBool::new(false);

/// Whether a database file turned out to be damaged, as far as this process has met it.
pub(super) fn is_damaged() -> bool {
    DAMAGED.load(Ordering::Relaxed)
}

fn named(sql: &Sql, cause: rusqlite::Error) -> Error {
    let (name, file) = sql.name();
    tracing::debug!(statement = name, file, %cause, "statement failed");
    broken(cause)
}

pub(super) fn broken(cause: rusqlite::Error) -> Error {
    match cause.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => {
            Error::new(Meaning::Unavailable, "error-disk-full").because(cause)
        }
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
            DAMAGED.store(true, Ordering::Relaxed);
            tracing::error!(%cause, "the database file is damaged: restore a backup");
            Error::new(Meaning::Unavailable, "error-database-damaged").because(cause)
        }
        Some(
            ErrorCode::SystemIoFailure
            | ErrorCode::CannotOpen
            | ErrorCode::DatabaseBusy
            | ErrorCode::ReadOnly,
        ) => Error::unavailable(cause),
        _ => Error::internal(cause),
    }
}
