//! Posts that wait for approval, as their managers read, publish and refuse them.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::error::Meaning;
use kernel::{App, Error, Etag, Result, SpaceId, Time, Tx, Viewer};
use people::PersonCard;
use posts::approval::{self, Waiting};
use posts::drafts::DraftId;
use posts::{NewPost, PostId};
use serde::{Deserialize, Serialize};
use ui::answer::{self, Wrong};
use ui::flash::{Flash, redirect};
use ui::{Ctx, Json, Nav, Page};

use crate::view::place;

/// A post that waits.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = WaitingPost)]
pub(crate) struct WaitingView {
    /// Identifier: of the draft.
    pub(crate) id: DraftId,
    /// Who wrote it.
    pub(crate) author: Option<PersonCard>,
    /// The space, by its name in addresses.
    pub(crate) space: String,
    #[serde(skip)]
    pub(crate) place: String,
    #[serde(skip)]
    pub(crate) heading: String,
    /// What its kind asks for, in words.
    #[serde(skip)]
    fields: Vec<(String, String)>,
    /// What it will be.
    pub(crate) content: NewPost,
    /// Since when it waits.
    pub(crate) sent_at: Time,
    /// The tag of its words: approving sends it back.
    pub(crate) etag: Etag,
}

fn view(tx: &mut Tx<'_>, viewer: &Viewer, waiting: Waiting) -> Result<WaitingView> {
    let heading = waiting.heading();
    let author = Some(people::card(tx, waiting.author)?);
    let (space, place) = place(tx, viewer, waiting.space)?.unwrap_or_default();
    let draft = waiting.draft;
    Ok(WaitingView {
        id: draft.id,
        author,
        space,
        place,
        heading,
        fields: approval::in_words(tx, viewer, &draft.content),
        content: draft.content,
        sent_at: draft.saved_at,
        etag: draft.etag,
    })
}

/// All that wait for this viewer, in one space or in all.
pub(crate) fn all(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    space: Option<SpaceId>,
) -> Result<Vec<WaitingView>> {
    let waiting = approval::waiting(tx, viewer, space)?;
    waiting.into_iter().map(|one| view(tx, viewer, one)).collect()
}

fn one(tx: &mut Tx<'_>, viewer: &Viewer, id: DraftId) -> Result<WaitingView> {
    let waiting = approval::one(tx, viewer, id)?;
    view(tx, viewer, waiting)
}

#[derive(Template)]
#[template(path = "moderation/waiting.html")]
struct WaitingPage<'a> {
    cx: &'a Ctx,
    it: &'a WaitingView,
    reason: &'a str,
    wrong: &'a Wrong,
}

/// `GET /moderation/waiting/{id}`
pub(crate) async fn page(State(app): State<App>, cx: Ctx, Path(id): Path<String>) -> Result<Page> {
    show(&app, &cx, id.parse()?, "", &Wrong::nothing(cx.l)).await
}

async fn show(app: &App, cx: &Ctx, id: DraftId, reason: &str, wrong: &Wrong) -> Result<Page> {
    let viewer = cx.viewer()?.clone();
    let it = app.db.read(move |tx| one(tx, &viewer, id)).await?;
    let main = answer::render(&WaitingPage { cx, it: &it, reason, wrong })?;
    let title = cx.l.t("moderation-waiting-post");
    Ok(Page::new(title).nav(Nav::Spaces).main(main).status(wrong.status()))
}

/// The words that a manager read.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ReadWaitingPost)]
pub(crate) struct Read {
    /// The tag that was read with the post.
    etag: Etag,
}

/// Why a post is not published.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Refusal {
    /// The reason, told to the author.
    reason: String,
}

/// What was published.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(crate) struct Approved {
    /// The post.
    post: PostId,
}

/// `POST /moderation/waiting/{id}/approve`
pub(crate) async fn submit_approve(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    ui::Form(read): ui::Form<Read>,
) -> Result<Response> {
    let id = id.parse::<DraftId>()?;
    match approval::approve(&app, cx.viewer()?, id, &read.etag).await {
        Ok(post) => Ok(redirect(&format!("/posts/{post}"), &Flash::new("notice-approved"))),
        Err(error) => {
            // What they read is shown again, as it is now.
            let error = match error.meaning() {
                Meaning::Outdated => Error::new(Meaning::Conflict, error.message().clone()),
                _ => error,
            };
            let wrong = Wrong::with(cx.l, error)?;
            Ok(show(&app, &cx, id, "", &wrong).await?.into_response())
        }
    }
}

/// `POST /moderation/waiting/{id}/refuse`
pub(crate) async fn submit_refuse(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    ui::Form(form): ui::Form<Refusal>,
) -> Result<Response> {
    let (viewer, id, reason) = (cx.viewer()?.clone(), id.parse::<DraftId>()?, form.reason.clone());
    match app.db.write(move |tx| approval::refuse(tx, &viewer, id, &reason)).await {
        Ok(()) => Ok(redirect("/moderation", &Flash::new("notice-refused"))),
        Err(error) => {
            let wrong = Wrong::with(cx.l, error)?;
            Ok(show(&app, &cx, id, &form.reason, &wrong).await?.into_response())
        }
    }
}

/// One post that waits for approval in a space that you manage.
#[utoipa::path(get, path = "/api/v1/moderation/waiting/{id}", tag = "moderation",
    params(("id" = String, Path)), responses((status = 200, body = WaitingView)))]
pub(crate) async fn api(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<Json<WaitingView>> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<DraftId>()?);
    Ok(Json(app.db.read(move |tx| one(tx, &viewer, id)).await?))
}

/// Publish a post that waits for approval, as its author and as of now.
#[utoipa::path(post, path = "/api/v1/moderation/waiting/{id}/approve", tag = "moderation",
    params(("id" = String, Path)), request_body = Read, responses((status = 201, body = Approved),
        (status = 412, description = "It is not what you read")))]
pub(crate) async fn api_approve(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    Json(read): Json<Read>,
) -> Result<(StatusCode, Json<Approved>)> {
    let post = approval::approve(&app, cx.viewer()?, id.parse()?, &read.etag).await?;
    Ok((StatusCode::CREATED, Json(Approved { post })))
}

/// Give a post that waits for approval back to its author, with the reason.
#[utoipa::path(post, path = "/api/v1/moderation/waiting/{id}/refuse", tag = "moderation",
    params(("id" = String, Path)), request_body = Refusal, responses((status = 204)))]
pub(crate) async fn api_refuse(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    Json(refusal): Json<Refusal>,
) -> Result<StatusCode> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<DraftId>()?);
    let refuse = app.db.write(move |tx| approval::refuse(tx, &viewer, id, &refusal.reason));
    refuse.await.map(|()| StatusCode::NO_CONTENT)
}
