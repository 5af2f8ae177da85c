//! A calendar file becomes events of a space: shown first, line by line; a file that comes again brings what is new alone.

mod api;
mod page;
mod read;
mod repeats;
mod store;

use kernel::{Error, Message, Result, Time, Tx, Viewer, params};
use posts::kinds::{Given, make};
use posts::publish::{NewPost, Sent, import as publish};
use posts::{PostId, Written};
use serde_json::json;
use spaces::Visible;
use ui::Locale;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::ical::read::Refused;
use read::{Left, New};
use store::{KNOWN, NOTE};

/// Bytes of a file at most.
const LARGEST: usize = 1024 * 1024;
/// Events that one file brings at most.
const MOST: usize = 300;

pub(crate) fn routes() -> OpenApiRouter<kernel::App> {
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

/// Brings the events of a file into a space, or tells what it would bring.
///
/// # Errors
/// `NotFound` and `Forbidden` as of the space; `Invalid` on the field `file`.
fn import(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    slug: &str,
    text: &str,
    is_look: bool,
) -> Result<Report> {
    let space = space(tx, viewer, slug)?;
    let zone = people::zone::zone(tx, viewer.id)?;
    let read = read::read(text, zone);
    let (all, left) = read.map_err(|why| {
        let why = match why {
            Refused::NoCalendar => Message::new("event-import-no-calendar"),
            Refused::TooMany => Message::new("event-import-too-many").with("n", MOST),
        };
        Error::field("file", why)
    })?;
    if all.len() > MOST {
        let message = Message::new("event-import-too-many").with("n", MOST);
        return Err(Error::field("file", message));
    }
    let mut report = Report::default();
    for Left { line, title, why } in left {
        report.wrong.push(Wrong { line, title, why: Message::new(why) });
    }
    for new in all {
        if tx.query_opt(&KNOWN, params![space.id, new.key], |_| Ok(()))?.is_some() {
            report.known += 1;
            continue;
        }
        let mut made = None;
        let done = tx.savepoint(|tx| {
            made = Some(one(tx, viewer, &space, &new)?);
            // A look brings nothing: what it would bring is taken back.
            if is_look { Err(Error::not_found()) } else { Ok(()) }
        });
        match (made, done) {
            (Some(post), Ok(())) => report.made.push(of(&new, post)),
            (Some(_), Err(_)) if is_look => report.made.push(of(&new, None)),
            (_, Err(error)) if !error.fields().is_empty() => {
                let why = error.fields()[0].1.clone();
                report.wrong.push(Wrong { line: new.line, title: new.title, why });
            }
            (_, Err(error)) => return Err(error),
            (None, Ok(())) => {}
        }
    }
    report.wrong.sort_by_key(|wrong| wrong.line);
    Ok(report)
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
        Sent::Published(post) => Some(post),
        Sent::Waiting(_) => None,
    };
    tx.execute(&NOTE, params![space.id, new.key, post])?;
    let Some(post) = post else { return Ok(None) };
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
