//! Somebody accepts an invitation: a new person comes, or an imported one is claimed.

use kernel::error::Meaning;
use kernel::{Activity, Config, Error, Lang, Message, PersonId, Result, Role, Tx, Viewer};
use people::{Hashed, NewPerson, accounts, arrivals, create, free_handle, names};
use serde_json::json;

use super::Invitation;
use crate::entering::{Entered, Entrance, How, enter};
use crate::session::Device;
use crate::store::invitations as store;
use crate::{administer, guests, logged, password};

/// What who accepts says of themselves.
#[derive(Clone, Debug)]
pub(super) struct Acceptance {
    pub(super) name: String,
    pub(super) handle: String,
    /// Whether the handle was made from the name, and may get a number.
    pub(super) proposed: bool,
    pub(super) email: String,
    pub(super) password: Hashed,
    pub(super) lang: Lang,
}

/// Who an invitation is for.
#[derive(Clone, Debug)]
pub(super) struct Invited {
    pub(super) invitation: Invitation,
    /// Name, handle and address of the imported person to claim, or of the guest who comes back.
    pub(super) claimed: Option<(String, String, Option<String>)>,
    /// The community that a guest is invited into, by its name.
    pub(super) space: Option<String>,
    /// Who has the address already, where a guest is invited.
    pub(super) account: Option<Account>,
}

/// The account of the address that a guest is invited by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Account {
    /// In use: its person says yes when they are signed in.
    Open(PersonId),
    /// Closed when no community was left to them, or never in use: its person chooses a password.
    Lapsed(PersonId),
}

fn gone() -> Error {
    Error::new(Meaning::NotFound, "invitation-gone")
}

/// Why whoever has its link cannot come, at this moment.
fn refused(tx: &mut Tx<'_>, invitation: &Invitation) -> Result<Option<Message>> {
    if invitation.expires_at <= tx.now() {
        return Ok(Some("invitation-expired".into()));
    }
    if invitation.role != Role::Guest {
        return Ok(None);
    }
    // What the company says of guests, as of now.
    let policy = guests::policy(tx)?;
    let by = people::viewer(tx, invitation.invited_by)?;
    // A community is asked below whether they may invite into it.
    let lets = |by: &Viewer| invitation.space.is_some() || by.administers();
    if !by.is_some_and(|by| policy.lets(&by) && lets(&by)) {
        return Ok(Some("invitation-gone".into()));
    }
    let email = invitation.email.as_deref();
    Ok(match email.is_none() || policy.takes(email) {
        true => None,
        false => {
            let domain = guests::domain_of(email).unwrap_or_default();
            Some(Message::new("invitation-other-domain").with("domain", domain))
        }
    })
}

/// The invitation of this token, if it still waits.
///
/// # Errors
/// `NotFound` when it was used, taken back or never was, which look alike; when it waited too long; when the
/// company takes no such guest.
pub(super) fn find(tx: &mut Tx<'_>, token: &str) -> Result<Invited> {
    let invitation = store::find(tx, &kernel::secret::hash(token))?.ok_or_else(gone)?;
    if let Some(why) = refused(tx, &invitation)? {
        return Err(Error::new(Meaning::NotFound, why));
    }
    let claimed = match invitation.person {
        Some(id) => {
            let person = accounts::person(tx, id)?;
            if person.claimed_at.is_some() || person.closed_at.is_some() {
                return Err(gone());
            }
            Some((person.name, person.handle, person.email))
        }
        None => None,
    };
    let Some(into) = invitation.space else {
        return Ok(Invited { invitation, claimed, space: None, account: None });
    };
    // Who invited may do so no longer, or the space takes no guests any more.
    let space = Some(arrivals::invites(tx, into, invitation.invited_by)?.ok_or_else(gone)?);
    let owner = invitation.email.as_deref().map(|email| accounts::of_email(tx, email));
    let Some(owner) = owner.transpose()?.flatten().filter(|_| claimed.is_none()) else {
        return Ok(Invited { invitation, claimed, space, account: None });
    };
    let person = accounts::person(tx, owner)?;
    let never_used = person.claimed_at.is_none();
    // A link that was not mailed proves nothing of who has it: an account is not opened by it.
    let may_come_back = person.role == Role::Guest && invitation.sent_at.is_some();
    let account = match person.closed_at {
        None if !never_used => Account::Open(owner),
        None if may_come_back => Account::Lapsed(owner),
        Some(_) if may_come_back && guests::has_lapsed(tx, owner)? => Account::Lapsed(owner),
        _ => return Err(gone()),
    };
    let claimed = matches!(account, Account::Lapsed(_));
    let claimed = claimed.then_some((person.name, person.handle, person.email));
    Ok(Invited { invitation, claimed, space, account: Some(account) })
}

