//! What the animators of a space change about who is in it.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::error::Meaning;
use kernel::{App, Error, Result, Role, Tx, Viewer};
use people::access::Readable;
use people::{Person, finder, picker};
use serde::Deserialize;
use ui::Ctx;
use ui::flash::{Flash, redirect};

use crate::{Standing, Visible, access, guests, join, links, roster};

/// Puts somebody in a space, or changes what they are in it.
///
/// # Errors
/// `NotFound` for an unknown handle; `Conflict` when nobody would run the space; `Forbidden` where somebody comes to
/// an archived one.
fn put(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    space: &Visible,
    handle: &str,
    standing: Standing,
) -> Result<()> {
    let person = named(tx, viewer, handle)?;
    let is_guest = person.role == Role::Guest;
    decidable(tx, viewer, space, &person, standing)?;
    if standing == Standing::Outsider {
        let is_in = join::is_member(tx, space.id, person.id)?;
        if is_in && person.id != viewer.id {
            // They would come back by it.
            links::lapse(tx, viewer, space.id)?;
        }
        return match is_guest && is_in && person.id != viewer.id {
            true => guests::let_go(tx, space.id, person.id, Some(viewer.id)),
            false => join::leave(tx, space, person.id),
        };
    }
    let is_new = !join::is_member(tx, space.id, person.id)?;
    if is_new {
        space.open_to_more()?;
    }
    let comes = is_guest && is_new;
    if comes {
        guests::may_invite(tx, viewer, space)?;
        guests::may_come(tx, person.email.as_deref())?;
    }
    if standing == Standing::Animator && is_guest && !space.takes_guests {
        return Err(Error::forbidden());
    }
    if standing == Standing::Member {
        join::still_run(tx, space, person.id)?;
    }
    join::bring(tx, space.id, person.id, standing, viewer.id)?;
    match comes {
        true => guests::begin(tx, space.id, person.id, viewer.id),
        false => Ok(()),
    }
}

/// A guest who runs a space decides about guests alone, and makes nobody a manager: the space stays the company's.
fn decidable(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    space: &Visible,
    person: &Person,
    standing: Standing,
) -> Result<()> {
    let is_own = person.id == viewer.id;
    if viewer.sees_open() || (is_own && standing != Standing::Animator) {
        return Ok(());
    }
    let is_colleague = person.role != Role::Guest && join::is_member(tx, space.id, person.id)?;
    match is_colleague || standing == Standing::Animator {
        true => Err(Error::new(Meaning::Forbidden, "space-guests-decide-little")),
        false => Ok(()),
    }
}

/// A guest may run a space, and knows only the people of their spaces.
fn named(tx: &mut Tx<'_>, viewer: &Viewer, handle: &str) -> Result<Readable<Person>> {
    people::access::readable(tx, viewer, handle)
        .map_err(|error| if error.meaning() == Meaning::NotFound { unknown() } else { error })
}

/// Adds somebody to a space; whoever is in it stays what they are there.
fn put_in(tx: &mut Tx<'_>, viewer: &Viewer, space: &Visible, handle: &str) -> Result<()> {
    let person = named(tx, viewer, handle)?.id;
    match join::is_member(tx, space.id, person)? {
        true => Ok(()),
        false => put(tx, viewer, space, handle, Standing::Member),
    }
}

fn unknown() -> Error {
    Error::field(roster::ADD, "space-member-unknown")
}

