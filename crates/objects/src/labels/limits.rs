//! How often people without an account may report: counted in the database, so that it is the same on every node, by
//! label and by where they are, as numbers that name nobody.

use identity::session::Device;
use kernel::{Result, Tx, params};

use super::LabelId;
use super::store::{TRIES, TRY};

/// The window, in seconds.
const WINDOW: i64 = 3_600;
/// Tries of one address on one label, of one network, and of everybody on one label.
const OF_ONE: i64 = 6;
const OF_NETWORK: i64 = 30;
const OF_LABEL: i64 = 60;

/// Counts a try, before anything of it is received.
///
/// # Errors
/// `TooMany`, saying when one may try again.
pub(super) fn count(tx: &mut Tx<'_>, label: LabelId, device: &Device) -> Result<()> {
    let key = |words: &[&str]| kernel::secret::number(&words.join("\n"));
    let id = label.to_string();
    let all = [
        (key(&["label and address", &id, &device.address]), OF_ONE),
        (key(&["network", &device.network]), OF_NETWORK),
        (key(&["label", &id]), OF_LABEL),
    ];
    let now = tx.now();
    for (what, most) in all {
        let found = |row: &kernel::Row<'_>| Ok((row.get::<i64>(0)?, row.get::<kernel::Time>(1)?));
        let since = now.plus_seconds(-WINDOW);
        let (count, first) = tx.query_one(&TRIES, params![what, since], found)?;
        if count >= most {
            return Err(kernel::limit::too_many(WINDOW - now.seconds_since(first)));
        }
    }
    for (what, _) in all {
        let id: kernel::id::Raw = tx.new_id();
        tx.execute(&TRY, params![id, what, now])?;
    }
    Ok(())
}
