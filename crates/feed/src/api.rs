//! The lists, for programs.

use std::collections::BTreeMap;

use axum::Extension;
use axum::extract::{Path, State};
use axum::http::header::LINK;
use axum::response::{IntoResponse, Response};
use kernel::page::CursorQuery;
use kernel::{App, Result, Slice};
use posts::{PostPage, PostView};
use serde::Serialize;
use ui::Ctx;
use utoipa::openapi::schema::AnyOfBuilder;
use utoipa::openapi::{Ref, RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

use crate::engine::{Engine, Picked};
use crate::home::{HomeQuery, Order};
use crate::lists::List;

/// A post of the list *for me*, as JSON: the post, and why it is here.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct RankedPost {
    /// The post.
    #[serde(flatten)]
    pub post: PostView,
    /// What each part adds or takes away, by part. See `/api/v1/dials`.
    pub parts: BTreeMap<&'static str, f64>,
    /// Their sum, by which the post has its place.
    pub score: f64,
    /// Whether it waits for your answer: then it stands first, whatever its score.
    pub awaited: bool,
    /// The one or two parts that say most, the larger first.
    pub reasons: Vec<&'static str>,
}

/// A page of the list *for me*, as JSON.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct RankedPage {
    /// The posts of this page, the best first.
    pub items: Vec<RankedPost>,
    /// The `from` of the next page, when there is one.
    pub next: Option<usize>,
}

/// A page of the home list, in one of its orders; only described. An empty page is one of both.
pub(crate) struct HomePage;

impl PartialSchema for HomePage {
    fn schema() -> RefOr<Schema> {
        let either = AnyOfBuilder::new()
            .item(Ref::from_schema_name(PostPage::name()))
            .item(Ref::from_schema_name(RankedPage::name()));
        Schema::AnyOf(either.build()).into()
    }
}

impl ToSchema for HomePage {
    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        schemas.push((PostPage::name().into(), PostPage::schema()));
        schemas.push((RankedPage::name().into(), RankedPage::schema()));
        PostPage::schemas(schemas);
        RankedPage::schemas(schemas);
    }
}

/// Answers a page of a list, with a `Link` header to the next (RFC 8288).
async fn answer(engine: &Engine, cx: &Ctx, query: &CursorQuery, list: List) -> Result<Response> {
    let (viewer, now) = (cx.viewer()?.id, cx.now);
    let limit = query.cursor().limit;
    let Slice { items, next } = engine.page(cx, list, query.cursor()).await?;
    let path = cx.path.split('?').next().unwrap_or_default();
    let link = next.map(|next| format!("<{path}?before={next}&limit={limit}>; rel=\"next\""));
    let items = items.iter().map(|shown| shown.card(viewer, now).into()).collect();
    let page = ui::Json(PostPage { items, next: next.map(kernel::id::Raw) });
    Ok(match link {
        Some(link) => ([(LINK, link)], page).into_response(),
        None => page.into_response(),
    })
}

/// The home feed: newest first, or in the order *for me*, where each post says why it is there.
#[utoipa::path(get, path = "/api/v1/feed", tag = "feed",
    params(("order" = Option<Order>, Query), ("before" = Option<kernel::id::Raw>, Query),
        ("from" = Option<usize>, Query), ("limit" = Option<kernel::page::Limit>, Query)),
    responses((status = 200, body = HomePage)))]
pub(crate) async fn home(
    Extension(engine): Extension<Engine>,
    cx: Ctx,
    ui::Query(query): ui::Query<HomeQuery>,
) -> Result<Response> {
    match query.order {
        Order::Newest => answer(&engine, &cx, &query.newest(), List::Home).await,
        Order::ForMe => ranked(&engine, &cx, &query).await,
    }
}

async fn ranked(engine: &Engine, cx: &Ctx, query: &HomeQuery) -> Result<Response> {
    let (viewer, now) = (cx.viewer()?.id, cx.now);
    let (from, limit) = query.ranked();
    let page = engine.for_me(cx, (from, limit), None).await?;
    let item = |Picked { shown, parts, awaited }: &Picked| RankedPost {
        post: shown.card(viewer, now).into(),
        parts: parts.iter().map(|(part, amount)| (part.key(), amount)).collect(),
        score: parts.score(),
        awaited: *awaited,
        reasons: parts.reasons().into_iter().map(ranking::Part::key).collect(),
    };
    let items = page.items.iter().map(item).collect();
    let link = page
        .next
        .map(|next| format!("</api/v1/feed?order=for-me&from={next}&limit={limit}>; rel=\"next\""));
    let page = ui::Json(RankedPage { items, next: page.next });
    Ok(match link {
        Some(link) => ([(LINK, link)], page).into_response(),
        None => page.into_response(),
    })
}

/// The posts of a space, newest first.
#[utoipa::path(get, path = "/api/v1/spaces/{slug}/posts", tag = "feed",
    params(("slug" = String, Path), ("before" = Option<kernel::id::Raw>, Query), ("limit" = Option<kernel::page::Limit>, Query)),
    responses((status = 200, body = PostPage)))]
pub(crate) async fn space(
    Extension(engine): Extension<Engine>,
    cx: Ctx,
    Path(slug): Path<String>,
    ui::Query(query): ui::Query<CursorQuery>,
) -> Result<Response> {
    let space = engine.visible(&cx, &slug).await?;
    answer(&engine, &cx, &query, List::Space(space.id)).await
}

/// The posts of a person that the viewer may read, newest first.
#[utoipa::path(get, path = "/api/v1/people/{handle}/posts", tag = "feed",
    params(("handle" = String, Path), ("before" = Option<kernel::id::Raw>, Query), ("limit" = Option<kernel::page::Limit>, Query)),
    responses((status = 200, body = PostPage)))]
pub(crate) async fn person(
    State(app): State<App>,
    Extension(engine): Extension<Engine>,
    cx: Ctx,
    Path(handle): Path<String>,
    ui::Query(query): ui::Query<CursorQuery>,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let person = app.db.read(move |tx| people::access::readable(tx, &viewer, &handle)).await?;
    answer(&engine, &cx, &query, List::Person(person.id)).await
}

/// The posts under a topic that the viewer may read, newest first.
#[utoipa::path(get, path = "/api/v1/topics/{key}/posts", tag = "feed",
    params(("key" = String, Path), ("before" = Option<kernel::id::Raw>, Query), ("limit" = Option<kernel::page::Limit>, Query)),
    responses((status = 200, body = PostPage)))]
pub(crate) async fn topic(
    Extension(engine): Extension<Engine>,
    cx: Ctx,
    Path(key): Path<String>,
    ui::Query(query): ui::Query<CursorQuery>,
) -> Result<Response> {
    let (topic, _) = engine.topic(&cx, &key).await?;
    answer(&engine, &cx, &query, List::Topic(topic.id)).await
}
