//! The comments of a post: branches of a first comment and its replies, the latest page first.

mod kept;
pub(crate) mod places;

use std::collections::HashMap;

use axum::extract::{Path, State};
use kernel::id::Raw;
use kernel::page::CursorQuery;
use kernel::{App, Cursor, PersonId, Result, Slice, Time, Tx, Viewer, params};
use serde::Deserialize;
use ui::Ctx;

use crate::access::readable;
use crate::authorized::comment_cards;
use crate::cards::CommentCard;
use crate::reading::floor_of;
use crate::shared_card::{SharedComment, shared_comments};
use crate::store::{self, COMMENTS, COMMENTS_FROM, REPLIES, THREAD};
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

/// Which comments of a post.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
pub(crate) struct CommentsQuery {
    before: Option<Raw>,
    limit: Option<kernel::page::Limit>,
    from: Option<Time>,
    after: Option<Raw>,
}

impl CommentsQuery {
    /// The lowest number, where the oldest come first.
    fn lowest(&self) -> Option<i64> {
        let after = self.after.map(|after| after.0.saturating_add(1));
        after.or_else(|| self.from.map(floor_of))
    }
}

/// The comments of a post, the newest first; with `from` or `after`, the oldest first from there on, and
/// `next` is the `after` of the next page.
#[utoipa::path(get, path = "/api/v1/posts/{id}/comments", tag = "comments",
    params(("id" = String, Path), ("before" = Option<Raw>, Query), ("from" = Option<Time>, Query),
        ("after" = Option<Raw>, Query), ("limit" = Option<kernel::page::Limit>, Query)),
    responses((status = 200, body = CommentPage)))]
pub(crate) async fn api(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    ui::Query(query): ui::Query<CommentsQuery>,
) -> Result<ui::Json<CommentPage>> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<PostId>()?);
    let cursor = CursorQuery { before: query.before, limit: query.limit }.cursor();
    let load = app.db.read(move |tx| {
        let post = readable(tx, &viewer, id)?;
        let (sql, from) = match query.lowest() {
            Some(lowest) => (&COMMENTS_FROM, lowest),
            None => (&COMMENTS, cursor.before),
        };
        let rows = tx.query(sql, params![post.id, from, cursor.limit + 1], store::comment)?;
        let page = Slice::cut(rows, cursor.limit, |comment| comment.id.0);
        Ok(Slice { items: comment_cards(tx, &viewer, page.items)?, next: page.next })
    });
    let page = load.await?.map(Into::into);
    Ok(ui::Json(CommentPage { items: page.items, next: page.next.map(Raw) }))
}
