//! Links from page to page, both ways. `[[Title]]` becomes a usual link when it is written: to the number of the page
//! of that title in the same space, so that it stays right when that one is renamed or moved; or, where the author sees
//! none, to the form of a new page. A page of another space is named by its address alone: the readers of this one may
//! not know that it is there.

use std::collections::HashMap;
use std::fmt::Write;

use kernel::{Result, SpaceId, Tx, Viewer, params};
use posts::PostId;
use spaces::Visible;

use crate::model::href;
use crate::store::{
    ARRIVED, BACKLINKS, COME, FIND_TITLED, FORGET_LINKS, LINK, LINKS, WANT, WANTED,
};

/// The longest title between brackets, in characters.
const TITLE: usize = 200;
/// The end of the address of a form for a page that is not there, before its title.
const NEW: &str = "/pages/new?title=";
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
    let open = viewer.sees_open();
    let values = params![viewer.id, open, key, space];
    tx.query_opt(&FIND_TITLED, values, |row| row.get(0))
}

/// The text with its `[[Title]]` as usual links.
pub(crate) fn resolve(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    space: &Visible,
    body: &str,
) -> Result<String> {
    if !body.contains("[[") {
        return Ok(body.to_owned());
    }
    replaced(body, |title| {
        Ok(match find(tx, viewer, space.id, title)? {
            Some(id) => format!("/pages/{id}"),
            None => format!("/spaces/{}/pages/new?title={}", space.slug, ui::encode(title)),
        })
    })
}

/// Replaces what stands between double brackets, but for code.
fn replaced(body: &str, mut address: impl FnMut(&str) -> Result<String>) -> Result<String> {
    let mut out = String::with_capacity(body.len());
    let mut fence: Option<&str> = None;
    for line in body.split_inclusive('\n') {
        let start = line.trim_start();
        let mark = ["```", "~~~"].into_iter().find(|mark| start.starts_with(mark));
        match (fence, mark) {
            (None, Some(mark)) => fence = Some(mark),
            (Some(open), Some(mark)) if open == mark => fence = None,
            (Some(_), _) => {}
            (None, None) => {
                replace_line(line, &mut out, &mut address)?;
                continue;
            }
        }
        out.push_str(line);
    }
    Ok(out)
}

fn replace_line(
    line: &str,
    out: &mut String,
    address: &mut impl FnMut(&str) -> Result<String>,
) -> Result<()> {
    let mut rest = line;
    while let Some(at) = rest.find(['`', '[']) {
        let (before, here) = rest.split_at(at);
        out.push_str(before);
        if here.starts_with('`') {
            let run = here.len() - here.trim_start_matches('`').len();
            let (ticks, after) = here.split_at(run);
            let end = after.find(ticks).map_or(0, |end| end + run);
            out.push_str(&here[..run + end]);
            rest = &here[run + end..];
            continue;
        }
        let inner = here.strip_prefix("[[").and_then(|after| after.split_once("]]"));
        let said =
            inner.map(|(inner, after)| (inner.split_once('|').unwrap_or((inner, inner)), after));
        match said {
            Some(((title, label), after)) if is_title(title) && is_title(label) => {
                let label =
                    label.trim().replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]");
                // Writing to a `String` cannot fail.
                let _ = write!(out, "[{label}]({})", address(title.trim())?);
                rest = after;
            }
            _ => {
                out.push('[');
                rest = &here[1..];
            }
        }
    }
    out.push_str(rest);
    Ok(())
}

fn is_title(title: &str) -> bool {
    !text::is_blank(title) && !title.contains('[') && title.chars().count() <= TITLE
}

/// Notes where a page leads, in place of where it led before.
pub(crate) fn note(tx: &mut Tx<'_>, page: PostId, html: &str) -> Result<()> {
    tx.execute(&FORGET_LINKS, params![page])?;
    for href in html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
        // An address with its host is one of ours where there is such a page.
        let path = match href.split_once("://") {
            Some((_, rest)) => rest.find('/').map_or("", |at| &rest[at..]),
            None => href,
        };
        if let Some(title) = path.split_once(NEW).map(|(_, title)| title) {
            let key = text::fold(&decoded(title));
            tx.execute(&WANT, params![page, key])?;
        }
        let number = path.strip_prefix("/pages/").or_else(|| path.strip_prefix("/posts/"));
        let digits = number.unwrap_or_default().split(|c: char| !c.is_ascii_digit()).next();
        if let Some(to) = digits.and_then(|digits| digits.parse::<PostId>().ok()) {
            tx.execute(&LINK, params![page, to])?;
        }
    }
    Ok(())
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

