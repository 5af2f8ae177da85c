//! RSS feeds for programs that set up others.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use kernel::{App, Error, Result, Time};
use serde::{Deserialize, Serialize};
use ui::Ctx;

use super::look::{Looked, look, several};
use super::{Feed, add, again, of, remove as end};

/// An RSS feed of a space, as JSON. Its address may be a secret, and is not told again.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = IncomingFeed)]
pub struct FeedView {
    /// Its number.
    id: String,
    /// What its bot is called, which is the author of what it publishes.
    name: String,
    /// The handle of its bot.
    bot: String,
    /// The host of its address.
    host: String,
    /// The handle of who added it.
    created_by: String,
    /// When it was added.
    created_at: Time,
    /// When it was last asked for.
    read_at: Option<Time>,
    /// Why it could not be read: `refused`, `unreachable`, `own`, `denied`, `missing`, `failing`, `large`, `no-feed`;
    /// nothing where it could.
    trouble: Option<String>,
    /// Whether it is asked for no more, because nothing was there for two weeks.
    paused: bool,
}

impl From<Feed> for FeedView {
    fn from(it: Feed) -> FeedView {
        FeedView {
            id: it.id.to_string(),
            name: it.name,
            bot: it.handle,
            host: it.host,
            created_by: it.by.1,
            created_at: it.created_at,
            read_at: it.read_at,
            trouble: (!it.trouble.is_empty()).then_some(it.trouble),
            paused: it.paused,
        }
    }
}

/// An RSS feed to be added, as JSON.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
#[schema(as = NewIncomingFeed)]
#[serde(deny_unknown_fields)]
pub struct NewFeed {
    /// The address of a feed (RSS, Atom, JSON Feed), or of a page that names one.
    address: String,
    /// What its bot is called; the title of the feed where that is left out.
    #[serde(default)]
    name: String,
}

/// The RSS feeds of a space.
#[utoipa::path(get, path = "/api/v1/spaces/{slug}/feeds", tag = "integrations",
    params(("slug" = String, Path)), responses((status = 200, body = Vec<FeedView>)))]
pub(crate) async fn list(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<ui::Json<Vec<FeedView>>> {
    let viewer = cx.viewer()?.clone();
    let found = app.db.read(move |tx| {
        let space = crate::page::community(tx, &viewer, &slug)?;
        of(tx, &space)
    });
    let found = found.await?;
    Ok(ui::Json(found.into_iter().map(FeedView::from).collect()))
}

/// Add an RSS feed to a space that you manage: its items are published in the space under the name of a bot. The address
/// is asked at once; a page that names several feeds is refused with their addresses.
#[utoipa::path(post, path = "/api/v1/spaces/{slug}/feeds", tag = "integrations",
    params(("slug" = String, Path)), request_body = NewFeed, responses((status = 201, body = FeedView)))]
pub(crate) async fn create(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    ui::Json(new): ui::Json<NewFeed>,
) -> Result<(StatusCode, ui::Json<FeedView>)> {
    let viewer = cx.viewer()?.clone();
    let found = match look(&app, &viewer, &slug, &new.address).await? {
        Looked::Feed(found) => found,
        Looked::Page(offers) => return Err(several(&offers)),
    };
    let added = app.db.write(move |tx| {
        let space = spaces::managed(tx, &viewer, &slug)?;
        let id = add(tx, &viewer, &space, (&new.name, &found))?;
        of(tx, &space)?.into_iter().find(|feed| feed.id == id).ok_or_else(Error::not_found)
    });
    Ok((StatusCode::CREATED, ui::Json(added.await?.into())))
}

/// Remove an RSS feed of a space that you manage. What it published stays.
#[utoipa::path(delete, path = "/api/v1/spaces/{slug}/feeds/{id}", tag = "integrations",
    params(("slug" = String, Path), ("id" = String, Path)), responses((status = 204)))]
pub(crate) async fn remove(
    State(app): State<App>,
    cx: Ctx,
    Path((slug, id)): Path<(String, String)>,
) -> Result<StatusCode> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse()?);
    let removed = app.db.write(move |tx| {
        let space = spaces::managed(tx, &viewer, &slug)?;
        end(tx, &viewer, &space, id)
    });
    removed.await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Have an RSS feed of a space that you manage read again: within a minute, unless it was read in the last five.
#[utoipa::path(post, path = "/api/v1/spaces/{slug}/feeds/{id}/read", tag = "integrations",
    params(("slug" = String, Path), ("id" = String, Path)), responses((status = 204)))]
pub(crate) async fn read_again(
    State(app): State<App>,
    cx: Ctx,
    Path((slug, id)): Path<(String, String)>,
) -> Result<StatusCode> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse()?);
    let asked = app.db.write(move |tx| {
        let space = spaces::managed(tx, &viewer, &slug)?;
        again(tx, &viewer, &space, id)
    });
    asked.await?;
    Ok(StatusCode::NO_CONTENT)
}
