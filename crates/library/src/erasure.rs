//! Somebody who is erased, in descriptions of files: a mention of them names nobody, nor is found.

use kernel::personal::Erased;
use kernel::{Activity, Result, SpaceId, Tx, params};

use crate::logged;
use crate::store::{LAST_FILE, NAMING, SET_DESCRIPTION};

kernel::erasure_scans! { descriptions }

/// Files that are looked through at once.
const SLICE: i64 = 5_000;

fn descriptions(tx: &mut Tx<'_>, erased: &Erased, after: i64) -> Result<Option<i64>> {
    let last: Option<i64> = tx.query_one(&LAST_FILE, params![after, SLICE], |row| row.get(0))?;
    let naming = tx.query(&NAMING, params![erased.naming(), after, last], |row| {
        Ok((row.get::<i64>(0)?, row.get::<SpaceId>(1)?, row.get::<String>(2)?))
    })?;
    for (id, space, description) in naming {
        tx.execute(&SET_DESCRIPTION, params![id, erased.unnamed(&description)])?;
        tx.log(Activity::new(logged::LIBRARY_CHANGED, id).within(space))?;
    }
    Ok(last)
}
