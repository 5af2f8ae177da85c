//! The question before an anonymous poll is closed: with too few votes it will have no result.

use askama::Template;
use axum::extract::{Path, State};
use kernel::error::Meaning;
use kernel::{App, Error, Result};
use ui::{Ctx, Nav, Page};

use super::{FEWEST, Poll, WITHOUT, has_result};
use crate::PostId;
use crate::access::readable;
use crate::kinds::{PostKind, Who, answers};

#[derive(Template)]
#[template(path = "poll/close.html")]
struct ClosePage<'a> {
    cx: &'a Ctx,
    href: String,
    heading: String,
    voters: i64,
    /// Whether it will have one.
    result: bool,
}

/// `GET /posts/{id}/close`
pub(in crate::kinds) async fn page(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<Page> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<PostId>()?);
    let load = app.db.read(move |tx| {
        let post = readable(tx, &viewer, id)?;
        if post.kind.name() != Poll.name() {
            return Err(Error::not_found());
        }
        if !Who::Host.includes(tx, &post)? {
            return Err(Error::forbidden());
        }
        if post.state != "open" {
            return Err(Error::new(Meaning::Conflict, "kind-not-now"));
        }
        let voters = answers::count(tx, id)?;
        Ok((post, voters))
    });
    let (post, voters) = load.await?;
    let page = ClosePage {
        cx: &cx,
        href: post.href(),
        heading: post.heading(),
        voters,
        result: has_result(&post.fields, voters),
    };
    let main = page.render().map_err(Error::internal)?;
    Ok(Page::new(cx.l.t("kind-poll-close-ask")).nav(Nav::Home).main(main))
}
