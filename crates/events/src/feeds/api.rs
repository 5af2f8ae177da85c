//! Feeds for programs that set up others.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use kernel::{App, Result, Time};
use serde::{Deserialize, Serialize};
use ui::Ctx;

use super::{Feed, address, make, of, revoke as end};

/// A feed, as JSON.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = CalendarFeed)]
pub struct FeedView {
    /// Its number.
    pub id: String,
    /// The space that it is of, by its name in addresses; nothing for your own calendar.
    pub space: Option<String>,
    /// When it was made.
    pub created_at: Time,
    /// When a program last read it, to an hour.
    pub read_at: Option<Time>,
}

impl From<Feed> for FeedView {
    fn from(it: Feed) -> FeedView {
        FeedView {
            id: it.id.to_string(),
            space: it.space.map(|(slug, _)| slug),
            created_at: it.created_at,
            read_at: it.read_at,
        }
    }
}

/// A new feed, as JSON.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
#[schema(as = NewCalendarFeed)]
#[serde(deny_unknown_fields)]
pub struct NewFeed {
    /// The space that it is of, by its name in addresses; your own calendar where it is left out.
    #[serde(default)]
    pub space: Option<String>,
}

/// A feed that was made, as JSON.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = MadeCalendarFeed)]
pub struct Made {
    /// Its number.
    pub id: String,
    /// Its secret address. It is said here and nowhere else.
    pub address: String,
}

/// Your calendar feeds.
#[utoipa::path(get, path = "/api/v1/calendar/feeds", tag = "calendar",
    responses((status = 200, body = Vec<FeedView>)))]
pub(crate) async fn list(State(app): State<App>, cx: Ctx) -> Result<ui::Json<Vec<FeedView>>> {
    let viewer = cx.viewer()?.clone();
    let feeds = app.db.read(move |tx| of(tx, &viewer)).await?;
    Ok(ui::Json(feeds.into_iter().map(FeedView::from).collect()))
}

/// Make a feed of your calendar or of a space, in place of the one before.
#[utoipa::path(post, path = "/api/v1/calendar/feeds", tag = "calendar", request_body = NewFeed,
    responses((status = 201, body = Made)))]
pub(crate) async fn create(
    State(app): State<App>,
    cx: Ctx,
    ui::Json(new): ui::Json<NewFeed>,
) -> Result<(StatusCode, ui::Json<Made>)> {
    let viewer = cx.viewer()?.clone();
    let space = new.space.map(|slug| slug.trim_start_matches('~').to_owned());
    let (id, secret) = app.db.write(move |tx| make(tx, &viewer, space.as_deref())).await?;
    let made = Made { id: id.to_string(), address: address(&app.config, &secret) };
    Ok((StatusCode::CREATED, ui::Json(made)))
}

/// End a feed: programs that ask it find nothing.
#[utoipa::path(delete, path = "/api/v1/calendar/feeds/{id}", tag = "calendar", params(("id" = String, Path)),
    responses((status = 204)))]
pub(crate) async fn revoke(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<StatusCode> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse()?);
    app.db.write(move |tx| end(tx, &viewer, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}
