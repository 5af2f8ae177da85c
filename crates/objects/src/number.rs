//! The numbers of objects: INC-2026-0042. Each year begins anew, and none is left out: the next number is
//! given in the transaction that uses it.

use kernel::{Lang, Result, Tx, params};
use posts::PostId;
use ui::Locale;

use crate::store::{LAST_NUMBER, NEXT_NUMBER, NUMBERED};

/// The next number with this prefix.
pub(crate) fn next(tx: &mut Tx<'_>, prefix: &str) -> Result<String> {
    // The year of the network, wherever its author is.
    let year: i64 = Locale::new(Lang::En).local(tx.now())[..4].parse().unwrap_or_default();
    tx.execute(&NEXT_NUMBER, params![prefix, year])?;
    let last: i64 = tx.query_one(&LAST_NUMBER, params![prefix, year], |row| row.get(0))?;
    Ok(format!("{prefix}-{year}-{last:04}"))
}

/// The post that has this number: whether somebody may read it is still to be asked.
pub(crate) fn numbered(tx: &mut Tx<'_>, number: &str) -> Result<Option<PostId>> {
    tx.query_opt(&NUMBERED, params![text::fold(number)], |row| row.get(0))
}
