//! The page on which a question is closed onto the one that asked the same first; and what leads where, for programs.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use kernel::{App, Error, Result, Tx};
use serde::{Deserialize, Serialize};
use ui::flash::{Flash, redirect};
use ui::{Ctx, Nav, Page};

use super::mark::{self, FIRST_FIELD};
use super::page::{Thread, threads};
use super::{LIKE, find};
use crate::access::readable;
use crate::authorized::cards;
use crate::kinds::{Given, Who, make, question};
use crate::view::PostView;
use crate::{Post, PostId, Readable};

/// Whether the viewer may close this question onto another, by its kind and state alone.
pub(crate) fn is_closable(tx: &mut Tx<'_>, post: &Readable<Post>) -> Result<bool> {
    let is_open = post.kind.name() == question::NAME && !post.kind.is_closed(&post.state);
    Ok(is_open && !post.space().is_archived() && Who::Host.includes(tx, post)?)
}

#[derive(Template)]
#[template(path = "posts/duplicate.html")]
struct ClosePage<'a> {
    cx: &'a Ctx,
    href: String,
    heading: String,
    threads: &'a [Thread],
    typed: &'a str,
    error: String,
}

/// What the form sends.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct CloseForm {
    /// One of those that were offered.
    first: String,
    /// Or its address, as it is copied.
    address: String,
}

impl CloseForm {
    /// The number in what was chosen or typed: the last of its address.
    fn number(&self) -> String {
        let typed = if self.address.trim().is_empty() { &self.first } else { &self.address };
        let path = typed.trim().split(['?', '#']).next().unwrap_or_default();
        path.trim_end_matches('/').rsplit('/').next().unwrap_or_default().to_owned()
    }
}

/// `GET /posts/{id}/duplicate`
pub(crate) async fn page(State(app): State<App>, cx: Ctx, Path(id): Path<String>) -> Result<Page> {
    show(&app, &cx, id.parse()?, "", None).await
}

async fn show(app: &App, cx: &Ctx, id: PostId, typed: &str, wrong: Option<Error>) -> Result<Page> {
    let viewer = cx.viewer()?.clone();
    let load = app.db.read(move |tx| {
        let post = readable(tx, &viewer, id)?;
        match is_closable(tx, &post)? {
            true => Ok((*post).clone()),
            false => Err(Error::forbidden()),
        }
    });
    let post = load.await?;
    let same = find(app, cx, (&post.title, &post.body), Some(id), LIKE / 2.0).await?;
    let threads = threads(app, cx, same).await?;
    let error = wrong.as_ref().and_then(|error| error.fields().first().map(|one| cx.l.msg(&one.1)));
    let shown = ClosePage {
        cx,
        href: post.href(),
        heading: post.heading(),
        threads: &threads,
        typed,
        error: error.unwrap_or_default(),
    };
    let main = shown.render().map_err(Error::internal)?;
    let status = wrong.map_or(200, |error| error.status());
    Ok(Page::new(cx.l.t("question-close")).nav(Nav::Spaces).status(status).main(main))
}

/// `POST /posts/{id}/duplicate`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    ui::Form(form): ui::Form<CloseForm>,
) -> Result<Response> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<PostId>()?);
    let Ok(first) = form.number().parse::<PostId>() else {
        let wrong = Error::field(FIRST_FIELD, "question-first-missing");
        return Ok(show(&app, &cx, id, &form.address, Some(wrong)).await?.into_response());
    };
    let mut given = Given::default();
    given.0.insert(FIRST_FIELD.into(), first.to_string().into());
    let closed = app.db.write(move |tx| {
        let post = readable(tx, &viewer, id)?;
        make(tx, &viewer, &post, "close", &given)
    });
    match closed.await {
        Ok(()) => {
            let undo = format!("/posts/{id}/moves/unclose");
            let said = Flash::new("notice-question-closed").undo(&undo);
            Ok(redirect(&format!("/posts/{id}"), &said))
        }
        Err(error) if !error.fields().is_empty() => {
            let page = show(&app, &cx, id, &form.address, Some(error)).await?;
            Ok(page.into_response())
        }
        Err(error) => Err(error),
    }
}

/// Where a question leads, and what leads to it.
#[derive(Debug, Default, Serialize, utoipa::ToSchema)]
pub(crate) struct Duplicates {
    /// The question it is closed onto, where you may read that.
    pub(crate) first: Option<PostView>,
    /// The questions closed onto it that you may read, the oldest first, at most 20.
    pub(crate) duplicates: Vec<PostView>,
}

/// The question that a duplicate is closed onto, and the duplicates closed onto a question. A question is closed by the
/// move `close` and opened again by `unclose`.
#[utoipa::path(get, path = "/api/v1/posts/{id}/duplicates", tag = "questions",
    params(("id" = String, Path)),
    responses((status = 200, body = Duplicates), (status = 404, description = "No such post")))]
pub(crate) async fn api(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<ui::Json<Duplicates>> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<PostId>()?);
    let load = app.db.read(move |tx| {
        let post = readable(tx, &viewer, id)?;
        let first = mark::first(tx, &viewer, post.id)?;
        let first = cards(tx, &viewer, first.as_slice())?.pop().map(PostView::from);
        let duplicates = mark::duplicates(tx, &viewer, post.id)?;
        let duplicates = cards(tx, &viewer, &duplicates)?.into_iter().map(PostView::from);
        Ok(Duplicates { first, duplicates: duplicates.collect() })
    });
    Ok(ui::Json(load.await?))
}

/// What the page of a question says of others: where it leads, and what leads to it.
#[derive(Debug, Default)]
pub(crate) struct Leads {
    /// Address and heading of the first.
    pub(crate) first: Option<(String, String)>,
    /// The same of each duplicate.
    pub(crate) duplicates: Vec<(String, String)>,
}

impl Leads {
    /// For a viewer who reads the question.
    pub(crate) async fn load(app: &App, cx: &Ctx, post: &Post) -> Result<Leads> {
        if post.kind.name() != question::NAME {
            return Ok(Leads::default());
        }
        let (viewer, id) = (cx.viewer()?.clone(), post.id);
        let load = app.db.read(move |tx| {
            let first = mark::first(tx, &viewer, id)?;
            let duplicates = mark::duplicates(tx, &viewer, id)?;
            let mut leads = Leads::default();
            if let Some(first) = first {
                leads.first = Some(heading(tx, &viewer, first)?);
            }
            for one in duplicates {
                leads.duplicates.push(heading(tx, &viewer, one)?);
            }
            Ok(leads)
        });
        load.await
    }
}

fn heading(tx: &mut Tx<'_>, viewer: &kernel::Viewer, id: PostId) -> Result<(String, String)> {
    let post = readable(tx, viewer, id)?;
    Ok((post.href(), post.heading()))
}
