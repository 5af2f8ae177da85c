//! The comments of a post: branches of a first comment and its replies, the latest page first.

use std::collections::HashMap;

use axum::extract::{Path, Query, State};
use kernel::page::CursorQuery;
use kernel::{App, Cursor, Result, Slice, Tx, Viewer, params};
use ui::Ctx;

use crate::access::readable;
use crate::cards::{Remark, remarks_of};
use crate::store::{self, COMMENTS, REPLIES, THREAD};
use crate::view::CommentPage;
use crate::{CommentId, Post, PostId, Readable};

/// A first comment and the replies below it, all oldest first.
#[derive(Clone, Debug)]
pub(crate) struct Branch {
    pub(crate) first: Remark,
    pub(crate) replies: Vec<Remark>,
}

/// How many branches a page of a thread has.
pub(crate) const PAGE: i64 = 50;

/// The last branches of a post before the cursor, oldest first; `next` leads to older ones.
pub(crate) fn branches(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    post: &Readable<Post>,
    cursor: Cursor,
) -> Result<Slice<Branch>> {
    let firsts =
        tx.query(&THREAD, params![post.id, cursor.before, cursor.limit + 1], store::comment)?;
    let page = Slice::cut(firsts, cursor.limit, |comment| comment.id.0);
    let roots: Vec<i64> = page.items.iter().map(|comment| comment.id.0).collect();
    let replies = tx.query(&REPLIES, params![roots], store::comment)?;
    let mut below: HashMap<CommentId, Vec<Remark>> = HashMap::new();
    for remark in remarks_of(tx, viewer, replies)? {
        if let Some(root) = remark.comment.root {
            below.entry(root).or_default().push(remark);
        }
    }
    let firsts = remarks_of(tx, viewer, page.items)?;
    let mut items: Vec<Branch> = firsts
        .into_iter()
        .map(|first| Branch { replies: below.remove(&first.comment.id).unwrap_or_default(), first })
        .collect();
    items.reverse();
    Ok(Slice { items, next: page.next })
}

/// The comments of a post, the newest first.
#[utoipa::path(get, path = "/api/v1/posts/{id}/comments", tag = "comments",
    params(("id" = String, Path), ("before" = Option<String>, Query), ("limit" = Option<i64>, Query)),
    responses((status = 200, body = CommentPage)))]
pub(crate) async fn api(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    Query(query): Query<CursorQuery>,
) -> Result<people::Json<CommentPage>> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<PostId>()?);
    let load = app.db.read(move |tx| {
        let (post, cursor) = (readable(tx, &viewer, id)?, query.cursor());
        let rows =
            tx.query(&COMMENTS, params![post.id, cursor.before, cursor.limit + 1], store::comment)?;
        let page = Slice::cut(rows, cursor.limit, |comment| comment.id.0);
        Ok(Slice { items: remarks_of(tx, &viewer, page.items)?, next: page.next })
    });
    let page = load.await?.map(Into::into);
    Ok(people::Json(CommentPage { items: page.items, next: page.next.map(kernel::id::Raw) }))
}
