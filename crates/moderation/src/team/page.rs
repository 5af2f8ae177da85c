//! Who moderates: the page of administrators, and the API.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::{App, Result, Tx, Viewer};
use people::PersonCard;
use people::picker::{self, Picked};
use serde::Serialize;
use ui::answer::{self, Wrong};
use ui::flash::{Flash, redirect};
use ui::view::PeopleField;
use ui::{Ctx, Form, Json, Nav, Page};

use super::{MODERATOR, PATH, REFERENT, name, named, remove};

/// The field that names whom.
const ADD: &str = "handle";

/// Who moderates the network beside its administrators.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = ModerationTeam)]
pub(crate) struct Team {
    /// The moderators.
    moderators: Vec<PersonCard>,
    /// The referent, outside the hierarchy.
    referent: Option<PersonCard>,
}

fn team(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Team> {
    viewer.administering()?;
    let cards = |tx: &mut Tx<'_>, role: &str| -> Result<Vec<PersonCard>> {
        let ids = named(tx, role)?;
        let mut cards = people::cards(tx, &ids)?;
        Ok(ids.iter().filter_map(|id| cards.remove(id)).collect())
    };
    Ok(Team {
        moderators: cards(tx, MODERATOR)?,
        referent: cards(tx, REFERENT)?.into_iter().next(),
    })
}

#[derive(Template)]
#[template(path = "moderation/team.html")]
struct TeamPage<'a> {
    cx: &'a Ctx,
    team: &'a Team,
    add: &'a PeopleField,
    wrong: &'a Wrong,
}

/// `GET /admin/moderation`
pub(crate) async fn show(State(app): State<App>, cx: Ctx) -> Result<Page> {
    page(&app, &cx, &Picked::default(), &Wrong::nothing(cx.l)).await
}

async fn page(app: &App, cx: &Ctx, picked: &Picked, wrong: &Wrong) -> Result<Page> {
    let viewer = cx.viewer()?.clone();
    let team = app.db.read(move |tx| team(tx, &viewer)).await?;
    let (label, hint) = (cx.l.t("moderation-team-who"), cx.l.t("people-hint"));
    let mut add = PeopleField { required: true, one: true, ..PeopleField::new(ADD, label, hint) };
    add.error = wrong.about(ADD);
    picked.fill(&mut add);
    let main = answer::render(&TeamPage { cx, team: &team, add: &add, wrong })?;
    Ok(Page::new(cx.l.t("moderation-team")).main(main).nav(Nav::Admin).status(wrong.status()))
}

/// `POST /admin/moderation`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Form(form): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    viewer.administering()?;
    let picked = picker::picked(&app, &cx, picker::sent(&form, ADD)).await?;
    let role = form.iter().find(|(name, _)| name == "role").map(|(_, role)| role.clone());
    let role = role.unwrap_or_else(|| MODERATOR.to_owned());
    let done = match picked.clear(ADD) {
        Ok(handles) => {
            let all = move |tx: &mut Tx<'_>| {
                handles.iter().try_for_each(|handle| name(tx, &viewer, &role, handle))
            };
            app.db.write(all).await
        }
        Err(unclear) => Err(unclear),
    };
    match done {
        Ok(()) => Ok(redirect(PATH, &Flash::new("notice-moderation-named"))),
        Err(error) => {
            let wrong = Wrong::with(cx.l, error)?;
            Ok(page(&app, &cx, &picked, &wrong).await?.into_response())
        }
    }
}

/// `POST /admin/moderation/{role}/{handle}/remove`
pub(crate) async fn submit_remove(
    State(app): State<App>,
    cx: Ctx,
    Path((role, handle)): Path<(String, String)>,
    _: ui::EmptyForm,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    app.db.write(move |tx| remove(tx, &viewer, &role, &handle)).await?;
    Ok(redirect(PATH, &Flash::new("notice-moderation-unnamed")))
}

/// Who moderates the network beside its administrators, and the referent (administrators).
#[utoipa::path(get, path = "/api/v1/moderation/team", tag = "moderation", responses(
    (status = 200, body = Team), (status = 403, description = "You do not run the network")))]
pub(crate) async fn api(State(app): State<App>, cx: Ctx) -> Result<Json<Team>> {
    let viewer = cx.viewer()?.clone();
    Ok(Json(app.db.read(move |tx| team(tx, &viewer)).await?))
}

/// Name a moderator of the network (`moderator`), or its referent (`referent`) (administrators).
#[utoipa::path(put, path = "/api/v1/moderation/team/{role}/{handle}", tag = "moderation",
    params(("role" = String, Path), ("handle" = String, Path)), responses((status = 204),
    (status = 403, description = "You do not run the network")))]
pub(crate) async fn api_name(
    State(app): State<App>,
    cx: Ctx,
    Path((role, handle)): Path<(String, String)>,
) -> Result<StatusCode> {
    let viewer = cx.viewer()?.clone();
    let named = app.db.write(move |tx| name(tx, &viewer, &role, &handle));
    named.await.map(|()| StatusCode::NO_CONTENT)
}

/// Take a role of moderation from somebody (administrators).
#[utoipa::path(delete, path = "/api/v1/moderation/team/{role}/{handle}", tag = "moderation",
    params(("role" = String, Path), ("handle" = String, Path)), responses((status = 204),
    (status = 403, description = "You do not run the network")))]
pub(crate) async fn api_remove(
    State(app): State<App>,
    cx: Ctx,
    Path((role, handle)): Path<(String, String)>,
) -> Result<StatusCode> {
    let viewer = cx.viewer()?.clone();
    let removed = app.db.write(move |tx| remove(tx, &viewer, &role, &handle));
    removed.await.map(|()| StatusCode::NO_CONTENT)
}
