//! Somebody's skills with who confirms them, over pages and API.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use kernel::{App, Result, Tx};
use people::PersonCard;
use serde::Deserialize;
use ui::flash::{Flash, redirect};
use ui::{Ctx, Form, Json, Nav, Page, answer};

use super::endorse::{Endorsed, can_be_endorsed, endorse, skills};

#[derive(Template)]
#[template(path = "experts/skills.html")]
struct View<'a> {
    cx: &'a Ctx,
    person: &'a PersonCard,
    skills: &'a [Endorsed],
    own: bool,
    /// Whether the viewer may confirm them.
    may: bool,
}

/// `GET /people/{handle}/skills`
pub(crate) async fn page(
    State(app): State<App>,
    cx: Ctx,
    Path(handle): Path<String>,
) -> Result<Page> {
    let viewer = cx.viewer()?.clone();
    let read = move |tx: &mut Tx<'_>| {
        let skills = skills(tx, &viewer, &handle)?;
        let person = people::access::readable(tx, &viewer, &handle)?;
        let may = can_be_endorsed(&viewer, &person);
        Ok((person.card(), skills, may))
    };
    let (person, skills, may) = app.db.read(read).await?;
    let own = person.id == cx.viewer()?.id;
    let html = answer::render(&View { cx: &cx, person: &person, skills: &skills, own, may })?;
    let title = cx.l.t1("endorse-title", "name", &person.name);
    Ok(Page::new(title).main(html).nav(Nav::People))
}

/// What the form of one skill sends.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Sent {
    skill: String,
    #[serde(default)]
    on: String,
}

/// `POST /people/{handle}/skills`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(handle): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response> {
    let (viewer, on) = (cx.viewer()?.clone(), sent.on == "1");
    let back = format!("/people/{}/skills", ui::encode(&handle));
    app.db.write(move |tx| endorse(tx, &viewer, &handle, &sent.skill, on)).await?;
    let said = if on { "notice-endorsed" } else { "notice-unendorsed" };
    Ok(redirect(&back, &Flash::new(said)))
}

/// Somebody's skills, with the colleagues who confirm each.
#[utoipa::path(get, path = "/api/v1/people/{handle}/skills", tag = "experts",
    params(("handle" = String, Path)), responses((status = 200, body = Vec<Endorsed>)))]
pub(crate) async fn api(
    State(app): State<App>,
    cx: Ctx,
    Path(handle): Path<String>,
) -> Result<Json<Vec<Endorsed>>> {
    let viewer = cx.viewer()?.clone();
    app.db.read(move |tx| skills(tx, &viewer, &handle)).await.map(Json)
}

/// Confirm a skill of a colleague with whom you worked on it. They are told.
#[utoipa::path(put, path = "/api/v1/people/{handle}/skills/{skill}/endorsement", tag = "experts",
    params(("handle" = String, Path), ("skill" = String, Path, description = "As it is in their profile")),
    responses((status = 204)))]
pub(crate) async fn api_endorse(
    State(app): State<App>,
    cx: Ctx,
    Path((handle, skill)): Path<(String, String)>,
) -> Result<StatusCode> {
    let viewer = cx.viewer()?.clone();
    app.db.write(move |tx| endorse(tx, &viewer, &handle, &skill, true)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Take back what you confirmed.
#[utoipa::path(delete, path = "/api/v1/people/{handle}/skills/{skill}/endorsement", tag = "experts",
    params(("handle" = String, Path), ("skill" = String, Path, description = "As it is in their profile")),
    responses((status = 204)))]
pub(crate) async fn api_unendorse(
    State(app): State<App>,
    cx: Ctx,
    Path((handle, skill)): Path<(String, String)>,
) -> Result<StatusCode> {
    let viewer = cx.viewer()?.clone();
    app.db.write(move |tx| endorse(tx, &viewer, &handle, &skill, false)).await?;
    Ok(StatusCode::NO_CONTENT)
}
