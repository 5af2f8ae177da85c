//! What was deleted within the last 30 days: given back by whoever deleted it and, what managers took from
//! others, by the managers of its space. After that it is gone for good.

mod page;
mod purge;
pub(crate) mod store;

pub use purge::{expire, purge};
pub(crate) use purge::{hollow, remove};

use kernel::{PersonId, Result, Time, Tx, Viewer, params};
use serde::Serialize;
use spaces::Visible;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::{CommentId, FileId, PostId};
use store::{DELETED, DETACHED};

/// How long what was deleted can be brought back, in days.
pub const DAYS: i64 = 30;
const SECONDS: i64 = DAYS * 86_400;
/// So many things are listed.
const LISTED: i64 = 200;
/// So much of its words is shown, in characters.
const EXCERPT: usize = 120;

/// A file that its owner took off a post or comment: theirs alone, and there to be attached again.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct DetachedFile {
    /// The file: `files` of a post or comment takes it again.
    pub id: FileId,
    /// Its name.
    pub name: String,
    /// Its size, in bytes.
    pub size: i64,
    /// Where it is fetched.
    pub href: String,
    /// When it was taken off.
    pub deleted_at: Time,
    /// When it will be gone for good.
    pub gone_at: Time,
}

/// The files that the viewer took off and has not attached again, the latest first.
///
/// # Errors
/// Whatever the database meets.
pub fn files(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Vec<DetachedFile>> {
    let since = tx.now().plus_seconds(-SECONDS);
    tx.query(&DETACHED, params![viewer.id, since, LISTED], |row| {
        let (id, name): (FileId, String) = (row.get(0)?, row.get(1)?);
        let deleted_at: Time = row.get(3)?;
        Ok(DetachedFile {
            href: ::files::href(id, &name),
            id,
            name,
            size: row.get(2)?,
            deleted_at,
            gone_at: deleted_at.plus_seconds(SECONDS),
        })
    })
}

/// Something in the trash.
pub struct Deleted {
    /// The post.
    pub post: PostId,
    /// The comment, where it is one.
    pub comment: Option<CommentId>,
    /// Its title, or how its words begin.
    pub heading: String,
    /// Who wrote it.
    pub author: PersonId,
    /// Where it was.
    pub space: Visible,
    /// When it was deleted.
    pub deleted_at: Time,
}

/// The same, for programs.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct DeletedView {
    /// The post; of a comment, the one it is under.
    post: PostId,
    /// The comment; none where the post itself was deleted.
    comment: Option<CommentId>,
    /// Its title, or how its words begin.
    heading: String,
    /// The address of its space.
    space: String,
    /// When it was deleted.
    deleted_at: Time,
    /// When it will be gone for good.
    gone_at: Time,
}

/// What may be brought back.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct TrashView {
    /// Spaces, the latest deleted first.
    spaces: Vec<DeletedSpaceView>,
    /// Posts and comments, the latest deleted first.
    posts: Vec<DeletedView>,
    /// Files that you took off a post or comment, the latest first.
    files: Vec<DetachedFile>,
}

/// A deleted space, for programs.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct DeletedSpaceView {
    /// Its address.
    slug: String,
    /// Its name.
    name: String,
    /// When it was deleted.
    deleted_at: Time,
    /// When it will be gone for good.
    gone_at: Time,
}

impl Deleted {
    /// When it will be gone for good.
    pub fn gone_at(&self) -> Time {
        self.deleted_at.plus_seconds(SECONDS)
    }

    /// Its icon.
    fn icon(&self) -> &'static str {
        if self.comment.is_some() { "comment" } else { "pencil" }
    }

    /// The address to bring it back by.
    fn restore(&self) -> String {
        match self.comment {
            Some(comment) => format!("/comments/{comment}/restore"),
            None => format!("/posts/{}/restore", self.post),
        }
    }

    fn view(self) -> DeletedView {
        let gone_at = self.gone_at();
        let Deleted { post, comment, heading, space, deleted_at, .. } = self;
        DeletedView { post, comment, heading, space: space.slug.clone(), deleted_at, gone_at }
    }
}

/// What the viewer may bring back, the latest deleted first.
///
/// # Errors
/// Whatever the database meets.
pub fn list(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Vec<Deleted>> {
    let since = tx.now().plus_seconds(-SECONDS);
    let sees_open = viewer.sees_open();
    let values = params![viewer.id, sees_open, since, LISTED];
    let rows = tx.query(&DELETED, values, |row| {
        let (id, post): (i64, PostId) = (row.get(0)?, row.get(1)?);
        let comment = (id != post.0).then_some(CommentId(id));
        let (title, body): (String, String) = (row.get(2)?, row.get(3)?);
        let heading = if title.is_empty() { text::parse(&body).excerpt(EXCERPT) } else { title };
        Ok((post, comment, heading, row.get(4)?, row.get(5)?, row.get(6)?))
    })?;
    let mut deleted = Vec::new();
    for (post, comment, heading, author, deleted_at, space) in rows {
        let space = spaces::access::visible_by_id(tx, viewer, space)?;
        deleted.push(Deleted { post, comment, heading, author, space, deleted_at });
    }
    Ok(deleted)
}

pub(crate) fn routes() -> OpenApiRouter<kernel::App> {
    OpenApiRouter::new().route("/trash", axum::routing::get(page::page)).routes(routes!(page::api))
}
