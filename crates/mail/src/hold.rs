//! Holding mail: a network restored from a backup must not tell again what was told after it was made.
//! Nothing leaves until an administrator releases it.

use kernel::{Activity, Result, Tx, Viewer};
use people::settings;

use crate::logged;

pub use settings::{hold, is_held};

/// An administrator holds mail, or releases it.
///
/// # Errors
/// `Forbidden` to all but administrators.
pub fn set_held(tx: &mut Tx<'_>, viewer: &Viewer, held: bool) -> Result<()> {
    viewer.administering()?;
    if is_held(tx)? == held {
        return Ok(());
    }
    hold(tx, held)?;
    let kind = if held { logged::MAIL_HELD } else { logged::MAIL_RELEASED };
    tx.log(Activity::new(kind, 0).by(viewer.id))
}
