//! What a post said before it was edited: whoever reads it may read that too.

use askama::Template;
use axum::extract::{Path, State};
use kernel::{App, Error, Result, Time, Tx, Viewer, params};
use serde::Serialize;
use text::Change;
use ui::{Ctx, Page};

use crate::access::readable;
use crate::store::REVISIONS;
use crate::{Post, PostId, Readable};

/// Words that were replaced.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Revision {
    /// The title then.
    pub title: String,
    /// The body then, Markdown.
    pub body: String,
    /// When it was replaced.
    pub replaced_at: Time,
}

/// What a post said before, the latest first.
fn history(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    id: PostId,
) -> Result<(Readable<Post>, Vec<Revision>)> {
    let post = readable(tx, viewer, id)?;
    let revisions = tx.query(&REVISIONS, params![id], |row| {
        Ok(Revision { title: row.get(0)?, body: row.get(1)?, replaced_at: row.get(2)? })
    })?;
    Ok((post, revisions))
}

#[derive(Template)]
#[template(path = "posts/history.html")]
struct HistoryPage<'a> {
    cx: &'a Ctx,
    post: &'a Post,
    revisions: Vec<ShownRevision<'a>>,
}

/// A version as the page shows it: its words, and what the next one made of them.
struct ShownRevision<'a> {
    revision: &'a Revision,
    changes: Vec<Change>,
}

impl<'a> ShownRevision<'a> {
    /// The latest first; what stands in `post` came after it.
    fn all(post: &Post, revisions: &'a [Revision]) -> Vec<ShownRevision<'a>> {
        let nexts = std::iter::once(post.body.as_str());
        let nexts = nexts.chain(revisions.iter().map(|revision| revision.body.as_str()));
        let pairs = revisions.iter().zip(nexts);
        pairs
            .map(|(revision, next)| ShownRevision {
                revision,
                changes: text::changes(&revision.body, next),
            })
            .collect()
    }
}

/// `GET /posts/{id}/history`
pub(crate) async fn page(State(app): State<App>, cx: Ctx, Path(id): Path<String>) -> Result<Page> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<PostId>()?);
    let (post, revisions) = app.db.read(move |tx| history(tx, &viewer, id)).await?;
    let page =
        HistoryPage { cx: &cx, post: &post, revisions: ShownRevision::all(&post, &revisions) };
    Ok(Page::new(cx.l.t("post-history")).main(page.render().map_err(Error::internal)?))
}

/// The edit history of a post.
#[utoipa::path(get, path = "/api/v1/posts/{id}/history", tag = "posts",
    params(("id" = String, Path)), responses((status = 200, body = Vec<Revision>)))]
pub(crate) async fn api(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<ui::Json<Vec<Revision>>> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<PostId>()?);
    Ok(ui::Json(app.db.read(move |tx| history(tx, &viewer, id)).await?.1))
}
