//! Invitations that were sent to the address of somebody who is erased.

use kernel::personal::Erased;
use kernel::{Result, Tx};

use crate::store::invitations;

kernel::erasure_steps! { 60 => forget }

fn forget(tx: &mut Tx<'_>, erased: &Erased) -> Result<bool> {
    if let Some(email) = &erased.email {
        invitations::forget_address(tx, email)?;
    }
    Ok(true)
}
