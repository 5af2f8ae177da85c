//! Links from page to page, both ways. `[[Title]]` becomes a usual link when it is written: to the number of the page
//! of that title in the same space, so that it stays right when that one is renamed or moved; or, where the author sees
//! none, to the form of a new page. A page of another space is named by its address alone: the readers of this one may
//! not know that it is there.

use std::collections::{BTreeSet, HashMap};
use std::fmt::Write;

use kernel::{Result, SpaceId, Tx, Viewer, params};
use posts::PostId;
use spaces::Visible;

use crate::brackets::{self, NEW, decoded};
use crate::model::href;
use crate::save::LONGEST;
use crate::store::{
    ARRIVED, BACKLINKS, COME, FIND_TITLED, FORGET_LINKS, LINK, LINKS, WANT, WANTED,
};

/// How many titles between brackets are looked for in a text.
const TITLES: usize = 200;
/// How many links of a page are noted.
const NOTED: usize = 500;
/// How many pages that lead somewhere are told.
const SHOWN: i64 = 100;

/// A page that leads to another, or is led to.
#[derive(Clone, Debug)]
pub(crate) struct Linked {
    pub(crate) id: PostId,
    pub(crate) title: String,
    /// The space it is in.
    pub(crate) space: String,
    pub(crate) space_id: SpaceId,
}

/// The page of this title that the viewer sees in the space.
pub(crate) fn find(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    space: SpaceId,
    title: &str,
) -> Result<Option<PostId>> {
    let key = text::fold(title.trim());
    Ok(find_all(tx, viewer, space, vec![key.clone()])?.remove(&key))
}

/// The pages of these titles, folded, that the viewer sees in the space: the oldest of each.
fn find_all(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    space: SpaceId,
    keys: Vec<String>,
) -> Result<HashMap<String, PostId>> {
    let open = viewer.sees_open();
    let rows = tx.query(&FIND_TITLED, params![viewer.id, open, keys, space], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })?;
    Ok(rows.into_iter().collect())
}

/// The text with its `[[Title]]` as usual links: of more titles than a text may hold, the others stay as they are.
pub(crate) fn resolve(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    space: &Visible,
    body: &str,
) -> Result<String> {
    // One that is too long to be kept will be refused.
    if !body.contains("[[") || body.chars().count() > LONGEST {
        return Ok(body.to_owned());
    }
    let titles = brackets::titles(body, TITLES);
    let pages = find_all(tx, viewer, space.id, titles.iter().cloned().collect())?;
    Ok(brackets::replaced(body, |title| {
        let key = text::fold(title);
        let new = || format!("/spaces/{}{NEW}{}", space.slug, ui::encode(title));
        let page = pages.get(&key).map(|id| format!("/pages/{id}"));
        titles.contains(&key).then(|| page.unwrap_or_else(new))
    }))
}

/// Notes where a page leads, in place of where it led before.
pub(crate) fn note(tx: &mut Tx<'_>, page: PostId, html: &str) -> Result<()> {
    let (mut wanted, mut to) = (BTreeSet::new(), BTreeSet::new());
    for href in html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
        // An address with its host is one of ours where there is such a page.
        let path = match href.split_once("://") {
            Some((_, rest)) => rest.find('/').map_or("", |at| &rest[at..]),
            None => href,
        };
        if let Some(title) = path.split_once(NEW).map(|(_, title)| title) {
            wanted.insert(text::fold(&decoded(title)));
        }
        let number = path.strip_prefix("/pages/").or_else(|| path.strip_prefix("/posts/"));
        let digits = number.unwrap_or_default().split(|c: char| !c.is_ascii_digit()).next();
        if let Some(id) = digits.and_then(|digits| digits.parse::<i64>().ok()) {
            to.insert(id);
        }
        if wanted.len() + to.len() >= NOTED {
            break;
        }
    }
    let titles: Vec<String> = wanted.iter().cloned().collect();
    tx.execute(&FORGET_LINKS, params![page, titles])?;
    for key in wanted {
        tx.execute(&WANT, params![page, key])?;
    }
    let to: Vec<i64> = to.into_iter().collect();
    tx.execute(&LINK, params![page, to]).map(drop)
}

/// A page of this title is there now: what wanted one in its space leads to it.
pub(crate) fn arrived(tx: &mut Tx<'_>, page: PostId, title: &str) -> Result<()> {
    tx.execute(&ARRIVED, params![page, text::fold(title)]).map(drop)
}

fn linked(row: &kernel::Row<'_>) -> Result<Linked> {
    Ok(Linked { id: row.get(0)?, title: row.get(1)?, space: row.get(2)?, space_id: row.get(3)? })
}

/// The pages that lead to a page, of those that the viewer sees.
pub(crate) fn back(tx: &mut Tx<'_>, viewer: &Viewer, page: PostId) -> Result<Vec<Linked>> {
    let open = viewer.sees_open();
    let values = params![viewer.id, open, page, SHOWN];
    tx.query(&BACKLINKS, values, linked)
}

/// The pages that a page leads to, of those that the viewer sees.
pub(crate) fn from(tx: &mut Tx<'_>, viewer: &Viewer, page: PostId) -> Result<Vec<Linked>> {
    let open = viewer.sees_open();
    let values = params![viewer.id, open, page, SHOWN];
    tx.query(&LINKS, values, linked)
}

/// The titles, folded, of the pages that a page leads to and that are not there.
pub(crate) fn wanted(tx: &mut Tx<'_>, page: PostId) -> Result<Vec<String>> {
    tx.query(&WANTED, params![page, SHOWN], |row| row.get(0))
}

/// The pages that a page wanted by their titles, folded, and that are there now, of those that the viewer sees.
pub(crate) fn come(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    page: PostId,
    html: &str,
) -> Result<HashMap<String, String>> {
    if !html.contains(NEW) {
        return Ok(HashMap::new());
    }
    let open = viewer.sees_open();
    let rows = tx.query(&COME, params![viewer.id, open, page], |row| {
        Ok((row.get::<String>(0)?, href(row.get(1)?, &row.get::<String>(2)?)))
    })?;
    Ok(rows.into_iter().collect())
}

/// The HTML of a page, whose links to what was not there lead to what is.
pub(crate) fn led(html: &str, come: &HashMap<String, String>) -> String {
    if come.is_empty() {
        return html.to_owned();
    }
    let mut pieces = html.split("href=\"");
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (address, rest) = piece.split_once('"').unwrap_or((piece, ""));
        let title = address.split_once(NEW).map(|(_, title)| text::fold(&decoded(title)));
        let now = title.and_then(|title| come.get(&title)).map_or(address, String::as_str);
        // Writing to a `String` cannot fail.
        let _ = write!(out, "href=\"{now}\"{rest}");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::led;

    #[test]
    fn links_lead_to_what_has_come() {
        let come = [("keys".to_owned(), "/pages/7-keys".to_owned())].into();
        let html = "<a href=\"/spaces/a/pages/new?title=Keys\" rel>K</a> <a href=\"/b\">B</a>";
        let now = "<a href=\"/pages/7-keys\" rel>K</a> <a href=\"/b\">B</a>";
        assert_eq!(led(html, &come), now);
    }
}
