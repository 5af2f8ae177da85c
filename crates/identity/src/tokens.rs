//! Access tokens: what programs of a person show instead of a session. Only the hash is kept; the
//! secret is shown once. A token never makes, lists or revokes tokens unless it was made to
//! administer.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use kernel::access::Scope;
use kernel::{Activity, App, Error, PersonId, Result, Time, Tx, Viewer};
use people::names;
use serde::{Deserialize, Serialize};
use serde_json::json;
use ui::{Ctx, Json};

use crate::logged;
use crate::store::tokens as store;

pub use crate::store::tokens::Token;

/// Tokens begin so, that a scanner of leaked secrets knows one when it sees it.
pub const PREFIX: &str = "parvis_";

/// Most tokens of one person.
const MOST: usize = 50;

/// Makes a token for `person`; answers it with its secret, which is kept nowhere.
///
/// # Errors
/// `Invalid` for a name without anything visible, or when there are too many.
pub fn create(
    tx: &mut Tx<'_>,
    person: PersonId,
    name: &str,
    scope: Scope,
    expires_at: Option<Time>,
) -> Result<(Token, String)> {
    let name = names::name(name)?;
    if store::of(tx, person)?.len() >= MOST {
        return Err(Error::invalid(kernel::Message::new("token-too-many").with("most", MOST)));
    }
    let secret = format!("{PREFIX}{}", kernel::secret::token());
    let hash = kernel::secret::hash(&secret);
    let token = store::insert(tx, &hash, person, &name, scope, expires_at)?;
    let activity = Activity::new(logged::TOKEN_CREATED, token.id).by(person);
    tx.log(activity.data(json!({ "scope": store::scope_word(scope) })))?;
    Ok((token, secret))
}

/// The viewer's tokens, the newest first.
pub fn of(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Vec<Token>> {
    require_full(viewer)?;
    store::of(tx, viewer.id)
}

/// Revokes one of the viewer's tokens.
///
/// # Errors
/// `NotFound` when the viewer has no such token.
pub fn revoke(tx: &mut Tx<'_>, viewer: &Viewer, id: i64) -> Result<()> {
    require_full(viewer)?;
    if !store::revoke(tx, id, viewer.id)? {
        return Err(Error::not_found());
    }
    tx.log(Activity::new(logged::TOKEN_REVOKED, id).by(viewer.id))
}

/// Revokes somebody's tokens but the one numbered `kept`; answers how many there were.
pub(crate) fn revoke_others(tx: &mut Tx<'_>, person: PersonId, kept: Option<i64>) -> Result<usize> {
    let others = store::of(tx, person)?.into_iter().filter(|token| Some(token.id) != kept);
    let ids: Vec<i64> = others.map(|token| token.id).collect();
    for id in &ids {
        store::revoke(tx, *id, person)?;
        tx.log(Activity::new(logged::TOKEN_REVOKED, *id).by(person))?;
    }
    Ok(ids.len())
}

/// Refuses tokens that were not made to administer: they would make themselves stronger, or give away all there is.
///
/// # Errors
/// `Forbidden`.
pub fn require_full(viewer: &Viewer) -> Result<()> {
    if viewer.scope == Scope::Full { Ok(()) } else { Err(Error::forbidden()) }
}

/// When a token that lives `days` ends; 0 and less for never.
pub(crate) fn expiry(now: Time, days: i64) -> Option<Time> {
    (days > 0).then(|| now.plus_seconds(days.min(3_650) * 24 * 3_600))
}

/// What a token may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum ScopeName {
    /// Read what you may read.
    Read,
    /// Write in your name too.
    Write,
    /// Whatever you may do, administration and tokens included.
    Full,
}

impl From<ScopeName> for Scope {
    fn from(name: ScopeName) -> Scope {
        match name {
            ScopeName::Read => Scope::Read,
            ScopeName::Write => Scope::Write,
            ScopeName::Full => Scope::Full,
        }
    }
}

/// The token to make.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewToken {
    /// What you call it.
    name: String,
    /// What it may do.
    scope: ScopeName,
    /// How many days it lives; without it, until revoked.
    days: Option<i64>,
}

/// An access token, without its secret.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub(crate) struct AccessToken {
    /// Identifier.
    id: kernel::id::Raw,
    /// What you call it.
    name: String,
    /// `read`, `write` or `full`.
    scope: &'static str,
    /// When it was made.
    created_at: Time,
    /// When it was last used, to some minutes.
    used_at: Option<Time>,
    /// When it ends by itself.
    expires_at: Option<Time>,
    /// The secret, only in the answer that made it.
    #[serde(skip_serializing_if = "Option::is_none")]
    secret: Option<String>,
}

impl AccessToken {
    fn new(token: Token, secret: Option<String>) -> Self {
        AccessToken {
            id: kernel::id::Raw(token.id),
            name: token.name,
            scope: store::scope_word(token.scope),
            created_at: token.created_at,
            used_at: token.used_at,
            expires_at: token.expires_at,
            secret,
        }
    }
}

/// Your access tokens.
#[utoipa::path(get, path = "/api/v1/tokens", tag = "tokens",
    responses((status = 200, body = [AccessToken]),
        (status = 403, description = "This token may not")))]
pub(crate) async fn api_list(State(app): State<App>, cx: Ctx) -> Result<Json<Vec<AccessToken>>> {
    let viewer = cx.viewer()?.clone();
    let tokens = app.db.read(move |tx| of(tx, &viewer)).await?;
    Ok(Json(tokens.into_iter().map(|token| AccessToken::new(token, None)).collect()))
}

/// Create an access token.
#[utoipa::path(post, path = "/api/v1/tokens", tag = "tokens", request_body = NewToken,
    responses((status = 201, body = AccessToken),
        (status = 403, description = "This token may not")))]
pub(crate) async fn api_create(
    State(app): State<App>,
    cx: Ctx,
    Json(new): Json<NewToken>,
) -> Result<(StatusCode, Json<AccessToken>)> {
    let viewer = cx.viewer()?.clone();
    require_full(&viewer)?;
    let make = move |tx: &mut Tx<'_>| {
        let until = expiry(tx.now(), new.days.unwrap_or(0));
        create(tx, viewer.id, &new.name, new.scope.into(), until)
    };
    let (token, secret) = app.db.write(make).await?;
    Ok((StatusCode::CREATED, Json(AccessToken::new(token, Some(secret)))))
}

/// Revoke an access token.
#[utoipa::path(delete, path = "/api/v1/tokens/{id}", tag = "tokens",
    params(("id" = String, Path, description = "Id of the token")),
    responses((status = 204, description = "Revoked"), (status = 404, description = "No such token")))]
pub(crate) async fn api_revoke(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<StatusCode> {
    let viewer = cx.viewer()?.clone();
    let id: kernel::id::Raw = id.parse()?;
    app.db.write(move |tx| revoke(tx, &viewer, id.0)).await?;
    Ok(StatusCode::NO_CONTENT)
}
