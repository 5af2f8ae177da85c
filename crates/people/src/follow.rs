//! Following a person: their posts come to one's feed.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use kernel::{Activity, App, Error, PersonId, Result, Tx, Viewer};
use serde::Deserialize;
use ui::{Ctx, Form, Locale, SafeHtml, answer};

use crate::access::{self, Readable};
use crate::logged;
use crate::person::Person;
use crate::store::follows as store;

/// Makes `viewer` follow `person`, or stop.
///
/// # Errors
/// `Invalid` for following oneself.
pub fn follow(tx: &mut Tx<'_>, viewer: &Viewer, person: &Readable<Person>, on: bool) -> Result<()> {
    if person.id == viewer.id {
        return Err(Error::invalid("follow-self"));
    }
    let (changed, kind) = match on {
        true => (store::follow(tx, viewer.id, person.id)?, logged::PERSON_FOLLOWED),
        false => (store::unfollow(tx, viewer.id, person.id)?, logged::PERSON_UNFOLLOWED),
    };
    if changed {
        tx.log(Activity::new(kind, person.id.0).by(viewer.id))?;
    }
    Ok(())
}

/// Whom a person follows.
pub fn followed(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<PersonId>> {
    store::followed(tx, person)
}

/// What the button sends.
#[derive(Deserialize)]
pub(crate) struct Wish {
    /// `1` to follow, `0` to stop.
    on: i64,
}

/// The button, which is also the fragment that takes its place.
#[derive(Template)]
#[template(path = "people/follow.html")]
pub(crate) struct Button<'a> {
    pub(crate) l: Locale,
    pub(crate) csrf: SafeHtml,
    pub(crate) handle: &'a str,
    pub(crate) name: &'a str,
    pub(crate) following: bool,
}

/// `POST /people/{handle}/follow`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(handle): Path<String>,
    Form(wish): Form<Wish>,
) -> Result<Response> {
    let on = wish.on != 0;
    let person = change(&app, cx.viewer()?.clone(), handle, on).await?;
    if !cx.fragment {
        return Ok(Redirect::to(&format!("/people/{}", person.handle)).into_response());
    }
    let (handle, name) = (person.handle.as_str(), person.name.as_str());
    let button = Button { l: cx.l, csrf: cx.csrf_field(), handle, name, following: on };
    Ok(Html(answer::render(&button)?).into_response())
}

/// Follow a person.
#[utoipa::path(put, path = "/api/v1/people/{handle}/follow", tag = "people",
    params(("handle" = String, Path, description = "Handle of the person")),
    responses((status = 204, description = "Followed"), (status = 404, description = "No such person")))]
pub(crate) async fn api_follow(
    State(app): State<App>,
    cx: Ctx,
    Path(handle): Path<String>,
) -> Result<StatusCode> {
    change(&app, cx.viewer()?.clone(), handle, true).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Unfollow a person.
#[utoipa::path(delete, path = "/api/v1/people/{handle}/follow", tag = "people",
    params(("handle" = String, Path, description = "Handle of the person")),
    responses((status = 204, description = "Not followed"), (status = 404, description = "No such person")))]
pub(crate) async fn api_unfollow(
    State(app): State<App>,
    cx: Ctx,
    Path(handle): Path<String>,
) -> Result<StatusCode> {
    change(&app, cx.viewer()?.clone(), handle, false).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn change(app: &App, viewer: Viewer, handle: String, on: bool) -> Result<Readable<Person>> {
    let change = move |tx: &mut Tx<'_>| {
        let person = access::readable(tx, &viewer, &handle)?;
        follow(tx, &viewer, &person, on)?;
        Ok(person)
    };
    app.db.write(change).await
}
