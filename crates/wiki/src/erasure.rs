//! Somebody who is erased, in the versions and templates of pages: a mention of them names nobody.

use kernel::personal::Erased;
use kernel::{Result, Tx, params};

use crate::store::{
    LAST_PAGE, NAMING_TEMPLATES, NAMING_VERSIONS, RENAME, SET_TEMPLATE, SET_VERSION,
};

kernel::erasure_steps! { 35 => templates }
kernel::erasure_scans! { versions }

/// Pages whose versions are looked through at once.
const SLICE: i64 = 500;

fn versions(tx: &mut Tx<'_>, erased: &Erased, after: i64) -> Result<Option<i64>> {
    let last: Option<i64> = tx.query_one(&LAST_PAGE, params![after, SLICE], |row| row.get(0))?;
    let like = erased.naming();
    let values = params![like, after, last];
    let of = |text: String| erased.unnamed(&text);
    let versions = tx.query(&NAMING_VERSIONS, values, |row| {
        let which = (row.get::<i64>(0)?, row.get::<i64>(1)?);
        Ok((which, of(row.get(2)?), of(row.get(3)?), of(row.get(4)?)))
    })?;
    for ((page, number), title, body, note) in versions {
        tx.execute(&RENAME, params![page, number, text::fold(&title)])?;
        tx.execute(&SET_VERSION, params![page, number, title, body, note])?;
    }
    Ok(last)
}

fn templates(tx: &mut Tx<'_>, erased: &Erased) -> Result<bool> {
    let like = erased.naming();
    let of = |text: String| erased.unnamed(&text);
    let templates = tx.query(&NAMING_TEMPLATES, params![like], |row| {
        Ok((row.get::<i64>(0)?, of(row.get(1)?), of(row.get(2)?)))
    })?;
    for (id, name, body) in templates {
        tx.execute(&SET_TEMPLATE, params![id, name, body])?;
    }
    Ok(true)
}
