//! What is left of people who were erased: accounts that stand for all of them, and handles that nobody is given again.

use kernel::{Lang, PersonId, Result, Tx, secret};

use crate::create::{NewPerson, create, free_handle};
use crate::settings;
use crate::store::{accounts, erased as store, people};

/// The accounts that stand for people who left, separated by commas.
const NOBODY: &str = "deleted-accounts";
/// What the digests of handles are salted with.
const SALT: &str = "handle-salt";
/// What such an account is called, in each language.
const NAMES: [(Lang, &str); 2] = [(Lang::En, "Deleted account"), (Lang::Fr, "Compte supprimé")];

/// The accounts that stand for people who left, `least` of them: closed, and nobody's. There is more than one where two
/// who left are named by one thing, as by the answers to a poll.
///
/// # Errors
/// Whatever the database meets.
pub fn nobody(tx: &mut Tx<'_>, least: usize) -> Result<Vec<PersonId>> {
    let kept = settings::get(tx, NOBODY)?.unwrap_or_default();
    let mut all: Vec<PersonId> = kept.split(',').filter_map(|id| id.parse().ok()).collect();
    let missing = least.saturating_sub(all.len());
    for _ in 0..missing {
        all.push(make(tx)?);
    }
    if missing > 0 {
        let kept: Vec<String> = all.iter().map(PersonId::to_string).collect();
        settings::set(tx, NOBODY, &kept.join(","))?;
    }
    Ok(all)
}

/// One more of them, called so in the language of who runs the network.
fn make(tx: &mut Tx<'_>) -> Result<PersonId> {
    let runs = accounts::administrators(tx)?.first().copied();
    let lang =
        runs.map(|id| people::get(tx, id)).transpose()?.map_or(Lang::default(), |who| who.lang);
    let name = NAMES.into_iter().find(|(of, _)| *of == lang).map_or("", |(_, name)| name);
    let handle = free_handle(tx, "deleted-account")?;
    let new = NewPerson { handle, name: name.to_owned(), lang, ..NewPerson::default() };
    let id = create(tx, &new)?;
    accounts::close(tx, id)?;
    Ok(id)
}

/// Deletes the account of somebody of whom nothing else is left, and gives their handle to nobody again.
///
/// # Errors
/// `Internal` where something still names them.
pub fn remove(tx: &mut Tx<'_>, person: PersonId) -> Result<()> {
    let handle = people::get(tx, person)?.handle;
    let digest = digest(tx, &handle)?;
    store::retire(tx, &digest)?;
    store::delete(tx, person)
}

/// Whether a handle was that of somebody who was erased.
pub(crate) fn is_retired(tx: &mut Tx<'_>, handle: &str) -> Result<bool> {
    if !store::any(tx)? {
        return Ok(false);
    }
    let digest = digest(tx, handle)?;
    store::is_retired(tx, &digest)
}

fn digest(tx: &mut Tx<'_>, handle: &str) -> Result<String> {
    let salt = match settings::get(tx, SALT)? {
        Some(salt) => salt,
        None => {
            let salt = secret::token();
            settings::set(tx, SALT, &salt)?;
            salt
        }
    };
    Ok(secret::sign(&salt, handle))
}
