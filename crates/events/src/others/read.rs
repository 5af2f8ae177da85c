//! Reads the calendars that are due.

use std::time::Duration;

use axum::http::header::{ACCEPT, HeaderName};
use axum::http::header::{
    ETAG, HeaderMap, HeaderValue, IF_MODIFIED_SINCE, IF_NONE_MATCH, LAST_MODIFIED, LOCATION,
};
use kernel::door::{Answer, Limits, Url};
use kernel::error::Meaning;
use kernel::work::{Backoff, Next, Work};
use kernel::{App, Door, PersonId, Result, Time, Tx, params};
use ui::Zone;

use super::OtherId;
use super::store::{
    CHANGED, DUE, FAILED, FORGET_OCCURRENCES, LEASE, NEXT, OCCURRENCE, PUT_OFF, UNCHANGED,
};
use crate::ical::read::{LARGEST, Read, read};

/// How often one is read, and when again after it failed.
pub(super) const EVERY: Backoff = Backoff::new(900, 2, 86_400);
/// How long one may take, with what it leads to.
const LIMITS: Limits = Limits { most: LARGEST, time: Duration::from_secs(20) };
/// Redirects followed, at most.
const HOPS: usize = 4;
/// How far back and ahead it is kept, in seconds.
const PAST: i64 = 90 * 86_400;
const AHEAD: i64 = 400 * 86_400;
/// After how long it is read whole although it did not change: time brings other occurrences.
const STALE: i64 = 7 * 86_400;
/// How often the next one is looked for.
const ROUND: Duration = Duration::from_secs(60);

/// Reads other calendars. Cheap to clone.
#[derive(Clone)]
pub struct Reader(pub App);

/// One that is to be read.
#[derive(Clone, Debug)]
struct Due {
    id: OtherId,
    person: PersonId,
    address: String,
    etag: String,
    modified: String,
    copy: String,
    failures: i64,
    /// Whether the copy is of use still.
    fresh: bool,
}

/// What came of it.
enum Came {
    /// The same as before.
    Same { etag: String, modified: String },
    /// Another copy.
    Other { etag: String, modified: String, copy: String, read: Read },
    /// Why nothing came.
    Trouble(&'static str),
}

impl Work for Reader {
    const NAME: &'static str = "calendars";

    async fn round(&self) -> Result<Next> {
        let db = &self.0.db;
        if db.read(people::settings::is_held).await? {
            return Ok(Next::After(ROUND));
        }
        let next = db.read(|tx| {
            let next = tx.query_one(&NEXT, params![], |row| row.get::<Option<Time>>(0))?;
            Ok(next.map_or(i64::MAX, |next| next.micros() - tx.now().micros()))
        });
        let next = next.await?;
        if next > 0 {
            let micros = u64::try_from(next).unwrap_or(0);
            return Ok(Next::OnCommit(Duration::from_micros(micros).min(ROUND)));
        }
        let Some(due) = db.write(claim).await? else { return Ok(Next::AtOnce) };
        let came = ask(&self.0, &due).await?;
        db.write(move |tx| keep(tx, &due, &came)).await?;
        Ok(Next::AtOnce)
    }
}

/// Takes the next; nobody else does for a quarter of an hour.
fn claim(tx: &mut Tx<'_>) -> Result<Option<Due>> {
    let now = tx.now();
    let due = tx.query_opt(&DUE, params![now], |row| {
        let expanded: Option<Time> = row.get(6)?;
        Ok(Due {
            id: row.get(0)?,
            person: row.get(1)?,
            address: row.get(2)?,
            etag: row.get(3)?,
            modified: row.get(4)?,
            copy: row.get(5)?,
            failures: row.get(7)?,
            fresh: expanded.is_some_and(|at| now.seconds_since(at) < STALE),
        })
    })?;
    match &due {
        Some(due) => tx.execute(&LEASE, params![due.id, now.plus_seconds(EVERY.seconds(1))])?,
        None => tx.execute(&PUT_OFF, params![now, now.plus_seconds(86_400)])?,
    };
    Ok(due)
}

/// Asks for it, following redirects: each is checked by the door like the first.
async fn fetch(app: &App, door: &Door, due: &Due) -> std::result::Result<Answer, &'static str> {
    let mut url = Url::parse(&due.address).map_err(|_| "unreachable")?;
    for _ in 0..=HOPS {
        if Url::parse(&app.config.public_url).is_ok_and(|own| own.origin() == url.origin()) {
            return Err("own");
        }
        let mut headers = HeaderMap::new();
        let mut say = |name: HeaderName, value: &str| {
            if let Ok(value) = HeaderValue::from_str(value) {
                headers.insert(name, value);
            }
        };
        say(ACCEPT, "text/calendar, */*;q=0.5");
        if due.fresh && !due.etag.is_empty() {
            say(IF_NONE_MATCH, &due.etag);
        }
        if due.fresh && !due.modified.is_empty() {
            say(IF_MODIFIED_SINCE, &due.modified);
        }
        let answer = door.get_with(&url, headers, LIMITS).await;
        let answer = answer.map_err(|error| match error.meaning() {
            Meaning::Forbidden => "refused",
            _ => "unreachable",
        })?;
        let to = answer.headers.get(LOCATION).and_then(|to| to.to_str().ok());
        match (answer.status, to) {
            (301 | 302 | 303 | 307 | 308, Some(to)) => {
                url = url.join(to).map_err(|_| "unreachable")?;
            }
            _ => return Ok(answer),
        }
    }
    Err("unreachable")
}

