//! What waits for others about somebody who is erased.

use kernel::personal::Erased;
use kernel::{Result, Tx, params};

use crate::items::store::FORGET_PERSON;

kernel::erasure_steps! { 50 => forget }

fn forget(tx: &mut Tx<'_>, erased: &Erased) -> Result<bool> {
    tx.execute(&FORGET_PERSON, params![erased.person]).map(|_| true)
}
