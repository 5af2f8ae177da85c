//! Declarations over the API: the same JSON as in a file.

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use kernel::{App, Result, Time};
use people::PersonCard;
use serde::{Deserialize, Serialize};
use ui::{Ctx, Json};

use crate::declaration::Declaration;
use crate::declare;
use crate::loaded::current;

/// A declaration with its version.
#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = DeclaredKind)]
pub(crate) struct DeclaredView {
    /// Its version: the first is 1.
    version: i64,
    /// What it says.
    declaration: Declaration,
}

/// A version of a declaration.
#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = DeclaredKindVersion)]
pub(crate) struct VersionView {
    /// Its number.
    version: i64,
    /// Who declared it.
    editor: Option<PersonCard>,
    /// When.
    at: Time,
    /// What it says.
    declaration: Declaration,
}

/// Which version a change began from.
#[derive(Deserialize, utoipa::IntoParams)]
pub(crate) struct After {
    /// The version that was read before: where another holds, nothing is changed (412).
    version: Option<i64>,
}

/// The types of posts that the company declares (administrators).
#[utoipa::path(get, path = "/api/v1/site/kinds", tag = "site", responses(
    (status = 200, body = Vec<DeclaredView>),
    (status = 403, description = "You do not run the network")))]
pub(crate) async fn list(State(app): State<App>, cx: Ctx) -> Result<Json<Vec<DeclaredView>>> {
    let viewer = cx.viewer()?.clone();
    let read = move |tx: &mut kernel::Tx<'_>| {
        viewer.administering()?;
        current(tx)
    };
    let all = app.db.read(read).await?.into_iter();
    let views = all.map(|(version, declaration)| DeclaredView { version, declaration });
    Ok(Json(views.collect()))
}

/// Declare a type of posts (administrators). Posts of it are of the type `our-NAME`.
#[utoipa::path(post, path = "/api/v1/site/kinds", tag = "site", request_body = Declaration,
    responses((status = 201, body = DeclaredView),
        (status = 403, description = "You do not run the network")))]
pub(crate) async fn create(
    State(app): State<App>,
    cx: Ctx,
    Json(new): Json<Declaration>,
) -> Result<(StatusCode, Json<DeclaredView>)> {
    Ok((StatusCode::CREATED, declared(&app, &cx, new, Some(0)).await?))
}

async fn declared(
    app: &App,
    cx: &Ctx,
    new: Declaration,
    after: Option<i64>,
) -> Result<Json<DeclaredView>> {
    let viewer = cx.viewer()?.clone();
    let declare = move |tx: &mut kernel::Tx<'_>| {
        declare::declare(tx, &viewer, &new, after)?;
        declare::read(tx, &viewer, &new.name)
    };
    let (version, declaration) = app.db.write(declare).await?;
    Ok(Json(DeclaredView { version, declaration }))
}

/// A declared type of posts (administrators).
#[utoipa::path(get, path = "/api/v1/site/kinds/{name}", tag = "site",
    params(("name" = String, Path)), responses((status = 200, body = DeclaredView),
        (status = 403, description = "You do not run the network")))]
pub(crate) async fn read(
    State(app): State<App>,
    cx: Ctx,
    Path(name): Path<String>,
) -> Result<Json<DeclaredView>> {
    let viewer = cx.viewer()?.clone();
    let read = app.db.read(move |tx| declare::read(tx, &viewer, &name));
    let (version, declaration) = read.await?;
    Ok(Json(DeclaredView { version, declaration }))
}

/// Declare a type of posts otherwise, or a new one (administrators). Fields, choices, states and moves that it
/// no longer names are retired: what objects say by them is kept, and comes back with them.
#[utoipa::path(put, path = "/api/v1/site/kinds/{name}", tag = "site",
    params(("name" = String, Path), After), request_body = Declaration,
    responses((status = 200, body = DeclaredView),
        (status = 403, description = "You do not run the network"),
        (status = 412, description = "Another version holds")))]
pub(crate) async fn replace(
    State(app): State<App>,
    cx: Ctx,
    Path(name): Path<String>,
    Query(after): Query<After>,
    Json(new): Json<Declaration>,
) -> Result<Json<DeclaredView>> {
    declared(&app, &cx, Declaration { name, ..new }, after.version).await
}

/// The versions of a declared type of posts, the latest first (administrators).
#[utoipa::path(get, path = "/api/v1/site/kinds/{name}/versions", tag = "site",
    params(("name" = String, Path)), responses((status = 200, body = Vec<VersionView>),
        (status = 403, description = "You do not run the network")))]
pub(crate) async fn versions(
    State(app): State<App>,
    cx: Ctx,
    Path(name): Path<String>,
) -> Result<Json<Vec<VersionView>>> {
    let viewer = cx.viewer()?.clone();
    let read = move |tx: &mut kernel::Tx<'_>| {
        let all = declare::versions(tx, &viewer, &name)?;
        let editors: Vec<kernel::PersonId> = all.iter().map(|one| one.editor).collect();
        Ok((people::cards(tx, &editors)?, all))
    };
    let (editors, all) = app.db.read(read).await?;
    let views = all.into_iter().map(|one| VersionView {
        version: one.version,
        editor: editors.get(&one.editor).cloned(),
        at: one.at,
        declaration: one.it,
    });
    Ok(Json(views.collect()))
}
