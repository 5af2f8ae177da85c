//! The list over the API: the same address, the posts themselves.

use axum::extract::State;
use kernel::page::Limit;
use kernel::{App, Result, Tx, Viewer};
use posts::{PostId, PostView};
use serde::Serialize;
use ui::{Ctx, Json, Query};

use super::address::Address;
use super::filter::Filter;
use super::{known, rows};

/// A page of a list of objects.
#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = ObjectPage)]
pub(crate) struct ObjectPage {
    /// The posts, in the order that was asked for.
    items: Vec<PostView>,
    /// What `after` is for the next page; absent at the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

fn load(tx: &mut Tx<'_>, viewer: &Viewer, asked: &Address, limit: usize) -> Result<ObjectPage> {
    let (it, kind) = known(tx, viewer, asked.get("kind"))?;
    let filter = Filter::of(tx, viewer, &it, asked)?;
    let (rows, next) = rows::list(tx, viewer, kind.name(), &filter, asked.get("after"), limit)?;
    let ids: Vec<PostId> = rows.iter().map(|row| row.id).collect();
    let items = posts::cards(tx, viewer, &ids)?.into_iter().map(PostView::from).collect();
    Ok(ObjectPage { items, next: Some(next).filter(|next| !next.is_empty()) })
}

/// The posts of a type that the company declares.
///
/// A field is asked for as `f-NAME=VALUE`: a choice by its name, a person by their handle or `me`, a part of a text,
/// `yes` or `no`, `-` where it shall say nothing; numbers and days also by `f-NAME-from` and `f-NAME-to`. `f-late=yes`
/// are those that are late. At most four fields at once.
#[utoipa::path(get, path = "/api/v1/objects", tag = "posts", params(
    ("kind" = String, Query, description = "The name of the declaration."),
    ("state" = Option<String>, Query, description = "The states they are in, with commas between them."),
    ("space" = Option<String>, Query, description = "The slug of the space they are in."),
    ("named" = Option<String>, Query, description = "`me` for those of which a field names you."),
    ("sort" = Option<String>, Query, description = "`newest`, `oldest`, `@state`, `@due` or a field; from the \
        highest with `-` before it. Those that say nothing come last."),
    ("after" = Option<String>, Query, description = "`next` of the page before."),
    ("limit" = Option<Limit>, Query)),
    responses((status = 200, body = ObjectPage),
        (status = 404, description = "There is no such type for you, or no such space")))]
pub(crate) async fn list(
    State(app): State<App>,
    cx: Ctx,
    Query(mut sent): Query<Vec<(String, String)>>,
) -> Result<Json<ObjectPage>> {
    let viewer = cx.viewer()?.clone();
    let limit = match sent.iter().position(|(name, _)| name == "limit") {
        Some(at) => sent.remove(at).1.parse().ok().filter(|n| (1..=100).contains(n)).unwrap_or(20),
        None => 20,
    };
    let asked = Address::of(sent);
    Ok(Json(app.db.read(move |tx| load(tx, &viewer, &asked, limit)).await?))
}
