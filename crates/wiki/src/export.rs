//! A page as a file: HTML that any browser shows, or its Markdown; and its QR code to print.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use kernel::{App, Result};
use ui::{Ctx, Nav, Page, SafeHtml, answer};

use crate::access::{self, readable};
use crate::headings;
use crate::model;

/// How the file looks by itself: it brings all it needs.
const STYLE: &str = include_str!("export.css");

async fn load(app: &App, cx: &Ctx, segment: &str) -> Result<access::Page> {
    let (viewer, id) = (cx.viewer()?.clone(), model::id(segment)?);
    app.db.read(move |tx| readable(tx, &viewer, id)).await
}

/// An answer that is kept as a file named after the page.
fn file(page: &access::Page, kind: &'static str, ending: &str, text: String) -> Response {
    let name = page.href().trim_start_matches("/pages/").to_owned();
    let as_file = format!("attachment; filename=\"{name}.{ending}\"");
    ([(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, as_file)], text).into_response()
}

/// `GET /pages/{id}/export.md`
pub(crate) async fn markdown(
    State(app): State<App>,
    cx: Ctx,
    Path(segment): Path<String>,
) -> Result<Response> {
    let page = load(&app, &cx, &segment).await?;
    let text = format!("# {}\n\n{}\n", page.title, page.body.trim_end());
    Ok(file(&page, "text/markdown; charset=utf-8", "md", text))
}

#[derive(Template)]
#[template(path = "wiki/export.html")]
struct Export<'a> {
    cx: &'a Ctx,
    page: &'a access::Page,
    address: String,
    html: SafeHtml,
    style: SafeHtml,
}

/// `GET /pages/{id}/export.html`
pub(crate) async fn html(
    State(app): State<App>,
    cx: Ctx,
    Path(segment): Path<String>,
) -> Result<Response> {
    let page = load(&app, &cx, &segment).await?;
    let (html, _) = headings::named(&page.html);
    let root = app.config.public_url.trim_end_matches('/');
    // Links and pictures of this network lead to it from wherever the file is.
    let html = html.replace("href=\"/", &format!("href=\"{root}/"));
    let html = SafeHtml::trusted(html.replace("src=\"/", &format!("src=\"{root}/")));
    let address = format!("{root}/pages/{}", page.id);
    let style = SafeHtml::trusted(format!("<style>\n{STYLE}</style>"));
    let text = answer::render(&Export { cx: &cx, page: &page, address, html, style })?;
    Ok(file(&page, "text/html; charset=utf-8", "html", text))
}

#[derive(Template)]
#[template(path = "wiki/label.html")]
struct Label<'a> {
    cx: &'a Ctx,
    page: &'a access::Page,
    picture: SafeHtml,
    address: String,
}

/// `GET /pages/{id}/label`
pub(crate) async fn label(
    State(app): State<App>,
    cx: Ctx,
    Path(segment): Path<String>,
) -> Result<Page> {
    let page = load(&app, &cx, &segment).await?;
    let address = format!("{}/pages/{}", app.config.public_url.trim_end_matches('/'), page.id);
    let picture = people::qr::svg(&address)?;
    let view = Label { cx: &cx, page: &page, picture, address };
    let main = answer::render(&view)?;
    Ok(Page::new(cx.l.t("page-label")).nav(Nav::Spaces).main(main))
}
