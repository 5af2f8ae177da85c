//! Holding mail: a network restored from a backup must not tell again what was told after it was made.
//! Nothing leaves until an administrator releases it.

use kernel::{Activity, Error, Result, Tx, Viewer};
use people::settings;

use crate::logged;

/// Where it is kept among the settings.
const HELD: &str = "mail-held";

/// Holds all mail, or lets it go. No rule is asked: for whatever restores a network.
///
/// # Errors
/// Whatever the database meets.
pub fn hold(tx: &mut Tx<'_>, held: bool) -> Result<()> {
    settings::set(tx, HELD, if held { "1" } else { "0" })
}

/// Whether mail is held. Whoever sends some asks at the beginning of each round.
///
/// # Errors
/// Whatever the database meets.
pub fn is_held(tx: &mut Tx<'_>) -> Result<bool> {
    Ok(settings::get(tx, HELD)?.is_some_and(|value| value == "1"))
}

/// An administrator holds mail, or releases it.
///
/// # Errors
/// `Forbidden` to all but administrators.
pub fn set_held(tx: &mut Tx<'_>, viewer: &Viewer, held: bool) -> Result<()> {
    if !viewer.administers() {
        return Err(Error::forbidden());
    }
    if is_held(tx)? == held {
        return Ok(());
    }
    hold(tx, held)?;
    let kind = if held { logged::MAIL_HELD } else { logged::MAIL_RELEASED };
    tx.log(Activity::new(kind, 0).by(viewer.id))
}
