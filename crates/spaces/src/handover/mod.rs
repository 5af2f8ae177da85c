//! Handing a space over: a manager names a successor among its members, who takes it by their own click.

mod store;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use kernel::{Activity, App, Error, PersonId, Result, Role, SpaceId, Tx, Viewer, params};
use people::access::Readable;
use people::{Person, PersonCard};
use serde::{Deserialize, Serialize};
use ui::flash::{Flash, redirect};
use ui::{Ctx, Nav, Page};

use crate::managed::managed;
use crate::{Managed, Standing, Visible, access, join, logged, suspensions};
use store::{ASK, END, OF};

/// Somebody is asked to manage a space in the place of another.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Handover {
    /// Who hands it over.
    pub from: PersonCard,
    /// Who is asked.
    pub to: PersonCard,
}

/// What stands of it, for whoever shows it to nobody but the managers and whom it names.
pub(crate) fn of(tx: &mut Tx<'_>, space: SpaceId) -> Result<Option<Handover>> {
    let found = tx.query_opt(&OF, params![space], |row| {
        Ok((row.get::<PersonId>(0)?, row.get::<PersonId>(1)?))
    })?;
    let Some((from, to)) = found else { return Ok(None) };
    let mut cards = people::cards(tx, &[from, to])?;
    Ok(cards.remove(&from).zip(cards.remove(&to)).map(|(from, to)| Handover { from, to }))
}

fn log(
    tx: &mut Tx<'_>,
    kind: &'static str,
    by: &Viewer,
    space: SpaceId,
    to: PersonId,
) -> Result<()> {
    tx.log(Activity::new(kind, to.0).by(by.id).within(space))
}

/// The member who may be asked to manage it: of this handle.
fn candidate(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    space: &Managed,
    handle: &str,
) -> Result<Readable<Person>> {
    let refused = || Error::field("handle", "handover-members");
    let person = people::access::readable(tx, viewer, handle).map_err(|_| refused())?;
    let standing = crate::store::standing_of(tx, space.id, person.id)?;
    match standing == Standing::Member && person.role != Role::Guest {
        true => Ok(person),
        false => Err(refused()),
    }
}

/// Asks a member to manage a space that the viewer manages, in their place. Whoever was asked before is not any more.
///
/// # Errors
/// `Invalid`, on the field `handle`, for whoever is no member, or a guest, or manages it already.
pub fn ask(tx: &mut Tx<'_>, viewer: &Viewer, space: &Managed, handle: &str) -> Result<()> {
    let person = candidate(tx, viewer, space, handle)?;
    tx.execute(&ASK, params![space.id, viewer.id, person.id, tx.now()])?;
    log(tx, logged::HANDOVER_ASKED, viewer, space.id, person.id)
}

/// Accepts to manage a space, or declines: for whom it names.
///
/// # Errors
/// `NotFound` for anybody else, and where who asked does not manage it any more; `Forbidden` to accept while
/// suspended.
pub fn answer(tx: &mut Tx<'_>, viewer: &Viewer, space: &Visible, accepts: bool) -> Result<()> {
    let asked = of(tx, space.id)?.filter(|of| of.to.id == viewer.id);
    let asked = asked.ok_or_else(Error::not_found)?;
    if accepts {
        suspensions::expect_none(tx, viewer.id, space.id)?;
    }
    tx.execute(&END, params![space.id])?;
    if accepts {
        join::bring(tx, space.id, viewer.id, Standing::Animator, viewer.id)?;
        join::bring(tx, space.id, asked.from.id, Standing::Member, viewer.id)?;
    }
    log(tx, logged::HANDOVER_ENDED, viewer, space.id, viewer.id)
}

/// Asks nobody any more, of a space that the viewer manages.
///
/// # Errors
/// Whatever the database meets.
pub fn withdraw(tx: &mut Tx<'_>, viewer: &Viewer, space: &Managed) -> Result<()> {
    let Some(asked) = of(tx, space.id)? else { return Ok(()) };
    tx.execute(&END, params![space.id])?;
    log(tx, logged::HANDOVER_ENDED, viewer, space.id, asked.to.id)
}

/// What the page sends.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct HandoverForm {
    #[serde(default)]
    handle: String,
    #[serde(default)]
    act: Option<Act>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Act {
    Accept,
    Decline,
    Withdraw,
}

#[derive(Template)]
#[template(path = "spaces/handover.html")]
struct Confirm<'a> {
    cx: &'a Ctx,
    space: &'a Managed,
    title: String,
    to: &'a Person,
}

