//! The day, for programs.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use inbox::items::GroupView;
use kernel::{App, Result, Time, Tx};
use posts::PostId;
use serde::{Deserialize, Serialize};
use ui::{Ctx, Json, Query};

use super::plan::{forget, shift};
use super::{Beside, BlockId, Day, Heading, Item};
use crate::mine::api::TaskView;

/// Something in your day.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = DayItem)]
pub(crate) struct ItemView {
    /// `event`, `block` (planned for a task) or `free`.
    what: &'static str,
    /// When it starts.
    starts: Time,
    /// When it ends.
    ends: Time,
    /// Whether it takes the whole day.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    whole_day: bool,
    /// What it is; absent for free time.
    #[serde(skip_serializing_if = "String::is_empty")]
    title: String,
    /// Where it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<String>,
    /// Its page.
    #[serde(skip_serializing_if = "Option::is_none")]
    href: Option<String>,
    /// The identifier of a block.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    block: Option<BlockId>,
}

/// A post by its title.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = DayPost)]
pub(crate) struct PostRef {
    /// Its identifier.
    #[schema(value_type = String)]
    post: PostId,
    /// Its title, or its first words.
    title: String,
}

/// Your day.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = Day)]
pub(crate) struct DayView {
    /// Which, in your time zone.
    on: String,
    /// What takes place, what is planned and what is free, in order.
    agenda: Vec<ItemView>,
    /// Tasks that are late, or due that day.
    due: Vec<TaskView>,
    /// Tasks that could be planned.
    to_plan: Vec<TaskView>,
    /// Unread notifications, of today alone.
    waiting: Vec<GroupView>,
    /// Posts that wait for your confirmation or answer.
    must_reads: Vec<PostRef>,
    /// The posts that you saved last.
    saved: Vec<PostRef>,
}

fn item(item: &Item) -> ItemView {
    let (starts, ends) = item.span();
    let bare = ItemView {
        what: "free",
        starts,
        ends,
        whole_day: false,
        title: String::new(),
        place: None,
        href: None,
        block: None,
    };
    match item {
        Item::Free { .. } => bare,
        Item::Event(entry) => ItemView {
            what: "event",
            whole_day: entry.whole_day,
            title: entry.title.clone(),
            place: entry.place.clone(),
            href: entry.href.clone(),
            ..bare
        },
        Item::Block(block) => ItemView {
            what: "block",
            title: block.title.clone(),
            href: Some(format!("/posts/{}", block.task)),
            block: Some(block.id),
            ..bare
        },
    }
}

fn refs(headings: Vec<Heading>) -> Vec<PostRef> {
    headings.into_iter().map(|one| PostRef { post: one.post, title: one.title }).collect()
}

/// Which day.
#[derive(Clone, Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub(crate) struct DayQuery {
    /// A day, `2026-05-03`; today when absent.
    on: String,
}

/// Your day: events, planned and free time, tasks, and what waits for you. Nobody else sees it.
#[utoipa::path(get, path = "/api/v1/day", tag = "work", params(DayQuery),
    responses((status = 200, body = DayView), (status = 404, description = "That is no day")))]
pub(crate) async fn get(
    State(app): State<App>,
    cx: Ctx,
    Query(query): Query<DayQuery>,
) -> Result<Json<DayView>> {
    let (viewer, zone) = (cx.viewer()?.clone(), cx.l.zone);
    let on = super::page::on(&query.on)?;
    let load = move |tx: &mut Tx<'_>| {
        let day = Day::load(tx, &viewer, on, zone)?;
        let beside = Beside::load(tx, &viewer, &day.agenda)?;
        Ok((day, beside))
    };
    let (day, beside) = app.db.read(load).await?;
    Ok(Json(DayView {
        on: day.agenda.on.to_string(),
        agenda: day.agenda.whole.iter().chain(&day.agenda.items).map(item).collect(),
        due: day.due.iter().map(TaskView::from).collect(),
        to_plan: day.to_plan.iter().map(TaskView::from).collect(),
        waiting: beside.waiting,
        must_reads: refs(beside.must_reads),
        saved: refs(beside.saved),
    }))
}

/// Time to be planned for a task.
#[derive(Clone, Copy, Debug, Deserialize, utoipa::ToSchema)]
#[schema(as = NewTaskBlock)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewBlock {
    /// The post of the task.
    #[schema(value_type = String)]
    task: PostId,
    /// From when.
    starts: Time,
    /// Until when: 12 hours later at most.
    ends: Time,
}

/// Time planned for a task.
#[derive(Clone, Copy, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = TaskBlock)]
pub(crate) struct BlockView {
    /// Its identifier.
    #[schema(value_type = String)]
    id: BlockId,
}

/// Plan time for a task: nobody else sees it.
#[utoipa::path(post, path = "/api/v1/day/blocks", tag = "work", request_body = NewBlock,
    responses((status = 201, body = BlockView), (status = 404, description = "No such task for you")))]
pub(crate) async fn plan(
    State(app): State<App>,
    cx: Ctx,
    Json(new): Json<NewBlock>,
) -> Result<(StatusCode, Json<BlockView>)> {
    let viewer = cx.viewer()?.clone();
    let make =
        move |tx: &mut Tx<'_>| super::plan::plan(tx, &viewer, new.task, (new.starts, new.ends));
    Ok((StatusCode::CREATED, Json(BlockView { id: app.db.write(make).await? })))
}

/// From when to when.
#[derive(Clone, Copy, Debug, Deserialize, utoipa::ToSchema)]
#[schema(as = TaskBlockHours)]
#[serde(deny_unknown_fields)]
pub(crate) struct Hours {
    /// From when.
    starts: Time,
    /// Until when: 12 hours later at most.
    ends: Time,
}

/// Move time planned for a task.
#[utoipa::path(put, path = "/api/v1/day/blocks/{id}", tag = "work", params(("id" = String, Path)),
    request_body = Hours, responses((status = 204)))]
pub(crate) async fn put(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    Json(hours): Json<Hours>,
) -> Result<StatusCode> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<BlockId>()?);
    app.db.write(move |tx| shift(tx, &viewer, id, (hours.starts, hours.ends))).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Remove time planned for a task.
#[utoipa::path(delete, path = "/api/v1/day/blocks/{id}", tag = "work", params(("id" = String, Path)),
    responses((status = 204)))]
pub(crate) async fn delete(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<StatusCode> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<BlockId>()?);
    app.db.write(move |tx| forget(tx, &viewer, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}
