//! Coming and going: joining an open space, asking to join a closed one, leaving.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use kernel::error::Meaning;
use kernel::{Activity, App, Error, Message, PersonId, Result, SpaceId, Tx, Viewer, params};
use serde::{Deserialize, Serialize};
use serde_json::json;
use ui::Ctx;
use ui::flash::{Flash, redirect};

use crate::logged;
use crate::store::{self, ASK, END_REQUEST, OTHERS_LEFT, SAY_AGAIN};
use crate::{
    Access, Kind, Listed, Source, Space, Standing, access, guests, inviting, rules, suspensions,
};

/// The longest message of a request, in characters.
const MESSAGE: usize = 500;

/// Puts `person` in a space as `standing`, or changes what they are in it. No rule is asked: for
/// other actions of this crate, importers and the demo.
pub fn add(tx: &mut Tx<'_>, space: SpaceId, person: PersonId, standing: Standing) -> Result<()> {
    bring(tx, space, person, standing, person)
}

/// The same, where `by` does it. The log says who did, and whether it answers a request.
pub(crate) fn bring(
    tx: &mut Tx<'_>,
    space: SpaceId,
    person: PersonId,
    standing: Standing,
    by: PersonId,
) -> Result<()> {
    let source = if by == person { Source::Joined } else { Source::Invited };
    come(tx, space, person, standing, by, source)
}

/// The same with how they come, which whoever asked did by themselves.
pub(crate) fn come(
    tx: &mut Tx<'_>,
    space: SpaceId,
    person: PersonId,
    standing: Standing,
    by: PersonId,
    source: Source,
) -> Result<()> {
    let asked = tx.execute(&END_REQUEST, params![space, person])? > 0;
    let source = if asked { Source::Joined } else { source };
    if !store::join(tx, space, person, standing, source)? {
        if store::standing_of(tx, space, person)? == standing {
            return Ok(());
        }
        store::set_role(tx, space, person, standing)?;
        return tx.log(Activity::new(logged::MEMBERSHIP_CHANGED, person.0).by(by).within(space));
    }
    rules::accepts(tx, space, person)?;
    let joined = Activity::new(logged::MEMBERSHIP_JOINED, person.0).by(by).within(space);
    tx.log(if asked { joined.data(json!({ "asked": true })) } else { joined })
}

/// Whether `person` is in a space, whatever they are there.
pub fn is_member(tx: &mut Tx<'_>, space: SpaceId, person: PersonId) -> Result<bool> {
    Ok(store::standing_of(tx, space, person)? != Standing::Outsider)
}

/// Takes `person` out of a space. The account of a guest whose last community it was is closed.
///
/// # Errors
/// `Conflict` when nobody would be left to run it.
pub fn leave(tx: &mut Tx<'_>, space: &Space, person: PersonId) -> Result<()> {
    if matches!(space.kind, Kind::Personal | Kind::Notebook) {
        return Err(Error::forbidden());
    }
    still_run(tx, space, person)?;
    store::leave(tx, space.id, person)?;
    rules::refuses(tx, space.id, person)?;
    tx.log(Activity::new(logged::MEMBERSHIP_LEFT, person.0).by(person).within(space.id))?;
    guests::out_if_left(tx, person)
}

/// An error where a community would be left with members and no animator.
pub(crate) fn still_run(tx: &mut Tx<'_>, space: &Space, without: PersonId) -> Result<()> {
    let (animated, others) = tx.query_one(&OTHERS_LEFT, params![space.id, without], |row| {
        Ok((row.get::<bool>(0)?, row.get::<bool>(1)?))
    })?;
    let runs = store::standing_of(tx, space.id, without)? == Standing::Animator;
    if space.is_community() && runs && !animated && others {
        return Err(Error::new(Meaning::Conflict, "space-last-animator"));
    }
    Ok(())
}

/// What came of wanting to join.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// In.
    Joined,
    /// The animators are asked.
    Asked,
}

/// Joins an open space; asks to join a closed one.
///
/// # Errors
/// `Forbidden` for guests, who are invited, for archived spaces and those that are not communities; `Invalid`, about
/// the field `message`, for too many words.
pub fn join(tx: &mut Tx<'_>, viewer: &Viewer, space: &Listed, message: &str) -> Result<Outcome> {
    if space.standing() != Standing::Outsider {
        return Ok(Outcome::Joined);
    }
    if !viewer.sees_open() || !space.is_community() {
        return Err(Error::forbidden());
    }
    space.open_to_more()?;
    if inviting::by(tx, space.id, viewer.id)?.is_some() {
        add(tx, space.id, viewer.id, Standing::Member)?;
        return Ok(Outcome::Joined);
    }
    match space.access {
        Access::Open => {
            add(tx, space.id, viewer.id, Standing::Member)?;
            Ok(Outcome::Joined)
        }
        Access::Closed | Access::Secret => {
            ask(tx, viewer, space.id, message.trim())?;
            Ok(Outcome::Asked)
        }
    }
}

