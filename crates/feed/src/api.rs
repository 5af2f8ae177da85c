//! The lists, for programs.

use axum::extract::{Path, State};
use axum::http::header::LINK;
use axum::response::{IntoResponse, Response};
use kernel::page::CursorQuery;
use kernel::{App, Result, Slice, Tx, Viewer};
use posts::{Card, PostPage};
use ui::Ctx;

use crate::lists::{self, List};
use crate::topic;

/// Answers a page of the list that `which` finds, with a `Link` header to the next (RFC 8288).
async fn answer(
    app: App,
    cx: Ctx,
    query: CursorQuery,
    which: impl Fn(&mut Tx<'_>, &Viewer) -> Result<List> + Send + 'static,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let limit = query.cursor().limit;
    let load = app.db.read(move |tx| {
        let list = which(tx, &viewer)?;
        lists::cards(tx, &viewer, list, query.cursor())
    });
    let Slice { items, next }: Slice<Card> = load.await?;
    let path = cx.path.split('?').next().unwrap_or_default();
    let link = next.map(|next| format!("<{path}?before={next}&limit={limit}>; rel=\"next\""));
    let items = items.into_iter().map(Into::into).collect();
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
    State(app): State<App>,
    cx: Ctx,
    people::Query(query): people::Query<CursorQuery>,
) -> Result<Response> {
    answer(app, cx, query, |_, _| Ok(List::Home)).await
}

/// The posts of a space, newest first.
#[utoipa::path(get, path = "/api/v1/spaces/{slug}/posts", tag = "feed",
    params(("slug" = String, Path), ("before" = Option<String>, Query), ("limit" = Option<i64>, Query)),
    responses((status = 200, body = PostPage)))]
pub(crate) async fn space(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    people::Query(query): people::Query<CursorQuery>,
) -> Result<Response> {
    let which = move |tx: &mut Tx<'_>, viewer: &Viewer| {
        Ok(List::Space(spaces::access::visible(tx, viewer, &slug)?.id))
    };
    answer(app, cx, query, which).await
}

/// The posts of a person that the viewer may read, newest first.
#[utoipa::path(get, path = "/api/v1/people/{handle}/posts", tag = "feed",
    params(("handle" = String, Path), ("before" = Option<String>, Query), ("limit" = Option<i64>, Query)),
    responses((status = 200, body = PostPage)))]
pub(crate) async fn person(
    State(app): State<App>,
    cx: Ctx,
    Path(handle): Path<String>,
    people::Query(query): people::Query<CursorQuery>,
) -> Result<Response> {
    let which = move |tx: &mut Tx<'_>, viewer: &Viewer| {
        Ok(List::Person(people::access::readable(tx, viewer, &handle)?.id))
    };
    answer(app, cx, query, which).await
}

/// The posts under a topic that the viewer may read, newest first.
#[utoipa::path(get, path = "/api/v1/topics/{key}/posts", tag = "feed",
    params(("key" = String, Path), ("before" = Option<String>, Query), ("limit" = Option<i64>, Query)),
    responses((status = 200, body = PostPage)))]
pub(crate) async fn topic(
    State(app): State<App>,
    cx: Ctx,
    Path(key): Path<String>,
    people::Query(query): people::Query<CursorQuery>,
) -> Result<Response> {
    let which = move |tx: &mut Tx<'_>, _: &Viewer| Ok(List::Topic(topic::find(tx, &key)?.id.0));
    answer(app, cx, query, which).await
}
