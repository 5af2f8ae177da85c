//! Who sends a request: the owner of a session, of an access token, or nobody known.

use axum::http::{HeaderMap, header};
use kernel::log::CaughtUp;
use kernel::{App, Result, Time, Viewer};
use ui::Zone;

use super::cookie::Cookie;
use super::memory::Sessions;
use crate::entering::How;
use crate::store::{sessions, tokens};

/// Uses of a session or token closer together than this are not written down.
pub(super) const TOUCH_SECONDS: i64 = 600;

/// The session of the request, among its extensions: its number, for the list of sessions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Current(pub i64);

/// What is known of a session beside whose it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known {
    pub(super) id: i64,
    pub(super) how: How,
    /// When its person last proved who they are.
    pub(super) proved_at: Time,
    /// From when on they need a second factor, which they do not have.
    pub(super) due: Option<Time>,
}

/// By what somebody is known.
#[derive(Clone, Debug)]
pub(super) enum Identity {
    /// Nobody known.
    Anonymous,
    /// The session of this number and token; `extended` when it was just prolonged.
    Session { viewer: Viewer, zone: Option<Zone>, token: String, extended: bool, known: Known },
    /// An access token.
    Token { viewer: Viewer, zone: Option<Zone>, id: i64 },
}

/// By what somebody may be known to where a request leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    /// Pages: the cookie of a session. A proxy in front may send credentials of its own.
    Session,
    /// Files: a session, else an access token.
    Either,
    /// The API: an access token where there is one, else a session.
    Token,
}

/// Finds who sends a request with these headers, which is a use of a shared tablet or not.
///
/// # Errors
/// `Unauthenticated` for an access token that is unknown, revoked or too old. A session cookie
/// that means nothing any more is nobody's.
pub(super) async fn identify(
    app: &App,
    known: &Sessions,
    caught_up: CaughtUp,
    headers: &HeaderMap,
    (by, is_use): (By, bool),
) -> Result<Identity> {
    let authorization = headers.get(header::AUTHORIZATION);
    let bearer = authorization.and_then(|value| value.to_str().ok()).and_then(bearer);
    let session = Cookie::Session.read(&app.config, headers);
    match (by, bearer, session) {
        (By::Token, Some(secret), _) | (By::Either, Some(secret), None) => {
            by_token(app, known, caught_up, &kernel::secret::hash(secret)).await
        }
        (By::Token, None, _) if authorization.is_some() => Err(kernel::Error::unauthenticated()),
        (_, _, Some(token)) => by_session(app, known, caught_up, token, is_use).await,
        (_, _, None) => Ok(Identity::Anonymous),
    }
}

fn bearer(value: &str) -> Option<&str> {
    let (kind, secret) = value.split_once(' ')?;
    kind.eq_ignore_ascii_case("bearer").then(|| secret.trim())
}

async fn by_session(
    app: &App,
    known: &Sessions,
    caught_up: CaughtUp,
    token: &str,
    is_use: bool,
) -> Result<Identity> {
    let hash = kernel::secret::hash(token);
    let Some(found) = known.session(app, caught_up, &hash).await? else {
        return Ok(Identity::Anonymous);
    };
    let (id, how) = (found.id, found.how);
    // Who walked away from a tablet leaves a page that asks on by itself.
    let extended =
        (is_use || how != How::Tablet) && is_old(found.seen_at, app.clock().now(), found.touch);
    if extended {
        app.db.write(move |tx| sessions::touch(tx, id, how.expiry(tx.now()))).await?;
        known.touched(&hash);
    }
    let (viewer, zone) = (found.viewer.clone(), found.zone);
    let known = Known { id, how, proved_at: found.proved_at, due: found.due };
    Ok(Identity::Session { viewer, zone, token: token.to_owned(), extended, known })
}

async fn by_token(
    app: &App,
    known: &Sessions,
    caught_up: CaughtUp,
    hash: &str,
) -> Result<Identity> {
    let found =
        known.token(app, caught_up, hash).await?.ok_or_else(kernel::Error::unauthenticated)?;
    let id = found.id;
    if found.used_at.is_none_or(|used| is_old(used, app.clock().now(), TOUCH_SECONDS)) {
        app.db.write(move |tx| tokens::touch(tx, id)).await?;
        known.touched(hash);
    }
    Ok(Identity::Token { viewer: found.viewer.clone(), zone: found.zone, id })
}

fn is_old(seen: Time, now: Time, touch: i64) -> bool {
    now.seconds_since(seen) >= touch
}
