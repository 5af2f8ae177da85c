//! An administrator invites somebody new, or a person who came by import.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::{Activity, App, Config, Cursor, Error, Result, Role, Time, Tx, Viewer};
use people::{access, names};
use serde::{Deserialize, Serialize};
use serde_json::json;
use ui::answer::{self, Wrong};
use ui::{Ctx, Form, Json};

use super::{Invitation, Status, Top, href, letter, new_invitation, page};
use crate::store::invitations as store;
use crate::{guests, logged};

/// Whom to invite.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewInvitation {
    /// The address of who is invited: it becomes theirs. Without it, whoever has the link joins.
    pub email: Option<String>,
    /// What who accepts becomes.
    pub role: Role,
    /// The handle of an imported person, whom accepting claims.
    pub person: Option<String>,
}

/// Makes an invitation; answers it with its token, which is kept nowhere.
///
/// # Errors
/// `Forbidden` to all but administrators; `Invalid` for an address that is somebody's already, or
/// a person who needs no invitation.
pub fn invite(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    new: &NewInvitation,
) -> Result<(Invitation, String)> {
    viewer.administering()?;
    if new.role == Role::Administrator {
        crate::owners::owning(tx, viewer)?;
    }
    let email = new.email.as_deref().map(str::trim).filter(|email| !email.is_empty());
    let email = email.map(names::email).transpose()?;
    let person = match &new.person {
        Some(handle) => Some(access::readable(tx, viewer, handle)?),
        None => None,
    };
    if person.as_ref().is_some_and(|p| p.claimed_at.is_some() || p.closed_at.is_some()) {
        return Err(Error::field("person", "invitation-not-needed"));
    }
    let person = person.map(|person| person.id);
    if new.role == Role::Guest {
        let policy = guests::policy(tx)?;
        policy.inviting(viewer)?;
        policy.admits(email.as_deref())?;
    }
    if let Some(email) = &email
        && let Some(owner) = people::accounts::of_email(tx, email)?
        && Some(owner) != person
    {
        return Err(Error::field("email", "person-email-taken"));
    }
    let invitation = Invitation { email, role: new.role, person, ..new_invitation(tx, viewer.id) };
    let token = keep(tx, &invitation)?;
    Ok((invitation, token))
}

/// Keeps an invitation; answers the word of its link, which is kept nowhere.
pub(crate) fn keep(tx: &mut Tx<'_>, invitation: &Invitation) -> Result<String> {
    let token = kernel::secret::token();
    store::insert(tx, &kernel::secret::hash(&token), invitation)?;
    let activity =
        Activity::new(logged::INVITATION_CREATED, invitation.id).by(invitation.invited_by);
    let person = invitation.person.map(|id| id.to_string());
    tx.log(activity.data(json!({ "role": invitation.role.as_str(), "person": person })))?;
    Ok(token)
}

/// Invites, and mails the link where that is possible.
fn invite_by_mail(
    tx: &mut Tx<'_>,
    config: &Config,
    viewer: &Viewer,
    new: &NewInvitation,
) -> Result<(Invitation, String, bool)> {
    let (invitation, token) = invite(tx, viewer, new)?;
    let mailed = letter::send(tx, config, viewer, &invitation, &token)?;
    Ok((invitation, token, mailed))
}

/// What the form sends.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct InvitationForm {
    #[serde(default)]
    email: String,
    role: Role,
    person: Option<String>,
}

/// `POST /invitations`
///
/// The link is on the page that answers, and nowhere else: neither in an address nor in a cookie.
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Form(form): Form<InvitationForm>,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let InvitationForm { email, role, person } = form.clone();
    let new = NewInvitation { email: Some(email), role, person };
    let config = app.config.clone();
    let made = app.db.write(move |tx| invite_by_mail(tx, &config, &viewer, &new)).await;
    let top = match &made {
        Ok((_, token, _)) => {
            let wrong = Wrong::nothing(cx.l);
            Top { link: &href(&app.config, token), email: "", role: "member", wrong }
        }
        Err(error) => {
            let wrong = Wrong::with(cx.l, error.clone())?;
            Top { link: "", email: &form.email, role: role.as_str(), wrong }
        }
    };
    let page = page(&app, &cx, Status::Pending, Cursor::default(), top).await?;
    Ok(answer::never_kept(page).into_response())
}

/// An invitation just made, with its link: it is shown this once.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct MadeInvitation {
    /// Identifier.
    id: kernel::id::Raw,
    /// The link to hand over.
    url: String,
    /// Until when it can be used, once.
    expires_at: Time,
    /// Whether it was mailed.
    mailed: bool,
}

impl MadeInvitation {
    pub(super) fn new(config: &Config, made: &Invitation, token: &str, mailed: bool) -> Self {
        let (id, url) = (kernel::id::Raw(made.id), href(config, token));
        MadeInvitation { id, url, expires_at: made.expires_at, mailed }
    }
}

/// Invite someone (administrators).
#[utoipa::path(post, path = "/api/v1/invitations", tag = "invitations", request_body = NewInvitation,
    responses((status = 201, body = MadeInvitation),
        (status = 403, description = "You do not run the network"),
        (status = 422, description = "The address is somebody's already, or the person is no import")))]
pub(crate) async fn api_create(
    State(app): State<App>,
    cx: Ctx,
    Json(new): Json<NewInvitation>,
) -> Result<(StatusCode, Json<MadeInvitation>)> {
    let (viewer, config) = (cx.viewer()?.clone(), app.config.clone());
    let made = app.db.write(move |tx| invite_by_mail(tx, &config, &viewer, &new)).await?;
    let made = MadeInvitation::new(&app.config, &made.0, &made.1, made.2);
    Ok((StatusCode::CREATED, Json(made)))
}
