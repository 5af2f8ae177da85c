//! Asking the managers of a space, before the stay of a guest ends, whether it goes on.

use kernel::{Activity, PersonId, Result, SpaceId, Tx, params};

use crate::logged;
use crate::store::guests::ASKED;

/// Asks once. The inbox reads it in the log; the question stands until the end is moved or comes.
pub(crate) fn ask(tx: &mut Tx<'_>, space: SpaceId, guest: PersonId) -> Result<()> {
    let now = tx.now();
    if tx.execute(&ASKED, params![space, guest, now])? == 0 {
        return Ok(());
    }
    // By the guest, whom the question names.
    tx.log(Activity::new(logged::GUEST_ENDING, guest.0).by(guest).within(space))
}
