//! Labels over the API.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use kernel::{App, Error, Result, Tx, Viewer};
use posts::kinds::{Given, KindName};
use posts::publish::{self, NewPost, Way, publish_new};
use posts::{FileId, PostView, Sent, Written};
use serde::{Deserialize, Serialize};
use spaces::ShownAudience;
use ui::{Ctx, Json};

use super::access::{self, Seen, manages};
use super::make::{NewLabel, change, make, renew, withdraw};
use super::page::list::{Filter, managed};
use super::strangers::{allow, are_allowed};
use super::{Label, LabelId, link, presets};

/// A label.
#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = Label)]
pub(crate) struct LabelView {
    /// Identifier.
    id: LabelId,
    /// What it stands for.
    name: String,
    /// The name of the declaration whose form it opens.
    kind: String,
    /// Its space, by its name in addresses.
    space: String,
    /// Values of fields that are known.
    #[schema(value_type = Object)]
    presets: Given,
    /// The address of a page that says how to handle it; empty for none.
    guide: String,
    /// Whether people without an account report by it, where the company allows that.
    without_account: bool,
    /// Where its code leads; told to those who manage it.
    url: Option<String>,
}

/// What is reported by a label: its type, its space and its presets are the label's.
#[derive(Clone, Debug, Default, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LabelReport {
    /// Its title, at most 200 characters.
    title: String,
    /// Markdown.
    #[serde(default)]
    body: String,
    /// Uploaded files.
    #[serde(default)]
    files: Vec<FileId>,
    /// What its type asks for beside the presets.
    #[serde(default)]
    #[schema(value_type = Object)]
    fields: Given,
    /// What its author was shown of who will read it; it is refused (412) where more would.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "ui::object_or_none"
    )]
    audience: Option<ShownAudience>,
}

/// What the company decided about labels.
#[derive(Clone, Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LabelSettings {
    /// Whether people without an account report by the labels that say so.
    without_account: bool,
}

fn view(app: &App, viewer: &Viewer, label: &Seen) -> LabelView {
    of(app, label, &label.space.slug, manages(viewer, &label.space))
}

fn of(app: &App, label: &Label, space: &str, managed: bool) -> LabelView {
    LabelView {
        id: label.id,
        name: label.name.clone(),
        kind: label.kind.clone(),
        space: space.to_owned(),
        presets: label.presets.clone(),
        guide: label.guide.clone(),
        without_account: label.strangers,
        url: managed.then(|| format!("{}{}", app.config.public_url, label.href())),
    }
}

/// The labels of a space, at most 2,000 (its managers, and administrators who see it).
#[utoipa::path(get, path = "/api/v1/spaces/{slug}/labels", tag = "spaces",
    params(("slug" = String, Path)), responses((status = 200, body = Vec<LabelView>),
        (status = 403, description = "You do not manage it")))]
pub(crate) async fn list(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<Json<Vec<LabelView>>> {
    let viewer = cx.viewer()?.clone();
    let filter = Filter::of_space(&slug);
    let rows = app.db.read(move |tx: &mut Tx<'_>| managed(tx, &viewer, &filter)).await?;
    Ok(Json(rows.iter().map(|row| of(&app, &row.label, &slug, true)).collect()))
}

/// Make a label of a space (its managers, and administrators who see it).
#[utoipa::path(post, path = "/api/v1/spaces/{slug}/labels", tag = "spaces", request_body = NewLabel,
    params(("slug" = String, Path)), responses((status = 201, body = LabelView),
        (status = 403, description = "You do not manage it")))]
pub(crate) async fn create(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    Json(new): Json<NewLabel>,
) -> Result<(StatusCode, Json<LabelView>)> {
    let (viewer, asker) = (cx.viewer()?.clone(), cx.viewer()?.clone());
    let write = move |tx: &mut Tx<'_>| {
        let id = make(tx, &viewer, &slug, &new)?;
        access::readable(tx, &viewer, id)
    };
    let label = app.db.write(write).await?;
    Ok((StatusCode::CREATED, Json(view(&app, &asker, &label))))
}

/// A label, for whoever sees its space.
#[utoipa::path(get, path = "/api/v1/labels/{id}", tag = "spaces",
    params(("id" = String, Path)), responses((status = 200, body = LabelView)))]
pub(crate) async fn read(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<Json<LabelView>> {
    let (viewer, asker, id) = (cx.viewer()?.clone(), cx.viewer()?.clone(), id.parse::<LabelId>()?);
    let label = app.db.read(move |tx| access::readable(tx, &viewer, id)).await?;
    Ok(Json(view(&app, &asker, &label)))
}

/// Change a label; its type stays. Whoever does answers for what people without an account report by it.
#[utoipa::path(put, path = "/api/v1/labels/{id}", tag = "spaces", request_body = NewLabel,
    params(("id" = String, Path)), responses((status = 200, body = LabelView),
        (status = 403, description = "You do not manage it")))]
