//! Writing the welcome of a space and its links.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::{App, Error, Result};
use ui::flash::{Flash, redirect};
use ui::{Ctx, Nav, Page};

use super::{LINKS, SpaceShortcut, Welcome, of, set};
use crate::{Visible, access};

#[derive(Template)]
#[template(path = "spaces/welcome.html")]
struct WelcomePage<'a> {
    cx: &'a Ctx,
    space: &'a Visible,
    form: Welcome,
    error: Option<&'a Error>,
}

impl WelcomePage<'_> {
    fn numbered(&self) -> impl Iterator<Item = (i64, &SpaceShortcut)> {
        (1..).zip(&self.form.links)
    }

    fn about(&self, field: &str) -> String {
        self.error.and_then(|e| e.about(field)).map_or(String::new(), |m| self.cx.l.msg(m))
    }
}

fn render(cx: &Ctx, space: &Visible, mut form: Welcome, error: Option<&Error>) -> Result<Page> {
    // Three more than there are: saved, there are three more again.
    let shown = (form.links.len() + 3).min(LINKS).max(form.links.len());
    form.links.resize(shown, SpaceShortcut::default());
    let page = WelcomePage { cx, space, form, error };
    let main = page.render().map_err(Error::internal)?;
    let status = error.map_or(200, Error::status);
    Ok(Page::new(cx.l.t("welcome-edit")).nav(Nav::Spaces).status(status).main(main))
}

/// `GET /spaces/{slug}/welcome`
pub(crate) async fn show(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<Page> {
    let viewer = cx.viewer()?.clone();
    let load = app.db.read(move |tx| {
        let space = access::visible(tx, &viewer, &slug)?.animated()?;
        let welcome = of(tx, space.id)?;
        Ok((space, welcome))
    });
    let (space, welcome) = load.await?;
    render(&cx, &space, welcome, None)
}

/// What a form says; a link that is left empty is none.
fn sent(form: &HashMap<String, String>) -> Welcome {
    let said = |name: String| form.get(&name).cloned().unwrap_or_default();
    let links = (1..=LINKS).map(|n| SpaceShortcut {
        label: said(format!("label-{n}")),
        href: said(format!("href-{n}")),
    });
    Welcome {
        text: said("text".to_owned()),
        links: links.filter(|link| !link.is_empty()).collect(),
        html: String::new(),
    }
}

/// `POST /spaces/{slug}/welcome`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    ui::Form(form): ui::Form<HashMap<String, String>>,
) -> Result<Response> {
    let (viewer, wanted) = (cx.viewer()?.clone(), sent(&form));
    let typed = wanted.clone();
    let written = app.db.write(move |tx| {
        let space = access::visible(tx, &viewer, &slug)?.animated()?;
        match set(tx, &viewer, &space, &wanted) {
            // Nothing was written: the page is shown again with what was typed.
            Err(error) if !error.fields().is_empty() => Ok((space, Some(error))),
            end => end.map(|()| (space, None)),
        }
    });
    match written.await? {
        (space, Some(error)) => Ok(render(&cx, &space, typed, Some(&error))?.into_response()),
        (space, None) => Ok(redirect(&space.href(), &Flash::new("notice-welcome"))),
    }
}

/// What newcomers of a space are told, and the links beside its posts.
#[utoipa::path(get, path = "/api/v1/spaces/{slug}/welcome", tag = "spaces",
    params(("slug" = String, Path)), responses((status = 200, body = Welcome)))]
pub(crate) async fn api_read(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<ui::Json<Welcome>> {
    let viewer = cx.viewer()?.clone();
    let read = app.db.read(move |tx| {
        let space = access::visible(tx, &viewer, &slug)?;
        of(tx, space.id)
    });
    Ok(ui::Json(read.await?))
}

/// Write what newcomers of a space that you manage are told, and the links beside its posts.
#[utoipa::path(put, path = "/api/v1/spaces/{slug}/welcome", tag = "spaces",
    params(("slug" = String, Path)), request_body = Welcome, responses((status = 204)))]
pub(crate) async fn api_write(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    ui::Json(wanted): ui::Json<Welcome>,
) -> Result<StatusCode> {
    let viewer = cx.viewer()?.clone();
    let write = app.db.write(move |tx| {
        let space = access::visible(tx, &viewer, &slug)?.animated()?;
        set(tx, &viewer, &space, &wanted)
    });
    write.await.map(|()| StatusCode::NO_CONTENT)
}
