//! Somebody accepts an invitation: a new person comes, or an imported one is claimed.

use kernel::{Activity, Error, Lang, PersonId, Result, Tx};
use people::{Hashed, NewPerson, accounts, arrivals, create, free_handle, names};
use serde_json::json;

use super::Invitation;
use crate::logged;
use crate::session::{self, Device};
use crate::store::invitations as store;

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
    /// Name, handle and address of the imported person to claim.
    pub(super) claimed: Option<(String, String, Option<String>)>,
}

/// The invitation of this token, if it still waits.
///
/// # Errors
/// `NotFound` when it was used, taken back, is too old or never was: the four look alike.
pub(super) fn find(tx: &mut Tx<'_>, token: &str) -> Result<Invited> {
    let gone = || Error::new(kernel::error::Meaning::NotFound, "invitation-gone");
    let invitation = store::find(tx, &kernel::secret::hash(token))?.ok_or_else(gone)?;
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
    Ok(Invited { invitation, claimed })
}

/// Accepts the invitation of this token; answers the token of a session.
///
/// # Errors
/// As [`find`], and as [`create`] for what is said.
pub(super) fn accept(
    tx: &mut Tx<'_>,
    token: &str,
    said: &Acceptance,
    device: &Device,
) -> Result<String> {
    let Invited { invitation, claimed } = find(tx, token)?;
    if !store::consume(tx, invitation.id)? {
        return Err(Error::new(kernel::error::Meaning::NotFound, "invitation-gone"));
    }
    let typed = Some(said.email.trim()).filter(|email| !email.is_empty()).map(str::to_owned);
    let email = invitation.email.clone().or(typed);
    let person = match (invitation.person, claimed) {
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
    let data = json!({ "person": person.to_string() });
    tx.log(Activity::new(logged::INVITATION_ACCEPTED, invitation.id).by(person).data(data))?;
    session::open(tx, person, device)
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
        return Err(Error::new(kernel::error::Meaning::NotFound, "invitation-gone"));
    }
    store::revoke_claims(tx, id)?;
    tx.log(Activity::new(logged::PERSON_CLAIMED, id.0).by(id))?;
    Ok(id)
}
