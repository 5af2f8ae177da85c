//! Who reads the audit beside administrators: an elected representative, say, or who is in charge of data protection.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::{Activity, App, Error, PersonId, Result, Role, Tx, Viewer, params};
use people::PersonCard;
use people::picker::{self, Picked};
use ui::answer::{self, Wrong};
use ui::flash::{Flash, redirect};
use ui::view::PeopleField;
use ui::{Ctx, EmptyForm, Form, Json, Nav, Page};

use crate::logged::AUDITORS_CHANGED;
use crate::store::{AUDITORS, NAME, UNNAME};

const PATH: &str = "/admin/auditors";
/// The field that names whom.
const ADD: &str = "handle";

fn all(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Vec<PersonCard>> {
    viewer.administering()?;
    let ids: Vec<PersonId> = tx.query(&AUDITORS, params![], |row| row.get(0))?;
    let mut cards = people::cards(tx, &ids)?;
    Ok(ids.iter().filter_map(|id| cards.remove(id)).collect())
}

/// Names an auditor.
///
/// # Errors
/// `Forbidden` to all but administrators; `Invalid`, about the field `handle`, for nobody or a guest.
pub fn name(tx: &mut Tx<'_>, viewer: &Viewer, handle: &str) -> Result<()> {
    viewer.administering()?;
    let person = people::access::readable(tx, viewer, handle)
        .map_err(|error| error.and_field(ADD, "error-not-found"))?;
    if person.role == Role::Guest || person.closed_at.is_some() {
        return Err(Error::field(ADD, "audit-no-guest"));
    }
    match tx.execute(&NAME, params![person.id, viewer.id, tx.now()])? {
        0 => Ok(()),
        _ => changed(tx, viewer, person.id, true),
    }
}

fn remove(tx: &mut Tx<'_>, viewer: &Viewer, handle: &str) -> Result<()> {
    viewer.administering()?;
    let person = people::access::readable(tx, viewer, handle)?.id;
    match tx.execute(&UNNAME, params![person])? {
        0 => Err(Error::not_found()),
        _ => changed(tx, viewer, person, false),
    }
}

fn changed(tx: &mut Tx<'_>, viewer: &Viewer, person: PersonId, named: bool) -> Result<()> {
    let activity = Activity::new(AUDITORS_CHANGED, person.0).by(viewer.id);
    tx.log(activity.data(serde_json::json!({ "named": named })))
}

#[derive(Template)]
#[template(path = "audit/team.html")]
struct View<'a> {
    cx: &'a Ctx,
    auditors: Vec<PersonCard>,
    add: &'a PeopleField,
    wrong: &'a Wrong,
}

async fn page(app: &App, cx: &Ctx, picked: &Picked, wrong: &Wrong) -> Result<Page> {
    let viewer = cx.viewer()?.clone();
    let auditors = app.db.read(move |tx| all(tx, &viewer)).await?;
    let (label, hint) = (cx.l.t("auditors-who"), cx.l.t("people-hint"));
    let mut add = PeopleField { required: true, one: true, ..PeopleField::new(ADD, label, hint) };
    add.error = wrong.about(ADD);
    picked.fill(&mut add);
    let main = answer::render(&View { cx, auditors, add: &add, wrong })?;
    Ok(Page::new(cx.l.t("auditors-title")).main(main).nav(Nav::Admin).status(wrong.status()))
}

/// `GET /admin/auditors`
pub(crate) async fn show(State(app): State<App>, cx: Ctx) -> Result<Page> {
    page(&app, &cx, &Picked::default(), &Wrong::nothing(cx.l)).await
}

/// `POST /admin/auditors`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Form(form): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    viewer.administering()?;
    let picked = picker::picked(&app, &cx, picker::sent(&form, ADD)).await?;
    let done = match picked.clear(ADD) {
        Ok(handles) => {
            let all = move |tx: &mut Tx<'_>| {
                handles.iter().try_for_each(|handle| name(tx, &viewer, handle))
            };
            app.db.write(all).await
        }
        Err(unclear) => Err(unclear),
    };
    match done {
        Ok(()) => Ok(redirect(PATH, &Flash::new("notice-auditor-named"))),
        Err(error) => {
            let wrong = Wrong::with(cx.l, error)?;
            Ok(page(&app, &cx, &picked, &wrong).await?.into_response())
        }
    }
}

/// `POST /admin/auditors/{handle}/remove`
pub(crate) async fn submit_remove(
    State(app): State<App>,
    cx: Ctx,
    Path(handle): Path<String>,
    _: EmptyForm,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    app.db.write(move |tx| remove(tx, &viewer, &handle)).await?;
    Ok(redirect(PATH, &Flash::new("notice-auditor-removed")))
}

/// Who reads the audit beside administrators (administrators).
#[utoipa::path(get, path = "/api/v1/site/auditors", tag = "site", responses(
    (status = 200, body = Vec<PersonCard>), (status = 403, description = "You do not run the network")))]
pub(crate) async fn api_list(State(app): State<App>, cx: Ctx) -> Result<Json<Vec<PersonCard>>> {
    let viewer = cx.viewer()?.clone();
    Ok(Json(app.db.read(move |tx| all(tx, &viewer)).await?))
}

/// Name an auditor (administrators).
#[utoipa::path(put, path = "/api/v1/site/auditors/{handle}", tag = "site",
    params(("handle" = String, Path)), responses((status = 204),
    (status = 403, description = "You do not run the network")))]
pub(crate) async fn api_name(
    State(app): State<App>,
    cx: Ctx,
    Path(handle): Path<String>,
) -> Result<StatusCode> {
    let viewer = cx.viewer()?.clone();
    let named = app.db.write(move |tx| name(tx, &viewer, &handle));
    named.await.map(|()| StatusCode::NO_CONTENT)
}

/// Take the audit from an auditor (administrators).
#[utoipa::path(delete, path = "/api/v1/site/auditors/{handle}", tag = "site",
    params(("handle" = String, Path)), responses((status = 204),
    (status = 403, description = "You do not run the network")))]
pub(crate) async fn api_remove(
    State(app): State<App>,
    cx: Ctx,
    Path(handle): Path<String>,
) -> Result<StatusCode> {
    let viewer = cx.viewer()?.clone();
    let removed = app.db.write(move |tx| remove(tx, &viewer, &handle));
    removed.await.map(|()| StatusCode::NO_CONTENT)
}
