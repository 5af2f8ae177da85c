//! The table `imported`: what came, under the key that it has where it came from.

use kernel::{App, Result, Time, Tx, params};
use std::collections::HashMap;

kernel::sql! {
    static FORGET_OBJECT = "DELETE FROM imported WHERE object_id = $1";
    static KNOWN = "SELECT key, object_id FROM imported WHERE source = $1 AND key IN ($2[])";
    static BEGINNING = "SELECT key, object_id FROM imported WHERE source = $1 AND key LIKE $2";
    static SET = "INSERT INTO imported (source, key, object_id, at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (source, key) DO UPDATE SET object_id = excluded.object_id";
    static FORGET = "DELETE FROM imported WHERE source = $1 AND key IN ($2[])";
    static REMEMBER = "INSERT INTO imported (source, key, object_id, at) VALUES ($1, $2, $3, $4)";
}

/// Longer keys are hashed: names in a file may be of any length, those in an index may not.
const LONGEST: usize = 200;

/// The key of a thing from what identifies it; the first word says of what kind it is.
pub(crate) fn key(parts: &[&str]) -> String {
    let key = parts.join("/");
    if key.len() <= LONGEST {
        return key;
    }
    let kind = key.split('/').next().unwrap_or_default();
    format!("{}#{}", &kind[..kind.floor_char_boundary(20)], kernel::secret::hash(&key))
}

/// What came before under these keys: the object made of each.
pub(crate) fn known(
    tx: &mut Tx<'_>,
    source: &str,
    keys: Vec<String>,
) -> Result<HashMap<String, i64>> {
    let rows = tx.query(&KNOWN, params![source, keys], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.into_iter().collect())
}

/// Whether the thing of this key came before.
pub(crate) fn is_known(app: &App, source: &str, key: &str) -> Result<bool> {
    let (source, keys) = (source.to_owned(), vec![key.to_owned()]);
    app.db.read_blocking(move |tx| Ok(!known(tx, &source, keys.clone())?.is_empty()))
}

/// Notes that `object` was made of the thing of this key, at this hour of the import.
pub(crate) fn remember(
    tx: &mut Tx<'_>,
    source: &str,
    key: &str,
    object: i64,
    at: Time,
) -> Result<()> {
    tx.execute(&REMEMBER, params![source, key, object, at]).map(drop)
}

/// As [`remember`], of a name that another object may have borne before.
pub(crate) fn set(tx: &mut Tx<'_>, source: &str, key: &str, object: i64, at: Time) -> Result<()> {
    tx.execute(&SET, params![source, key, object, at]).map(drop)
}

/// As [`set`] of many, of which only what differs is written.
pub(crate) fn set_all(
    tx: &mut Tx<'_>,
    source: &str,
    objects: &[(String, i64)],
    at: Time,
) -> Result<()> {
    let mut known = known(tx, source, objects.iter().map(|(key, _)| key.clone()).collect())?;
    for (key, object) in objects {
        if known.insert(key.clone(), *object) != Some(*object) {
            set(tx, source, key, *object, at)?;
        }
    }
    Ok(())
}

/// What came before under keys that begin so, without `%` and `_`.
pub(crate) fn beginning(
    tx: &mut Tx<'_>,
    source: &str,
    beginning: &str,
) -> Result<Vec<(String, i64)>> {
    let like = format!("{beginning}%");
    tx.query(&BEGINNING, params![source, like], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Forgets what is known under these keys.
pub(crate) fn forget(tx: &mut Tx<'_>, source: &str, keys: Vec<String>) -> Result<()> {
    tx.execute(&FORGET, params![source, keys]).map(drop)
}

/// Forgets what became this object.
pub(crate) fn forget_object(tx: &mut Tx<'_>, object: i64) -> Result<()> {
    tx.execute(&FORGET_OBJECT, params![object]).map(drop)
}
