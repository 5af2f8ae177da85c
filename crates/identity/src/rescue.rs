//! What is done from the command line for administrators who cannot sign in. No rule is asked: whoever runs
//! it has the database.

use kernel::error::Meaning;
use kernel::{Activity, Error, Message, Result, Role, Tx};
use people::{Person, accounts};
use serde_json::json;

use crate::store::accounts as store;
use crate::store::{sessions, tokens};
use crate::{logged, lost, owners, personnel, session};

/// Ends every session and access token: in a network restored from a backup, what was ended since is good
/// again.
///
/// # Errors
/// Whatever the database meets.
pub fn sign_everybody_out(tx: &mut Tx<'_>) -> Result<()> {
    sessions::end_all_of_all(tx)?;
    tokens::revoke_all_of_all(tx)
}

/// Those who run the network.
///
/// # Errors
/// Whatever the database meets.
pub fn administrators(tx: &mut Tx<'_>) -> Result<Vec<Person>> {
    let ids = store::administrators(tx)?;
    ids.into_iter().map(|id| accounts::person(tx, id)).collect()
}

/// The account that is named, where somebody can sign in to it.
fn named(tx: &mut Tx<'_>, word: &str) -> Result<Person> {
    let say = |key| Error::new(Meaning::Conflict, Message::new(key).with("account", word));
    let id = personnel::named(tx, word)?.ok_or_else(|| say("rescue-unknown"))?;
    let person = accounts::person(tx, id)?;
    if person.closed_at.is_some() { Err(say("rescue-closed")) } else { Ok(person) }
}

/// Makes a link by which the password of an account is chosen; answers its path.
///
/// # Errors
/// `Conflict` for an account that nobody knows, or that is closed.
pub fn link(tx: &mut Tx<'_>, account: &str) -> Result<String> {
    let person = named(tx, account)?;
    lost::link(tx, person.id, None)
}

/// Makes somebody an administrator; answers their handle. Their sessions and access tokens end.
///
/// # Errors
/// As [`link`].
pub fn promote(tx: &mut Tx<'_>, account: &str) -> Result<String> {
    let person = named(tx, account)?;
    if person.role != Role::Administrator {
        accounts::set_role(tx, person.id, Role::Administrator)?;
        session::end_all(tx, person.id, person.id)?;
        let roles = json!({ "from": person.role.as_str(), "to": Role::Administrator.as_str() });
        let activity = Activity::new(logged::PERSON_ROLE_CHANGED, person.id.0).by(person.id);
        tx.log(activity.data(roles))?;
    }
    // Whoever holds the disk is asked by nobody.
    if !owners::owners(tx)?.is_empty() {
        owners::establish(tx, person.id)?;
    }
    Ok(person.handle)
}
