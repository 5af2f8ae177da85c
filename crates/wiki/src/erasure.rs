//! Somebody who is erased, in the versions of pages: a mention of them names nobody.

use kernel::personal::Erased;
use kernel::{Result, Tx, params};

use crate::store::{NAMING_VERSIONS, SET_VERSION};

kernel::erasure_steps! { 35 => rename }

fn rename(tx: &mut Tx<'_>, erased: &Erased) -> Result<bool> {
    let versions = tx.query(&NAMING_VERSIONS, params![erased.naming()], |row| {
        Ok((row.get::<i64>(0)?, row.get::<i64>(1)?, row.get::<String>(2)?))
    })?;
    for (page, number, body) in versions {
        tx.execute(&SET_VERSION, params![page, number, erased.unnamed(&body)])?;
    }
    Ok(true)
}
