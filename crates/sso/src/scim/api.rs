//! Directories, for programs of administrators.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use kernel::{App, Result, Time, Tx};
use serde::Serialize;
use ui::{Ctx, Json};

use super::directory::{self, Known, NewDirectory};
use super::door::base;

/// A directory, without its token.
#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = PeopleDirectory)]
pub(crate) struct Shown {
    /// The name in addresses, and the source of its groups.
    slug: String,
    /// What it is called here.
    name: String,
    /// The mail domains of the accounts in use that it may take over, or give another address.
    domains: Vec<String>,
    /// Where it sends people and groups to (SCIM 2.0): to be copied to its side.
    base_url: String,
    /// The token, in the answer that made it alone: to be copied to its side.
    #[serde(skip_serializing_if = "Option::is_none")]
    token: Option<String>,
    /// How many people it keeps.
    people: i64,
    /// How many groups it keeps.
    groups: i64,
    /// When it was added.
    made_at: Time,
    /// When its token was made.
    renewed_at: Time,
    /// When it last asked for something, to a minute.
    used_at: Option<Time>,
    /// What was refused the last time, in a sentence.
    trouble: Option<String>,
    /// When.
    trouble_at: Option<Time>,
}

fn shown(app: &App, cx: &Ctx, of: Known, token: Option<String>) -> Shown {
    let why = of.why(cx.l);
    Shown {
        base_url: base(app),
        token,
        people: of.people,
        groups: of.groups,
        made_at: of.made_at,
        renewed_at: of.renewed_at,
        used_at: of.used_at,
        trouble_at: of.trouble.as_ref().map(|(.., at)| *at),
        trouble: of.trouble.is_some().then_some(why),
        slug: of.slug,
        name: of.name,
        domains: of.domains,
    }
}

/// The directories that people and groups come from (administrators).
#[utoipa::path(get, path = "/api/v1/site/directories", tag = "site", responses(
    (status = 200, body = Vec<Shown>), (status = 403, description = "You do not run the network")))]
pub(crate) async fn api_list(State(app): State<App>, cx: Ctx) -> Result<Json<Vec<Shown>>> {
    let viewer = cx.viewer()?.clone();
    let all = app.db.read(move |tx| directory::all(tx, &viewer)).await?;
    Ok(Json(all.into_iter().map(|of| shown(&app, &cx, of, None)).collect()))
}

/// Add a directory (SCIM 2.0); the answer holds its token, which is shown once (administrators).
#[utoipa::path(post, path = "/api/v1/site/directories", tag = "site", request_body = NewDirectory,
    responses((status = 201, body = Shown), (status = 403, description = "You do not run the network")))]
pub(crate) async fn api_add(
    State(app): State<App>,
    cx: Ctx,
    Json(new): Json<NewDirectory>,
) -> Result<(StatusCode, Json<Shown>)> {
    let viewer = cx.viewer()?.clone();
    let add = move |tx: &mut Tx<'_>| {
        let (slug, token) = directory::add(tx, &viewer, &new)?;
        Ok((directory::one(tx, &viewer, &slug)?, token))
    };
    let (made, token) = app.db.write(add).await?;
    Ok((StatusCode::CREATED, Json(shown(&app, &cx, made, Some(token)))))
}

/// Change the name or the mail domains of a directory (administrators).
#[utoipa::path(put, path = "/api/v1/site/directories/{directory}", tag = "site",
    params(("directory" = String, Path)), request_body = NewDirectory,
    responses((status = 204, description = "Changed"),
        (status = 403, description = "You do not run the network"),
        (status = 404, description = "There is no such directory")))]
pub(crate) async fn api_change(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    Json(new): Json<NewDirectory>,
) -> Result<StatusCode> {
    let viewer = cx.viewer()?.clone();
    let change = move |tx: &mut Tx<'_>| directory::change(tx, &viewer, &slug, &new);
    app.db.write(change).await.map(|()| StatusCode::NO_CONTENT)
}

/// Give a directory another token; the one before ends at once (administrators).
#[utoipa::path(post, path = "/api/v1/site/directories/{directory}/token", tag = "site",
    params(("directory" = String, Path)), responses((status = 201, body = Shown),
        (status = 403, description = "You do not run the network"),
        (status = 404, description = "There is no such directory")))]
pub(crate) async fn api_renew(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<(StatusCode, Json<Shown>)> {
    let viewer = cx.viewer()?.clone();
    let renew = move |tx: &mut Tx<'_>| {
        let token = directory::renew(tx, &viewer, &slug)?;
        Ok((directory::one(tx, &viewer, &slug)?, token))
    };
    let (known, token) = app.db.write(renew).await?;
    Ok((StatusCode::CREATED, Json(shown(&app, &cx, known, Some(token)))))
}

/// Remove a directory with its groups (administrators). Accounts stay.
#[utoipa::path(delete, path = "/api/v1/site/directories/{directory}", tag = "site",
    params(("directory" = String, Path)), responses((status = 204, description = "Removed"),
        (status = 403, description = "You do not run the network"),
        (status = 404, description = "There is no such directory")))]
pub(crate) async fn api_remove(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<StatusCode> {
    let viewer = cx.viewer()?.clone();
    let remove = move |tx: &mut Tx<'_>| directory::remove(tx, &viewer, &slug);
    app.db.write(remove).await.map(|()| StatusCode::NO_CONTENT)
}
