//! The pages on which a private space that is opened is read.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use files::FileId;
use files::serve::{self, Served};
use kernel::page::CursorQuery;
use kernel::{App, Result, Slice, Tx, params};
use posts::PostId;
use ui::answer;
use ui::{Ctx, Nav, Page, Query, SafeHtml};

use super::{Line, Opening, lines, shown};
use crate::OpeningId;
use crate::access::{Opened, Read, opened};
use crate::store::FILE;

#[derive(Template)]
#[template(path = "openings/list.html")]
struct List<'a> {
    cx: &'a Ctx,
    opened: &'a Opened,
    lines: &'a Slice<Line>,
}

/// `GET /openings/{id}`
pub(crate) async fn list(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    Query(cursor): Query<CursorQuery>,
) -> Result<Response> {
    let id = id.parse::<OpeningId>()?;
    let (opened, lines) = lines(&app, cx.viewer()?, id, cursor.cursor().before).await?;
    let main = answer::render(&List { cx: &cx, opened: &opened, lines: &lines })?;
    Ok(answer::never_kept(Page::new(&opened.name).main(main).nav(Nav::Admin)))
}

#[derive(Template)]
#[template(path = "openings/post.html")]
struct Post<'a> {
    cx: &'a Ctx,
    opened: &'a Opened,
    post: &'a Opening,
}

impl Post<'_> {
    fn html(&self, html: &str) -> SafeHtml {
        shown(html)
    }
}

/// `GET /openings/{id}/posts/{post}`
pub(crate) async fn post(
    State(app): State<App>,
    cx: Ctx,
    Path((id, post)): Path<(String, String)>,
) -> Result<Response> {
    let (id, post) = (id.parse::<OpeningId>()?, post.parse::<PostId>()?);
    let (opened, post) = super::post(&app, cx.viewer()?, cx.l, id, post).await?;
    let main = answer::render(&Post { cx: &cx, opened: &opened, post: &post })?;
    Ok(answer::never_kept(Page::new(&opened.name).main(main).nav(Nav::Admin)))
}

/// `GET /openings/{id}/files/{file}`
pub(crate) async fn file(
    State(app): State<App>,
    cx: Ctx,
    Path((id, file)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response> {
    let (id, file) = (id.parse::<OpeningId>()?, file.parse::<FileId>()?);
    let viewer = cx.viewer()?.clone();
    let read = move |tx: &mut Tx<'_>| {
        let opened = opened(tx, &viewer, id, Read::File(file.0))?;
        tx.query_one(&FILE, params![opened.id, file], |row| {
            Ok(Served {
                name: row.get(0)?,
                media: row.get(1)?,
                hash: row.get(2)?,
                thumbnail: row.get(3)?,
                size: Some(row.get(4)?),
            })
        })
    };
    let served = app.db.write(read).await?;
    serve::file(&app, &headers, &served).await
}
