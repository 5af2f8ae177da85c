//! The content plan, for programs.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use kernel::{App, Etag, PersonId, Result, Time, Tx};
use people::PersonCard;
use serde::{Deserialize, Serialize};
use spaces::access;
use ui::{Ctx, Json};

use super::{Planned, Read, Reason, State as PlanState};
use crate::drafts::DraftId;
use crate::publish::NewPost;

/// A post that is scheduled for a space.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = PlannedPost)]
pub(crate) struct PlannedView {
    /// Identifier: of the draft.
    pub(crate) id: DraftId,
    /// Who wrote it.
    pub(crate) author: PersonCard,
    /// A line to know it by.
    pub(crate) heading: String,
    /// When it is published.
    pub(crate) due_at: Option<Time>,
    /// Until when it is under embargo.
    pub(crate) embargo_until: Option<Time>,
    /// What becomes of it then.
    pub(crate) state: PlanState,
    /// What it will be.
    pub(crate) content: NewPost,
    /// What there is to see in its files, in their order; empty where nothing is said of one.
    pub(crate) descriptions: Vec<String>,
    /// The tag of what an approval is of.
    pub(crate) etag: Etag,
}

impl PlannedView {
    pub(super) fn one(tx: &mut Tx<'_>, planned: Planned) -> Result<PlannedView> {
        let author = people::card(tx, planned.author)?;
        Ok(PlannedView::of(planned, author))
    }

    pub(super) fn all(tx: &mut Tx<'_>, planned: Vec<Planned>) -> Result<Vec<PlannedView>> {
        let authors: Vec<PersonId> = planned.iter().map(|one| one.author).collect();
        let cards = people::cards(tx, &authors)?;
        let views = planned.into_iter().filter_map(|one| {
            let author = cards.get(&one.author)?.clone();
            Some(PlannedView::of(one, author))
        });
        Ok(views.collect())
    }

    fn of(planned: Planned, author: PersonCard) -> PlannedView {
        PlannedView {
            id: planned.draft.id,
            author,
            heading: planned.heading(),
            due_at: planned.draft.due_at,
            embargo_until: planned.draft.embargo_until,
            state: planned.state(),
            etag: planned.etag(),
            descriptions: planned.descriptions,
            content: planned.draft.content,
        }
    }
}

/// The content plan of a space.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = ContentPlan)]
pub(crate) struct Plan {
    /// Whether scheduled posts need the approval of a manager who did not write them.
    second: bool,
    /// The posts that you may see, the nearest first; at most 200.
    items: Vec<PlannedView>,
}

/// The content plan of a space: all of it for its managers, for others what they scheduled.
#[utoipa::path(get, path = "/api/v1/spaces/{slug}/plan", tag = "drafts",
    params(("slug" = String, Path)), responses((status = 200, body = Plan)))]
pub(super) async fn list(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<Json<Plan>> {
    let viewer = cx.viewer()?.clone();
    let load = app.db.read(move |tx| {
        let space = access::visible(tx, &viewer, &slug)?;
        let second = super::needs_second(tx, space.id)?;
        let planned = super::plan(tx, &viewer, &space)?;
        Ok(Plan { second, items: PlannedView::all(tx, planned)? })
    });
    Ok(Json(load.await?))
}

/// What a plan asks.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ContentPlanChange)]
pub(super) struct Change {
    /// Whether scheduled posts need the approval of a manager who did not write them.
    second: bool,
}

/// Decide whether scheduled posts need a second manager in a space that you manage.
#[utoipa::path(put, path = "/api/v1/spaces/{slug}/plan", tag = "drafts",
    params(("slug" = String, Path)), request_body = Change, responses((status = 204)))]
pub(super) async fn write(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    Json(change): Json<Change>,
) -> Result<StatusCode> {
    let viewer = cx.viewer()?.clone();
    let set = app.db.write(move |tx| {
        let space = spaces::managed(tx, &viewer, &slug)?;
        super::set(tx, &viewer, &space, change.second)
    });
    set.await.map(|()| StatusCode::NO_CONTENT)
}

/// One post of the content plan of a space.
#[utoipa::path(get, path = "/api/v1/spaces/{slug}/plan/{id}", tag = "drafts",
    params(("slug" = String, Path), ("id" = String, Path)),
    responses((status = 200, body = PlannedView)))]
pub(super) async fn read(
    State(app): State<App>,
    cx: Ctx,
    Path((slug, id)): Path<(String, String)>,
) -> Result<Json<PlannedView>> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<DraftId>()?);
    let load = app.db.read(move |tx| {
        let space = access::visible(tx, &viewer, &slug)?;
        let planned = super::one(tx, &viewer, &space, id)?;
        PlannedView::one(tx, planned)
    });
    Ok(Json(load.await?))
}

/// Approve a scheduled post of another person in a space that you manage: it is published at its hour.
#[utoipa::path(post, path = "/api/v1/spaces/{slug}/plan/{id}/approve", tag = "drafts",
    params(("slug" = String, Path), ("id" = String, Path)), request_body = Read,
    responses((status = 204), (status = 409, description = "It needs no approval"),
        (status = 412, description = "It is not what you read")))]
pub(super) async fn approve(
    State(app): State<App>,
    cx: Ctx,
    Path((slug, id)): Path<(String, String)>,
    Json(read): Json<Read>,
) -> Result<StatusCode> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<DraftId>()?);
    let approved = app.db.write(move |tx| {
        let space = access::visible(tx, &viewer, &slug)?;
        super::approve(tx, &viewer, &space, (id, &read.etag))
    });
    approved.await.map(|()| StatusCode::NO_CONTENT)
}

/// Give a scheduled post of another person back, with the reason, in a space that you manage.
#[utoipa::path(post, path = "/api/v1/spaces/{slug}/plan/{id}/refuse", tag = "drafts",
    params(("slug" = String, Path), ("id" = String, Path)), request_body = Reason,
    responses((status = 204)))]
pub(super) async fn refuse(
    State(app): State<App>,
    cx: Ctx,
    Path((slug, id)): Path<(String, String)>,
    Json(reason): Json<Reason>,
) -> Result<StatusCode> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<DraftId>()?);
    let refused = app.db.write(move |tx| {
        let space = access::visible(tx, &viewer, &slug)?;
        super::refuse(tx, &viewer, &space, id, &reason.reason)
    });
    refused.await.map(|()| StatusCode::NO_CONTENT)
}
