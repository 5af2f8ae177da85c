//! Drafts, in pages: the list of them, going on with one, and keeping what the composer holds.

use askama::Template;
use axum::extract::{Multipart, Path, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use kernel::{App, Error, Message, Result, Time};
use ui::flash::{Flash, redirect};
use ui::{Ctx, Nav, Page};

use super::{Draft, DraftId, NewDraft, all, discard, save};
use crate::Composer;
use crate::delete::Nothing;
use crate::incoming::Incoming;
use crate::publish::{NewPost, sent};

/// A draft as the list shows it.
struct Line {
    id: DraftId,
    icon: &'static str,
    kind: String,
    heading: String,
    saved_at: Time,
    due_at: Option<Time>,
    problem: String,
}

impl Line {
    fn of(cx: &Ctx, draft: Draft) -> Line {
        let NewPost { kind, title, body, .. } = draft.content;
        let begins = || text::parse(&body).excerpt(90);
        let heading = if title.trim().is_empty() { begins() } else { title };
        let problem = match draft.problem.as_str() {
            "" => String::new(),
            key => cx.l.t(key),
        };
        Line {
            id: draft.id,
            icon: kind.icon(),
            kind: cx.l.t(&format!("kind-{}", kind.name())),
            heading: if heading.is_empty() { cx.l.t("draft-empty") } else { heading },
            saved_at: draft.saved_at,
            due_at: draft.due_at,
            problem,
        }
    }
}

#[derive(Template)]
#[template(path = "posts/drafts.html")]
struct Drafts<'a> {
    cx: &'a Ctx,
    drafts: Vec<Line>,
}

/// `GET /drafts`
pub(super) async fn list(State(app): State<App>, cx: Ctx) -> Result<Page> {
    let viewer = cx.viewer()?.clone();
    let drafts = app.db.read(move |tx| all(tx, &viewer)).await?;
    let drafts = drafts.into_iter().map(|draft| Line::of(&cx, draft)).collect();
    let main = Drafts { cx: &cx, drafts }.render().map_err(Error::internal)?;
    Ok(Page::new(cx.l.t("drafts-title")).nav(Nav::Me).main(main))
}

#[derive(Template)]
#[template(path = "posts/draft.html")]
struct DraftPage<'a> {
    cx: &'a Ctx,
    form: String,
}

/// `GET /drafts/{id}`: goes on with it.
pub(super) async fn one(State(app): State<App>, cx: Ctx, Path(id): Path<String>) -> Result<Page> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<DraftId>()?);
    let asked = cx.clone();
    let load = app.db.read(move |tx| {
        let draft = super::one(tx, &viewer, id)?;
        Composer::of_draft(tx, &asked, &draft)
    });
    let form = load.await?.render(&cx)?;
    let main = DraftPage { cx: &cx, form }.render().map_err(Error::internal)?;
    Ok(Page::new(cx.l.t("draft-title")).nav(Nav::Me).main(main))
}

#[derive(Template)]
#[template(path = "posts/saved_draft.html")]
struct Saved<'a> {
    cx: &'a Ctx,
    id: DraftId,
}

/// `POST /drafts`: the form of the composer, to be kept instead of published.
pub(super) async fn submit(State(app): State<App>, cx: Ctx, form: Multipart) -> Result<Response> {
    let form = Incoming::read(&app, &cx, form).await?;
    let due_at = match form.get("due") {
        "" => None,
        typed => {
            Some(cx.l.moment(typed).ok_or_else(|| Error::field("due_at", "kind-field-wrong"))?)
        }
    };
    let scheduled = form.get("keep") == "due";
    if scheduled && due_at.is_none() {
        return Err(Error::field("due_at", "draft-when"));
    }
    let (viewer, content) = (cx.viewer()?.clone(), sent(cx.l, &form));
    let id = form.get("draft").parse::<DraftId>().ok();
    let kept = app.db.write(move |tx| {
        let files = form.all_files(tx, viewer.id)?;
        let content = NewPost { files, ..content.clone() };
        let due_at = due_at.filter(|_| scheduled);
        save(tx, &viewer, id, &NewDraft { content, due_at })
    });
    let id = match kept.await {
        Ok(id) => id,
        // Thrown away or published on another device meanwhile: nothing to keep it in.
        Err(error) if !cx.fragment && !error.fields().is_empty() => {
            return Err(Error::invalid(Message::clone(&error.fields()[0].1)));
        }
        Err(error) => return Err(error),
    };
    if cx.fragment && !scheduled {
        let saved = Saved { cx: &cx, id }.render().map_err(Error::internal)?;
        return Ok(Html(saved).into_response());
    }
    let said = if scheduled { "notice-scheduled" } else { "notice-draft-kept" };
    Ok(redirect("/drafts", &Flash::new(said)))
}

/// `POST /drafts/{id}/delete`
pub(super) async fn submit_delete(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    people::Form(_): people::Form<Nothing>,
) -> Result<Redirect> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<DraftId>()?);
    app.db.write(move |tx| discard(tx, &viewer, id)).await?;
    Ok(Redirect::to("/drafts"))
}
