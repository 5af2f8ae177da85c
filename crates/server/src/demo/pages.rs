//! The pages of the company's spaces: written, changed by several people, linked, one of them due.

use std::collections::HashMap;

use demo::Company;
use kernel::{Error, Result, Time, Tx};
use posts::PostId;
use posts::publish::Sent;
use serde::Deserialize;

use super::{Made, viewer};

/// Seconds in a day.
const DAY: i64 = 86_400;

/// A page, and what became of it.
#[derive(Deserialize)]
struct Page {
    space: String,
    author: String,
    /// So many days before the end, at this hour.
    days: i64,
    at: String,
    /// The title of the page above; empty for none.
    parent: String,
    title: String,
    body: String,
    #[serde(default)]
    home: bool,
    #[serde(default)]
    lock: bool,
    /// Who is asked whether it is right, so many days after the end.
    #[serde(default)]
    owner: String,
    #[serde(default)]
    right: i64,
    #[serde(default)]
    edits: Vec<Edit>,
}

/// Somebody put some words in place of others.
#[derive(Deserialize)]
struct Edit {
    by: String,
    days: i64,
    at: String,
    note: String,
    from: String,
    to: String,
}

/// Writes all pages.
pub(super) fn fill(tx: &mut Tx<'_>, company: &Company, made: &Made, end: Time) -> Result<()> {
    let all: Vec<Page> = serde_json::from_str(demo::PAGES)?;
    let mut known: HashMap<(String, String), PostId> = HashMap::new();
    for page in &all {
        let parent = known.get(&(page.space.clone(), page.parent.clone())).copied();
        let id = write(tx, company, made, page, parent, end)?;
        known.insert((page.space.clone(), page.title.clone()), id);
    }
    Ok(())
}

fn moment(end: Time, days: i64, at: &str) -> Time {
    let (hour, minute) = at.split_once(':').unwrap_or((at, "0"));
    let seconds = |text: &str, of: i64| text.parse::<i64>().unwrap_or(0) * of;
    let midnight = end.plus_seconds(-(end.micros() / 1_000_000).rem_euclid(DAY));
    midnight.plus_seconds(-days * DAY + seconds(hour, 3_600) + seconds(minute, 60))
}

fn write(
    tx: &mut Tx<'_>,
    company: &Company,
    made: &Made,
    page: &Page,
    parent: Option<PostId>,
    end: Time,
) -> Result<PostId> {
    let person = |handle: &str| {
        let n = company.people.iter().position(|one| one.handle == handle);
        let n = n.ok_or_else(|| Error::internal(format!("nobody is {handle}")))?;
        Ok::<_, Error>(viewer(company, made, n))
    };
    let author = person(&page.author)?;
    let at = moment(end, page.days, &page.at);
    let new = wiki::NewPage {
        space: page.space.clone(),
        parent,
        title: page.title.clone(),
        body: page.body.clone(),
        ..wiki::NewPage::default()
    };
    let sent = wiki::create_now(tx.at(at), &author, &new)?;
    let Sent::Published(id) = sent else {
        return Err(Error::internal(format!("{} waits", page.title)));
    };
    if page.home || page.lock {
        let space = company.spaces.iter().find(|space| space.slug == page.space);
        let manager = viewer(company, made, space.ok_or_else(Error::not_found)?.founder);
        if page.home {
            wiki::set_home(tx.at(at), &manager, id, true)?;
        }
        if page.lock {
            wiki::lock(tx.at(at), &manager, id, true)?;
        }
    }
    if !page.owner.is_empty() {
        let until = end.plus_seconds(page.right * DAY);
        wiki::right_until(tx.at(at), &author, id, until, &page.owner)?;
    }
    for edit in &page.edits {
        let (by, at) = (person(&edit.by)?, moment(end, edit.days, &edit.at));
        wiki::replace_words(tx.at(at), &by, id, (&edit.from, &edit.to), &edit.note)?;
    }
    Ok(id)
}
