//! The tree over the API.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use kernel::{App, Result, Time, Tx};
use posts::PostId;
use serde::Serialize;
use ui::{Ctx, Json};

use super::{Node, Place, Tree, place};
use crate::access::{readable, space};

/// A page in the tree of its space.
#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = PageNode)]
pub(crate) struct NodeView {
    /// Its identifier, which is that of the post too.
    id: PostId,
    /// Its address.
    href: String,
    /// Its title.
    title: String,
    /// The page above.
    parent: Option<PostId>,
    /// How deep it stands: the first level is 0.
    depth: usize,
    /// The version that holds.
    revision: i64,
    /// When that was written.
    changed_at: Time,
    /// Whether only managers of the space write it.
    locked: bool,
    /// Until when it is right.
    right_until: Option<Time>,
    /// Whether it is no longer right.
    retired: bool,
}

impl From<&Node> for NodeView {
    fn from(node: &Node) -> NodeView {
        NodeView {
            id: node.id,
            href: node.href(),
            title: node.title.clone(),
            parent: node.parent,
            depth: node.depth,
            revision: node.version,
            changed_at: node.changed_at,
            locked: node.locked,
            right_until: node.right_until,
            retired: node.retired,
        }
    }
}

/// The pages of a space: each after the one above it, in their order.
#[utoipa::path(get, path = "/api/v1/spaces/{slug}/pages", tag = "pages",
    params(("slug" = String, Path)), responses((status = 200, body = Vec<NodeView>)))]
pub(crate) async fn list(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<Json<Vec<NodeView>>> {
    let viewer = cx.viewer()?.clone();
    let read = move |tx: &mut Tx<'_>| {
        let space = space(tx, &viewer, &slug)?;
        Tree::load(tx, &viewer, space.id)
    };
    let tree = app.db.read(read).await?;
    Ok(Json(tree.nodes.iter().map(NodeView::from).collect()))
}

/// Move a page: below another, and after one of those beside it.
#[utoipa::path(put, path = "/api/v1/pages/{id}/place", tag = "pages", params(("id" = String, Path)),
    request_body = Place, responses((status = 204), (status = 403, description = "You only read it")))]
pub(crate) async fn place_one(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    Json(to): Json<Place>,
) -> Result<StatusCode> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<PostId>()?);
    let write = move |tx: &mut Tx<'_>| {
        let page = readable(tx, &viewer, id)?.writable(&viewer)?;
        place(tx, &viewer, &page, to)
    };
    app.db.write(write).await?;
    Ok(StatusCode::NO_CONTENT)
}
