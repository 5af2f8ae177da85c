//! The database alone: one connection of the driver, prepared statements, the product's rows.
//!
//! Works on a copy of the company of its own, so that trees and pages are as large as the product's
//! and neither fills the other's file.

use std::collections::HashMap;
use std::time::Duration;

use postgres::NoTls;
use postgres::types::ToSql;
use rusqlite::types::ToSql as ToSqlite;

use super::store::{COMMENT, ENTRY, ONE, PAGE, POST, PRAGMAS, REACTION, SPACE};
use crate::Result;
use crate::data::{Manifest, comment_text, post_text};
use crate::load::{Histogram, Sample};
use crate::machine::Stopwatch;
use crate::place::Copy;

/// Writers whose rows share a commit.
pub const GROUP: usize = 32;

/// What is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Write {
    /// A post and its entry of the log.
    Post,
    /// A comment and its entry.
    Comment,
    /// A reaction and its entry.
    Reaction,
}

/// What is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Read {
    /// A post by its number.
    One,
    /// Twenty posts by keyset.
    Page,
}

enum Connection {
    Sqlite(rusqlite::Connection),
    Postgres(Box<postgres::Client>, HashMap<&'static str, postgres::Statement>),
}

/// A value for a statement of either driver: all of ours are numbers or texts.
enum Value {
    Int(i64),
    Text(String),
}

/// The yardstick of reads and writes.
pub struct Raw {
    connection: Connection,
    posts: Vec<i64>,
    people: Vec<i64>,
    space: i64,
    next: i64,
    turn: usize,
}

impl Raw {
    /// Over a copy that nothing else uses.
    pub fn open(copy: &Copy, manifest: &Manifest) -> Result<Raw> {
        let connection = match copy.url() {
            Some(url) => {
                let client = postgres::Client::connect(&url, NoTls)?;
                Connection::Postgres(Box::new(client), HashMap::new())
            }
            None => {
                let connection = rusqlite::Connection::open(copy.file())?;
                connection.execute_batch(PRAGMAS)?;
                Connection::Sqlite(connection)
            }
        };
        let now = kernel::Clock::system().now();
        let mut raw = Raw {
            connection,
            posts: manifest.open_posts.clone(),
            people: manifest.viewers.clone(),
            space: 0,
            // After every number of the company, as the product's own are.
            next: now.millis() << kernel::id::ENTROPY_BITS,
            turn: 0,
        };
        raw.space = raw.first_number(SPACE, manifest.open_posts[0])?;
        Ok(raw)
    }

    /// Reads for so long, one after another.
    pub fn read(&mut self, what: Read, measured: Duration) -> Result<Sample> {
        let sql = if what == Read::One { ONE } else { PAGE };
        let (began, mut took, mut rows) = (Stopwatch::start(), Histogram::default(), 0);
        while began.elapsed() < measured {
            let sent = began.elapsed();
            self.turn += 1;
            let id = self.posts[self.turn % self.posts.len()];
            rows += self.rows(sql, id)?;
            took.add(began.elapsed() - sent);
        }
        if rows == 0 {
            return Err("the yardstick read nothing".into());
        }
        Ok(sample(&took, began.seconds()))
    }

    /// Commits [`GROUP`] writes at a time for so long; the rate is of writes.
    pub fn write(&mut self, what: Write, measured: Duration) -> Result<Sample> {
        let (began, mut took) = (Stopwatch::start(), Histogram::default());
        while began.elapsed() < measured {
            let sent = began.elapsed();
            self.run("BEGIN", &[])?;
            for _ in 0..GROUP {
                self.one(what)?;
            }
            self.run("COMMIT", &[])?;
            let done = began.elapsed() - sent;
            (0..GROUP).for_each(|_| took.add(done));
        }
        Ok(sample(&took, began.seconds()))
    }