/// A text as it is typed: what leads to a page that is not there stands between brackets again.
pub(crate) fn typed(body: &str) -> String {
    let mut out = String::with_capacity(body.len());
    let mut rest = body;
    while let Some(at) = rest.find("](/spaces/") {
        let (before, here) = rest.split_at(at);
        let end = here.find(')').unwrap_or(here.len());
        let title = here[..end].split_once(NEW).map(|(_, title)| decoded(title));
        let start = before.rfind('[').filter(|at| !before[..*at].ends_with('\\'));
        match (title, start) {
            (Some(title), Some(start)) if end < here.len() && is_title(&title) => {
                let label = before[start + 1..].replace('\\', "");
                out.push_str(&before[..start]);
                // Writing to a `String` cannot fail.
                let _ = match label == title {
                    true => write!(out, "[[{title}]]"),
                    false => write!(out, "[[{title}|{label}]]"),
                };
                rest = &here[end + 1..];
            }
            _ => {
                out.push_str(before);
                out.push_str("](");
                rest = &here[2..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// What an address says with percents.
fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = text.get(at + 1..at + 3).filter(|_| bytes[at] == b'%');
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(if bytes[at] == b'+' { b' ' } else { bytes[at] });
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::{decoded, led, replaced, typed};

    fn linked(text: &str) -> String {
        replaced(text, |title| Ok(format!("/{title}"))).unwrap()
    }

    #[test]
    fn titles_between_brackets_become_links() {
        for (typed, written) in [
            ("See [[Holidays]].", "See [Holidays](/Holidays)."),
            ("[[Holidays|days off]] and [[B]]", "[days off](/Holidays) and [B](/B)"),
            ("[a](b) [[ ]] [[]] [c]", "[a](b) [[ ]] [[]] [c]"),
            ("`[[code]]` ``[[a`b]]`` [[x]]", "`[[code]]` ``[[a`b]]`` [x](/x)"),
            ("```\n[[code]]\n```\n[[x]]", "```\n[[code]]\n```\n[x](/x)"),
            ("[[never closed", "[[never closed"),
            ("[[[a]]]", "[[a](/a)]"),
            ("[[é 🚲]]", "[é 🚲](/é 🚲)"),
        ] {
            assert_eq!(linked(typed), written);
        }
    }

    #[test]
    fn what_leads_to_no_page_yet_is_typed_as_before() {
        let new = |title: &str| Ok(format!("/spaces/a/pages/new?title={}", ui::encode(title)));
        for text in [
            "See [[Holidays]] and [[Congés & co|days off]].",
            "[a](b) [[x]] [c](/spaces/a) `[d](/e)`",
            "[[🚲]]",
        ] {
            assert_eq!(typed(&replaced(text, new).unwrap()), text);
        }
        for text in
            ["](/spaces/", "[a](/spaces/b/pages/new?title=", "(/spaces/a/pages/new?title=x)"]
        {
            assert_eq!(typed(text), text);
        }
    }

    #[test]
    fn links_lead_to_what_has_come() {
        let come = [("keys".to_owned(), "/pages/7-keys".to_owned())].into();
        let html = "<a href=\"/spaces/a/pages/new?title=Keys\" rel>K</a> <a href=\"/b\">B</a>";
        let now = "<a href=\"/pages/7-keys\" rel>K</a> <a href=\"/b\">B</a>";
        assert_eq!(led(html, &come), now);
    }

    #[test]
    fn an_address_is_read_back() {
        for title in ["Congés & co", "50 %", "a+b", "🚲"] {
            assert_eq!(decoded(&ui::encode(title)), title);
        }
        assert_eq!(decoded("100%é%4"), "100%é%4");
    }
}
