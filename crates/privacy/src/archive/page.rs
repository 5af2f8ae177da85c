//! The page of one's data.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use files::serve::{self, Served};
use kernel::{App, Result, Time, Tx, Viewer};
use spaces::holds::{self, Hold};
use ui::answer::{self, Wrong};
use ui::flash::{Flash, redirect};
use ui::{Ctx, EmptyForm, Nav, Page};

use super::{Archive, ArchiveId, PATH, ask, of, one};

#[derive(Template)]
#[template(path = "privacy/data.html")]
struct View<'a> {
    cx: &'a Ctx,
    archives: Vec<Archive>,
    hold: Option<Hold>,
    wrong: &'a Wrong,
}

impl View<'_> {
    /// That what they wrote is held, and why.
    fn held(&self) -> Option<String> {
        let Hold { set_at, reason, .. } = self.hold.as_ref()?;
        let l = self.cx.l;
        Some(l.t2("data-held", ("date", l.date(set_at)), ("reason", reason)))
    }
}

async fn page(app: &App, cx: &Ctx, wrong: &Wrong) -> Result<Page> {
    let viewer = cx.viewer()?.clone();
    let read = move |tx: &mut Tx<'_>| Ok((of(tx, &viewer)?, holds::of_person(tx, viewer.id)?));
    let (archives, hold) = app.db.read(read).await?;
    let html = answer::render(&View { cx, archives, hold, wrong })?;
    Ok(Page::new(cx.l.t("data-title")).main(html).nav(Nav::Me).status(wrong.status()))
}

/// `GET /settings/data`
pub(crate) async fn show(State(app): State<App>, cx: Ctx) -> Result<Page> {
    page(&app, &cx, &Wrong::nothing(cx.l)).await
}

/// `POST /settings/data`
pub(crate) async fn submit(State(app): State<App>, cx: Ctx, _: EmptyForm) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    match app.db.write(move |tx| ask(tx, &viewer)).await {
        Ok(_) => Ok(redirect(PATH, &Flash::new("notice-archive-asked"))),
        Err(error) => Ok(page(&app, &cx, &Wrong::with(cx.l, error)?).await?.into_response()),
    }
}

/// `GET /settings/data/{id}`
pub(crate) async fn download(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<ArchiveId>,
    headers: HeaderMap,
) -> Result<Response> {
    file(&app, cx.viewer()?, id, &headers).await
}

/// The answer with the file of an archive.
pub(super) async fn file(
    app: &App,
    viewer: &Viewer,
    id: ArchiveId,
    headers: &HeaderMap,
) -> Result<Response> {
    identity::tokens::require_full(viewer)?;
    let me = viewer.clone();
    let archive = app.db.read(move |tx| one(tx, &me, id)).await?;
    let day = archive.ready_at.unwrap_or(Time(0)).to_string();
    let day = day.split('T').next().unwrap_or_default();
    let served = Served {
        name: format!("parvis-{}-{day}.zip", viewer.handle),
        media: "application/zip".into(),
        hash: archive.hash,
        thumbnail: String::new(),
        size: Some(archive.size),
    };
    serve::file(app, headers, &served).await
}
