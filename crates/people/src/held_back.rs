//! What keeps somebody from saying anything of themselves for a while: it is told by the crate that knows.

use kernel::error::Meaning;
use kernel::{Error, PersonId, Result, Tx};

/// Whether somebody may say nothing anywhere, and the message that says so.
pub struct HeldBack {
    /// Asked before what somebody says of themselves is kept.
    pub asks: fn(&mut Tx<'_>, PersonId) -> Result<bool>,
}

kernel::inventory::collect!(HeldBack);

/// Declares what keeps people from saying anything: a function that answers whether it does.
#[macro_export]
macro_rules! held_back {
    ($asks:path) => {
        $crate::inventory::submit! { $crate::held_back::HeldBack { asks: $asks } }
    };
}

/// Lets somebody say something of themselves.
///
/// # Errors
/// `Forbidden` where they may write nowhere for a while.
pub(crate) fn expect_free(tx: &mut Tx<'_>, person: PersonId) -> Result<()> {
    for held in kernel::inventory::iter::<HeldBack> {
        if (held.asks)(tx, person)? {
            return Err(Error::new(Meaning::Forbidden, "person-suspended"));
        }
    }
    Ok(())
}
