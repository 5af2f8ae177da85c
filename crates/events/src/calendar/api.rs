//! The same for programs.

use axum::extract::State;
use kernel::{App, Error, Message, Result, Time, Tx};
use serde::{Deserialize, Serialize};
use ui::{Ctx, Query};

use super::of_space;
use crate::day::{self, Entry, Source};

/// The longest time that one answer is about, in days.
const DAYS: i64 = 370;

/// What is asked.
#[derive(Clone, Debug, Deserialize, utoipa::IntoParams)]
pub(super) struct Asked {
    /// From when on.
    from: Time,
    /// Until when; at most 370 days after.
    to: Time,
    /// The space whose calendar it is, by its name in addresses; yours where it is left out.
    space: Option<String>,
}

/// Something in a calendar, as JSON.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = CalendarEntry)]
pub struct EntryView {
    /// When it starts; where it takes whole days, the first midnight by your clock.
    pub start: Time,
    /// When it ends; the midnight after the last day.
    pub end: Time,
    /// Whether it takes whole days.
    pub whole_day: bool,
    /// What it is.
    pub title: String,
    /// Where it is.
    pub place: Option<String>,
    /// The post of the event; nothing where it comes from another calendar of yours.
    pub post: Option<String>,
    /// Which occurrence of the event it is, by its day.
    pub day: Option<String>,
    /// What you are to it: `author`, `yes`, `maybe`, `waiting` (for a place), `unanswered` (you are invited),
    /// `none`.
    pub standing: Option<&'static str>,
    /// The other calendar that it comes from.
    pub calendar: Option<String>,
}

impl From<Entry> for EntryView {
    fn from(it: Entry) -> EntryView {
        let (post, day, standing, calendar) = match it.source {
            Source::Event { post, day, standing, .. } => {
                (Some(post.to_string()), Some(day.to_string()), Some(standing.name()), None)
            }
            Source::Calendar(name) => (None, None, None, Some(name)),
        };
        EntryView {
            start: it.starts,
            end: it.ends,
            whole_day: it.whole_day,
            title: it.title,
            place: it.place,
            post,
            day,
            standing,
            calendar,
        }
    }
}

/// What takes place between two moments: what you take part in and what invites you, with your other calendars; or
/// all events of a space.
#[utoipa::path(get, path = "/api/v1/calendar", tag = "calendar", params(Asked),
    responses((status = 200, body = Vec<EntryView>)))]
pub(crate) async fn list(
    State(app): State<App>,
    cx: Ctx,
    Query(asked): Query<Asked>,
) -> Result<ui::Json<Vec<EntryView>>> {
    let (viewer, zone, span) = (cx.viewer()?.clone(), cx.l.zone, (asked.from, asked.to));
    if asked.to < asked.from || asked.to.seconds_since(asked.from) > DAYS * 86_400 {
        return Err(Error::field("to", Message::new("event-span-wrong").with("n", DAYS)));
    }
    let read = move |tx: &mut Tx<'_>| match &asked.space {
        None => day::by(tx, &viewer, zone, span),
        Some(slug) => {
            let space = spaces::access::visible(tx, &viewer, slug.trim_start_matches('~'))?;
            of_space(tx, &viewer, &space, zone, span)
        }
    };
    let all = app.db.read(read).await?;
    Ok(ui::Json(all.into_iter().map(EntryView::from).collect()))
}
