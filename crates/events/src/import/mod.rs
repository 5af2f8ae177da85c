//! A calendar file becomes events of a space: shown first, line by line; a file that comes again brings what is new alone.

mod api;
mod page;
mod read;
mod repeats;
mod store;

use kernel::error::Meaning;
use kernel::{App, Error, Message, Result, Time, Tx, Viewer, params};
use posts::kinds::{Given, make};
use posts::publish::{NewPost, Sent, import as publish};
use posts::reading::floor_of;
use posts::{PostId, Written};
use serde_json::json;
use spaces::Visible;
use ui::Locale;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::ical::read::Refused;
use read::{Left, New};
use store::{BROUGHT, KNOWN, NOTE, WAITING};

/// Bytes of a file at most.
const LARGEST: usize = 1024 * 1024;
/// Events that one file brings at most.
const MOST: usize = 300;
/// Events that one person brings in an hour at most.
const HOURLY: i64 = 600;
const AN_HOUR: i64 = 3_600;

pub(crate) fn routes() -> OpenApiRouter<App> {
    use axum::routing::get;
    OpenApiRouter::new()
        .route("/spaces/{slug}/calendar/import", get(page::show).post(page::submit))
        .routes(routes!(api::import))
}

/// An event of the file, as it is here.
#[derive(Clone, Debug)]
struct Made {
    line: usize,
    title: String,
    starts: Time,
    /// Its post; nothing of a look, or where it waits for a manager.
    post: Option<PostId>,
}

/// What of a file is not here, and why.
#[derive(Clone, Debug)]
struct Wrong {
    line: usize,
    title: String,
    why: Message,
}

/// What came of a file.
#[derive(Clone, Debug, Default)]
struct Report {
    made: Vec<Made>,
    /// How many were brought before.
    known: usize,
    wrong: Vec<Wrong>,
}

/// The space of this address, where the viewer may publish.
fn space(tx: &mut Tx<'_>, viewer: &Viewer, slug: &str) -> Result<Visible> {
    spaces::access::visible(tx, viewer, slug.trim_start_matches('~'))?.publishable(viewer)
}

/// A file, as it was read: its events, and what of it is none.
type File = (Vec<New>, Vec<Left>);

/// Reads a file, and brings its events into a space, or tells what it would bring.
///
/// # Errors
/// `NotFound` and `Forbidden` as of the space; `Invalid` on the field `file`; `TooMany`, on that field, where its sender
/// brought too many in the last hour.
async fn import(
    app: &App,
    viewer: &Viewer,
    slug: &str,
    text: String,
    is_look: bool,
) -> Result<Report> {
    let (viewer, slug) = (viewer.clone(), slug.to_owned());
    let (asked, into) = (viewer.clone(), slug.clone());
    let zone = app.db.read(move |tx| {
        space(tx, &asked, &into)?;
        people::zone::zone(tx, asked.id)
    });
    let zone = zone.await?;
    // A large file takes its time: no transaction waits for it.
    let read = tokio::task::spawn_blocking(move || read::read(&text, zone));
    let file = read.await.map_err(Error::internal)?.map_err(|why| {
        let why = match why {
            Refused::NoCalendar => Message::new("event-import-no-calendar"),
            Refused::TooMany => too_many(),
        };
        Error::field("file", why)
    })?;
    if file.0.len() > MOST {
        return Err(Error::field("file", too_many()));
    }
    app.db.write(move |tx| bring(tx, &viewer, &slug, &file, is_look)).await
}

fn too_many() -> Message {
    Message::new("event-import-too-many").with("n", MOST)
}

