//! The words of files, read once for each content in the background and kept, so that they can be found.
//!
//! Invariants:
//! - a file is read beside the requests, one at a time in each process of the server, by a process of its own
//!   ([`extract::Program`]): one that cannot be read harms nothing and is not tried for ever;
//! - whoever must follow is told by the log where a post, a comment or a library holds the file;
//! - the words go when no file has that content any more.

mod read;

use std::collections::BTreeMap;

use extract::Why;
use kernel::{Result, Tx, params};
use serde::Serialize;

use crate::store::{QUEUE, TEXT_COUNTS, TEXTS};

pub use read::{Reader, read_due};

/// The first `most` characters of these contents, by their hash: of those that were read and have words.
///
/// # Errors
/// Whatever the database meets.
pub fn texts(tx: &mut Tx<'_>, hashes: &[String], most: i64) -> Result<BTreeMap<String, String>> {
    let rows = tx.query(&TEXTS, params![hashes, most], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.into_iter().collect())
}

/// Notes that a content is to be read, where it may have words.
///
/// # Errors
/// Whatever the database meets.
pub fn queue(tx: &mut Tx<'_>, hash: &str, media: &str) -> Result<()> {
    let is_seen = ["image/", "audio/", "video/"].iter().any(|kind| media.starts_with(kind));
    if is_seen {
        return Ok(());
    }
    tx.execute(&QUEUE, params![hash, tx.now()]).map(drop)
}

/// How many contents were read, and what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[schema(as = FileTexts)]
pub struct Counts {
    /// Their text is known.
    pub read: i64,
    /// They wait to be read.
    pub waiting: i64,
    /// They ask for a password.
    pub protected: i64,
    /// They are damaged.
    pub damaged: i64,
    /// They are too large, or reading them took too long.
    pub limits: i64,
    /// There are no words in them, as in scanned pages.
    pub empty: i64,
    /// They are of a type that is not read.
    pub unread: i64,
}

/// How many contents were read, and what became of them.
///
/// # Errors
/// Whatever the database meets.
pub fn counts(tx: &mut Tx<'_>) -> Result<Counts> {
    let mut counts = Counts::default();
    let rows = tx.query(&TEXT_COUNTS, params![], |row| {
        Ok((row.get::<bool>(0)?, row.get::<String>(1)?, row.get::<i64>(2)?))
    })?;
    for (waits, why, count) in rows {
        let of = match (waits, Why::named(&why)) {
            (true, _) => &mut counts.waiting,
            (false, None) => &mut counts.read,
            (false, Some(Why::Protected)) => &mut counts.protected,
            (false, Some(Why::Damaged)) => &mut counts.damaged,
            (false, Some(Why::Limits)) => &mut counts.limits,
            (false, Some(Why::Empty)) => &mut counts.empty,
            (false, Some(Why::Unread)) => &mut counts.unread,
        };
        *of += count;
    }
    Ok(counts)
}
