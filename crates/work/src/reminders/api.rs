//! Reminders, for programs.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use kernel::{App, Result, Time, Tx};
use posts::Target;
use serde::{Deserialize, Serialize};
use ui::{Ctx, Json};

use super::{Reminder, ReminderId, change, forget, list, set};

/// A reminder of yours.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = Reminder)]
pub(crate) struct ReminderView {
    /// Its identifier.
    #[schema(value_type = String)]
    id: ReminderId,
    /// `post` or `comment`.
    subject: &'static str,
    /// The identifier of what it is of.
    #[schema(value_type = String)]
    subject_id: kernel::id::Raw,
    /// A line to know it by.
    title: String,
    /// When you are reminded.
    at: Time,
}

impl From<Reminder> for ReminderView {
    fn from(it: Reminder) -> ReminderView {
        ReminderView {
            id: it.id,
            subject: it.target.word(),
            subject_id: kernel::id::Raw(it.target.id()),
            title: it.heading,
            at: it.at,
        }
    }
}

/// When you want to be reminded.
#[derive(Clone, Copy, Debug, Deserialize, utoipa::ToSchema)]
#[schema(as = ReminderHour)]
#[serde(deny_unknown_fields)]
pub(crate) struct Hour {
    /// A moment to come, within five years.
    at: Time,
}

/// Your reminders, the next first: nobody else sees them.
#[utoipa::path(get, path = "/api/v1/reminders", tag = "work", responses((status = 200, body = Vec<ReminderView>)))]
pub(crate) async fn get(State(app): State<App>, cx: Ctx) -> Result<Json<Vec<ReminderView>>> {
    let viewer = cx.viewer()?.clone();
    let all = app.db.read(move |tx| list(tx, &viewer, Time(i64::MAX))).await?;
    Ok(Json(all.into_iter().map(Into::into).collect()))
}

async fn create(
    app: App,
    cx: Ctx,
    target: Target,
    hour: Hour,
) -> Result<(StatusCode, Json<ReminderView>)> {
    let viewer = cx.viewer()?.clone();
    let made = move |tx: &mut Tx<'_>| {
        let id = set(tx, &viewer, target, hour.at)?;
        let all = list(tx, &viewer, Time(i64::MAX))?;
        all.into_iter().find(|one| one.id == id).ok_or_else(kernel::Error::not_found)
    };
    Ok((StatusCode::CREATED, Json(app.db.write(made).await?.into())))
}

/// Be reminded of a post.
#[utoipa::path(post, path = "/api/v1/posts/{id}/reminders", tag = "work", params(("id" = String, Path)),
    request_body = Hour, responses((status = 201, body = ReminderView)))]
pub(crate) async fn post(
    State(app): State<App>,
    cx: Ctx,
    target: Target,
    Json(hour): Json<Hour>,
) -> Result<(StatusCode, Json<ReminderView>)> {
    create(app, cx, target, hour).await
}

/// Be reminded of a comment.
#[utoipa::path(post, path = "/api/v1/comments/{id}/reminders", tag = "work", params(("id" = String, Path)),
    request_body = Hour, responses((status = 201, body = ReminderView)))]
pub(crate) async fn comment(
    State(app): State<App>,
    cx: Ctx,
    target: Target,
    Json(hour): Json<Hour>,
) -> Result<(StatusCode, Json<ReminderView>)> {
    create(app, cx, target, hour).await
}

/// Change the hour of a reminder.
#[utoipa::path(put, path = "/api/v1/reminders/{id}", tag = "work", params(("id" = String, Path)),
    request_body = Hour, responses((status = 204)))]
pub(crate) async fn put(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    Json(hour): Json<Hour>,
) -> Result<StatusCode> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<ReminderId>()?);
    app.db.write(move |tx| change(tx, &viewer, id, hour.at)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Delete a reminder.
#[utoipa::path(delete, path = "/api/v1/reminders/{id}", tag = "work", params(("id" = String, Path)),
    responses((status = 204)))]
pub(crate) async fn delete(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<StatusCode> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<ReminderId>()?);
    app.db.write(move |tx| forget(tx, &viewer, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}
