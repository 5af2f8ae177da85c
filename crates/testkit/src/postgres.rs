//! A database of its own for each test, on a server that `PARVIS_TEST_POSTGRES` names.
//!
//! Tests never share a database, so they run in any order. Where it names several servers, tests that
//! run at the same time use one each: the horizon of the log is of a whole server. The servers are
//! started by `cargo xtask test`; nothing here starts one.

use postgres::{Client, NoTls};
use std::hash::{BuildHasher, RandomState};

/// An empty database that is removed, whoever is still connected, when this value is dropped.
#[derive(Debug)]
pub struct PostgresDatabase {
    /// Address to hand to the code under test.
    pub url: String,
    name: String,
}

/// Creates an empty database under a name that no other test has.
///
/// # Panics
///
/// When `PARVIS_TEST_POSTGRES` is not set or its server does not answer: a test asked to run on
/// PostgreSQL must not pass without it.
#[must_use]
pub fn fresh_database() -> PostgresDatabase {
    create("template0").unwrap_or_else(|error| {
        panic!("No database can be created on {}: {error}", server_url());
    })
}

/// Creates a database that begins as another is; nothing where there is no such one.
#[allow(dead_code, reason = "not asked by every suite that includes this file")]
pub fn copy_of(template: &str) -> Option<PostgresDatabase> {
    create(template).ok()
}

fn create(template: &str) -> Result<PostgresDatabase, String> {
    // Two processes may create databases at the same instant; the hasher's keys are random.
    let name = format!("parvis_test_{:016x}", RandomState::new().hash_one(std::process::id()));
    execute(&format!("CREATE DATABASE {name} TEMPLATE {template}"))?;
    Ok(PostgresDatabase { url: with_database(&server_url(), &name), name })
}

impl PostgresDatabase {
    /// Gives it a name under which it stays; where another has that already, this one goes.
    #[allow(dead_code, reason = "not asked by every suite that includes this file")]
    pub fn rename(mut self, name: &str) {
        if execute(&format!("ALTER DATABASE {} RENAME TO {name}", self.name)).is_ok() {
            self.name.clear();
        }
    }

    /// Cuts the connections on which its processes hear one another; they connect again.
    #[allow(dead_code, reason = "not asked by every suite that includes this file")]
    pub fn cut_listeners(&self) {
        let cut = format!(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
             WHERE datname = '{}' AND query LIKE 'LISTEN%'",
            self.name
        );
        execute(&cut).expect("connections are cut");
    }
}

impl Drop for PostgresDatabase {
    fn drop(&mut self) {
        if self.name.is_empty() {
            return;
        }
        let statement = format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name);
        if let Err(error) = execute(&statement) {
            eprintln!("The database {} of a test stays behind: {error}", self.name);
        }
    }
}

fn server_url() -> String {
    let servers = std::env::var("PARVIS_TEST_POSTGRES").expect(
        "PARVIS_TEST_POSTGRES names no server: run `cargo xtask test`, which starts one, or set it \
         to postgres://USER@HOST:PORT/DATABASE",
    );
    let servers: Vec<&str> = servers.split_whitespace().collect();
    // nextest's number of a test among those that run at the same time.
    let slot = std::env::var("NEXTEST_TEST_GLOBAL_SLOT").ok();
    let slot = slot.and_then(|number| number.parse::<usize>().ok()).unwrap_or(0);
    (*servers.get(slot % servers.len().max(1)).expect("an address")).to_owned()
}

/// Runs one statement on the server, on a thread of its own: the driver starts a runtime, which
/// it may not do inside that of an asynchronous test.
fn execute(statement: &str) -> Result<(), String> {
    let server = server_url();
    let run = || -> Result<(), postgres::Error> {
        Client::connect(&server, NoTls)?.batch_execute(statement)
    };
    std::thread::scope(|scope| scope.spawn(run).join())
        .map_err(|_| "the driver panicked".to_owned())?
        .map_err(|error| error.to_string())
}

/// The same server, another database: what stands after the last slash, before any parameters.
fn with_database(server: &str, name: &str) -> String {
    let (address, parameters) = match server.split_once('?') {
        Some((address, parameters)) => (address, format!("?{parameters}")),
        None => (server, String::new()),
    };
    let authority = address.find("://").map_or(0, |at| at + 3);
    let end = address[authority..].find('/').map_or(address.len(), |at| authority + at);
    format!("{}/{name}{parameters}", &address[..end])
}

#[cfg(test)]
mod tests {
    use super::{Client, NoTls, fresh_database, with_database};

    #[test]
    fn only_the_database_of_an_address_changes() {
        for (server, expected) in [
            ("postgres://a@h:1/postgres", "postgres://a@h:1/new"),
            ("postgres://a@h:1", "postgres://a@h:1/new"),
            ("postgres://a@h:1/x?connect_timeout=3", "postgres://a@h:1/new?connect_timeout=3"),
        ] {
            assert_eq!(with_database(server, "new"), expected);
        }
    }

    #[test]
    fn a_database_is_empty_its_own_and_gone_afterwards() {
        if std::env::var_os("PARVIS_TEST_POSTGRES").is_none() {
            // Run without a server, on SQLite alone.
            return;
        }
        let (one, other) = (fresh_database(), fresh_database());
        assert_ne!(one.url, other.url);
        let mut client = Client::connect(&one.url, NoTls).unwrap();
        client.batch_execute("CREATE TABLE mine (id BIGINT)").unwrap();
        let mut neighbour = Client::connect(&other.url, NoTls).unwrap();
        assert!(neighbour.batch_execute("SELECT id FROM mine").is_err());
        let url = one.url.clone();
        drop(one);
        assert!(Client::connect(&url, NoTls).is_err());
    }
}
