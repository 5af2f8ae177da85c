//! Outgoing webhooks for programs that set up others.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use kernel::{App, Result, Time};
use serde::{Deserialize, Serialize};
use ui::Ctx;

use super::{Webhook, make, of, remove as end, test as send_test, try_now as again};
use crate::page::community;

/// An outgoing webhook, as JSON.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = OutgoingWebhook)]
pub struct OutgoingView {
    /// Its number.
    id: String,
    /// The host that receives.
    host: String,
    /// The handle of who made it.
    created_by: String,
    /// When it was made.
    created_at: Time,
    /// Why nothing more is sent: `gone` where the receiver wants nothing more, `failing` after three days without an
    /// answer, `host` where the company does not allow its host any more; nothing while it is.
    stopped: Option<String>,
    /// How it goes, for managers of the space.
    delivery: Option<DeliveryView>,
}

/// How an outgoing webhook goes, as JSON.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = WebhookDelivery)]
pub struct DeliveryView {
    /// What was answered last: a status of HTTP, `refused` or `unreachable`; nothing before the first.
    answer: Option<String>,
    /// When.
    answered_at: Option<Time>,
    /// How many messages wait.
    waiting: i64,
    /// How many fell out, because too many waited.
    dropped: i64,
}

impl OutgoingView {
    fn of(it: Webhook, manages: bool) -> OutgoingView {
        let delivery = DeliveryView {
            answer: Some(it.answer).filter(|answer| !answer.is_empty()),
            answered_at: it.answered_at,
            waiting: it.waiting,
            dropped: it.dropped,
        };
        OutgoingView {
            id: it.id.to_string(),
            host: it.host,
            created_by: it.by.1,
            created_at: it.created_at,
            stopped: Some(it.stopped).filter(|stopped| !stopped.is_empty()),
            delivery: manages.then_some(delivery),
        }
    }
}

/// A new outgoing webhook, as JSON.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
#[schema(as = NewOutgoingWebhook)]
#[serde(deny_unknown_fields)]
pub struct NewOutgoing {
    /// Where what happens is sent: `https://…`, of a host that the company allows.
    address: String,
}

/// An outgoing webhook that was made, as JSON.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = MadeOutgoingWebhook)]
pub struct MadeOutgoing {
    /// Its number.
    id: String,
    /// What its messages are signed with. It is said here and nowhere else.
    secret: String,
}

/// The outgoing webhooks of a space.
#[utoipa::path(get, path = "/api/v1/spaces/{slug}/webhooks/outgoing", tag = "integrations",
    params(("slug" = String, Path)), responses((status = 200, body = Vec<OutgoingView>)))]
pub(crate) async fn list(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<ui::Json<Vec<OutgoingView>>> {
    let viewer = cx.viewer()?.clone();
    let found = app.db.read(move |tx| {
        let space = community(tx, &viewer, &slug)?;
        Ok((of(tx, &space)?, space.is_managed_by(&viewer)))
    });
    let (found, manages) = found.await?;
    Ok(ui::Json(found.into_iter().map(|one| OutgoingView::of(one, manages)).collect()))
}

/// Make an outgoing webhook of a space that you manage: what happens there from then on is sent to an address, signed,
/// without a word of it.
#[utoipa::path(post, path = "/api/v1/spaces/{slug}/webhooks/outgoing", tag = "integrations",
    params(("slug" = String, Path)), request_body = NewOutgoing, responses((status = 201, body = MadeOutgoing)))]
pub(crate) async fn create(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    ui::Json(new): ui::Json<NewOutgoing>,
) -> Result<(StatusCode, ui::Json<MadeOutgoing>)> {
    let (viewer, config) = (cx.viewer()?.clone(), app.config.clone());
    let made = app.db.write(move |tx| {
        let space = spaces::managed(tx, &viewer, &slug)?;
        make(tx, &config, &viewer, &space, &new.address)
    });
    let (id, secret) = made.await?;
    Ok((StatusCode::CREATED, ui::Json(MadeOutgoing { id: id.to_string(), secret })))
}

/// Remove an outgoing webhook of a space that you manage.
#[utoipa::path(delete, path = "/api/v1/spaces/{slug}/webhooks/outgoing/{id}", tag = "integrations",
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

/// Send a test by an outgoing webhook of a space that you manage; one that had stopped begins again.
#[utoipa::path(post, path = "/api/v1/spaces/{slug}/webhooks/outgoing/{id}/test", tag = "integrations",
    params(("slug" = String, Path), ("id" = String, Path)), responses((status = 204)))]
pub(crate) async fn test(
    State(app): State<App>,
    cx: Ctx,
    Path((slug, id)): Path<(String, String)>,
) -> Result<StatusCode> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse()?);
    let tested = app.db.write(move |tx| {
        let space = spaces::managed(tx, &viewer, &slug)?;
        send_test(tx, &space, id)
    });
    tested.await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Send what waits by an outgoing webhook of a space that you manage, without waiting for the next try.
#[utoipa::path(post, path = "/api/v1/spaces/{slug}/webhooks/outgoing/{id}/try", tag = "integrations",
    params(("slug" = String, Path), ("id" = String, Path)), responses((status = 204)))]
pub(crate) async fn try_now(
    State(app): State<App>,
    cx: Ctx,
    Path((slug, id)): Path<(String, String)>,
) -> Result<StatusCode> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse()?);
    let tried = app.db.write(move |tx| {
        let space = spaces::managed(tx, &viewer, &slug)?;
        again(tx, &space, id)
    });
    tried.await?;
    Ok(StatusCode::NO_CONTENT)
}
