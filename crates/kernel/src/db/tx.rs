//! A transaction: what the rules of the domain are written over.

use rusqlite::Connection;

use super::{Row, Shared, Sql, Value, postgres as pg, sqlite};
use crate::origin::{self, Origin};
use crate::{Activity, Entry, Position, Result, Time};

/// An open transaction. Everything a rule needs from outside comes through it: rows, the hour,
/// new identifiers, and the log.
pub struct Tx<'a> {
    pub(super) conn: Conn<'a>,
    shared: &'a Shared,
    now: Time,
    /// Whether that is an hour of the past, as an importer writes it.
    dated: bool,
    logged: Option<Position>,
    altered: bool,
    /// From where what it writes comes.
    origin: Option<Origin>,
}

pub(super) enum Conn<'a> {
    Sqlite(&'a Connection),
    Postgres(&'a mut pg::Connection),
}

impl<'a> Tx<'a> {
    pub(super) fn new(conn: Conn<'a>, shared: &'a Shared) -> Self {
        let now = shared.clock.now();
        Tx { conn, shared, now, dated: false, logged: None, altered: false, origin: None }
    }

    /// From where what it writes comes.
    pub(crate) fn origin(&self) -> Option<&Origin> {
        self.origin.as_ref()
    }

    /// What is written from here on comes from there.
    pub(super) fn from(&mut self, origin: Option<Origin>) {
        self.origin = origin;
    }

    /// The hour of the transaction.
    pub fn now(&self) -> Time {
        self.now
    }

    /// Does what follows as of `time`: for importers and the demo, which write the past.
    pub fn at(&mut self, time: Time) -> &mut Self {
        (self.now, self.dated) = (time, true);
        self
    }

    /// A new identifier for an object created at the transaction's hour: after all others, unless that
    /// is one of the past.
    pub fn new_id<T: From<i64>>(&self) -> T {
        let mut ids = self.shared.ids.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        let entropy = u64::from_le_bytes(crate::clock::random::<8>());
        T::from(match self.dated {
            true => ids.make(self.now, entropy),
            false => ids.make_now(self.now, entropy),
        })
    }

    /// The value of this type that the whole application shares: see [`super::Db::value`].
    pub fn value<T: std::any::Any + Default + Send + Sync>(&self) -> std::sync::Arc<T> {
        self.shared.values.get()
    }

    /// Changes rows; answers how many.
    pub fn execute(&mut self, sql: &'static Sql, params: &[Value<'_>]) -> Result<u64> {
        self.shared.asked();
        match &mut self.conn {
            Conn::Sqlite(conn) => sqlite::execute(conn, sql, params),
            Conn::Postgres(conn) => conn.execute(sql, params),
        }
    }

    /// All rows of an answer, each made into a `T`.
    pub fn query<T>(
        &mut self,
        sql: &'static Sql,
        params: &[Value<'_>],
        mut make: impl FnMut(&Row<'_>) -> Result<T>,
    ) -> Result<Vec<T>> {
        self.shared.asked();
        let mut rows = Vec::new();
        let mut keep = |row: &Row<'_>| make(row).map(|item| rows.push(item));
        match &mut self.conn {
            Conn::Sqlite(conn) => sqlite::query(conn, sql, params, &mut keep)?,
            Conn::Postgres(conn) => conn.query(sql, params, &mut keep)?,
        }
        Ok(rows)
    }

    /// The first row of an answer, if there is one.
    pub fn query_opt<T>(
        &mut self,
        sql: &'static Sql,
        params: &[Value<'_>],
        make: impl FnMut(&Row<'_>) -> Result<T>,
    ) -> Result<Option<T>> {
        Ok(self.query(sql, params, make)?.into_iter().next())
    }

    /// The one row of an answer.
    ///
    /// # Errors
    /// `NotFound` when there is none.
    pub fn query_one<T>(
        &mut self,
        sql: &'static Sql,
        params: &[Value<'_>],
        make: impl FnMut(&Row<'_>) -> Result<T>,
    ) -> Result<T> {
        self.query_opt(sql, params, make)?.ok_or_else(crate::Error::not_found)
    }

    /// Appends what happened to the log, in this same transaction.
    pub fn log(&mut self, activity: Activity) -> Result<()> {
        self.logged = Some(crate::log::append(self, &activity)?);
        origin::note(self, &activity)
    }

    /// The entries of the log after `position` that no open transaction can precede.
    pub fn log_after(&mut self, position: Position, most: i64) -> Result<Vec<Entry>> {
        crate::log::after(self, position, most)
    }

    /// Runs `body`; where it fails, undoes only what it wrote and gives back its error.
    pub fn savepoint<T>(&mut self, body: impl FnOnce(&mut Tx<'_>) -> Result<T>) -> Result<T> {
        self.batch("SAVEPOINT inner_work")?;
        let logged = self.logged;
        match body(self) {
            Ok(value) => {
                self.batch("RELEASE SAVEPOINT inner_work")?;
                Ok(value)
            }
            Err(error) => {
                // Where even this fails the whole transaction is lost, for the first reason.
                let undone = self
                    .batch("ROLLBACK TO SAVEPOINT inner_work")
                    .and_then(|()| self.batch("RELEASE SAVEPOINT inner_work"));
                drop(undone);
                // What was taken back is not in the log.
                self.logged = logged;
                Err(error)
            }
        }
    }

    /// Says something to the processes that listen ([`super::Db::peers`]), once it is committed.
    pub(super) fn say(&mut self, words: &str) -> Result<()> {
        match &mut self.conn {
            Conn::Sqlite(_) => Ok(()),
            Conn::Postgres(conn) => conn.say(words),
        }
    }

    /// Prepares a statement without running it: a test asks this of every statement there is.
    pub fn prepare(&mut self, sql: &'static Sql) -> Result<()> {
        match &mut self.conn {
            Conn::Sqlite(conn) => sqlite::prepare(conn, sql),
            Conn::Postgres(conn) => conn.prepare(sql),
        }
    }

    /// Statements without parameters, for migrations and savepoints.
    pub(crate) fn batch(&mut self, text: &str) -> Result<()> {
        self.altered = true;
        match &mut self.conn {
            Conn::Sqlite(conn) => sqlite::batch_within(conn, text),
            Conn::Postgres(conn) => conn.batch(text),
        }
    }

    pub(super) fn check(&mut self) -> Vec<String> {
        match &self.conn {
            Conn::Sqlite(conn) => sqlite::check(conn),
            // The server minds its own files, and never lets a reference dangle.
            Conn::Postgres(_) => Vec::new(),
        }
    }

    /// Whether it may have made changes that are not changes of rows.
    pub(super) fn altered(&self) -> bool {
        self.altered
    }

    /// Where the last entry stands that this transaction appended.
    pub(super) fn logged(&self) -> Option<Position> {
        self.logged
    }
}
