//! One's second factors and sessions, for programs. They are added and removed in the page alone: a program that holds a
//! token is not its person.

use axum::extract::{Extension, Path, State};
use axum::http::StatusCode;
use kernel::{App, Result, Time, Tx};
use serde::Serialize;
use ui::{Ctx, Json};

use super::Having;
use crate::entering::How;
use crate::session::{self, Current};
use crate::tokens::require_full;

/// A passkey.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct Passkey {
    id: kernel::id::Raw,
    /// What you call it.
    name: String,
    created_at: Time,
    /// When it was last used.
    used_at: Option<Time>,
}

/// What asks for more than a password.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct Factors {
    /// Since when codes of an authenticator app are asked for; null where they are not.
    app_since: Option<Time>,
    passkeys: Vec<Passkey>,
    /// How many recovery codes are left.
    recovery_codes: i64,
}

/// Your second factors.
#[utoipa::path(get, path = "/api/v1/me/factors", tag = "me",
    responses((status = 200, body = Factors), (status = 403, description = "This token may not")))]
pub(crate) async fn factors(State(app): State<App>, cx: Ctx) -> Result<Json<Factors>> {
    let viewer = cx.viewer()?.clone();
    require_full(&viewer)?;
    let having = app.db.read(move |tx| Having::of(tx, viewer.id)).await?;
    let passkey = |of: crate::store::factors::Passkey| Passkey {
        id: kernel::id::Raw(of.id),
        name: of.name,
        created_at: of.created_at,
        used_at: of.used_at,
    };
    Ok(Json(Factors {
        app_since: having.app.and_then(|app| app.confirmed_at),
        passkeys: having.passkeys.into_iter().map(passkey).collect(),
        recovery_codes: having.codes,
    }))
}

/// A browser that you are signed in with.
#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = OwnSession)]
pub(crate) struct OwnSession {
    id: kernel::id::Raw,
    /// What the browser is, as it says.
    device: String,
    /// The network address from which you signed in.
    address: String,
    /// How you signed in.
    way: How,
    created_at: Time,
    /// When it was last used, to some minutes.
    seen_at: Time,
    /// Whether it is the one that asks.
    current: bool,
}

/// Your sessions, the last used first.
#[utoipa::path(get, path = "/api/v1/me/sessions", tag = "me",
    responses((status = 200, body = [OwnSession]), (status = 403, description = "This token may not")))]
pub(crate) async fn sessions(
    State(app): State<App>,
    cx: Ctx,
    current: Option<Extension<Current>>,
) -> Result<Json<Vec<OwnSession>>> {
    let viewer = cx.viewer()?.clone();
    require_full(&viewer)?;
    let found = app.db.read(move |tx| session::of(tx, &viewer)).await?;
    let current = current.map(|Extension(Current(id))| id);
    let own = |of: session::Session| OwnSession {
        id: kernel::id::Raw(of.id),
        device: of.device(),
        address: of.address,
        way: of.how,
        created_at: of.created_at,
        seen_at: of.seen_at,
        current: current == Some(of.id),
    };
    Ok(Json(found.into_iter().map(own).collect()))
}

/// End one of your sessions.
#[utoipa::path(delete, path = "/api/v1/me/sessions/{id}", tag = "me",
    params(("id" = String, Path, description = "Id of the session")),
    responses((status = 204, description = "Ended"),
        (status = 403, description = "This token may not"),
        (status = 404, description = "No such session")))]
pub(crate) async fn end_session(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<StatusCode> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<kernel::id::Raw>()?);
    require_full(&viewer)?;
    app.db.write(move |tx: &mut Tx<'_>| session::close_one(tx, &viewer, id.0)).await?;
    Ok(StatusCode::NO_CONTENT)
}
