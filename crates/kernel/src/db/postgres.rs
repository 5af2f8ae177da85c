//! PostgreSQL: threads that own a connection each; serialisable writes, tried again when they met.

use std::collections::HashMap;
use std::io::Write;
use std::sync::Arc;
use std::time::Duration;

use ::postgres::error::SqlState;
use ::postgres::fallible_iterator::FallibleIterator;
use ::postgres::{Client, Config, Statement};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::bell::Bell;
use super::queue::{Job, Queue};
use super::tx::{Conn, Tx};
use super::{Row, Shared, Sql, Value, dialect};
use crate::error::Meaning;
use crate::{Error, Result};

const WRITERS: usize = 8;
const READERS: usize = 6;
/// How often a write that met another is tried again before its author hears of it.
const TRIES: u32 = 12;

/// How long a server may take to answer at all, where its address does not say.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

pub(super) struct Pool {
    pub(super) writes: Arc<Queue>,
    pub(super) reads: Arc<Queue>,
    threads: Vec<std::thread::JoinHandle<()>>,
    bell: Arc<Bell>,
}

impl Pool {
    pub(super) fn open(url: &str, shared: Arc<Shared>) -> Result<Pool> {
        let mut config: Config = url.parse().map_err(Error::unavailable)?;
        if config.get_connect_timeout().is_none() {
            config.connect_timeout(CONNECT_TIMEOUT);
        }
        let tls = MakeRustlsConnect::new(crate::tls::client()?);
        let mut first = Some(connect_aside(&config, &tls)?);
        let bell = Bell::hang(&config, &tls, &shared)?;
        let (writes, reads) = (Arc::new(Queue::default()), Arc::new(Queue::default()));
        let mut threads = Vec::new();
        for n in 0..WRITERS + READERS {
            let (queue, kind) =
                if n < WRITERS { (&writes, Kind::Write) } else { (&reads, Kind::Read) };
            let worker = Worker {
                config: config.clone(),
                tls: tls.clone(),
                conn: first.take(),
                shared: shared.clone(),
                bell: bell.clone(),
                logged: false,
                kind,
            };
            let queue = queue.clone();
            let thread = std::thread::Builder::new().name(format!("postgres-{n}"));
            threads.push(thread.spawn(move || worker.follow(&queue))?);
        }
        Ok(Pool { writes, reads, threads, bell })
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        self.bell.close();
        self.writes.close();
        self.reads.close();
        for thread in self.threads.drain(..) {
            if thread.thread().id() != std::thread::current().id() {
                drop(thread.join());
            }
        }
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Read,
    Write,
}

struct Worker {
    config: Config,
    tls: MakeRustlsConnect,
    conn: Option<Connection>,
    shared: Arc<Shared>,
    bell: Arc<Bell>,
    /// Whether the last job wrote to the log, and other processes are to hear of it.
    logged: bool,
    kind: Kind,
}

impl Worker {
    fn follow(mut self, queue: &Queue) {
        while let Some(jobs) = queue.take(1) {
            for mut job in jobs {
                let end = self.serve(job.as_mut());
                if end.is_ok() && self.kind == Kind::Write {
                    queue.committed(1);
                }
                job.finish(end);
                if std::mem::take(&mut self.logged) && self.bell.is_due(queue.is_empty()) {
                    self.ring();
                }
            }
        }
    }

    /// Wakes other processes. Where it fails they look for themselves a little later.
    fn ring(&mut self) {
        if let Some(conn) = &mut self.conn {
            drop(conn.client.batch_execute(Bell::RING));
        }
    }

    fn serve(&mut self, job: &mut dyn Job) -> Result<()> {
        let mut tries = 0;
        loop {
            let outcome = self.attempt(job);
            if self.conn.as_ref().is_some_and(|conn| conn.client.is_closed()) {
                self.conn = None;
            }
            match outcome {
                Err(error) if error.is_retryable() && tries < TRIES => {
                    tries += 1;
                    // Two that met wait for different times, so that they do not meet again.
                    let [noise] = crate::clock::random::<1>();
                    let wait = (1 << tries.min(6)) * (1 + u64::from(noise % 4));
                    std::thread::sleep(Duration::from_millis(wait));
                }
                outcome => return outcome,
            }
        }
    }