pub(crate) async fn replace(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    Json(new): Json<NewLabel>,
) -> Result<Json<LabelView>> {
    let (viewer, asker, id) = (cx.viewer()?.clone(), cx.viewer()?.clone(), id.parse::<LabelId>()?);
    let write = move |tx: &mut Tx<'_>| {
        let label = access::managed(tx, &viewer, id)?;
        change(tx, &viewer, &label, &new)?;
        access::readable(tx, &viewer, id)
    };
    let label = app.db.write(write).await?;
    Ok(Json(view(&app, &asker, &label)))
}

/// Withdraw a label: it leads nowhere any more.
#[utoipa::path(delete, path = "/api/v1/labels/{id}", tag = "spaces",
    params(("id" = String, Path)), responses((status = 204),
        (status = 403, description = "You do not manage it")))]
pub(crate) async fn withdraw_one(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<StatusCode> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<LabelId>()?);
    let write = move |tx: &mut Tx<'_>| {
        let label = access::managed(tx, &viewer, id)?;
        withdraw(tx, &viewer, &label)
    };
    app.db.write(write).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Give a label another address: those that are printed lead nowhere from now on.
#[utoipa::path(post, path = "/api/v1/labels/{id}/renew", tag = "spaces",
    params(("id" = String, Path)), responses((status = 200, body = LabelView),
        (status = 403, description = "You do not manage it")))]
pub(crate) async fn renew_one(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<Json<LabelView>> {
    let (viewer, asker, id) = (cx.viewer()?.clone(), cx.viewer()?.clone(), id.parse::<LabelId>()?);
    let write = move |tx: &mut Tx<'_>| {
        let label = access::managed(tx, &viewer, id)?;
        renew(tx, &viewer, &label)?;
        access::readable(tx, &viewer, id)
    };
    let label = app.db.write(write).await?;
    Ok(Json(view(&app, &asker, &label)))
}

/// Report something by a label. With the header `Idempotency-Key`, sending it again reports it once.
#[utoipa::path(post, path = "/api/v1/labels/{id}/posts", tag = "posts", request_body = LabelReport,
    params(("id" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = PostView),
        (status = 202, description = "It waits for a manager of the space"),
        (status = 403, description = "You only read its space"),
        (status = 412, description = "More people would read it than `audience` says")))]
pub(crate) async fn report(
    State(app): State<App>,
    cx: Ctx,
    headers: HeaderMap,
    Path(id): Path<String>,
    Json(sent): Json<LabelReport>,
) -> Result<Response> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<LabelId>()?);
    let asker = viewer.clone();
    let label = app.db.read(move |tx| access::readable(tx, &asker, id)).await?;
    let mut new = NewPost {
        space: label.space.slug.clone(),
        kind: KindName::from(label.kind.name()),
        title: sent.title,
        body: sent.body,
        files: sent.files,
        fields: sent.fields,
        audience: sent.audience,
        ..NewPost::default()
    };
    new.fields.0.extend(presets::holding(&label.kind, &label.presets).0);
    let key = publish::sent_once(publish::idempotency_key(&headers), &new)?;
    let place = posts::place(&viewer, &new.space);
    let body = Written::prepare(&app.db, viewer.id, &new.body, place).await?;
    let author = viewer.clone();
    let write = move |tx: &mut Tx<'_>| {
        let label = access::readable(tx, &viewer, id)?;
        let (sent, _) = publish_new(tx, &viewer, &new, &body, key.as_ref(), Way::Sent)?;
        link::note(tx, &label, sent)?;
        Ok(match sent {
            Sent::Published(post) => Some(post),
            Sent::Waiting(_) => None,
        })
    };
    // Where it waits for a manager there is nothing to show yet.
    let Some(post) = app.db.write(write).await? else {
        return Ok(StatusCode::ACCEPTED.into_response());
    };
    let read = move |tx: &mut Tx<'_>| {
        let card = posts::cards(tx, &author, &[post])?.pop().ok_or_else(Error::not_found)?;
        Ok(PostView::from(card))
    };
    Ok((StatusCode::CREATED, Json(app.db.read(read).await?)).into_response())
}

/// What the company decided about labels (administrators).
#[utoipa::path(get, path = "/api/v1/site/labels", tag = "site", responses(
    (status = 200, body = LabelSettings),
    (status = 403, description = "You do not run the network")))]
pub(crate) async fn read_site(State(app): State<App>, cx: Ctx) -> Result<Json<LabelSettings>> {
    let viewer = cx.viewer()?.clone();
    let read = move |tx: &mut Tx<'_>| {
        viewer.administering()?;
        are_allowed(tx)
    };
    Ok(Json(LabelSettings { without_account: app.db.read(read).await? }))
}

/// Let people without an account report by the labels that say so, or no longer (administrators).
#[utoipa::path(put, path = "/api/v1/site/labels", tag = "site", request_body = LabelSettings,
    responses((status = 200, body = LabelSettings),
        (status = 403, description = "You do not run the network")))]
pub(crate) async fn replace_site(
    State(app): State<App>,
    cx: Ctx,
    Json(new): Json<LabelSettings>,
) -> Result<Json<LabelSettings>> {
    let (viewer, allowed) = (cx.viewer()?.clone(), new.without_account);
    app.db.write(move |tx: &mut Tx<'_>| allow(tx, &viewer, allowed)).await?;
    Ok(Json(new))
}
