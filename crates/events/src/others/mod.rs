//! Other calendars of one's own (Outlook, Google…): addresses that are read again and again, for their owner alone.
//!
//! Invariants:
//! - what is read is shown to the person who gave the address, and to nobody else; it goes with the address;
//! - addresses are asked through [`kernel::door`], one at a time, in the background, every quarter of an hour at most;
//! - what goes wrong is said in words, and what was read before stays meanwhile.

mod api;
mod page;
mod read;
mod store;

pub use read::Reader;

use kernel::door::Url;
use kernel::{Activity, Error, Message, PersonId, Result, Time, Tx, Viewer, params};
use ui::Zone;

use crate::day::{Entry, Source};
use crate::logged;
use store::{ADD, BETWEEN, COUNT, FORGET, OTHERS, READ_AGAIN};

kernel::id! {
    /// Another calendar.
    OtherId,
}

/// Calendars that a person may have.
const MOST: i64 = 10;
/// Characters of a name, and of an address.
const NAME: usize = 60;
const ADDRESS: usize = 2_000;
/// What is shown of them between two moments, at most.
const SHOWN: i64 = 2_000;

pub(crate) use page::{submit, submit_again, submit_remove};

/// The API.
pub(crate) fn routes() -> utoipa_axum::router::OpenApiRouter<kernel::App> {
    use axum::routing::post;
    utoipa_axum::router::OpenApiRouter::new()
        .route("/calendar/others", post(submit))
        .route("/calendar/others/{id}/remove", post(submit_remove))
        .route("/calendar/others/{id}/read", post(submit_again))
        .routes(utoipa_axum::routes!(api::list, api::create))
        .routes(utoipa_axum::routes!(api::remove))
}

/// Another calendar of somebody.
#[derive(Clone, Debug)]
pub(crate) struct Other {
    pub(crate) id: OtherId,
    pub(crate) name: String,
    /// Whose it is: the address itself is a secret.
    pub(crate) host: String,
    /// When it was last read.
    pub(crate) read_at: Option<Time>,
    /// Why it could not be, in a word; empty where it could.
    pub(crate) trouble: String,
    pub(crate) left_out: i64,
}

impl Other {
    /// Why it could not be read, and what to do.
    pub(crate) fn why(&self, l: &ui::Locale) -> String {
        l.t(&format!("event-trouble-{}", self.trouble))
    }
}

/// Those of a person.
pub(crate) fn of(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<Other>> {
    tx.query(&OTHERS, params![person], |row| {
        let address: String = row.get(2)?;
        let host = Url::parse(&address).ok().and_then(|url| url.host_str().map(str::to_owned));
        Ok(Other {
            id: row.get(0)?,
            name: row.get(1)?,
            host: host.unwrap_or_default(),
            read_at: row.get(3)?,
            trouble: row.get(4)?,
            left_out: row.get(5)?,
        })
    })
}

/// The address of a calendar, as programs are asked for it.
fn address_of(typed: &str) -> Result<Url> {
    let wrong = || Error::field("address", "event-other-address");
    let typed = typed.trim();
    let typed = match typed.strip_prefix("webcal://") {
        Some(rest) => format!("https://{rest}"),
        None => typed.replacen("webcals://", "https://", 1),
    };
    if typed.chars().count() > ADDRESS {
        return Err(wrong());
    }
    let url = Url::parse(&typed).map_err(|_| wrong())?;
    match url.scheme() {
        "https" | "http" if url.host_str().is_some() => Ok(url),
        _ => Err(wrong()),
    }
}

/// Adds a calendar; it is read within a minute.
///
/// # Errors
/// `Invalid`, naming the field.
pub(crate) fn add(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    (name, typed): (&str, &str),
) -> Result<OtherId> {
    let url = address_of(typed)?;
    let name = people::names::line(name);
    let name = if name.is_empty() { url.host_str().unwrap_or_default().to_owned() } else { name };
    if name.chars().count() > NAME {
        return Err(Error::field("name", Message::new("error-too-long").with("most", NAME)));
    }
    let have: i64 = tx.query_one(&COUNT, params![viewer.id], |row| row.get(0))?;
    if have >= MOST {
        return Err(Error::field("address", Message::new("event-other-many").with("n", MOST)));
    }
    let id: OtherId = tx.new_id();
    tx.execute(&ADD, params![id, viewer.id, name, url.as_str(), tx.now()])?;
    tx.log(Activity::new(logged::OTHER_ADDED, id.0).by(viewer.id))?;
    Ok(id)
}

/// Removes one of the viewer's, with all that was read of it.
///
/// # Errors
/// `NotFound` for somebody else's.
pub(crate) fn remove(tx: &mut Tx<'_>, viewer: &Viewer, id: OtherId) -> Result<()> {
    match tx.execute(&FORGET, params![id, viewer.id])? {
        0 => Err(Error::not_found()),
        _ => tx.log(Activity::new(logged::OTHER_REMOVED, id.0).by(viewer.id)),
    }
}

/// Has one of the viewer's read again, where that was not done within a quarter of an hour.
///
/// # Errors
/// `NotFound` for somebody else's.
pub(crate) fn again(tx: &mut Tx<'_>, viewer: &Viewer, id: OtherId) -> Result<()> {
    let (now, before) = (tx.now(), tx.now().plus_seconds(-read::EVERY.seconds(1)));
    match tx.execute(&READ_AGAIN, params![id, viewer.id, now, before])? {
        0 => Err(Error::not_found()),
        _ => tx.log(Activity::new(logged::OTHER_ADDED, id.0).by(viewer.id)),
    }
}

/// What takes place in the calendars of a person between two moments.
pub(crate) fn between(
    tx: &mut Tx<'_>,
    person: PersonId,
    zone: Zone,
    (from, to): (Time, Time),
) -> Result<Vec<Entry>> {
    tx.query(&BETWEEN, params![person, from, to, SHOWN], |row| {
        let (starts, ends, whole_day) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let local = |at| if whole_day { crate::day::local(at, zone) } else { at };
        let place: String = row.get(4)?;
        Ok(Entry {
            starts: local(starts),
            ends: local(ends),
            whole_day,
            title: row.get(3)?,
            href: None,
            place: (!place.is_empty()).then_some(place),
            source: Source::Calendar(row.get(5)?),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::address_of;

    #[test]
    fn addresses_are_those_that_calendar_programs_give() {
        let sound = address_of(" webcal://example.org/a.ics ").unwrap();
        assert_eq!(sound.as_str(), "https://example.org/a.ics");
        assert!(address_of("https://example.org/private-abc/basic.ics").is_ok());
        for typed in
            ["", "example.org", "ftp://example.org/a.ics", "file:///etc/passwd", "https://"]
        {
            assert!(address_of(typed).is_err(), "{typed}");
        }
    }
}
