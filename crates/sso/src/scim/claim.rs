//! Whose account it is that a directory speaks of for the first time.

use kernel::{PersonId, Result, Role, Tx, params};
use people::{NewPerson, accounts, arrivals, free_handle};

use super::directory::{Directory, DirectoryId, Proved};
use super::profile::Said;
use super::refusal::conflict;
use super::store::OF_PERSON;

/// How the log says that somebody is new.
pub(super) const BROUGHT: &str = "brought";
const CLAIMED: &str = "claimed";

/// The account that has the address, where it is to be claimed, or a new one; answers which it was.
///
/// # Errors
/// As [`owner`]; `Invalid`.
pub(super) fn brought(
    tx: &mut Tx<'_>,
    of: &Proved<'_>,
    said: &Said,
) -> Result<(PersonId, &'static str)> {
    match owner(tx, of, said)? {
        Some(owner) => Ok((owner, CLAIMED)),
        None => Ok((new(tx, of, said)?, BROUGHT)),
    }
}

/// The account that has the address, where it is to be claimed; nothing where somebody new comes.
///
/// # Errors
/// `Conflict` where the account is an administrator's or a guest's, of a directory, or in use and of none of the domains of
/// this one.
pub(crate) fn owner(tx: &mut Tx<'_>, of: &Directory, said: &Said) -> Result<Option<PersonId>> {
    let Some(address) = said.address.as_deref() else { return Ok(None) };
    let Some(owner) = accounts::of_email(tx, address)? else { return Ok(None) };
    let directory = tx.query_opt(&OF_PERSON, params![owner], |row| row.get::<DirectoryId>(0))?;
    if directory.is_some() {
        return Err(conflict("scim-error-known", address));
    }
    // Who runs the network is nobody's to claim, whoever runs the mail.
    let person = accounts::person(tx, owner)?;
    match person.role {
        Role::Administrator => Err(conflict("scim-error-not-claimed", address)),
        Role::Guest => Err(conflict("scim-error-guest", address)),
        Role::Member if !of.speaks_for(address, person.claimed_at.is_some()) => {
            Err(conflict("scim-error-domain", address))
        }
        Role::Member => Ok(Some(owner)),
    }
}

/// Somebody new, whose account an invitation or a sign-in provider takes in hand.
fn new(tx: &mut Tx<'_>, of: &Proved<'_>, said: &Said) -> Result<PersonId> {
    let new = NewPerson {
        handle: free_handle(tx, &said.handle())?,
        name: said.full_name(),
        email: said.address.clone(),
        lang: said.lang.unwrap_or_default(),
        ..NewPerson::default()
    };
    let person = people::create(tx, &new)?;
    if let Some(address) = &said.address {
        identity::invitations::attach(tx, address, person, new.role)?;
    }
    arrivals::join(tx, person, &[], of.made_by)?;
    Ok(person)
}
