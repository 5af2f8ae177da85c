//! Guests are invited into a space: by mail, bound to the address. Whether the viewer may is asked before, by
//! whoever knows the space.
//!
//! What is answered is the same whoever has the address: nobody learns by inviting who has an account.

use kernel::error::Meaning;
use kernel::{Activity, App, Config, Error, Message, Result, Role, SpaceId, Tx, Viewer};
use people::names;

use super::policy;
use crate::invitations::create::keep;
use crate::invitations::{Invitation, SECONDS, href, letter, new_invitation};
use crate::limits::Try;
use crate::logged;
use crate::store::invitations as store;

/// How many wait in a space at a time.
const MOST: usize = 100;

/// An invitation that is on its way, with the word of its link.
pub struct Sent {
    /// The invitation.
    pub invitation: Invitation,
    /// The link, where the network sends no mail: it has to be handed over.
    pub link: Option<String>,
}

/// Invites whoever has this address into a space, on behalf of the viewer, who may. Another invitation of the
/// same address into it is worth nothing from then on.
///
/// # Errors
/// `Forbidden` where the company lets them not; `Invalid` on the field `email`; `TooMany` for one letter more
/// than the limit.
pub fn invite(
    tx: &mut Tx<'_>,
    config: &Config,
    viewer: &Viewer,
    space: SpaceId,
    email: &str,
) -> Result<Sent> {
    let policy = policy(tx)?;
    policy.inviting(viewer)?;
    let email = names::email(email)?;
    policy.admits(Some(&email))?;
    store::revoke_in_space(tx, space, &email)?;
    if store::in_space(tx, space)?.len() >= MOST {
        return Err(Error::field("email", Message::new("guests-too-many").with("most", MOST)));
    }
    let invitation = Invitation {
        email: Some(email),
        role: Role::Guest,
        spaces: vec![space],
        space: Some(space),
        ..new_invitation(tx, viewer.id)
    };
    let token = keep(tx, &invitation)?;
    send(tx, config, viewer, invitation, &token)
}

fn send(
    tx: &mut Tx<'_>,
    config: &Config,
    viewer: &Viewer,
    invitation: Invitation,
    token: &str,
) -> Result<Sent> {
    // Whatever the address, and whoever has it: the answer tells nothing.
    // Whoever has a link in their hand learns by it whether the address has an account.
    if config.mail.is_none() && !viewer.sees_open() {
        return Err(Error::new(Meaning::Forbidden, "guests-need-mail"));
    }
    if config.mail.is_some()
        && let Some(email) = &invitation.email
    {
        Try::guest_letter(viewer.id, email).count(tx)?;
    }
    let mailed = letter::send(tx, config, viewer, &invitation, token)?;
    Ok(Sent { invitation, link: (!mailed).then(|| href(config, token)) })
}

/// The invitations into a space that nobody accepted, the newest first; also those that waited too long.
///
/// # Errors
/// Whatever the database meets.
pub fn waiting(tx: &mut Tx<'_>, space: SpaceId) -> Result<Vec<Invitation>> {
    store::in_space(tx, space)
}

fn one(tx: &mut Tx<'_>, space: SpaceId, id: i64) -> Result<Invitation> {
    let found = store::waiting(tx, id)?.filter(|one| one.space == Some(space));
    found.ok_or_else(Error::not_found)
}

/// Sends an invitation into a space again, with a new link; from then on the viewer invites.
///
/// # Errors
/// `NotFound` where none waits under this number; as [`invite`].
pub fn again(
    tx: &mut Tx<'_>,
    config: &Config,
    viewer: &Viewer,
    space: SpaceId,
    id: i64,
) -> Result<Sent> {
    let invitation = one(tx, space, id)?;
    let policy = policy(tx)?;
    policy.inviting(viewer)?;
    policy.admits(invitation.email.as_deref())?;
    let (expires_at, token) = (tx.now().plus_seconds(SECONDS), kernel::secret::token());
    store::renew(tx, id, &kernel::secret::hash(&token), expires_at)?;
    store::set_inviter(tx, id, viewer.id)?;
    tx.log(Activity::new(logged::INVITATION_RENEWED, id).by(viewer.id))?;
    send(tx, config, viewer, Invitation { expires_at, invited_by: viewer.id, ..invitation }, &token)
}

/// Cancels an invitation into a space.
///
/// # Errors
/// `NotFound` where none waits under this number.
pub fn cancel(tx: &mut Tx<'_>, viewer: &Viewer, space: SpaceId, id: i64) -> Result<()> {
    one(tx, space, id)?;
    store::revoke(tx, id)?;
    tx.log(Activity::new(logged::INVITATION_REVOKED, id).by(viewer.id))
}

/// Whether the network mails invitations itself.
pub fn are_mailed(app: &App) -> bool {
    app.config.mail.is_some()
}
