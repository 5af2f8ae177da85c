//! Events for calendar programs: a file of one, and feeds, secret addresses that a program asks again and again.
//!
//! A feed shows what its person may read when it is asked, and nothing once their account or their right has ended.

mod api;
mod file;
pub(crate) mod page;
mod store;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use kernel::{Activity, App, Config, Error, PersonId, Result, SpaceId, Time, Tx, Viewer, params};
use people::settings;
use serde::Deserialize;
use ui::{Locale, Query};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::ical::{Calendar, MEDIA, Sheet, sheet};
use crate::logged;
use store::{
    BY_TOKEN, FEED, FEEDS, FORGET, MY_SHEETS, NOTE_READ, REPLACED, SHEETS_OF_MY_SPACES,
    SHEETS_OF_SPACE,
};

kernel::id! {
    /// A feed.
    FeedId,
}

/// Where programs ask; the secret is in the query.
const FEED_PATH: &str = "/calendar/feed.ics";
/// Events of a feed at most, those that end last.
const MOST: i64 = 1_000;
/// How far back a feed goes, in seconds: 90 days.
const PAST: i64 = 90 * 86_400;
/// How precisely it is noted when a feed was read, in seconds.
const NOTED: i64 = 3_600;

pub(crate) fn routes() -> OpenApiRouter<App> {
    use axum::routing::{get, post};
    OpenApiRouter::new()
        .route("/calendar/programs", get(page::show))
        .route("/calendar/feeds", post(page::submit))
        .route("/calendar/feeds/{id}/revoke", post(page::submit_revoke))
        .route(FEED_PATH, get(serve))
        .route("/posts/{id}/event.ics", get(file::page))
        .routes(routes!(file::api))
        .routes(routes!(api::list, api::create))
        .routes(routes!(api::revoke))
}

/// A feed that somebody has.
#[derive(Clone, Debug)]
pub(crate) struct Feed {
    pub(crate) id: FeedId,
    /// The space that it is of: address and name.
    pub(crate) space: Option<(String, String)>,
    pub(crate) created_at: Time,
    pub(crate) read_at: Option<Time>,
}

/// The feeds of a person.
pub(crate) fn of(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Vec<Feed>> {
    tx.query(&FEEDS, params![viewer.id, viewer.sees_open()], |row| {
        let space = row.get::<Option<String>>(1)?.zip(row.get::<Option<String>>(2)?);
        Ok(Feed { id: row.get(0)?, space, created_at: row.get(3)?, read_at: row.get(4)? })
    })
}

/// Makes a feed of the viewer's calendar, or of a space that they see, in place of the one before; answers it and its
/// secret.
///
/// # Errors
/// `NotFound` for a space that they do not see.
pub(crate) fn make(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    space: Option<&str>,
) -> Result<(FeedId, String)> {
    let space: Option<SpaceId> = match space {
        Some(slug) => Some(spaces::access::visible(tx, viewer, slug)?.id),
        None => None,
    };
    tx.execute(&REPLACED, params![viewer.id, space])?;
    let (id, secret) = (tx.new_id::<FeedId>(), kernel::secret::token());
    let (hash, now) = (kernel::secret::hash(&secret), tx.now());
    tx.execute(&FEED, params![id, viewer.id, space, hash, now])?;
    tx.log(Activity::new(logged::FEED_MADE, id.0).by(viewer.id))?;
    Ok((id, secret))
}

/// Ends a feed of the viewer: programs that ask it find nothing.
///
/// # Errors
/// `NotFound` for somebody else's.
pub(crate) fn revoke(tx: &mut Tx<'_>, viewer: &Viewer, id: FeedId) -> Result<()> {
    match tx.execute(&FORGET, params![id, viewer.id])? {
        0 => Err(Error::not_found()),
        _ => tx.log(Activity::new(logged::FEED_REVOKED, id.0).by(viewer.id)),
    }
}

/// The address by which a program asks it.
pub(crate) fn address(config: &Config, secret: &str) -> String {
    // Of an address, what the log of the program never says is its query.
    format!("{}{FEED_PATH}?key={secret}", config.public_url)
}

/// What a program asks with.
#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    key: String,
}

/// `GET /calendar/feed.ics`
async fn serve(
    State(app): State<App>,
    headers: HeaderMap,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let hash = kernel::secret::hash(&asked.key);
    let config = app.config.clone();
    let read = move |tx: &mut Tx<'_>| {
        let found = tx.query_opt(&BY_TOKEN, params![hash], |row| {
            let (person, read) = (row.get::<PersonId>(1)?, row.get::<Option<Time>>(3)?);
            Ok((row.get::<FeedId>(0)?, person, row.get::<Option<SpaceId>>(2)?, read))
        })?;
        let (id, person, space, read_at) = found.ok_or_else(Error::not_found)?;
        // Whose account has ended has no feed.
        let to = identity::session::reachable(tx, person)?.ok_or_else(Error::not_found)?;
        let text = written(tx, &config, &to.viewer, space)?;
        let noted = read_at.is_some_and(|at| tx.now().seconds_since(at) < NOTED);
        Ok((text, (!noted).then_some(id)))
    };
    let (text, note) = app.db.read(read).await?;
    if let Some(id) = note {
        app.db.write(move |tx| tx.execute(&NOTE_READ, params![id, tx.now()]).map(drop)).await?;
    }
    Ok(ui::answer::revalidated(&headers, MEDIA, text))
}

/// What a feed says now.
fn written(
    tx: &mut Tx<'_>,
    config: &Config,
    viewer: &Viewer,
    space: Option<SpaceId>,
) -> Result<String> {
    let site = settings::get(tx, settings::SITE_NAME)?.unwrap_or_else(|| "Parvis".into());
    let (open, since) = (viewer.sees_open(), tx.now().plus_seconds(-PAST));
    let mut events: Vec<Sheet> = Vec::new();
    let name = match space {
        Some(space) => {
            let space = spaces::access::visible_by_id(tx, viewer, space)?;
            let values = params![viewer.id, open, since, MOST, space.id];
            events.extend(tx.query(&SHEETS_OF_SPACE, values, |row| sheet(row, viewer.id))?);
            format!("{} · {site}", space.name)
        }
        None => {
            for statement in [&MY_SHEETS, &SHEETS_OF_MY_SPACES] {
                let values = params![viewer.id, open, since, MOST];
                events.extend(tx.query(statement, values, |row| sheet(row, viewer.id))?);
            }
            let l = Locale::new(viewer.lang);
            l.t1("event-feed-name", "site", site)
        }
    };
    events.sort_by_key(|sheet| sheet.post);
    Ok(Calendar { config, name: Some(name), asks: None, events: &events }.file())
}
