//! Putting questions to people, for programs.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use kernel::{App, Result, Time};
use people::PersonCard;
use posts::PostId;
use serde::{Deserialize, Serialize};
use ui::{Ctx, Json};

use super::page::{propose, put};
use super::request::{Put, decline as rule, list, pass as pass_on};
use super::{Progress, RequestId, State as Became};
use crate::find::view::ExpertView;

/// Who may know the answer to a question.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = ExpertsProposed)]
pub(crate) struct Proposed {
    /// Those of other units than yours who can be asked, the likeliest first, at most five.
    items: Vec<ExpertView>,
    /// How far the question has come. Who was asked, and what became of it, is told to nobody.
    progress: Progress,
    /// Since when.
    begun: Option<Time>,
}

/// Whom to ask.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
#[schema(as = NewExpertAsk)]
#[serde(deny_unknown_fields)]
pub(crate) struct New {
    /// The handles of some who were proposed, at most five.
    people: Vec<String>,
}

/// Who may know the answer to an open question that you asked, or that nobody answered: with the reason.
#[utoipa::path(get, path = "/api/v1/posts/{id}/experts", tag = "experts", params(("id" = String, Path)),
    responses((status = 200, body = Proposed)))]
pub(crate) async fn proposed(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<Json<Proposed>> {
    let found = propose(&app, &cx, id.parse()?).await?;
    let items = found.experts.into_iter();
    Ok(Json(Proposed {
        items: items.map(|expert| ExpertView::of(cx.l, expert, "", cx.now)).collect(),
        progress: found.progress,
        begun: found.begun,
    }))
}

/// Put a question to some who were proposed: one after the other, the next after four working hours of silence.
#[utoipa::path(post, path = "/api/v1/posts/{id}/asks", tag = "experts", params(("id" = String, Path)),
    request_body = New,
    responses((status = 204), (status = 409, description = "It is being put to people already")))]
pub(crate) async fn ask(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    Json(new): Json<New>,
) -> Result<StatusCode> {
    let id: PostId = id.parse()?;
    put(&app, &cx, id, &new.people).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A question that is put to you.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = ExpertRequest)]
pub(crate) struct View {
    /// Its identifier.
    #[schema(value_type = String)]
    id: RequestId,
    /// The question.
    #[schema(value_type = String)]
    post: PostId,
    /// What it is called.
    title: String,
    /// Who put it to you; null where your company's network offers it.
    by: Option<PersonCard>,
    /// Why you; may be empty.
    reason: String,
    /// What became of it.
    state: Became,
}

/// The questions that are put to you and wait for an answer. Nobody else sees them.
#[utoipa::path(get, path = "/api/v1/asks", tag = "experts",
    responses((status = 200, body = Vec<View>),
        (status = 404, description = "The company has not switched it on, or you are a guest")))]
pub(crate) async fn mine(State(app): State<App>, cx: Ctx) -> Result<Json<Vec<View>>> {
    let viewer = cx.viewer()?.clone();
    let read = move |tx: &mut kernel::Tx<'_>| {
        crate::switch::open(tx, &viewer)?;
        list(tx, &viewer)
    };
    let all = app.db.read(read).await?;
    let view = |Put { of, heading, by, .. }: Put| View {
        id: of.id,
        post: of.post,
        title: heading,
        by,
        reason: of.reason.said(cx.l),
        state: of.state,
    };
    Ok(Json(all.into_iter().map(view).collect()))
}

/// Decline to answer. Nobody is told.
#[utoipa::path(post, path = "/api/v1/asks/{id}/decline", tag = "experts", params(("id" = String, Path)),
    responses((status = 204)))]
pub(crate) async fn decline(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<StatusCode> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse()?);
    app.db.write(move |tx| rule(tx, &viewer, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// To whom.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
#[schema(as = ExpertRequestPassed)]
#[serde(deny_unknown_fields)]
pub(crate) struct To {
    /// The handle of a colleague who may read the question.
    to: String,
}

/// Pass a question on to a colleague. They learn that you did; nobody else does.
#[utoipa::path(post, path = "/api/v1/asks/{id}/pass", tag = "experts", params(("id" = String, Path)),
    request_body = To, responses((status = 204)))]
pub(crate) async fn pass(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    Json(to): Json<To>,
) -> Result<StatusCode> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse()?);
    app.db.write(move |tx| pass_on(tx, &viewer, id, &to.to)).await?;
    Ok(StatusCode::NO_CONTENT)
}
