//! The card of a person, shown beside their name: a piece of their page, asked for when somebody
//! points at the name.

use askama::Template;
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use kernel::{App, Result, Role};
use ui::{Ctx, Locale, SafeHtml, answer};

use crate::follow::Button;
use crate::presence::Presence;
use crate::profile::{Head, Profile};

#[derive(Template)]
#[template(path = "people/card.html")]
struct View<'a> {
    l: Locale,
    csrf: SafeHtml,
    person: &'a Profile,
    /// Their unit and where they work.
    place: String,
    /// Whether they are here, where that shows.
    here: bool,
    follow: Option<Button<'a>>,
}

/// `GET /people/{handle}/card`
pub(crate) async fn show(
    State(app): State<App>,
    Extension(here): Extension<Presence>,
    cx: Ctx,
    Path(handle): Path<String>,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let head = app.db.read(move |tx| Head::load(tx, &viewer, &handle, &here)).await?;
    let person = head.profile();
    if !cx.fragment {
        return Ok(Redirect::to(&format!("/people/{}", person.handle)).into_response());
    }
    let known = [person.unit.as_ref().map_or("", |unit| unit.name.as_str()), person.site.as_str()];
    let place: Vec<&str> = known.into_iter().filter(|part| !part.is_empty()).collect();
    let view = View {
        l: cx.l,
        csrf: cx.csrf_field(),
        person,
        place: place.join(" · "),
        here: head.is_here(),
        follow: head.button(&cx)?,
    };
    Ok(Html(answer::render(&view)?).into_response())
}
