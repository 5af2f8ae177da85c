//! The ground everything stands on: identifiers, time, errors, configuration, the database with
//! its transactions, migrations, the activity log with its readers, background work, the store of files,
//! and the door through which others are asked over HTTP.
//!
//! Invariants:
//! - the engine (SQLite or PostgreSQL) is matched in [`db`] and nowhere else;
//! - a write is answered after its commit is on disk, and nothing is sent before;
//! - clock, randomness and identifiers reach the rest of the code through [`Tx`] or [`clock`];
//! - a reader of the log never passes a position that an open transaction could still fill.

pub mod access;
pub mod app;
pub mod blobs;
pub mod cache;
pub mod clock;
pub mod db;
pub mod door;
pub mod error;
pub mod etag;
pub mod gate;
pub mod id;
pub mod lang;
pub mod limit;
pub mod log;
pub mod migrate;
pub mod origin;
pub mod page;
pub mod personal;
pub mod secret;
pub mod sweep;
pub mod tls;
mod values;
mod words;
pub mod work;

pub use access::{Role, Scope, Viewer};
pub use app::{App, Config, Mail, Scanner};
pub use cache::Cache;
pub use clock::{Clock, Time};
pub use db::{Db, Row, Sql, ToValue, Tx, Value};
pub use door::Door;
pub use error::{Error, Message, Result};
pub use etag::Etag;
pub use gate::Gate;
pub use id::{PersonId, SpaceId};
pub use lang::Lang;
pub use log::{Activity, Entry, Position};
pub use page::{Cursor, Slice};

#[doc(hidden)]
pub use inventory;
