//! What administrators see of directories: what is to be copied to the other side, when it last asked, what was refused.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use kernel::{App, Result};
use serde::Deserialize;
use ui::answer::{self, Wrong};
use ui::flash::{Flash, redirect};
use ui::{Ctx, EmptyForm, Form, Nav, Page};

use super::directory::{self, Known, NewDirectory};
use super::domains;
use super::door::base;

pub(crate) const PATH: &str = "/admin/directories";

#[derive(Template)]
#[template(path = "sso/directories.html")]
struct List<'a> {
    cx: &'a Ctx,
    all: Vec<Known>,
    typed: &'a NewForm,
    wrong: &'a Wrong,
}

impl List<'_> {
    fn why(&self, known: &Known) -> String {
        known.why(self.cx.l)
    }
}

#[derive(Template)]
#[template(path = "sso/directory.html")]
struct View<'a> {
    cx: &'a Ctx,
    known: &'a Known,
    base: String,
    token: Option<&'a str>,
    typed: &'a NewForm,
    wrong: &'a Wrong,
}

impl View<'_> {
    fn why(&self) -> String {
        self.known.why(self.cx.l)
    }
}

/// A directory to add, or what it is to be.
#[derive(Clone, Default, Deserialize)]
pub(crate) struct NewForm {
    #[serde(default)]
    name: String,
    #[serde(default)]
    domains: String,
}

impl NewForm {
    fn of(known: &Known) -> NewForm {
        NewForm { name: known.name.clone(), domains: known.domains.join(", ") }
    }

    fn declared(&self) -> NewDirectory {
        NewDirectory { name: self.name.clone(), domains: domains::of_text(&self.domains) }
    }
}

async fn all(app: &App, cx: &Ctx, typed: &NewForm, wrong: &Wrong) -> Result<Page> {
    let viewer = cx.viewer()?.clone();
    let all = app.db.read(move |tx| directory::all(tx, &viewer)).await?;
    let html = answer::render(&List { cx, all, typed, wrong })?;
    Ok(Page::new(cx.l.t("scim-title")).main(html).nav(Nav::Admin).status(wrong.status()))
}

async fn page(
    app: &App,
    cx: &Ctx,
    slug: String,
    token: Option<&str>,
    typed: Option<(&NewForm, &Wrong)>,
) -> Result<Page> {
    let viewer = cx.viewer()?.clone();
    let known = app.db.read(move |tx| directory::one(tx, &viewer, &slug)).await?;
    let (is, nothing) = (NewForm::of(&known), Wrong::nothing(cx.l));
    let (typed, wrong) = typed.unwrap_or((&is, &nothing));
    let view = View { cx, known: &known, base: base(app), token, typed, wrong };
    let html = answer::render(&view)?;
    Ok(Page::new(known.name).main(html).nav(Nav::Admin).status(wrong.status()))
}

/// `GET /admin/directories`
pub(crate) async fn list(State(app): State<App>, cx: Ctx) -> Result<Page> {
    all(&app, &cx, &NewForm::default(), &Wrong::nothing(cx.l)).await
}

/// `POST /admin/directories`: the token is on the page that answers, and nowhere else.
pub(crate) async fn submit_new(
    State(app): State<App>,
    cx: Ctx,
    Form(form): Form<NewForm>,
) -> Result<Response> {
    let (viewer, new) = (cx.viewer()?.clone(), form.declared());
    match app.db.write(move |tx| directory::add(tx, &viewer, &new)).await {
        Ok((slug, token)) => {
            let page = page(&app, &cx, slug, Some(&token), None).await?;
            Ok(answer::never_kept(page).into_response())
        }
        Err(error) => {
            let wrong = Wrong::with(cx.l, error)?;
            Ok(all(&app, &cx, &form, &wrong).await?.into_response())
        }
    }
}

/// `GET /admin/directories/{directory}`
pub(crate) async fn show(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<Page> {
    page(&app, &cx, slug, None, None).await
}

/// `POST /admin/directories/{directory}`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    Form(form): Form<NewForm>,
) -> Result<Response> {
    let (viewer, new, name) = (cx.viewer()?.clone(), form.declared(), slug.clone());
    match app.db.write(move |tx| directory::change(tx, &viewer, &name, &new)).await {
        Ok(()) => Ok(redirect(&format!("{PATH}/{slug}"), &Flash::new("notice-scim-saved"))),
        Err(error) => {
            let wrong = Wrong::with(cx.l, error)?;
            Ok(page(&app, &cx, slug, None, Some((&form, &wrong))).await?.into_response())
        }
    }
}

/// `POST /admin/directories/{directory}/token`: as of a new one.
pub(crate) async fn submit_token(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    _: EmptyForm,
) -> Result<Response> {
    let (viewer, name) = (cx.viewer()?.clone(), slug.clone());
    let token = app.db.write(move |tx| directory::renew(tx, &viewer, &name)).await?;
    let page = page(&app, &cx, slug, Some(&token), None).await?;
    Ok(answer::never_kept(page).into_response())
}

/// `POST /admin/directories/{directory}/remove`
pub(crate) async fn submit_remove(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    _: EmptyForm,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    app.db.write(move |tx| directory::remove(tx, &viewer, &slug)).await?;
    Ok(redirect(PATH, &Flash::new("notice-scim-removed")))
}
