//! A space in a feed reader: a secret address for each person, read again and again.
//!
//! A feed shows what its person may read when it is asked, and nothing once their account or their right has ended.

mod api;
mod atom;
mod page;
mod store;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use kernel::{Activity, App, Config, Error, PersonId, Result, SpaceId, Time, Tx, Viewer, params};
use serde::Deserialize;
use spaces::Visible;
use ui::Query;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::logged;
use atom::Feed;
use store::{ADD, BY_TOKEN, FEED, FORGET, NEWEST, NOTE_READ};

kernel::id! {
    /// A feed.
    SpaceFeedId,
}

/// Where programs ask; the secret is in the query.
const PATH: &str = "/feed.atom";
/// Posts of a feed, at most.
const MOST: i64 = 50;
/// How precisely it is noted when a feed was read, in seconds.
const NOTED: i64 = 3_600;

pub(crate) fn routes() -> OpenApiRouter<App> {
    use axum::routing::{get, post};
    OpenApiRouter::new()
        .route("/spaces/{slug}/feed", post(page::submit))
        .route("/spaces/{slug}/feed/revoke", post(page::submit_revoke))
        .route(PATH, get(serve))
        .routes(routes!(api::read, api::create, api::revoke))
}

/// The feed that somebody has of a space.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Kept {
    pub(crate) created_at: Time,
    /// When a program last read it, to an hour.
    pub(crate) read_at: Option<Time>,
}

/// The viewer's feed of a space that they see.
pub(crate) fn of(tx: &mut Tx<'_>, viewer: &Viewer, space: &Visible) -> Result<Option<Kept>> {
    tx.query_opt(&FEED, params![viewer.id, space.id], |row| {
        Ok(Kept { created_at: row.get(0)?, read_at: row.get(1)? })
    })
}

/// Makes the viewer's feed of a space that they see, in place of the one before; answers its secret.
fn make(tx: &mut Tx<'_>, viewer: &Viewer, space: &Visible) -> Result<String> {
    tx.execute(&FORGET, params![viewer.id, space.id])?;
    let (id, secret) = (tx.new_id::<SpaceFeedId>(), kernel::secret::token());
    let (hash, now) = (kernel::secret::hash(&secret), tx.now());
    tx.execute(&ADD, params![id, viewer.id, space.id, hash, now])?;
    tx.log(Activity::new(logged::FEED_MADE, id.0).by(viewer.id))?;
    Ok(secret)
}

/// Ends the viewer's feed of a space: programs that ask it find nothing.
///
/// # Errors
/// `NotFound` where they have none.
fn revoke(tx: &mut Tx<'_>, viewer: &Viewer, space: &Visible) -> Result<()> {
    match tx.execute(&FORGET, params![viewer.id, space.id])? {
        0 => Err(Error::not_found()),
        _ => tx.log(Activity::new(logged::FEED_REVOKED, space.id.0).by(viewer.id)),
    }
}

/// The address by which a program asks it.
fn address(config: &Config, secret: &str) -> String {
    // Of an address, what the log of the program never says is its query.
    format!("{}{PATH}?key={secret}", config.public_url)
}

/// What a program asks with.
#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    key: String,
}

/// `GET /feed.atom`
async fn serve(
    State(app): State<App>,
    headers: HeaderMap,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let hash = kernel::secret::hash(&asked.key);
    let config = app.config.clone();
    let read = move |tx: &mut Tx<'_>| {
        let found = tx.query_opt(&BY_TOKEN, params![hash], |row| {
            let (person, space) = (row.get::<PersonId>(1)?, row.get::<SpaceId>(2)?);
            let (made, read) = (row.get::<Time>(3)?, row.get::<Option<Time>>(4)?);
            Ok((row.get::<SpaceFeedId>(0)?, person, space, made, read))
        })?;
        let (id, person, space, made, read_at) = found.ok_or_else(Error::not_found)?;
        // Whose account has ended has no feed.
        let to = identity::session::reachable(tx, person)?.ok_or_else(Error::not_found)?;
        let text = written(tx, &config, &to.viewer, (space, made))?;
        let noted = read_at.is_some_and(|at| tx.now().seconds_since(at) < NOTED);
        Ok((text, (!noted).then_some(id)))
    };
    let (text, note) = app.db.read(read).await?;
    if let Some(id) = note {
        app.db.write(move |tx| tx.execute(&NOTE_READ, params![id, tx.now()]).map(drop)).await?;
    }
    Ok(ui::answer::revalidated(&headers, atom::MEDIA, text))
}

/// What a feed says now.
fn written(
    tx: &mut Tx<'_>,
    config: &Config,
    viewer: &Viewer,
    (space, made): (SpaceId, Time),
) -> Result<String> {
    let space = spaces::access::visible_by_id(tx, viewer, space)?;
    let open = viewer.sees_open();
    let newest = tx.query(&NEWEST, params![viewer.id, open, space.id, MOST], |row| row.get(0))?;
    let posts = posts::cards(tx, viewer, &newest)?;
    let l = ui::Locale::new(viewer.lang);
    Ok(Feed { root: &config.public_url, l, space: &space, made, posts: &posts }.file())
}
