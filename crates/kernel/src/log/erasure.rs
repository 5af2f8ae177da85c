//! What entries say of somebody who is erased: those about them keep what happened, and lose the details.

use crate::personal::Erased;
use crate::{Result, Tx, params};

/// Entries that are looked through at once.
const SLICE: i64 = 5_000;

crate::erasure_scans! { details }

crate::sql! {
    static LAST = "SELECT MAX(seq) FROM (SELECT seq FROM activities WHERE seq > $1 ORDER BY seq LIMIT $2) entries";
    static FORGET = "UPDATE activities SET data = ''
        WHERE seq > $2 AND seq <= $3 AND object_id = $1 AND data <> ''";
}

fn details(tx: &mut Tx<'_>, erased: &Erased, after: i64) -> Result<Option<i64>> {
    let last: Option<i64> = tx.query_one(&LAST, params![after, SLICE], |row| row.get(0))?;
    if let Some(last) = last {
        tx.execute(&FORGET, params![erased.person, after, last])?;
    }
    Ok(last)
}
