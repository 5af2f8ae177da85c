//! The authenticator app: begun with a picture to scan, confirmed by a first code, removed.

use kernel::error::Meaning;
use kernel::{Config, Error, PersonId, Result, Tx};

use super::{Factor, added, removed};
use crate::store::factors as store;

/// Begins: a new secret, which nothing asks for before a first code confirmed it.
///
/// # Errors
/// `Conflict` where there is an app already.
pub(crate) fn begin(tx: &mut Tx<'_>, person: PersonId) -> Result<()> {
    let secret = factors::totp::secret(&kernel::clock::random::<20>());
    match store::begin_app(tx, person, &secret)? {
        true => Ok(()),
        false => Err(Error::new(Meaning::Conflict, "app-there")),
    }
}

/// The secret that waits for its first code.
///
/// # Errors
/// `NotFound` where none does.
pub(crate) fn begun(tx: &mut Tx<'_>, person: PersonId) -> Result<String> {
    let app = store::app(tx, person)?.filter(|app| app.confirmed_at.is_none());
    app.map(|app| app.secret).ok_or_else(Error::not_found)
}

/// Confirms the app by its first code, which is used up; answers recovery codes where there were none.
///
/// # Errors
/// `Invalid` on the field `code`; `NotFound` where nothing was begun.
pub(crate) fn confirm(
    tx: &mut Tx<'_>,
    config: &Config,
    person: PersonId,
    typed: &str,
) -> Result<Vec<String>> {
    let secret = begun(tx, person)?;
    let seconds = tx.now().micros() / 1_000_000;
    let code = factors::totp::typed(typed);
    let step = code.and_then(|code| factors::totp::matching(&secret, &code, seconds, 0));
    let step = step.ok_or_else(|| Error::field("code", "code-wrong"))?;
    if !store::confirm_app(tx, person, step)? {
        return Err(Error::not_found());
    }
    added(tx, config, person, Factor::App)
}

/// Removes it.
///
/// # Errors
/// `NotFound` where there is none.
pub(crate) fn remove(tx: &mut Tx<'_>, config: &Config, person: PersonId) -> Result<()> {
    if !store::remove_app(tx, person)? {
        return Err(Error::not_found());
    }
    removed(tx, config, person, Factor::App)
}
