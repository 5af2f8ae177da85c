//! The comments of a post: branches of a first comment and its replies, the latest page first.

mod kept;

use std::collections::HashMap;

use axum::extract::{Path, Query, State};
use kernel::page::CursorQuery;
use kernel::{App, Cursor, PersonId, Result, Slice, Tx, Viewer, params};
use ui::Ctx;

use crate::access::readable;
use crate::authorized::comment_cards;
use crate::cards::CommentCard;
use crate::shared_card::{SharedComment, shared_comments};
use crate::store::{self, COMMENTS, REPLIES, THREAD};
use crate::view::CommentPage;
use crate::{Post, PostId, Readable};

pub use kept::Threads;
pub(crate) use kept::Whole;

/// A first comment and the replies below it, all oldest first.
#[derive(Clone, Debug)]
pub(crate) struct Branch {
    pub(crate) first: CommentCard,
    pub(crate) replies: Vec<CommentCard>,
}

/// The same as everybody sees it.
#[derive(Debug)]
pub(crate) struct SharedBranch {
    pub(crate) first: SharedComment,
    pub(crate) replies: Vec<SharedComment>,
}

impl SharedBranch {
    /// As a viewer sees it who runs its community, or not.
    fn seen_by(&self, viewer: PersonId, animates: bool) -> Branch {
        let comment = |shared: &SharedComment| shared.seen_by(viewer, animates);
        Branch { first: comment(&self.first), replies: self.replies.iter().map(comment).collect() }
    }

    pub(crate) fn comments(&self) -> impl Iterator<Item = &SharedComment> {
        self.replies.iter().chain([&self.first])
    }
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
    let animates = post.space().animates() && post.space().is_community();
    let shared = shared_branches(tx, post.id, cursor)?;
    Ok(shared.map(|branch| branch.seen_by(viewer.id, animates)))
}

/// The same as everybody sees them. It proves nothing.
fn shared_branches(tx: &mut Tx<'_>, post: PostId, cursor: Cursor) -> Result<Slice<SharedBranch>> {
    let firsts =
        tx.query(&THREAD, params![post, cursor.before, cursor.limit + 1], store::comment)?;
    let page = Slice::cut(firsts, cursor.limit, |comment| comment.id.0);
    let roots: Vec<i64> = page.items.iter().map(|comment| comment.id.0).collect();
    let mut comments = page.items;
    comments.extend(tx.query(&REPLIES, params![roots], store::comment)?);
    let (mut items, mut below) = (Vec::<SharedBranch>::new(), HashMap::<_, Vec<_>>::new());
    for comment in shared_comments(tx, comments)? {
        match comment.comment().root {
            Some(root) => below.entry(root).or_default().push(comment),
            None => items.push(SharedBranch { first: comment, replies: Vec::new() }),
        }
    }
    for branch in &mut items {
        branch.replies = below.remove(&branch.first.comment().id).unwrap_or_default();
    }
    items.reverse();
    Ok(Slice { items, next: page.next })
}

/// The comments of a post, the newest first.
#[utoipa::path(get, path = "/api/v1/posts/{id}/comments", tag = "comments",
    params(("id" = String, Path), ("before" = Option<kernel::id::Raw>, Query), ("limit" = Option<kernel::page::Limit>, Query)),
    responses((status = 200, body = CommentPage)))]
pub(crate) async fn api(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    Query(query): Query<CursorQuery>,
) -> Result<ui::Json<CommentPage>> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<PostId>()?);
    let load = app.db.read(move |tx| {
        let (post, cursor) = (readable(tx, &viewer, id)?, query.cursor());
        let rows =
            tx.query(&COMMENTS, params![post.id, cursor.before, cursor.limit + 1], store::comment)?;
        let page = Slice::cut(rows, cursor.limit, |comment| comment.id.0);
        Ok(Slice { items: comment_cards(tx, &viewer, page.items)?, next: page.next })
    });
    let page = load.await?.map(Into::into);
    Ok(ui::Json(CommentPage { items: page.items, next: page.next.map(kernel::id::Raw) }))
}