async fn ask(app: &App, due: &Due) -> Result<Came> {
    let person = due.person;
    let viewer = app.db.read(move |tx| people::viewer(tx, person)).await?;
    // For people from outside no private network is asked.
    let is_colleague = viewer.is_some_and(|viewer| viewer.sees_open());
    let door = if is_colleague { app.door.clone() } else { app.door.outward() };
    let answer = match fetch(app, &door, due).await {
        Ok(answer) => answer,
        Err(word) => return Ok(Came::Trouble(word)),
    };
    let said = |name: HeaderName| {
        let value = answer.headers.get(name).and_then(|value| value.to_str().ok());
        value.map_or(String::new(), |value| value.chars().take(300).collect())
    };
    let (etag, modified) = (said(ETAG), said(LAST_MODIFIED));
    match answer.status {
        304 => return Ok(Came::Same { etag: due.etag.clone(), modified: due.modified.clone() }),
        200 if !answer.whole => return Ok(Came::Trouble("large")),
        200 => {}
        401 | 403 => return Ok(Came::Trouble("denied")),
        404 | 410 => return Ok(Came::Trouble("missing")),
        _ => return Ok(Came::Trouble("failing")),
    }
    let copy = sum(&answer.body);
    if copy == due.copy && due.fresh {
        return Ok(Came::Same { etag, modified });
    }
    let zone: Zone = app.db.read(move |tx| people::zone::zone(tx, person)).await?;
    let now = app.clock().now();
    let span = (now.plus_seconds(-PAST), now.plus_seconds(AHEAD));
    // Whatever a file of others does to the reader, it ends there.
    let done = tokio::task::spawn_blocking(move || read(&answer.body, zone, span)).await;
    Ok(match done {
        Ok(Ok(read)) => Came::Other { etag, modified, copy, read },
        Ok(Err(refused)) => Came::Trouble(refused.word()),
        Err(error) => {
            tracing::error!(%error, "a calendar that cannot be read");
            Came::Trouble("no-calendar")
        }
    })
}

/// The sum of a calendar, but for when each event was written into it: many servers say the hour of the answer.
fn sum(body: &[u8]) -> String {
    let text = String::from_utf8_lossy(body);
    let is_said = |line: &&str| {
        let name = line.get(.."DTSTAMP".len()).unwrap_or_default();
        !name.eq_ignore_ascii_case("DTSTAMP")
    };
    let lines: Vec<&str> = text.lines().filter(is_said).collect();
    kernel::secret::hash(&lines.join("\n"))
}

fn keep(tx: &mut Tx<'_>, due: &Due, came: &Came) -> Result<()> {
    let (id, now) = (due.id, tx.now());
    let next = now.plus_seconds(EVERY.seconds(1));
    match came {
        Came::Trouble(word) => {
            let next = now.plus_seconds(EVERY.seconds(due.failures + 1));
            tx.execute(&FAILED, params![id, *word, next, now])?;
        }
        Came::Same { etag, modified } => {
            tx.execute(&UNCHANGED, params![id, next, now, etag, modified])?;
        }
        Came::Other { etag, modified, copy, read } => {
            let left_out = i64::try_from(read.left_out).unwrap_or(i64::MAX);
            let values = params![id, next, now, etag, modified, copy, left_out];
            // It may have been removed meanwhile.
            if tx.execute(&CHANGED, values)? == 0 {
                return Ok(());
            }
            tx.execute(&FORGET_OCCURRENCES, params![id])?;
            for (place, it) in (0_i64..).zip(&read.occurrences) {
                let values =
                    params![id, place, it.starts, it.ends, it.whole_day, it.title, it.place];
                tx.execute(&OCCURRENCE, values)?;
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::sum;

    #[test]
    fn a_calendar_is_the_same_whenever_it_was_answered() {
        let copy = |stamp: &str, title: &str| {
            sum(format!("BEGIN:VEVENT\r\nDTSTAMP:{stamp}\r\nSUMMARY:{title}\r\n").as_bytes())
        };
        assert_eq!(copy("20260301T000000Z", "Été"), copy("20260301T001500Z", "Été"));
        assert_ne!(copy("20260301T000000Z", "Été"), copy("20260301T000000Z", "Round"));
    }
}