    fn one(&mut self, what: Write) -> Result<()> {
        self.turn += 1;
        self.next += 1;
        let at = Value::Int(self.next >> kernel::id::ENTROPY_BITS);
        let (id, turn) = (self.next, self.turn);
        let (post, space) = (self.posts[turn % self.posts.len()], self.space);
        let person = self.people[(turn / self.posts.len() + turn) % self.people.len()];
        let text = |body: String| {
            let html = format!("<p>{body}</p>\n");
            (Value::Text(body), Value::Text(html))
        };
        let (sql, row, kind, object) = match what {
            Write::Post => {
                let (body, html) = text(post_text(turn as u64, self.people.len()));
                let row =
                    vec![Value::Int(id), Value::Int(space), Value::Int(person), body, html, at];
                (POST, row, "post.published", id)
            }
            Write::Comment => {
                let (body, html) = text(comment_text(turn as u64, self.people.len()));
                let row =
                    vec![Value::Int(id), Value::Int(post), Value::Int(person), body, html, at];
                (COMMENT, row, "comment.written", id)
            }
            Write::Reaction => {
                (REACTION, vec![Value::Int(post), Value::Int(person), at], "reaction.changed", post)
            }
        };
        self.run(sql, &row)?;
        let entry = [
            Value::Int(id >> kernel::id::ENTROPY_BITS),
            Value::Text(kind.to_owned()),
            Value::Int(person),
            Value::Int(space),
            Value::Int(object),
            Value::Int(post),
        ];
        self.run(ENTRY, &entry)
    }

    fn run(&mut self, sql: &'static str, values: &[Value]) -> Result<()> {
        match &mut self.connection {
            Connection::Sqlite(connection) => {
                let values = values.iter().map(|value| match value {
                    Value::Int(number) => number as &dyn ToSqlite,
                    Value::Text(text) => text,
                });
                let mut statement = connection.prepare_cached(&sql.replace('$', "?"))?;
                statement.execute(rusqlite::params_from_iter(values))?;
            }
            Connection::Postgres(client, _) if values.is_empty() => client.batch_execute(sql)?,
            Connection::Postgres(client, known) => {
                let values: Vec<&(dyn ToSql + Sync)> = values
                    .iter()
                    .map(|value| match value {
                        Value::Int(number) => number as &(dyn ToSql + Sync),
                        Value::Text(text) => text,
                    })
                    .collect();
                let statement = prepared(client, known, sql)?;
                client.execute(&statement, &values)?;
            }
        }
        Ok(())
    }

    /// Reads every column of every row, as a program would; answers how many rows.
    fn rows(&mut self, sql: &'static str, id: i64) -> Result<usize> {
        match &mut self.connection {
            Connection::Sqlite(connection) => {
                let mut statement = connection.prepare_cached(&sql.replace('$', "?"))?;
                let rows = statement.query_map([id], |row| {
                    let texts: [String; 5] =
                        [row.get(3)?, row.get(4)?, row.get(5)?, row.get(6)?, row.get(7)?];
                    let numbers: [i64; 4] = [row.get(0)?, row.get(1)?, row.get(2)?, row.get(8)?];
                    Ok((numbers, texts))
                })?;
                Ok(rows.collect::<Result<Vec<_>, _>>()?.len())
            }
            Connection::Postgres(client, known) => {
                let statement = prepared(client, known, sql)?;
                Ok(client.query(&statement, &[&id])?.len())
            }
        }
    }

    fn first_number(&mut self, sql: &'static str, id: i64) -> Result<i64> {
        Ok(match &mut self.connection {
            Connection::Sqlite(connection) => {
                connection.query_row(&sql.replace('$', "?"), [id], |row| row.get(0))?
            }
            Connection::Postgres(client, _) => client.query_one(sql, &[&id])?.try_get(0)?,
        })
    }
}

/// The statement, prepared once.
fn prepared(
    client: &mut postgres::Client,
    known: &mut HashMap<&'static str, postgres::Statement>,
    sql: &'static str,
) -> Result<postgres::Statement> {
    if let Some(statement) = known.get(sql) {
        return Ok(statement.clone());
    }
    let statement = client.prepare(sql)?;
    known.insert(sql, statement.clone());
    Ok(statement)
}

fn sample(took: &Histogram, seconds: f64) -> Sample {
    let rate = took.total() as f64 / seconds.max(1e-6);
    Sample { rate, p50: took.quantile(0.5), p99: took.quantile(0.99) }
}
