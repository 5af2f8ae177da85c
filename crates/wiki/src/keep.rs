//! What was said becomes a page in one act: the words of a comment, or those of a post with its comments, and the way
//! back to them.

use std::fmt::Write;

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use kernel::{App, Error, Result, SpaceId, Tx, Viewer};
use posts::{Comment, CommentId, Post, PostId, Readable};
use spaces::Visible;
use ui::Ctx;

use crate::store::SAID_UNDER;

/// How many comments of a thread are kept with it.
const COMMENTS: i64 = 100;

/// What a page begins with that is kept from what was said.
pub(crate) struct Kept {
    pub(crate) title: String,
    pub(crate) body: String,
}

enum Source {
    Post(Box<Readable<Post>>),
    Comment(Box<Readable<Comment>>),
}

impl Source {
    fn space(&self) -> &Visible {
        match self {
            Source::Post(post) => post.space(),
            Source::Comment(comment) => comment.space(),
        }
    }
}

/// What was said, where the viewer reads it.
fn find(tx: &mut Tx<'_>, viewer: &Viewer, id: i64) -> Result<Option<Source>> {
    let missing = |error: Error| match error.status() {
        404 => Ok(None),
        _ => Err(error),
    };
    let post = posts::access::readable(tx, viewer, PostId(id));
    let found = post.map(|post| Some(Source::Post(Box::new(post)))).or_else(missing)?;
    if found.is_some() {
        return Ok(found);
    }
    let comment = posts::access::readable_comment(tx, viewer, CommentId(id));
    comment.map(|comment| Some(Source::Comment(Box::new(comment)))).or_else(missing)
}

/// The address of what a page was kept from; nothing where the viewer does not read it.
pub(crate) fn address(tx: &mut Tx<'_>, viewer: &Viewer, id: i64) -> Result<Option<String>> {
    Ok(find(tx, viewer, id)?.map(|source| match source {
        Source::Post(post) => post.href(),
        Source::Comment(comment) => format!("/comments/{}", comment.id),
    }))
}

/// What is to be kept in this space, where it was said: the readers of another need not be its readers.
fn said_in(tx: &mut Tx<'_>, viewer: &Viewer, space: SpaceId, id: i64) -> Result<Option<Source>> {
    Ok(find(tx, viewer, id)?.filter(|source| source.space().id == space))
}

/// Whether a page of this space may be kept from this.
pub(crate) fn is_said_in(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    space: SpaceId,
    id: i64,
) -> Result<bool> {
    Ok(said_in(tx, viewer, space, id)?.is_some())
}

/// The words of what is to be kept in this space.
///
/// # Errors
/// `NotFound` where there is none there, or none for this viewer.
pub(crate) fn words(tx: &mut Tx<'_>, cx: &Ctx, space: SpaceId, id: i64) -> Result<Kept> {
    let viewer = cx.viewer()?;
    match said_in(tx, viewer, space, id)?.ok_or_else(Error::not_found)? {
        Source::Comment(comment) => {
            let title = text::parse(&comment.body).excerpt(80);
            Ok(Kept { title, body: comment.body.clone() })
        }
        Source::Post(post) => {
            let said = tx.query(&SAID_UNDER, kernel::params![post.id, COMMENTS], |row| {
                Ok((row.get::<kernel::PersonId>(0)?, row.get::<String>(1)?))
            })?;
            let authors: Vec<_> = said.iter().map(|(author, _)| *author).collect();
            let people = people::cards(tx, &authors)?;
            let mut body = post.body.trim_end().to_owned();
            if !said.is_empty() {
                let _ = write!(body, "\n\n## {}\n", cx.l.t("page-kept-comments"));
            }
            for (author, words) in said {
                let name = people.get(&author).map_or("", |card| card.name.as_str());
                let _ = write!(body, "\n**{name}**\n\n{}\n", words.trim_end());
            }
            Ok(Kept { title: post.heading(), body })
        }
    }
}

/// `GET /posts/{id}/keep`, `GET /comments/{id}/keep`: the form of a new page in the space of what was said, with its
/// words.
pub(crate) async fn go(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let id: i64 = id.parse().map_err(|_| Error::not_found())?;
    let read = move |tx: &mut Tx<'_>| {
        let source = find(tx, &viewer, id)?.ok_or_else(Error::not_found)?;
        let space = source.space();
        if space.is_community() { Ok(space.slug.clone()) } else { Err(Error::not_found()) }
    };
    let slug = app.db.read(read).await?;
    Ok(Redirect::to(&format!("/spaces/{slug}/pages/new?from={id}")).into_response())
}