/// Brings the events of a file, or tells what it would bring; a look leaves nothing behind.
fn bring(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    slug: &str,
    (all, left): &File,
    is_look: bool,
) -> Result<Report> {
    let space = space(tx, viewer, slug)?;
    let since = floor_of(tx.now().plus_seconds(-AN_HOUR));
    let brought: i64 = tx.query_one(&BROUGHT, params![viewer.id, since], |row| row.get(0))?;
    let mut room = usize::try_from(HOURLY.saturating_sub(brought)).unwrap_or(0);
    let waiting: Vec<NewPost> = tx.query(&WAITING, params![viewer.id, space.id], |row| {
        Ok(serde_json::from_str(&row.get::<String>(0)?)?)
    })?;
    let mut report = Report::default();
    for Left { line, title, why } in left {
        report.wrong.push(Wrong { line: *line, title: title.clone(), why: Message::new(why) });
    }
    for new in all {
        let day = new.day.to_string();
        let values = params![space.id, new.key, viewer.id, new.title, new.starts, day];
        let waits = waiting.iter().any(|other| {
            (&other.title, &other.body, &other.fields.0) == (&new.title, &new.body, &new.fields.0)
        });
        if waits || tx.query_opt(&KNOWN, values, |_| Ok(()))?.is_some() {
            report.known += 1;
            continue;
        }
        if !is_look {
            room = room.checked_sub(1).ok_or_else(too_fast)?;
        }
        let mut made = None;
        let done = tx.savepoint(|tx| {
            made = Some(one(tx, viewer, &space, new)?);
            // A look brings nothing: what it would bring is taken back.
            if is_look { Err(Error::not_found()) } else { Ok(()) }
        });
        match (made, done) {
            (Some(post), Ok(())) => report.made.push(of(new, post)),
            (Some(_), Err(_)) if is_look => report.made.push(of(new, None)),
            (_, Err(error)) if !error.fields().is_empty() => {
                let why = error.fields()[0].1.clone();
                report.wrong.push(Wrong { line: new.line, title: new.title.clone(), why });
            }
            (_, Err(error)) => return Err(error),
            (None, Ok(())) => {}
        }
    }
    report.wrong.sort_by_key(|wrong| wrong.line);
    Ok(report)
}

fn too_fast() -> Error {
    let said = Message::new("event-import-too-fast").with("n", HOURLY);
    let error = Error::new(Meaning::TooMany, said.clone()).and_field("file", said);
    error.retry_after(u32::try_from(AN_HOUR).unwrap_or(u32::MAX))
}

fn of(new: &New, post: Option<PostId>) -> Made {
    Made { line: new.line, title: new.title.clone(), starts: new.starts, post }
}

/// Publishes one; answers its post, or nothing where it waits for a manager.
fn one(tx: &mut Tx<'_>, viewer: &Viewer, space: &Visible, new: &New) -> Result<Option<PostId>> {
    let content = NewPost {
        space: space.slug.clone(),
        kind: "event".into(),
        title: new.title.clone(),
        body: new.body.clone(),
        fields: new.fields.clone(),
        ..NewPost::default()
    };
    let body = Written::from(new.body.clone());
    let post = match publish(tx, viewer, &content, &body, None)?.0 {
        Sent::Published(post) => post,
        // Dates of what waits cannot be told: it would be another series that is approved.
        Sent::Waiting(_) if !(new.skipped.is_empty() && new.moved.is_empty()) => {
            return Err(Error::field("file", "event-import-why-waits"));
        }
        // It may be refused, and brought again: what is known is what is published.
        Sent::Waiting(_) => return Ok(None),
    };
    tx.execute(&NOTE, params![space.id, new.key, post])?;
    for day in &new.skipped {
        date(tx, viewer, post, "skip", json!({ "day": day.to_string() }))?;
    }
    for (day, starts, ends) in &new.moved {
        let said = json!({ "day": day.to_string(), "start": starts, "end": ends });
        date(tx, viewer, post, "reschedule", said)?;
    }
    Ok(Some(post))
}

/// Says something of one date of a series; of one that is not written, since it is long ago or far ahead, nothing.
fn date(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    post: PostId,
    what: &str,
    said: serde_json::Value,
) -> Result<()> {
    let post = posts::access::readable(tx, viewer, post)?;
    let mut said = said.as_object().cloned().unwrap_or_default();
    said.retain(|_, value| !value.is_null());
    match make(tx, viewer, &post, what, &Given(said)) {
        Err(error) if error.about("day").is_some() => Ok(()),
        other => other,
    }
}

impl Made {
    /// When it is, for people.
    fn when(&self, l: &Locale) -> String {
        l.datetime(self.starts)
    }
}

impl Wrong {
    /// Where it is and why, for people.
    fn said(&self, l: &Locale) -> String {
        l.t2("event-import-line", ("line", self.line.to_string()), ("why", l.msg(&self.why)))
    }
}
