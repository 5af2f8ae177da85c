//! Blogs, for programs.

use axum::extract::{Path, State};
use axum::http::header::LINK;
use axum::response::{IntoResponse, Response};
use kernel::page::CursorQuery;
use kernel::{App, Result, Tx, Viewer};
use posts::{Card, PostId, PostPage, PostView};
use ui::Ctx;

use crate::lists::{self, List};
use crate::page::series_from;

/// Answers a page of a list, with a `Link` header to the next (RFC 8288).
async fn answer(
    app: &App,
    cx: &Ctx,
    query: &CursorQuery,
    list: impl Fn(&mut Tx<'_>, &Viewer) -> Result<List> + Send + Sync + 'static,
) -> Result<Response> {
    let (viewer, cursor) = (cx.viewer()?.clone(), query.cursor());
    let load = move |tx: &mut Tx<'_>| {
        let list = list(tx, &viewer)?;
        let page = lists::page(tx, &viewer, list, cursor)?;
        Ok((posts::cards(tx, &viewer, &page.items)?, page.next))
    };
    let (cards, next) = app.db.read(load).await?;
    let path = cx.path.split('?').next().unwrap_or_default();
    let limit = cursor.limit;
    let link = next.map(|next| format!("<{path}?before={next}&limit={limit}>; rel=\"next\""));
    let items = cards.into_iter().map(PostView::from).collect();
    let page = ui::Json(PostPage { items, next: next.map(kernel::id::Raw) });
    Ok(match link {
        Some(link) => ([(LINK, link)], page).into_response(),
        None => page.into_response(),
    })
}

/// The articles of a space, newest first.
#[utoipa::path(get, path = "/api/v1/spaces/{slug}/articles", tag = "articles",
    operation_id = "articles_of_space",
    params(("slug" = String, Path), ("before" = Option<kernel::id::Raw>, Query), ("limit" = Option<kernel::page::Limit>, Query)),
    responses((status = 200, body = PostPage)))]
pub(crate) async fn space(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    ui::Query(query): ui::Query<CursorQuery>,
) -> Result<Response> {
    let list = move |tx: &mut Tx<'_>, viewer: &Viewer| {
        Ok(List::Space(spaces::access::visible(tx, viewer, &slug)?.id))
    };
    answer(&app, &cx, &query, list).await
}

/// The articles of a person that you may read, newest first.
#[utoipa::path(get, path = "/api/v1/people/{handle}/articles", tag = "articles",
    operation_id = "articles_of_person",
    params(("handle" = String, Path), ("before" = Option<kernel::id::Raw>, Query), ("limit" = Option<kernel::page::Limit>, Query)),
    responses((status = 200, body = PostPage)))]
pub(crate) async fn person(
    State(app): State<App>,
    cx: Ctx,
    Path(handle): Path<String>,
    ui::Query(query): ui::Query<CursorQuery>,
) -> Result<Response> {
    let list = move |tx: &mut Tx<'_>, viewer: &Viewer| {
        Ok(List::Person(people::access::readable(tx, viewer, &handle)?.id))
    };
    answer(&app, &cx, &query, list).await
}

/// The series that an article is part of, the first one first: the article alone where it is of none.
#[utoipa::path(get, path = "/api/v1/posts/{id}/series", tag = "articles", operation_id = "series",
    params(("id" = PostId, Path)), responses((status = 200, body = Vec<PostView>)))]
pub(crate) async fn series(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<PostId>,
) -> Result<ui::Json<Vec<PostView>>> {
    let viewer = cx.viewer()?.clone();
    let (_, cards): (_, Vec<Card>) = app.db.read(move |tx| series_from(tx, &viewer, id)).await?;
    Ok(ui::Json(cards.into_iter().map(PostView::from).collect()))
}
