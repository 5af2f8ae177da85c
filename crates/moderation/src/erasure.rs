//! Somebody who is erased, in what moderation keeps: what was reported of their words and what they said against
//! decisions about them goes, and what others said names nobody.

use kernel::personal::Erased;
use kernel::{PersonId, Result, Tx, params};

use crate::store::*;

kernel::erasure_steps! { 70 => forget }

fn forget(tx: &mut Tx<'_>, erased: &Erased) -> Result<bool> {
    tx.execute(&FORGET_APPEALS, params![erased.person])?;
    tx.execute(&FORGET_REPORTED, params![erased.person])?;
    let like = erased.naming();
    let of = |text: String| erased.unnamed(&text);
    let cases = tx.query(&NAMING_CASES, params![like], |row| {
        Ok((row.get::<i64>(0)?, of(row.get(1)?), of(row.get(2)?)))
    })?;
    for (id, title, body) in cases {
        tx.execute(&SET_CASE, params![id, title, body])?;
    }
    let decisions = tx
        .query(&NAMING_DECISIONS, params![like], |row| Ok((row.get::<i64>(0)?, of(row.get(1)?))))?;
    for (id, words) in decisions {
        tx.execute(&SET_DECISION, params![id, words])?;
    }
    let reports = tx.query(&NAMING_REPORTS, params![like], |row| {
        let by = (row.get::<i64>(0)?, row.get::<PersonId>(1)?);
        Ok((by, of(row.get(2)?), of(row.get(3)?), of(row.get(4)?)))
    })?;
    for ((case, reporter), words, title, body) in reports {
        tx.execute(&SET_REPORT, params![case, reporter, words, title, body])?;
    }
    let appeals = tx.query(&NAMING_APPEALS, params![like], |row| {
        Ok((row.get::<i64>(0)?, of(row.get(1)?), of(row.get(2)?)))
    })?;
    for (decision, words, answer) in appeals {
        tx.execute(&SET_APPEAL, params![decision, words, answer])?;
    }
    Ok(true)
}
