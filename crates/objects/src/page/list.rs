//! The kinds that the company declares, those that are offered, and declarations as files.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use kernel::{App, Error, Message, Result, Tx, Viewer};
use ui::answer;
use ui::flash::{Flash, redirect};
use ui::{Ctx, EmptyForm, Multipart, Nav, Page, Part};

use super::href;
use crate::declaration::Declaration;
use crate::declare::{declare, read};
use crate::loaded::current;
use crate::shipped;

/// The largest file of a declaration.
const BYTES_MOST: usize = 512 * 1024;

#[derive(Template)]
#[template(path = "objects/kinds.html")]
struct View<'a> {
    cx: &'a Ctx,
    declared: &'a [(i64, Declaration)],
    offered: Vec<&'a Declaration>,
    error: String,
}

async fn page(app: &App, cx: &Ctx, error: Option<&Error>) -> Result<Page> {
    let viewer = cx.viewer()?.clone();
    let read = move |tx: &mut Tx<'_>| {
        viewer.administering()?;
        current(tx)
    };
    let declared = app.db.read(read).await?;
    let is_new = |one: &&Declaration| declared.iter().all(|(_, known)| known.name != one.name);
    let view = View {
        cx,
        declared: &declared,
        offered: shipped().iter().filter(is_new).collect(),
        error: error.map(|error| said(cx, error)).unwrap_or_default(),
    };
    let html = answer::render(&view)?;
    let status = error.map_or(200, Error::status);
    Ok(Page::new(cx.l.t("objects-title")).main(html).nav(Nav::Admin).status(status))
}

/// What is wrong with a file: each problem with where it is.
fn said(cx: &Ctx, error: &Error) -> String {
    let each = error.fields().iter().map(|(at, message)| format!("{at}: {}", cx.l.msg(message)));
    let each: Vec<String> = each.collect();
    if each.is_empty() { cx.l.msg(error.message()) } else { each.join(" ") }
}

/// `GET /admin/kinds`
pub(crate) async fn show(State(app): State<App>, cx: Ctx) -> Result<Page> {
    page(&app, &cx, None).await
}

/// `POST /admin/kinds/offered/{name}`: declares what comes with the program.
pub(crate) async fn submit_offered(
    State(app): State<App>,
    cx: Ctx,
    Path(name): Path<String>,
    _: EmptyForm,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let of = shipped().iter().find(|one| one.name == name).ok_or_else(Error::not_found)?;
    match app.db.write(move |tx| declare(tx, &viewer, of, Some(0))).await {
        Ok(_) => Ok(redirect(&href(&name), &Flash::new("notice-objects-declared"))),
        Err(error) if error.fields().is_empty() => Err(error),
        Err(error) => Ok(page(&app, &cx, Some(&error)).await?.into_response()),
    }
}

/// `POST /admin/kinds`: declares what a file says.
pub(crate) async fn submit_file(
    State(app): State<App>,
    cx: Ctx,
    mut form: Multipart,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    viewer.administering()?;
    let mut bytes = Vec::new();
    while let Some(part) = form.next().await? {
        if let Part::File(file) = part {
            bytes = file.bytes(BYTES_MOST).await?;
        }
    }
    match declare_file(&app, viewer, &bytes).await {
        Ok(name) => Ok(redirect(&href(&name), &Flash::new("notice-objects-declared"))),
        Err(error) if error.fields().is_empty() => Err(error),
        Err(error) => Ok(page(&app, &cx, Some(&error)).await?.into_response()),
    }
}

async fn declare_file(app: &App, viewer: Viewer, bytes: &[u8]) -> Result<String> {
    let text = String::from_utf8_lossy(bytes);
    let it = Declaration::parse(text.trim_start_matches('\u{feff}')).map_err(|cause| {
        Error::field("file", Message::new("objects-no-declaration").with("cause", cause))
    })?;
    let name = it.name.clone();
    app.db.write(move |tx| declare(tx, &viewer, &it, None)).await?;
    Ok(name)
}

/// `GET /admin/kinds/{name}/file`
pub(crate) async fn file(
    State(app): State<App>,
    cx: Ctx,
    Path(name): Path<String>,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let (_, it) = app.db.read(move |tx| read(tx, &viewer, &name)).await?;
    let attached = format!("attachment; filename=\"{PREFIX}{}.json\"", it.name);
    let headers = [
        (header::CONTENT_TYPE, "application/json".to_owned()),
        (header::CONTENT_DISPOSITION, attached),
    ];
    Ok((headers, serde_json::to_string_pretty(&it)?).into_response())
}

/// What the names of files begin with.
const PREFIX: &str = "parvis-kind-";