/// `POST /spaces/{slug}/members`
pub(crate) async fn submit_add(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    ui::Form(form): ui::Form<Vec<(String, String)>>,
) -> Result<Response> {
    let (viewer, of) = (cx.viewer()?.clone(), slug.clone());
    let (names, sent) =
        (finder::names(&app.db, cx.caught_up).await?, picker::sent(&form, roster::ADD));
    let pick = app.db.read(move |tx| {
        access::visible(tx, &viewer, &of)?.animated()?;
        picker::pick(tx, &viewer, &names, &sent)
    });
    let picked = pick.await?;
    let added = match picked.clear(roster::ADD) {
        Ok(handles) => add(&app, &cx, &slug, handles).await,
        Err(unclear) => Err(unclear),
    };
    match added {
        Ok(()) => {
            let members = format!("/spaces/{slug}/members");
            Ok(redirect(&members, &Flash::new("notice-member-added")))
        }
        Err(error) if error.fields().is_empty() => Err(error),
        // Nothing was written: the page is shown again with those who were named.
        Err(error) => {
            let viewer = cx.viewer()?.clone();
            let load =
                move |tx: &mut Tx<'_>| roster::load(tx, &viewer, &slug, &roster::Search::default());
            let loaded = app.db.read(load).await?;
            Ok(roster::render(&cx, &loaded, &picked, Some(&error))?.into_response())
        }
    }
}

async fn add(app: &App, cx: &Ctx, slug: &str, handles: Vec<String>) -> Result<()> {
    let (viewer, slug) = (cx.viewer()?.clone(), slug.to_owned());
    let add = move |tx: &mut Tx<'_>| {
        let space = access::visible(tx, &viewer, &slug)?.animated()?;
        handles.iter().try_for_each(|one| put_in(tx, &viewer, &space, one))
    };
    app.db.write(add).await
}

/// What becomes of a member.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChangeForm {
    standing: Wanted,
}

#[derive(Clone, Copy, Debug, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
enum Wanted {
    Animator,
    Member,
    Outsider,
}

impl From<Wanted> for Standing {
    fn from(wanted: Wanted) -> Standing {
        match wanted {
            Wanted::Animator => Standing::Animator,
            Wanted::Member => Standing::Member,
            Wanted::Outsider => Standing::Outsider,
        }
    }
}

/// `POST /spaces/{slug}/members/{handle}`
pub(crate) async fn submit_change(
    State(app): State<App>,
    cx: Ctx,
    Path((slug, handle)): Path<(String, String)>,
    ui::Form(form): ui::Form<ChangeForm>,
) -> Result<Response> {
    change(app, cx, slug.clone(), handle, form.standing.into()).await?;
    let said = match form.standing {
        Wanted::Animator => "notice-member-manages",
        Wanted::Member => "notice-member-only",
        Wanted::Outsider => "notice-member-removed",
    };
    Ok(redirect(&format!("/spaces/{slug}/members"), &Flash::new(said)))
}

async fn change(app: App, cx: Ctx, slug: String, handle: String, to: Standing) -> Result<()> {
    let viewer = cx.viewer()?.clone();
    let changed = app.db.write(move |tx| {
        let space = access::visible(tx, &viewer, &slug)?.animated()?;
        put(tx, &viewer, &space, &handle, to)
    });
    changed.await
}

/// What somebody is to be in a space.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MemberChange {
    /// `animator` or `member`.
    standing: Wanted,
}

/// Add a person to a space, or change their role in it.
#[utoipa::path(put, path = "/api/v1/spaces/{slug}/members/{handle}", tag = "spaces",
    params(("slug" = String, Path), ("handle" = String, Path)), request_body = MemberChange,
    responses((status = 204)))]
pub(crate) async fn api_put(
    State(app): State<App>,
    cx: Ctx,
    Path((slug, handle)): Path<(String, String)>,
    ui::Json(body): ui::Json<MemberChange>,
) -> Result<StatusCode> {
    change(app, cx, slug, handle, body.standing.into()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Remove a member from a space.
#[utoipa::path(delete, path = "/api/v1/spaces/{slug}/members/{handle}", tag = "spaces",
    params(("slug" = String, Path), ("handle" = String, Path)), responses((status = 204)))]
pub(crate) async fn api_remove(
    State(app): State<App>,
    cx: Ctx,
    Path((slug, handle)): Path<(String, String)>,
) -> Result<StatusCode> {
    change(app, cx, slug, handle, Standing::Outsider).await?;
    Ok(StatusCode::NO_CONTENT)
}
