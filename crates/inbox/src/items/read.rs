//! Reading: what waits becomes read, and unread again. The rows are the truth, the same on every
//! device; none of it is written to the log, which would be a record of who read what.

use kernel::{PersonId, Result, Tx, Viewer, params};

use super::store::{READ_ALL, READ_SUBJECT, SETTLE, UNREAD_SUBJECT};
use crate::kinds::{Kind, Subject};

/// Marks read what waits about one thing, up to the item last shown; answers how many items.
pub(crate) fn mark_read(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    subject: Subject,
    upto: Option<i64>,
) -> Result<u64> {
    let (word, id) = subject.parts();
    let upto = upto.unwrap_or(i64::MAX);
    tx.execute(&READ_SUBJECT, params![viewer.id, word, id, upto, tx.now()])
}

/// Marks read all that waits, up to the item last shown.
pub fn mark_all(tx: &mut Tx<'_>, viewer: &Viewer, upto: Option<i64>) -> Result<u64> {
    tx.execute(&READ_ALL, params![viewer.id, upto.unwrap_or(i64::MAX), tx.now()])
}

/// What waited of this kind about `source` no longer waits for these people: somebody saw to it.
///
/// # Errors
/// Whatever the database meets.
pub fn settle(tx: &mut Tx<'_>, people: &[PersonId], kind: &Kind, source: i64) -> Result<()> {
    let people: Vec<i64> = people.iter().map(|person| person.0).collect();
    tx.execute(&SETTLE, params![people, kind.name, source]).map(drop)
}

/// Makes the newest item about one thing unread again.
///
/// # Errors
/// `NotFound` when nothing is there about it.
pub(crate) fn mark_unread(tx: &mut Tx<'_>, viewer: &Viewer, subject: Subject) -> Result<()> {
    let ((word, id), open) = (subject.parts(), viewer.sees_open());
    let values = params![viewer.id, open, word, id];
    match tx.execute(&UNREAD_SUBJECT, values)? {
        0 => Err(kernel::Error::not_found()),
        _ => Ok(()),
    }
}