    fn attempt(&mut self, job: &mut dyn Job) -> Result<()> {
        let conn = match &mut self.conn {
            Some(conn) => conn,
            None => self.conn.insert(connect(&self.config, &self.tls)?),
        };
        conn.begin(match self.kind {
            Kind::Read => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
            Kind::Write => "BEGIN ISOLATION LEVEL SERIALIZABLE",
        })?;
        let mut tx = Tx::new(Conn::Postgres(conn), &self.shared);
        let end = job.run(&mut tx);
        let logged = tx.logged();
        match end.and_then(|()| conn.commit()) {
            Ok(()) => {
                if let Some(logged) = logged {
                    self.shared.committed(logged);
                    self.logged = true;
                }
                Ok(())
            }
            Err(error) => {
                // However the rule put it, where it met another the cause is to be tried again.
                let met = conn.failed.take().filter(Error::is_retryable);
                drop(conn.batch("ROLLBACK"));
                Err(met.unwrap_or(error))
            }
        }
    }
}

/// The columns of the tables: table, name, type, place in the key.
pub(super) const COLUMNS: &str = "SELECT CAST(t.relname AS TEXT), CAST(c.attname AS TEXT),
        format_type(c.atttypid, NULL),
        COALESCE(array_position(CAST(k.indkey AS SMALLINT[]), c.attnum) + 1, 0)
    FROM pg_class t JOIN pg_attribute c ON c.attrelid = t.oid
    LEFT JOIN pg_index k ON k.indrelid = t.oid AND k.indisprimary
    WHERE t.relnamespace = CAST(current_schema() AS regnamespace) AND t.relkind = 'r'
        AND c.attnum > 0 AND NOT c.attisdropped
    ORDER BY t.relname COLLATE \"C\", c.attnum";

/// References are looked at when they are asked for, not at each row.
pub(super) const DEFER: &str = "SELECT format('ALTER TABLE %I ALTER CONSTRAINT %I
        DEFERRABLE INITIALLY DEFERRED', CAST(c.conrelid AS regclass), c.conname)
    FROM pg_constraint c
    WHERE c.connamespace = CAST(current_schema() AS regnamespace) AND c.contype = 'f'";

/// As the schema says it.
pub(super) const UNDEFER: &str =
    "SELECT format('ALTER TABLE %I ALTER CONSTRAINT %I NOT DEFERRABLE',
        CAST(c.conrelid AS regclass), c.conname)
    FROM pg_constraint c
    WHERE c.connamespace = CAST(current_schema() AS regnamespace) AND c.contype = 'f'";

/// Columns that number rows go on after the last there is.
pub(super) const NUMBER: &str = "SELECT format('SELECT setval(pg_get_serial_sequence(%L, %L),
        (SELECT COALESCE(MAX(%I), 0) + 1 FROM %I), false)', table_name, column_name, column_name, table_name)
    FROM information_schema.columns
    WHERE table_schema = current_schema() AND is_identity = 'YES'";

/// Statements are statics: their address tells them apart.
fn address(sql: &'static Sql) -> usize {
    std::ptr::from_ref(sql).addr()
}

/// A connection with the statements it has prepared.
pub(super) struct Connection {
    client: Client,
    statements: HashMap<usize, Statement>,
    /// Why the server has given up the open transaction, or its innermost savepoint.
    failed: Option<Error>,
}

fn connect(config: &Config, tls: &MakeRustlsConnect) -> Result<Connection> {
    let client = config.connect(tls.clone()).map_err(broken)?;
    Ok(Connection { client, statements: HashMap::new(), failed: None })
}

/// Connects on another thread: the driver starts a runtime, which it may not do inside the one of
/// an asynchronous caller.
fn connect_aside(config: &Config, tls: &MakeRustlsConnect) -> Result<Connection> {
    std::thread::scope(|scope| scope.spawn(|| connect(config, tls)).join())
        .unwrap_or_else(|_| Err(Error::internal("connecting panicked")))
}

impl Connection {
    fn statement(&mut self, sql: &'static Sql) -> Result<Statement> {
        if let Some(known) = self.statements.get(&address(sql)) {
            return Ok(known.clone());
        }
        let prepared = self.client.prepare(sql.postgres());
        let statement = prepared.map_err(|cause| self.fail(named(sql, cause)))?;
        self.statements.insert(address(sql), statement.clone());
        Ok(statement)
    }