/// `GET /spaces/{slug}/handover/{handle}`: says what asking them means, before they are asked.
pub(crate) async fn page(
    State(app): State<App>,
    cx: Ctx,
    Path((slug, handle)): Path<(String, String)>,
) -> Result<Page> {
    let viewer = cx.viewer()?.clone();
    let load = app.db.read(move |tx| {
        let space = managed(tx, &viewer, &slug)?;
        let to = candidate(tx, &viewer, &space, &handle)?;
        Ok((space, to))
    });
    let (space, to) = load.await?;
    let title = cx.l.t2("handover-title", ("space", &space.name), ("name", &to.name));
    let main = Confirm { cx: &cx, space: &space, title: title.clone(), to: &to };
    let main = main.render().map_err(Error::internal)?;
    Ok(Page::new(title).nav(Nav::Spaces).main(main))
}

/// `POST /spaces/{slug}/handover`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    ui::Form(form): ui::Form<HandoverForm>,
) -> Result<Response> {
    let (viewer, of, act) = (cx.viewer()?.clone(), slug.clone(), form.act);
    let done = app.db.write(move |tx| {
        let space = access::visible(tx, &viewer, &of)?;
        match act {
            None => ask(tx, &viewer, &space.managed(&viewer)?, &form.handle),
            Some(Act::Withdraw) => withdraw(tx, &viewer, &space.managed(&viewer)?),
            Some(act) => answer(tx, &viewer, &space, act == Act::Accept),
        }
    });
    done.await?;
    let said = match act {
        None => "notice-handover-asked",
        Some(Act::Accept) => "notice-handover-accepted",
        Some(Act::Decline) => "notice-handover-declined",
        Some(Act::Withdraw) => "notice-handover-withdrawn",
    };
    Ok(redirect(&format!("/spaces/{slug}"), &Flash::new(said)))
}

/// Who is asked to manage a space in whose place, where somebody is: for its managers and whom it names.
#[utoipa::path(get, path = "/api/v1/spaces/{slug}/handover", tag = "spaces",
    params(("slug" = String, Path)), responses((status = 200, body = Handover)))]
pub(crate) async fn api_read(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<ui::Json<Handover>> {
    let viewer = cx.viewer()?.clone();
    let read = app.db.read(move |tx| {
        let space = access::visible(tx, &viewer, &slug)?;
        let found = of(tx, space.id)?;
        let found = found.filter(|of| space.is_managed_by(&viewer) || of.to.id == viewer.id);
        found.ok_or_else(Error::not_found)
    });
    Ok(ui::Json(read.await?))
}

/// Whom to ask.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewHandover {
    /// The handle of a member who is no guest.
    pub handle: String,
}

/// Ask a member to manage a space in your place.
#[utoipa::path(put, path = "/api/v1/spaces/{slug}/handover", tag = "spaces",
    params(("slug" = String, Path)), request_body = NewHandover, responses((status = 204)))]
pub(crate) async fn api_ask(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    ui::Json(new): ui::Json<NewHandover>,
) -> Result<StatusCode> {
    let viewer = cx.viewer()?.clone();
    let asked = app.db.write(move |tx| {
        let space = managed(tx, &viewer, &slug)?;
        ask(tx, &viewer, &space, &new.handle)
    });
    asked.await.map(|()| StatusCode::NO_CONTENT)
}

/// Accept to manage a space in the place of who asked you.
#[utoipa::path(post, path = "/api/v1/spaces/{slug}/handover", tag = "spaces",
    params(("slug" = String, Path)), responses((status = 204)))]
pub(crate) async fn api_accept(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<StatusCode> {
    let viewer = cx.viewer()?.clone();
    let accepted = app.db.write(move |tx| {
        let space = access::visible(tx, &viewer, &slug)?;
        answer(tx, &viewer, &space, true)
    });
    accepted.await.map(|()| StatusCode::NO_CONTENT)
}

/// Decline to manage a space; or, as one of its managers, ask nobody any more.
#[utoipa::path(delete, path = "/api/v1/spaces/{slug}/handover", tag = "spaces",
    params(("slug" = String, Path)), responses((status = 204)))]
pub(crate) async fn api_decline(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<StatusCode> {
    let viewer = cx.viewer()?.clone();
    let ended = app.db.write(move |tx| {
        let space = access::visible(tx, &viewer, &slug)?;
        match space.is_managed_by(&viewer) {
            true => withdraw(tx, &viewer, &space.managed(&viewer)?),
            false => answer(tx, &viewer, &space, false),
        }
    });
    ended.await.map(|()| StatusCode::NO_CONTENT)
}
