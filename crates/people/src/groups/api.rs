//! Groups, for programs.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use kernel::page::CursorQuery;
use kernel::{App, Result, Tx};
use serde::{Deserialize, Serialize};
use ui::{Ctx, Json, Query};

use super::{Group, GroupId};
use crate::{PersonCard, access};

/// The groups.
#[derive(Serialize, utoipa::ToSchema)]
pub(super) struct GroupList {
    /// They, by name.
    items: Vec<Group>,
}

/// A page of the people in a group.
#[derive(Serialize, utoipa::ToSchema)]
pub(super) struct GroupMembers {
    /// They, whoever came last into the company first.
    items: Vec<PersonCard>,
    /// What `before` is on the next page; null on the last.
    next: Option<String>,
}

/// What a group is called.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct GroupName {
    /// At most 100 characters; no other group has it.
    name: String,
}

/// The groups (administrators).
#[utoipa::path(get, path = "/api/v1/groups", tag = "groups",
    responses((status = 200, body = GroupList)))]
pub(super) async fn list(State(app): State<App>, cx: Ctx) -> Result<Json<GroupList>> {
    let viewer = cx.viewer()?.clone();
    let items = app.db.read(move |tx| super::all(tx, &viewer)).await?;
    Ok(Json(GroupList { items }))
}

/// Create a group (administrators).
#[utoipa::path(post, path = "/api/v1/groups", tag = "groups", request_body = GroupName,
    responses((status = 201, body = Group)))]
pub(super) async fn create(
    State(app): State<App>,
    cx: Ctx,
    Json(new): Json<GroupName>,
) -> Result<(StatusCode, Json<Group>)> {
    let viewer = cx.viewer()?.clone();
    let created = app.db.write(move |tx| {
        let id = super::create(tx, &viewer, &new.name)?;
        super::one(tx, &viewer, id)
    });
    Ok((StatusCode::CREATED, Json(created.await?)))
}

/// A group (administrators).
#[utoipa::path(get, path = "/api/v1/groups/{id}", tag = "groups", params(("id" = String, Path)),
    responses((status = 200, body = Group)))]
pub(super) async fn read(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<Json<Group>> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<GroupId>()?);
    app.db.read(move |tx| super::one(tx, &viewer, id)).await.map(Json)
}

/// Rename a group (administrators).
#[utoipa::path(patch, path = "/api/v1/groups/{id}", tag = "groups", params(("id" = String, Path)),
    request_body = GroupName, responses((status = 200, body = Group)))]
pub(super) async fn rename(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    Json(new): Json<GroupName>,
) -> Result<Json<Group>> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<GroupId>()?);
    let renamed = app.db.write(move |tx| {
        super::rename(tx, &viewer, id, &new.name)?;
        super::one(tx, &viewer, id)
    });
    renamed.await.map(Json)
}

/// Delete a group (administrators).
#[utoipa::path(delete, path = "/api/v1/groups/{id}", tag = "groups", params(("id" = String, Path)),
    responses((status = 204)))]
pub(super) async fn delete(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<StatusCode> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<GroupId>()?);
    app.db.write(move |tx| super::delete(tx, &viewer, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The people in a group (administrators).
#[utoipa::path(get, path = "/api/v1/groups/{id}/members", tag = "groups",
    params(("id" = String, Path),
        ("before" = Option<String>, Query, description = "The `next` of the page before"),
        ("limit" = Option<i64>, Query, description = "How many, 1 to 100; 20 by default")),
    responses((status = 200, body = GroupMembers)))]
pub(super) async fn members(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    Query(query): Query<CursorQuery>,
) -> Result<Json<GroupMembers>> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<GroupId>()?);
    let page = app.db.read(move |tx| super::members(tx, &viewer, id, query.cursor())).await?;
    Ok(Json(GroupMembers { items: page.items, next: page.next.map(|next| next.to_string()) }))
}

/// Put a person into a group (administrators).
#[utoipa::path(put, path = "/api/v1/groups/{id}/members/{handle}", tag = "groups",
    params(("id" = String, Path), ("handle" = String, Path)), responses((status = 204)))]
pub(super) async fn add(
    State(app): State<App>,
    cx: Ctx,
    Path((id, handle)): Path<(String, String)>,
) -> Result<StatusCode> {
    set_members(&app, &cx, id.parse()?, vec![handle], true).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Take a person out of a group (administrators).
#[utoipa::path(delete, path = "/api/v1/groups/{id}/members/{handle}", tag = "groups",
    params(("id" = String, Path), ("handle" = String, Path)), responses((status = 204)))]
pub(super) async fn remove(
    State(app): State<App>,
    cx: Ctx,
    Path((id, handle)): Path<(String, String)>,
) -> Result<StatusCode> {
    set_members(&app, &cx, id.parse()?, vec![handle], false).await?;
    Ok(StatusCode::NO_CONTENT)
}

pub(super) async fn set_members(
    app: &App,
    cx: &Ctx,
    id: GroupId,
    handles: Vec<String>,
    member: bool,
) -> Result<()> {
    let viewer = cx.viewer()?.clone();
    let change = move |tx: &mut Tx<'_>| {
        super::one(tx, &viewer, id)?;
        handles.iter().try_for_each(|handle| {
            let person = access::readable(tx, &viewer, handle.trim_start_matches('@'))?;
            super::set_member(tx, &viewer, id, &person, member)
        })
    };
    app.db.write(change).await
}
