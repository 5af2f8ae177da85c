//! Incoming webhooks for programs that set up others.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use kernel::{App, Result, Time};
use serde::{Deserialize, Serialize};
use ui::Ctx;

use super::{Webhook, address, make, of, remove as end};

/// An incoming webhook, as JSON.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = IncomingWebhook)]
pub struct WebhookView {
    /// Its number.
    id: String,
    /// What its bot is called, which is the author of what it publishes.
    name: String,
    /// The handle of its bot.
    bot: String,
    /// The handle of who made it.
    created_by: String,
    /// When it was made.
    created_at: Time,
    /// When something was last published by it.
    used_at: Option<Time>,
}

impl From<Webhook> for WebhookView {
    fn from(it: Webhook) -> WebhookView {
        WebhookView {
            id: it.id.to_string(),
            name: it.name,
            bot: it.handle,
            created_by: it.by.1,
            created_at: it.created_at,
            used_at: it.used_at,
        }
    }
}

/// A new incoming webhook, as JSON.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
#[schema(as = NewIncomingWebhook)]
#[serde(deny_unknown_fields)]
pub struct NewWebhook {
    /// What its bot is called: the name of the system that sends.
    name: String,
}

/// An incoming webhook that was made, as JSON.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = MadeIncomingWebhook)]
pub struct MadeWebhook {
    /// Its number.
    id: String,
    /// The secret address to which the other system sends. It is said here and nowhere else.
    address: String,
}

/// The incoming webhooks of a space.
#[utoipa::path(get, path = "/api/v1/spaces/{slug}/webhooks/incoming", tag = "integrations",
    params(("slug" = String, Path)), responses((status = 200, body = Vec<WebhookView>)))]
pub(crate) async fn list(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<ui::Json<Vec<WebhookView>>> {
    let viewer = cx.viewer()?.clone();
    let found = app.db.read(move |tx| {
        let space = crate::page::community(tx, &viewer, &slug)?;
        of(tx, &space)
    });
    let found = found.await?;
    Ok(ui::Json(found.into_iter().map(WebhookView::from).collect()))
}

/// Make an incoming webhook of a space that you manage: an address to which other systems send messages in Slack's
/// format, which are published in the space under the name of a bot.
#[utoipa::path(post, path = "/api/v1/spaces/{slug}/webhooks/incoming", tag = "integrations",
    params(("slug" = String, Path)), request_body = NewWebhook, responses((status = 201, body = MadeWebhook)))]
pub(crate) async fn create(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    ui::Json(new): ui::Json<NewWebhook>,
) -> Result<(StatusCode, ui::Json<MadeWebhook>)> {
    let viewer = cx.viewer()?.clone();
    let made = app.db.write(move |tx| {
        let space = spaces::managed(tx, &viewer, &slug)?;
        make(tx, &viewer, &space, &new.name)
    });
    let (id, token) = made.await?;
    let made = MadeWebhook { id: id.to_string(), address: address(&app, &token) };
    Ok((StatusCode::CREATED, ui::Json(made)))
}

/// Remove an incoming webhook of a space that you manage. What it published stays.
#[utoipa::path(delete, path = "/api/v1/spaces/{slug}/webhooks/incoming/{id}", tag = "integrations",
    params(("slug" = String, Path), ("id" = String, Path)), responses((status = 204)))]
pub(crate) async fn remove(
    State(app): State<App>,
    cx: Ctx,
    Path((slug, id)): Path<(String, String)>,
) -> Result<StatusCode> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse()?);
    let removed = app.db.write(move |tx| {
        let space = spaces::managed(tx, &viewer, &slug)?;
        end(tx, &viewer, &space, id)
    });
    removed.await?;
    Ok(StatusCode::NO_CONTENT)
}
