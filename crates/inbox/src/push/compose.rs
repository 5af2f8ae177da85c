//! What a device is told, as of when it is sent.

use kernel::door::Url;
use kernel::{PersonId, Result, Tx, params};
use serde_json::json;
use ui::Locale;

use super::DeviceId;
use super::devices::lock;
use super::seal::Lock;
use super::store::{ADDRESS, ITEMS};
use crate::items::{GroupView, grouped, item_of, views};
use crate::mail::{allowed_from, choices, is_wanted};
use crate::words::{sentence, sentence_with_title};

/// Characters of a title and of what is below it: with its address, always less than a record holds.
const TITLE: usize = 120;
const BODY: usize = 200;
/// Threads named in one.
const NAMED: usize = 3;

/// What is to be done with what is on its way.
pub(super) enum Outcome {
    /// Nothing is left to tell, or nowhere to tell it.
    Nothing,
    /// Its person is here, or at rest: until then.
    Later(kernel::Time),
    /// This is to be sent.
    Send(Box<Parcel>),
}

/// What is sent, and where.
pub(super) struct Parcel {
    pub(super) endpoint: Url,
    pub(super) lock: Lock,
    pub(super) words: Vec<u8>,
}

/// Makes what a device is told of the items of a batch that may still be told.
pub(super) fn compose(tx: &mut Tx<'_>, batch: i64, device: DeviceId) -> Result<Outcome> {
    let now = tx.now();
    let address = tx.query_opt(&ADDRESS, params![now, device], |row| {
        let (key, auth): (String, String) = (row.get(2)?, row.get(3)?);
        Ok((row.get::<PersonId>(0)?, Url::parse(&row.get::<String>(1)?), lock(&key, &auth)))
    })?;
    let Some((person, Ok(endpoint), Some(lock))) = address else { return Ok(Outcome::Nothing) };
    let Some(to) = identity::session::reachable(tx, person)? else { return Ok(Outcome::Nothing) };
    let (viewer, choices) = (&to.viewer, choices::of(tx, person)?);
    let open = viewer.sees_open();
    let mut items = Vec::new();
    for item in tx.query(&ITEMS, params![viewer.id, open, batch], item_of)?.into_iter().flatten() {
        if choices.pushes(item.kind) && is_wanted(tx, viewer, &item)? {
            items.push(item);
        }
    }
    let asked = items.iter().all(|item| item.kind.is_asked());
    let groups = views(tx, viewer, grouped(items))?;
    if groups.is_empty() {
        return Ok(Outcome::Nothing);
    }
    let when = allowed_from(&to, &choices, now, asked);
    if when > now {
        return Ok(Outcome::Later(when));
    }
    let words = words(Locale::new(viewer.lang), &groups).to_string().into_bytes();
    Ok(Outcome::Send(Box::new(Parcel { endpoint, lock, words })))
}

/// The first characters of a text, at most `most`.
fn clip(text: &str, most: usize) -> String {
    match text.chars().count() > most {
        true => text.chars().take(most - 1).chain(['…']).collect(),
        false => text.to_owned(),
    }
}

fn words(l: Locale, groups: &[GroupView]) -> serde_json::Value {
    let count: usize = groups.iter().map(|group| group.items.len()).sum();
    let (title, body, href) = match groups {
        [group] if group.items.len() == 1 => {
            let item = &group.items[0];
            let about = if item.excerpt.is_empty() { &group.title } else { &item.excerpt };
            (sentence(l, group, item), about.clone(), item.href.clone())
        }
        _ => {
            let named = groups
                .iter()
                .take(NAMED)
                .filter_map(|group| Some(sentence_with_title(l, group, group.items.first()?)));
            let title = l.tn("push-many", i64::try_from(count).unwrap_or(i64::MAX));
            (title, named.collect::<Vec<_>>().join("\n"), "/inbox".to_owned())
        }
    };
    json!({
        "title": clip(&title, TITLE),
        "body": clip(&body, BODY),
        "href": href,
        "lang": l.code(),
        // A device shows one thing of each tag: what is told again stands in for what was told.
        "tag": href,
    })
}