/// Asks the managers of a space. Whoever has asked already says it in other words, and nobody is told again.
fn ask(tx: &mut Tx<'_>, viewer: &Viewer, space: SpaceId, message: &str) -> Result<()> {
    if !message.is_empty() {
        suspensions::expect_none_anywhere(tx, viewer.id)?;
    }
    if message.chars().count() > MESSAGE {
        let long = Message::new("error-too-long").with("most", MESSAGE);
        return Err(Error::field("message", long));
    }
    if tx.execute(&ASK, params![space, viewer.id, message, tx.now()])? == 0 {
        return match message {
            "" => Ok(()),
            _ => tx.execute(&SAY_AGAIN, params![space, viewer.id, message]).map(drop),
        };
    }
    tx.log(Activity::new(logged::MEMBERSHIP_ASKED, viewer.id.0).by(viewer.id).within(space))
}

/// Withdraws a request, or leaves.
fn go(tx: &mut Tx<'_>, viewer: &Viewer, space: &Listed) -> Result<()> {
    let asked = tx.execute(&END_REQUEST, params![space.id, viewer.id])? > 0;
    match space.standing() {
        Standing::Outsider if asked => {
            let withdrawn = Activity::new(logged::MEMBERSHIP_WITHDRAWN, viewer.id.0).by(viewer.id);
            tx.log(withdrawn.within(space.id))
        }
        Standing::Outsider => Ok(()),
        Standing::Member | Standing::Animator => leave(tx, space, viewer.id),
    }
}

/// What a request to join may say.
#[derive(Clone, Debug, Default, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct JoinForm {
    /// A message to the space managers, at most 500 characters.
    #[serde(default)]
    pub message: String,
}

/// `POST /spaces/{slug}/join`
pub(crate) async fn submit_join(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    ui::Form(form): ui::Form<JoinForm>,
) -> Result<Response> {
    let (viewer, name) = (cx.viewer()?.clone(), slug.clone());
    let joined = app.db.write(move |tx| {
        let space = access::listed(tx, &viewer, &name)?;
        join(tx, &viewer, &space, &form.message)
    });
    let said = match joined.await? {
        Outcome::Joined => "notice-space-joined",
        Outcome::Asked => "notice-space-asked",
    };
    Ok(redirect(&format!("/spaces/{slug}"), &Flash::new(said)))
}

/// `POST /spaces/{slug}/leave`
pub(crate) async fn submit_leave(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    ui::Form(_): ui::Form<JoinForm>,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let left = app.db.write(move |tx| {
        let space = access::listed(tx, &viewer, &slug)?;
        let said = match (space.standing(), space.kind) {
            (Standing::Outsider, _) => "notice-space-withdrawn",
            (_, Kind::Conversation) => "notice-conversation-left",
            _ => "notice-space-left",
        };
        go(tx, &viewer, &space)?;
        // A guest who leaves their last space is out.
        if people::viewer(tx, viewer.id)?.is_none() {
            return Ok(("/sign-in".to_owned(), said));
        }
        // Leaving a secret or private space also loses sight of it.
        Ok(match access::listed(tx, &viewer, &slug) {
            Ok(space) => (space.href(), said),
            Err(_) => ("/spaces".to_owned(), said),
        })
    });
    let (href, said) = left.await?;
    Ok(redirect(&href, &Flash::new(said)))
}

/// The answer to joining.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Joined {
    /// Whether the viewer is in, or has asked.
    pub outcome: Outcome,
}

/// Join a space, or ask to.
#[utoipa::path(put, path = "/api/v1/spaces/{slug}/membership", tag = "spaces",
    params(("slug" = String, Path)), request_body = JoinForm,
    responses((status = 200, body = Joined), (status = 202, body = Joined)))]
pub(crate) async fn api_join(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    ui::Json(form): ui::Json<JoinForm>,
) -> Result<(StatusCode, ui::Json<Joined>)> {
    let viewer = cx.viewer()?.clone();
    let joined = app.db.write(move |tx| {
        let space = access::listed(tx, &viewer, &slug)?;
        join(tx, &viewer, &space, &form.message)
    });
    let outcome = joined.await?;
    let status = if outcome == Outcome::Joined { StatusCode::OK } else { StatusCode::ACCEPTED };
    Ok((status, ui::Json(Joined { outcome })))
}

/// Leave a space, or withdraw a request.
#[utoipa::path(delete, path = "/api/v1/spaces/{slug}/membership", tag = "spaces",
    params(("slug" = String, Path)), responses((status = 204)))]
pub(crate) async fn api_leave(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<StatusCode> {
    let viewer = cx.viewer()?.clone();
    let left = app.db.write(move |tx| {
        let space = access::listed(tx, &viewer, &slug)?;
        go(tx, &viewer, &space)
    });
    left.await?;
    Ok(StatusCode::NO_CONTENT)
}
