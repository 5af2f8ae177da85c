//! A post or a comment: what people react to, delete and ask the menu of alike. Addresses name the two
//! apart (`/posts/1/…`, `/comments/1/…`); one handler serves both.

use std::collections::HashMap;

use axum::extract::{FromRequestParts, MatchedPath, Path};
use axum::http::request::Parts;
use kernel::{Error, Result, SpaceId, Tx, Viewer};

use crate::access::{readable, readable_comment};
use crate::{CommentId, PostId};

/// Which post or comment an address is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A post.
    Post(PostId),
    /// A comment.
    Comment(CommentId),
}

/// Where a target is that the viewer may read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Located {
    /// The number of the post or comment.
    pub(crate) id: i64,
    /// The post it is, or is about.
    pub(crate) post: PostId,
    /// The space it is in.
    pub(crate) space: SpaceId,
    /// Whether that space is archived.
    pub(crate) archived: bool,
}

impl Target {
    /// Its number.
    pub fn id(self) -> i64 {
        match self {
            Target::Post(id) => id.0,
            Target::Comment(id) => id.0,
        }
    }

    /// What it is, in names: `post` or `comment`.
    pub fn word(self) -> &'static str {
        match self {
            Target::Post(_) => "post",
            Target::Comment(_) => "comment",
        }
    }

    /// Its address; what is done with it is below.
    pub fn href(self) -> String {
        format!("/{}s/{}", self.word(), self.id())
    }

    /// The name it has in a page.
    pub(crate) fn name(self) -> String {
        format!("{}-{}", self.word(), self.id())
    }

    /// Where it is.
    ///
    /// # Errors
    /// `NotFound` when there is none, or none for this viewer.
    pub(crate) fn locate(self, tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Located> {
        let (post, space) = match self {
            Target::Post(id) => (id, readable(tx, viewer, id)?.space().clone()),
            Target::Comment(id) => {
                let comment = readable_comment(tx, viewer, id)?;
                (comment.post, comment.space().clone())
            }
        };
        Ok(Located { id: self.id(), post, space: space.id, archived: space.is_archived() })
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Target {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Target> {
        let route = MatchedPath::from_request_parts(parts, state).await.map_err(Error::internal)?;
        let route = route.as_str().trim_start_matches("/api/v1").trim_start_matches("/fragments");
        let names = Path::<HashMap<String, String>>::from_request_parts(parts, state).await;
        let names = names.map_err(|_| Error::not_found())?;
        let id = names.get("id").ok_or_else(Error::not_found)?;
        match route.split('/').nth(1) {
            Some("posts") => id.parse().map(Target::Post),
            Some("comments") => id.parse().map(Target::Comment),
            _ => Err(Error::internal("this route is of neither posts nor comments")),
        }
    }
}
