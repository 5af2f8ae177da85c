//! What waits, for programs.

use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use kernel::id::Raw;
use kernel::page::CursorQuery;
use kernel::{App, Result};
use live::Hub;
use serde::{Deserialize, Serialize};
use ui::Ctx;

use crate::actions::subject;
use crate::items::{self, GroupView, Which};

/// Which list.
#[derive(Clone, Copy, Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct ShowQuery {
    /// All, unread or mentions.
    #[serde(default)]
    show: Which,
    /// The `next` of the page before.
    before: Option<Raw>,
    /// Groups on a page, 1 to 100.
    limit: Option<kernel::page::Limit>,
}

/// A page of what waits, as JSON.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct InboxPage {
    /// What waits, by thread, space or person, the newest first.
    pub items: Vec<GroupView>,
    /// The `before` of the next page, when there is one.
    pub next: Option<Raw>,
    /// About how many things something is unread, in the whole inbox.
    pub unread: i64,
}

/// Your notifications, grouped by what they are about, newest first.
#[utoipa::path(get, path = "/api/v1/inbox", tag = "inbox", params(ShowQuery),
    responses((status = 200, body = InboxPage)))]
pub(crate) async fn list(
    State(app): State<App>,
    cx: Ctx,
    ui::Query(query): ui::Query<ShowQuery>,
) -> Result<ui::Json<InboxPage>> {
    let viewer = cx.viewer()?.clone();
    let cursor = CursorQuery { before: query.before, limit: query.limit }.cursor();
    let load = app.db.read(move |tx| {
        let page = items::groups(tx, &viewer, query.show, cursor)?;
        let (next, unread) = (page.next.map(Raw), items::waiting(tx, &viewer)?.count());
        Ok(InboxPage { items: items::views(tx, &viewer, page.items)?, next, unread })
    });
    Ok(ui::Json(load.await?))
}

/// What is meant: a group of the list.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Marked {
    /// `post`, `space` or `person`.
    pub subject: String,
    /// Its identifier.
    pub id: Raw,
    /// The last item that was shown; everything there is when absent.
    #[serde(default)]
    pub upto: Option<Raw>,
}

/// Mark the notifications about one thing as read.
#[utoipa::path(post, path = "/api/v1/inbox/read", tag = "inbox", request_body = Marked,
    responses((status = 204)))]
pub(crate) async fn read(
    State(app): State<App>,
    Extension(hub): Extension<Hub>,
    cx: Ctx,
    ui::Json(marked): ui::Json<Marked>,
) -> Result<StatusCode> {
    let (viewer, me) = (cx.viewer()?.clone(), cx.viewer()?.id);
    let (about, upto) = (subject(&marked.subject, marked.id.0)?, marked.upto.map(|raw| raw.0));
    app.db.write(move |tx| items::mark_read(tx, &viewer, about, upto)).await?;
    hub.read(me);
    Ok(StatusCode::NO_CONTENT)
}

/// Mark the newest notification about one thing as unread.
#[utoipa::path(post, path = "/api/v1/inbox/unread", tag = "inbox", request_body = Marked,
    responses((status = 204), (status = 404, description = "Nothing is there about it")))]
pub(crate) async fn unread(
    State(app): State<App>,
    Extension(hub): Extension<Hub>,
    cx: Ctx,
    ui::Json(marked): ui::Json<Marked>,
) -> Result<StatusCode> {
    let (viewer, me) = (cx.viewer()?.clone(), cx.viewer()?.id);
    let about = subject(&marked.subject, marked.id.0)?;
    app.db.write(move |tx| items::mark_unread(tx, &viewer, about)).await?;
    hub.read(me);
    Ok(StatusCode::NO_CONTENT)
}

/// Up to where.
#[derive(Clone, Copy, Debug, Default, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Upto {
    /// The last item that was shown; everything there is when absent.
    #[serde(default)]
    pub upto: Option<Raw>,
}

/// Mark all notifications as read.
#[utoipa::path(post, path = "/api/v1/inbox/all", tag = "inbox", request_body = Upto,
    responses((status = 204)))]
pub(crate) async fn all(
    State(app): State<App>,
    Extension(hub): Extension<Hub>,
    cx: Ctx,
    ui::Json(body): ui::Json<Upto>,
) -> Result<StatusCode> {
    let (viewer, me) = (cx.viewer()?.clone(), cx.viewer()?.id);
    let upto = body.upto.map(|raw| raw.0);
    app.db.write(move |tx| items::mark_all(tx, &viewer, upto)).await?;
    hub.read(me);
    Ok(StatusCode::NO_CONTENT)
}
