//! Somebody who is erased, in what moderation keeps: what they said against decisions about them goes, and what others
//! said names nobody.

use kernel::personal::Erased;
use kernel::{Result, Row, Tx, params};

use crate::store::*;

kernel::erasure_steps! { 70 => forget }

fn forget(tx: &mut Tx<'_>, erased: &Erased) -> Result<bool> {
    tx.execute(&FORGET_APPEALS, params![erased.person])?;
    let like = erased.naming();
    let cases = tx.query(&NAMING_CASES, params![like], |row| {
        Ok((row.get::<i64>(0)?, row.get::<String>(1)?, row.get::<String>(2)?))
    })?;
    for (id, title, body) in cases {
        tx.execute(&SET_CASE, params![id, erased.unnamed(&title), erased.unnamed(&body)])?;
    }
    let words = |row: &Row<'_>| Ok((row.get::<i64>(0)?, row.get::<String>(1)?));
    for (id, said) in tx.query(&NAMING_DECISIONS, params![like], words)? {
        tx.execute(&SET_DECISION, params![id, erased.unnamed(&said)])?;
    }
    for (case, said) in tx.query(&NAMING_REPORTS, params![like], words)? {
        tx.execute(&SET_REPORT, params![case, said, erased.unnamed(&said)])?;
    }
    for (decision, said) in tx.query(&NAMING_APPEALS, params![like], words)? {
        tx.execute(&SET_APPEAL, params![decision, erased.unnamed(&said)])?;
    }
    Ok(true)
}
