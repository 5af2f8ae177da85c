//! An administrator invites somebody new, or a person who came by import.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::{Activity, App, Cursor, Error, Result, Role, Time, Tx, Viewer};
use people::{access, names};
use serde::{Deserialize, Serialize};
use serde_json::json;
use ui::answer::{self, Wrong};
use ui::{Ctx, Form, Json};

use super::{Invitation, SECONDS, Top, page};
use crate::administer::require_administrator;
use crate::logged;
use crate::store::invitations as store;

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
    require_administrator(viewer)?;
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
    if let Some(email) = &email
        && let Some(owner) = people::accounts::of_email(tx, email)?
        && Some(owner) != person
    {
        return Err(Error::field("email", "person-email-taken"));
    }
    let token = kernel::secret::token();
    let now = tx.now();
    let invitation = Invitation {
        id: tx.new_id(),
        email,
        role: new.role,
        person,
        invited_by: viewer.id,
        created_at: now,
        expires_at: now.plus_seconds(SECONDS),
    };
    store::insert(tx, &kernel::secret::hash(&token), &invitation)?;
    let activity = Activity::new(logged::INVITATION_CREATED, invitation.id).by(viewer.id);
    let person = person.map(|id| id.to_string());
    tx.log(activity.data(json!({ "role": new.role.as_str(), "person": person })))?;
    Ok((invitation, token))
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
    let made = app.db.write(move |tx| invite(tx, &viewer, &new)).await;
    let top = match &made {
        Ok((_, token)) => {
            let wrong = Wrong::nothing(cx.l);
            Top { link: &href(&app, token), email: "", role: "member", wrong }
        }
        Err(error) => {
            let wrong = Wrong::with(cx.l, error.clone())?;
            Top { link: "", email: &form.email, role: role.as_str(), wrong }
        }
    };
    let page = page(&app, &cx, Cursor::default(), top).await?;
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
    let viewer = cx.viewer()?.clone();
    let (made, token) = app.db.write(move |tx| invite(tx, &viewer, &new)).await?;
    let (id, url) = (kernel::id::Raw(made.id), href(&app, &token));
    let made = MadeInvitation { id, url, expires_at: made.expires_at };
    Ok((StatusCode::CREATED, Json(made)))
}

fn href(app: &App, token: &str) -> String {
    format!("{}/join/{token}", app.config.public_url)
}