    pub(super) fn prepare(&mut self, sql: &'static Sql) -> Result<()> {
        self.statement(sql).map(drop)
    }

    pub(super) fn execute(&mut self, sql: &'static Sql, params: &[Value<'_>]) -> Result<u64> {
        let statement = self.statement(sql)?;
        let params = borrowed(params);
        let count = self.client.execute(&statement, &params);
        count.map_err(|cause| self.fail(named(sql, cause)))
    }

    pub(super) fn query(
        &mut self,
        sql: &'static Sql,
        params: &[Value<'_>],
        keep: &mut dyn FnMut(&Row<'_>) -> Result<()>,
    ) -> Result<()> {
        let statement = self.statement(sql)?;
        let rows = self.client.query(&statement, &borrowed(params));
        let rows = rows.map_err(|cause| self.fail(named(sql, cause)))?;
        rows.iter().try_for_each(|row| keep(&Row::Postgres(row)))
    }

    pub(super) fn batch(&mut self, text: &str) -> Result<()> {
        let done = self.client.batch_execute(&dialect::postgres(text));
        done.map_err(|cause| self.fail(broken(cause)))?;
        if text.starts_with("ROLLBACK") {
            self.failed = None;
        }
        Ok(())
    }

    /// Asks something once; the rows come one by one.
    pub(super) fn ask(
        &mut self,
        text: &str,
        keep: &mut dyn FnMut(&Row<'_>) -> Result<()>,
    ) -> Result<()> {
        let nothing: [&(dyn ::postgres::types::ToSql + Sync); 0] = [];
        let rows = self.client.query_raw(text, nothing);
        let mut rows = rows.map_err(broken)?;
        while let Some(row) = rows.next().map_err(broken)? {
            keep(&Row::Postgres(&row))?;
        }
        Ok(())
    }

    /// Gives `rows`, in the text format, to a `COPY … FROM STDIN`.
    pub(super) fn copy_in(&mut self, text: &str, rows: &[u8]) -> Result<()> {
        let mut copy = self.client.copy_in(text).map_err(broken)?;
        copy.write_all(rows)?;
        copy.finish().map(drop).map_err(broken)
    }

    /// Tells the processes that listen, with the commit.
    pub(super) fn say(&mut self, words: &str) -> Result<()> {
        let said = self.client.execute(Bell::SAY, &[&words]);
        said.map(drop).map_err(|cause| self.fail(broken(cause)))
    }

    /// Begins a transaction. Where the connection turns out to have been cut, nothing was done yet
    /// and another one may be tried.
    fn begin(&mut self, text: &str) -> Result<()> {
        self.failed = None;
        let begun = self.batch(text);
        begun.map_err(|error| if self.client.is_closed() { error.retryable() } else { error })
    }

    /// Commits. The server answers the `COMMIT` of a transaction in which a statement failed with
    /// a roll-back that looks like a success: a rule that shrugged the failure off would believe
    /// that its writes were kept.
    fn commit(&mut self) -> Result<()> {
        match &self.failed {
            Some(error) => Err(error.clone()),
            None => self.batch("COMMIT"),
        }
    }

    fn fail(&mut self, error: Error) -> Error {
        self.failed.get_or_insert_with(|| error.clone());
        error
    }
}

fn borrowed<'a>(params: &'a [Value<'a>]) -> Vec<&'a (dyn ::postgres::types::ToSql + Sync)> {
    params.iter().map(|value| value as &(dyn ::postgres::types::ToSql + Sync)).collect()
}

fn named(sql: &Sql, cause: ::postgres::Error) -> Error {
    let (name, file) = sql.name();
    tracing::debug!(statement = name, file, %cause, "statement failed");
    broken(cause)
}

fn broken(cause: ::postgres::Error) -> Error {
    // Its Display says only "db error"; the detail is in the source.
    let detail = || cause.as_db_error().map_or_else(|| cause.to_string(), ToString::to_string);
    match cause.code() {
        Some(&SqlState::T_R_SERIALIZATION_FAILURE | &SqlState::T_R_DEADLOCK_DETECTED) => {
            Error::unavailable(detail()).retryable()
        }
        Some(&SqlState::DISK_FULL) => {
            Error::new(Meaning::Unavailable, "error-disk-full").because(detail())
        }
        Some(_) => Error::internal(detail()),
        None => Error::unavailable(cause.to_string()),
    }
}
