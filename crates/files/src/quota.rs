//! How much each person may upload, where administrators say so.

use kernel::error::Meaning;
use kernel::{Error, Message, PersonId, Result, Tx, params};
use people::settings;
use serde::Serialize;

use crate::store::{TOTAL, USED};

/// Where it is kept among the settings, in megabytes.
const QUOTA: &str = "files-quota";
const MEGABYTE: i64 = 1024 * 1024;

/// What somebody has uploaded, and may.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct Usage {
    /// The size of their files, in bytes, with that of the uploads they announced.
    pub used: i64,
    /// How much they may use, in bytes; nothing where there is no limit.
    pub quota: Option<i64>,
}

/// How many megabytes each person may use; nothing where there is no limit.
///
/// # Errors
/// Whatever the database meets.
pub fn megabytes(tx: &mut Tx<'_>) -> Result<Option<i64>> {
    Ok(settings::get(tx, QUOTA)?.and_then(|value| value.parse().ok()))
}

/// Says how many megabytes each person may use. No rule is asked: whoever calls this has.
///
/// # Errors
/// `Invalid` on the field `quota` for what is no number of them.
pub fn set_megabytes(tx: &mut Tx<'_>, most: Option<i64>) -> Result<()> {
    if most.is_some_and(|most| !(1..=10_000_000).contains(&most)) {
        return Err(Error::field("quota", "files-quota-wrong"));
    }
    settings::set(tx, QUOTA, &most.map_or_else(String::new, |most| most.to_string()))
}

/// What this person has uploaded, and may.
///
/// # Errors
/// Whatever the database meets.
pub fn usage(tx: &mut Tx<'_>, person: PersonId) -> Result<Usage> {
    let used = tx.query_one(&USED, params![person], |row| row.get(0))?;
    Ok(Usage { used, quota: megabytes(tx)?.map(|most| most * MEGABYTE) })
}

/// How many files everybody has uploaded, and their size together in bytes.
///
/// # Errors
/// Whatever the database meets.
pub fn total(tx: &mut Tx<'_>) -> Result<(i64, i64)> {
    tx.query_one(&TOTAL, params![], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Whether so many bytes more are within what a person may use.
///
/// # Errors
/// `TooLarge` where they are not, saying what is used and what remains.
pub fn check(tx: &mut Tx<'_>, person: PersonId, size: i64) -> Result<()> {
    // Nobody's files are added up where nothing limits them.
    if megabytes(tx)?.is_none() {
        return Ok(());
    }
    let Usage { used, quota } = usage(tx, person)?;
    let Some(quota) = quota else { return Ok(()) };
    if used + size <= quota {
        return Ok(());
    }
    let whole = |bytes: i64| bytes.max(0) / MEGABYTE;
    let message = Message::new("files-quota-reached")
        .with("quota", whole(quota))
        .with("left", whole(quota - used))
        .with("size", (size + MEGABYTE - 1) / MEGABYTE);
    Err(Error::new(Meaning::TooLarge, message))
}
