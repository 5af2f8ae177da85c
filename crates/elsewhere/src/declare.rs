//! What is declared: added, listed, read again, removed.

use std::collections::HashMap;

use kernel::{Activity, Error, Result, Time, Tx, Viewer, params};
use serde_json::json;

use crate::store::*;
use crate::{PageId, SourceId, logged, site};

/// The most addresses that may be declared.
const SOURCES: i64 = 200;
/// The pages of a source that could not be read which are listed.
const FAILING: i64 = 5;

/// An address that is declared, and what became of it.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    pub(crate) id: SourceId,
    pub(crate) url: String,
    /// `fr`, `en`, or empty where it is told from the words.
    pub(crate) lang: String,
    pub(crate) is_sitemap: bool,
    /// Why it could not be read the last time, in a word; else empty.
    pub(crate) error: String,
    pub(crate) read_at: Option<Time>,
    /// How many of its pages are found, wait, could not be read.
    pub(crate) found: i64,
    pub(crate) waiting: i64,
    pub(crate) failed: i64,
    /// The first that could not be read: address and why.
    pub(crate) failing: Vec<(String, String)>,
}

/// Declares an address; once is enough.
///
/// # Errors
/// `Forbidden` to all but administrators; `Invalid` on the fields `url` and `lang`.
pub(crate) fn declare(tx: &mut Tx<'_>, viewer: &Viewer, url: &str, lang: &str) -> Result<()> {
    viewer.administering()?;
    let url = site::address(url)?;
    if !matches!(lang, "" | "fr" | "en") {
        return Err(Error::field("lang", "elsewhere-lang-wrong"));
    }
    let count: i64 = tx.query_one(&SOURCE_COUNT, params![], |row| row.get(0))?;
    if count >= SOURCES {
        return Err(Error::field("url", "elsewhere-too-many"));
    }
    let id: SourceId = tx.new_id();
    if tx.execute(&DECLARE, params![id, url.as_str(), lang, tx.now()])? == 0 {
        return Err(Error::field("url", "elsewhere-there"));
    }
    let data = json!({ "url": url.as_str() });
    tx.log(Activity::new(logged::ELSEWHERE_DECLARED, id.0).by(viewer.id).data(data))
}

/// All that is declared.
///
/// # Errors
/// `Forbidden` to all but administrators.
pub(crate) fn list(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Vec<Source>> {
    viewer.administering()?;
    let mut failing: HashMap<SourceId, Vec<(String, String)>> = HashMap::new();
    let rows = tx.query(&crate::store::FAILING, params![FAILING], |row| {
        Ok((row.get::<SourceId>(0)?, row.get::<String>(1)?, row.get::<String>(2)?))
    })?;
    for (source, url, error) in rows {
        failing.entry(source).or_default().push((url, error));
    }
    tx.query(&crate::store::SOURCES, params![], |row| {
        let id: SourceId = row.get(0)?;
        Ok(Source {
            id,
            url: row.get(1)?,
            lang: row.get(2)?,
            is_sitemap: row.get(3)?,
            error: row.get(4)?,
            read_at: row.get(5)?,
            found: row.get(6)?,
            waiting: row.get(7)?,
            failed: row.get(8)?,
            failing: failing.remove(&id).unwrap_or_default(),
        })
    })
}

/// Removes an address with its pages.
///
/// # Errors
/// `Forbidden` to all but administrators; `NotFound`.
pub(crate) fn remove(tx: &mut Tx<'_>, viewer: &Viewer, id: SourceId) -> Result<()> {
    viewer.administering()?;
    let pages: Vec<PageId> = tx.query(&PAGES_OF, params![id], |row| row.get(0))?;
    remove_pages(tx, &pages)?;
    match tx.execute(&REMOVE_SOURCE, params![id])? {
        0 => Err(Error::not_found()),
        _ => tx.log(Activity::new(logged::ELSEWHERE_REMOVED, id.0).by(viewer.id)),
    }
}

/// Removes pages, which are found no more.
pub(crate) fn remove_pages(tx: &mut Tx<'_>, pages: &[PageId]) -> Result<()> {
    for some in pages.chunks(500) {
        let ids: Vec<i64> = some.iter().map(|page| page.0).collect();
        tx.execute(&REMOVE_PAGES, params![ids])?;
    }
    for page in pages {
        tx.log(Activity::new(logged::ELSEWHERE_GONE, page.0))?;
    }
    Ok(())
}

/// Has an address, and its pages, read now.
///
/// # Errors
/// `Forbidden` to all but administrators; `NotFound`.
pub(crate) fn read_again(tx: &mut Tx<'_>, viewer: &Viewer, id: SourceId) -> Result<()> {
    viewer.administering()?;
    let now = tx.now();
    if tx.execute(&SOURCE_AGAIN, params![id, now])? == 0 {
        return Err(Error::not_found());
    }
    tx.execute(&PAGES_AGAIN, params![id, now]).map(drop)
}
