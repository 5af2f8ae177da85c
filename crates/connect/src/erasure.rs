//! What somebody who is erased was called where they were imported from.

use kernel::personal::Erased;
use kernel::{Result, Tx};

use crate::store;

kernel::erasure_steps! { 65 => forget }

fn forget(tx: &mut Tx<'_>, erased: &Erased) -> Result<bool> {
    store::forget_object(tx, erased.person.0).map(|()| true)
}
