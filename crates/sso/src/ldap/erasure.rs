//! Reports name whom they tell of: when somebody is erased, all of them go, and the next run makes another.

use kernel::personal::Erased;
use kernel::{Result, Tx, params};

use super::store::FORGET_REPORTS;

kernel::erasure_steps! { 80 => forget }

fn forget(tx: &mut Tx<'_>, _: &Erased) -> Result<bool> {
    tx.execute(&FORGET_REPORTS, params![])?;
    Ok(true)
}
