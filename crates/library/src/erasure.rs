//! Somebody who is erased, in descriptions of files: a mention of them names nobody.

use kernel::personal::Erased;
use kernel::{Result, Tx, params};

use crate::store::{NAMING, SET_DESCRIPTION};

kernel::erasure_steps! { 37 => rename }

fn rename(tx: &mut Tx<'_>, erased: &Erased) -> Result<bool> {
    let naming = tx.query(&NAMING, params![erased.naming()], |row| {
        Ok((row.get::<i64>(0)?, row.get::<String>(1)?))
    })?;
    for (id, description) in naming {
        tx.execute(&SET_DESCRIPTION, params![id, erased.unnamed(&description)])?;
    }
    Ok(true)
}
