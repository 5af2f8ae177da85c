//! The lists, for programs.

use axum::Extension;
use axum::extract::{Path, State};
use axum::http::header::LINK;
use axum::response::{IntoResponse, Response};
use kernel::page::CursorQuery;
use kernel::{App, Result, Slice};
use posts::PostPage;
use ui::Ctx;

use crate::engine::Engine;
use crate::lists::List;
use crate::topic;

/// Answers a page of a list, with a `Link` header to the next (RFC 8288).
async fn answer(engine: &Engine, cx: &Ctx, query: &CursorQuery, list: List) -> Result<Response> {
    let viewer = cx.viewer()?.id;
    let limit = query.cursor().limit;
    let Slice { items, next } = engine.page(cx, list, query.cursor()).await?;
    let path = cx.path.split('?').next().unwrap_or_default();
    let link = next.map(|next| format!("<{path}?before={next}&limit={limit}>; rel=\"next\""));
    let items = items.iter().map(|shown| shown.card(viewer).into()).collect();
    let page = people::Json(PostPage { items, next: next.map(kernel::id::Raw) });
    Ok(match link {
        Some(link) => ([(LINK, link)], page).into_response(),
        None => page.into_response(),
    })
}

/// The home feed, newest first.
#[utoipa::path(get, path = "/api/v1/feed", tag = "feed",
    params(("before" = Option<String>, Query), ("limit" = Option<i64>, Query)),
    responses((status = 200, body = PostPage)))]
pub(crate) async fn home(
    Extension(engine): Extension<Engine>,
    cx: Ctx,
    people::Query(query): people::Query<CursorQuery>,
) -> Result<Response> {
    answer(&engine, &cx, &query, List::Home).await
}

/// The posts of a space, newest first.
#[utoipa::path(get, path = "/api/v1/spaces/{slug}/posts", tag = "feed",
    params(("slug" = String, Path), ("before" = Option<String>, Query), ("limit" = Option<i64>, Query)),
    responses((status = 200, body = PostPage)))]
pub(crate) async fn space(
    State(app): State<App>,
    Extension(engine): Extension<Engine>,
    cx: Ctx,
    Path(slug): Path<String>,
    people::Query(query): people::Query<CursorQuery>,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let space = app.db.read(move |tx| spaces::access::visible(tx, &viewer, &slug)).await?;
    answer(&engine, &cx, &query, List::Space(space.id)).await
}

/// The posts of a person that the viewer may read, newest first.
#[utoipa::path(get, path = "/api/v1/people/{handle}/posts", tag = "feed",
    params(("handle" = String, Path), ("before" = Option<String>, Query), ("limit" = Option<i64>, Query)),
    responses((status = 200, body = PostPage)))]
pub(crate) async fn person(
    State(app): State<App>,
    Extension(engine): Extension<Engine>,
    cx: Ctx,
    Path(handle): Path<String>,
    people::Query(query): people::Query<CursorQuery>,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let person = app.db.read(move |tx| people::access::readable(tx, &viewer, &handle)).await?;
    answer(&engine, &cx, &query, List::Person(person.id)).await
}

/// The posts under a topic that the viewer may read, newest first.
#[utoipa::path(get, path = "/api/v1/topics/{key}/posts", tag = "feed",
    params(("key" = String, Path), ("before" = Option<String>, Query), ("limit" = Option<i64>, Query)),
    responses((status = 200, body = PostPage)))]
pub(crate) async fn topic(
    State(app): State<App>,
    Extension(engine): Extension<Engine>,
    cx: Ctx,
    Path(key): Path<String>,
    people::Query(query): people::Query<CursorQuery>,
) -> Result<Response> {
    let topic = app.db.read(move |tx| topic::find(tx, &key)).await?;
    answer(&engine, &cx, &query, List::Topic(topic.id)).await
}
