//! A picture of a post or comment, large, with the ones before and after it: a page of its own,
//! which the script shows over the page one is on.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{Html, IntoResponse, Response};
use kernel::{App, Error, Result, Tx, Viewer, params};
use ui::{Ctx, Nav, Page};

use crate::store::{GALLERY, READABLE_PICTURE};
use crate::{FileId, PostId};

#[derive(Template)]
#[template(path = "posts/picture.html")]
struct Picture<'a> {
    cx: &'a Ctx,
    name: String,
    /// What there is to see in it, or its name.
    alt: String,
    href: String,
    /// Where it stands among the pictures beside it, from 1, and how many they are.
    place: usize,
    count: usize,
    previous: Option<FileId>,
    next: Option<FileId>,
    /// What it is attached to.
    back: String,
}

/// The picture as the viewer may see it.
fn load<'a>(tx: &mut Tx<'_>, cx: &'a Ctx, viewer: &Viewer, id: FileId) -> Result<Picture<'a>> {
    let (name, post, target, alt) =
        tx.query_one(&READABLE_PICTURE, params![viewer.id, viewer.sees_open(), id], |row| {
            let (post, target) = (row.get::<Option<PostId>>(1)?, row.get::<Option<i64>>(2)?);
            Ok((row.get::<String>(0)?, post, target, row.get::<String>(3)?))
        })?;
    // What is not attached yet stands alone.
    let beside: Vec<FileId> = match target {
        Some(target) => tx.query(&GALLERY, params![target], |row| row.get(0))?,
        None => vec![id],
    };
    let at = beside.iter().position(|other| *other == id).unwrap_or(0);
    let back = match (post, target) {
        (Some(post), Some(target)) if post.0 == target => format!("/posts/{post}"),
        (Some(post), Some(target)) => format!("/posts/{post}#comment-{target}"),
        _ => "/".to_owned(),
    };
    Ok(Picture {
        cx,
        href: ::files::href(id, &name),
        alt: if alt.is_empty() { name.clone() } else { alt },
        name,
        place: at + 1,
        count: beside.len(),
        previous: at.checked_sub(1).and_then(|at| beside.get(at)).copied(),
        next: beside.get(at + 1).copied(),
        back,
    })
}

/// `GET /pictures/{id}`
pub(crate) async fn page(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<Response> {
    let (viewer, id, asked) = (cx.viewer()?.clone(), id.parse::<FileId>()?, cx.clone());
    let render = app.db.read(move |tx| {
        let picture = load(tx, &asked, &viewer, id)?;
        Ok((picture.render().map_err(Error::internal)?, picture.name))
    });
    let (html, name) = render.await?;
    if cx.fragment {
        return Ok(Html(html).into_response());
    }
    Ok(Page::new(name).nav(Nav::Spaces).main(html).into_response())
}