/// Somebody who has an account accepts: they are in the space that the invitation is for.
///
/// # Errors
/// As [`find`]; `NotFound` too where the invitation is for another address than theirs.
pub(super) fn accept_signed_in(tx: &mut Tx<'_>, token: &str, viewer: &Viewer) -> Result<()> {
    let Invited { invitation, account, .. } = find(tx, token)?;
    match account {
        Some(Account::Open(person)) if person != viewer.id => {
            return Err(Error::new(Meaning::NotFound, "join-other-account"));
        }
        Some(Account::Open(_)) if store::consume(tx, invitation.id)? => {}
        _ => return Err(gone()),
    }
    arrivals::bring(tx, viewer.id, &invitation.spaces, invitation.invited_by)?;
    accepted(tx, invitation.id, viewer.id)
}

fn accepted(tx: &mut Tx<'_>, invitation: i64, person: PersonId) -> Result<()> {
    let data = json!({ "person": person.to_string() });
    tx.log(Activity::new(logged::INVITATION_ACCEPTED, invitation).by(person).data(data))
}

/// Accepts the invitation of this token; answers what came of it.
///
/// # Errors
/// As [`find`], and as [`create`] for what is said.
pub(super) fn accept(
    tx: &mut Tx<'_>,
    config: &Config,
    token: &str,
    said: &Acceptance,
    device: &Device,
) -> Result<Entered> {
    let Invited { invitation, claimed, account, .. } = find(tx, token)?;
    let typed = Some(said.email.trim()).filter(|email| !email.is_empty()).map(str::to_owned);
    let known = claimed.as_ref().and_then(|(_, _, email)| email.clone());
    let email = invitation.email.clone().or(typed);
    if invitation.role == Role::Guest {
        guests::policy(tx)?.admits(known.as_deref().or(email.as_deref()))?;
    }
    if matches!(account, Some(Account::Open(_))) || !store::consume(tx, invitation.id)? {
        return Err(gone());
    }
    let person = match (invitation.person, claimed) {
        (None, Some(_)) if let Some(Account::Lapsed(id)) = account => {
            come_back(tx, config, id, said)?
        }
        (Some(id), Some((_, _, known))) => {
            claim(tx, id, &invitation, known.is_none().then_some(email).flatten(), said)?
        }
        _ => {
            let handle = match said.proposed {
                true => free_handle(tx, &said.handle)?,
                false => said.handle.clone(),
            };
            let new = NewPerson {
                handle,
                name: said.name.clone(),
                email,
                role: invitation.role,
                lang: said.lang,
                password: Some(said.password.clone()),
                claimed: true,
                ..NewPerson::default()
            };
            create(tx, &new)?
        }
    };
    arrivals::join(tx, person, &invitation.spaces, invitation.invited_by)?;
    accepted(tx, invitation.id, person)?;
    enter(tx, &Entrance { person, how: How::Link, said: "", next: "/", old: None, device })
}

/// A guest is invited again: their account is what it was, with another password. One that was never in use is
/// from now on.
fn come_back(
    tx: &mut Tx<'_>,
    config: &Config,
    id: PersonId,
    said: &Acceptance,
) -> Result<PersonId> {
    administer::reopen_returned(tx, id, None)?;
    let person = accounts::person(tx, id)?;
    match person.claimed_at {
        Some(_) => password::set(tx, config, &person, &said.password, None)?,
        None => {
            accounts::claim(tx, id, said.password.as_str(), None, Role::Guest, said.lang)?;
            store::revoke_claims(tx, id)?;
            tx.log(Activity::new(logged::PERSON_CLAIMED, id.0).by(id))?;
        }
    }
    Ok(id)
}

fn claim(
    tx: &mut Tx<'_>,
    id: PersonId,
    invitation: &Invitation,
    email: Option<String>,
    said: &Acceptance,
) -> Result<PersonId> {
    let email = email.as_deref().map(names::email).transpose()?;
    if let Some(email) = &email
        && accounts::of_email(tx, email)?.is_some_and(|owner| owner != id)
    {
        return Err(Error::field("email", "person-email-taken"));
    }
    let hash = said.password.as_str();
    if !accounts::claim(tx, id, hash, email.as_deref(), invitation.role, said.lang)? {
        return Err(gone());
    }
    store::revoke_claims(tx, id)?;
    tx.log(Activity::new(logged::PERSON_CLAIMED, id.0).by(id))?;
    Ok(id)
}
