//! Requests to join a closed space, answered by its animators.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use kernel::{Activity, App, Error, Result, Time, Tx, Viewer, params};
use people::PersonCard;
use serde::{Deserialize, Serialize};
use ui::Ctx;
use ui::flash::{Flash, redirect};

use crate::logged;
use crate::store::{ASKED, END_REQUEST, REQUESTS};
use crate::{Kind, Standing, Visible, access, join};

/// Somebody who asks to join.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Request {
    /// Who.
    pub person: PersonCard,
    /// What they say.
    pub message: String,
    /// Since when.
    pub asked_at: Time,
}

/// Who asks to join a space that the viewer runs, the longest waiting first. A guest who runs it does not know
/// of people who are not in it.
pub fn waiting(tx: &mut Tx<'_>, viewer: &Viewer, space: &Visible) -> Result<Vec<Request>> {
    if !viewer.sees_open() {
        return Ok(Vec::new());
    }
    let rows = tx.query(&REQUESTS, params![space.id], |row| {
        Ok((row.get(0)?, row.get::<String>(1)?, row.get::<Time>(2)?))
    })?;
    let ids: Vec<_> = rows.iter().map(|(id, ..)| *id).collect();
    let cards = people::cards(tx, &ids)?;
    let made = rows.into_iter().filter_map(|(id, message, asked_at)| {
        Some(Request { person: cards.get(&id)?.clone(), message, asked_at })
    });
    Ok(made.collect())
}

/// Accepts or declines the request of `handle`.
///
/// # Errors
/// `NotFound` when there is no such request, or the viewer is a guest; `Forbidden` where somebody is let into an
/// archived space.
fn answer(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    space: &Visible,
    handle: &str,
    accept: bool,
) -> Result<()> {
    let person = match viewer.sees_open() {
        true => people::by_handle(tx, handle)?.ok_or_else(Error::not_found)?,
        false => return Err(Error::not_found()),
    };
    tx.query_one(&ASKED, params![space.id, person.id], |row| row.get::<i64>(0))?;
    if accept {
        space.open_to_more()?;
        return join::bring(tx, space.id, person.id, Standing::Member, viewer.id);
    }
    tx.execute(&END_REQUEST, params![space.id, person.id])?;
    // Nobody outside learns who manages a space by agreement.
    let by = (space.kind != Kind::Agreement).then_some(viewer.id);
    tx.log(Activity::new(logged::MEMBERSHIP_DECLINED, person.id.0).by(by).within(space.id))
}

/// The answer in the page.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AnswerForm {
    answer: Answer,
}

#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Answer {
    Accept,
    Decline,
}

/// `POST /spaces/{slug}/requests/{handle}`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path((slug, handle)): Path<(String, String)>,
    ui::Form(form): ui::Form<AnswerForm>,
) -> Result<Response> {
    let (viewer, name) = (cx.viewer()?.clone(), slug.clone());
    let answered = app.db.write(move |tx| {
        let space = access::visible(tx, &viewer, &name)?.animated()?;
        answer(tx, &viewer, &space, &handle, form.answer == Answer::Accept)
    });
    answered.await?;
    let said = match form.answer {
        Answer::Accept => "notice-request-accepted",
        Answer::Decline => "notice-request-declined",
    };
    Ok(redirect(&format!("/spaces/{slug}/members"), &Flash::new(said)))
}

/// Requests to join, for space managers.
#[utoipa::path(get, path = "/api/v1/spaces/{slug}/requests", tag = "spaces",
    params(("slug" = String, Path)), responses((status = 200, body = Vec<Request>)))]
pub(crate) async fn api_list(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<ui::Json<Vec<Request>>> {
    let viewer = cx.viewer()?.clone();
    let load = app.db.read(move |tx| {
        let space = access::visible(tx, &viewer, &slug)?.animated()?;
        waiting(tx, &viewer, &space)
    });
    Ok(ui::Json(load.await?))
}

/// Accept a request to join.
#[utoipa::path(put, path = "/api/v1/spaces/{slug}/requests/{handle}", tag = "spaces",
    params(("slug" = String, Path), ("handle" = String, Path)), responses((status = 204)))]
pub(crate) async fn api_accept(
    State(app): State<App>,
    cx: Ctx,
    Path(path): Path<(String, String)>,
) -> Result<StatusCode> {
    api_answer(app, cx, path, true).await
}

/// Decline a request to join.
#[utoipa::path(delete, path = "/api/v1/spaces/{slug}/requests/{handle}", tag = "spaces",
    params(("slug" = String, Path), ("handle" = String, Path)), responses((status = 204)))]
pub(crate) async fn api_decline(
    State(app): State<App>,
    cx: Ctx,
    Path(path): Path<(String, String)>,
) -> Result<StatusCode> {
    api_answer(app, cx, path, false).await
}

async fn api_answer(
    app: App,
    cx: Ctx,
    (slug, handle): (String, String),
    accept: bool,
) -> Result<StatusCode> {
    let viewer = cx.viewer()?.clone();
    let answered = app.db.write(move |tx| {
        let space = access::visible(tx, &viewer, &slug)?.animated()?;
        answer(tx, &viewer, &space, &handle, accept)
    });
    answered.await?;
    Ok(StatusCode::NO_CONTENT)
}
