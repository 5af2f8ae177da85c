//! The dates of one event: those to come, with what its author and the managers of its space do with each.

use askama::Template;
use axum::extract::{Path, State};
use kernel::{App, Error, Result, Time, Tx, Viewer, params};
use posts::kinds::Who;
use posts::{Post, PostId, Readable};
use serde::Serialize;
use ui::{Ctx, Nav, Page, answer};

use crate::kind::CANCELLED;
use crate::plan::Plan;
use crate::store::COMING;
use crate::words;

/// Dates that the page shows.
const SHOWN: i64 = 60;
/// Dates that one answer of the API says.
const MOST: i64 = 500;

/// A date of an event, as JSON.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = EventDate)]
pub struct DateView {
    /// The day it would be on by the rule: what moves name it by.
    pub day: String,
    /// When it starts; of whole days, the midnight of the first in UTC.
    pub start: Time,
    /// When it ends.
    pub end: Time,
    /// Whether it takes whole days.
    pub whole_day: bool,
    /// Whether it has other hours than the rule says.
    pub moved: bool,
    /// Whether it is cancelled: then its hours are those of the rule.
    pub cancelled: bool,
}

/// An event, and its dates that have not ended, with those that are cancelled.
fn load(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    id: PostId,
    most: i64,
) -> Result<(Readable<Post>, Plan, Vec<DateView>, bool)> {
    let post = posts::access::readable(tx, viewer, id)?;
    if post.kind.name() != "event" {
        return Err(Error::not_found());
    }
    let plan = Plan::of(&post.fields).ok_or_else(Error::not_found)?;
    let now = tx.now();
    let rows = tx.query(&COMING, params![vec![id.0], now, most], |row| {
        Ok((row.get::<String>(1)?, row.get::<Time>(2)?, row.get::<Time>(3)?))
    })?;
    let moved = |day: &str| plan.moved.iter().any(|(moved, ..)| moved.to_string() == day);
    let date = |day: String, start, end, cancelled: bool| DateView {
        moved: moved(&day) && !cancelled,
        day,
        start,
        end,
        whole_day: plan.whole_day,
        cancelled,
    };
    let mut all: Vec<DateView> =
        rows.into_iter().map(|(day, starts, ends)| date(day, starts, ends, false)).collect();
    let skipped = plan.skipped.iter().filter_map(|day| plan.by_rule(*day));
    let skipped = skipped.filter(|it| it.ends > now);
    all.extend(skipped.map(|it| date(it.day.to_string(), it.starts, it.ends, true)));
    all.sort_by_key(|it| it.start);
    let hosts = Who::Host.includes(tx, &post)?;
    Ok((post, plan, all, hosts))
}

/// A date, as it is drawn.
struct Row {
    day: String,
    when: String,
    moved: bool,
    cancelled: bool,
    start: String,
    end: String,
}

#[derive(Template)]
#[template(path = "events/dates.html")]
struct View<'a> {
    cx: &'a Ctx,
    post: &'a Post,
    heading: String,
    repeats: Option<String>,
    rows: Vec<Row>,
    /// Whether the viewer may change them.
    hosts: bool,
    series: bool,
    hours: bool,
    cancelled: bool,
}

/// `GET /posts/{id}/dates`
pub(crate) async fn page(State(app): State<App>, cx: Ctx, Path(id): Path<String>) -> Result<Page> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<PostId>()?);
    let (post, plan, all, hosts) = app.db.read(move |tx| load(tx, &viewer, id, SHOWN)).await?;
    let l = cx.l;
    let rows = all.iter().map(|it| Row {
        when: words::when(l, &plan, it.start, it.end),
        moved: it.moved,
        cancelled: it.cancelled,
        start: l.local(it.start),
        end: l.local(it.end),
        day: it.day.clone(),
    });
    let view = View {
        cx: &cx,
        heading: post.heading(),
        repeats: words::repeats(l, &post.fields, &plan),
        rows: rows.collect(),
        hosts: hosts && !post.space().is_archived(),
        series: plan.repeat.is_some(),
        hours: !plan.whole_day,
        cancelled: post.state == CANCELLED,
        post: &post,
    };
    let main = answer::render(&view)?;
    Ok(Page::new(l.t("kind-event-dates")).nav(Nav::Spaces).main(main))
}

/// The dates of an event that have not ended, 500 at most, with those that are cancelled.
#[utoipa::path(get, path = "/api/v1/posts/{id}/dates", tag = "calendar", params(("id" = String, Path)),
    responses((status = 200, body = Vec<DateView>)))]
pub(crate) async fn api(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<ui::Json<Vec<DateView>>> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<PostId>()?);
    let (_, _, all, _) = app.db.read(move |tx| load(tx, &viewer, id, MOST)).await?;
    Ok(ui::Json(all))
}
