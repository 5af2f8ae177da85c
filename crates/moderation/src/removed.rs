//! What was removed goes for good, once nobody can ask any more that this is decided again.

use kernel::{Result, Tx, params};
use posts::moderated;

use crate::decide::target;
use crate::model::{APPEAL_DAYS, Kind};
use crate::store::REMOVED;

/// How many go at a time.
const MOST: i64 = 200;

/// Removes what was decided to be removed, when its author may appeal no longer and no appeal waits; answers how
/// many things went.
///
/// # Errors
/// Whatever the database meets.
pub fn purge(tx: &mut Tx<'_>) -> Result<usize> {
    let before = tx.now().plus_seconds(-APPEAL_DAYS * 86_400);
    let found = tx.query(&REMOVED, params![before, MOST], |row| {
        Ok(target(Kind::parse(&row.get::<String>(0)?), row.get(1)?))
    })?;
    let targets: Vec<_> = found.into_iter().flatten().collect();
    moderated::remove(tx, &targets)
}
