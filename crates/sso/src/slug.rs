//! The names that providers and directories have in addresses: one for each, since groups say by it who keeps them.

use kernel::{Result, Tx, params};
use people::names;

use crate::store::IS_TAKEN;

/// A name that nobody has, made of what something is called, or else of `usual`.
///
/// # Errors
/// Whatever the database meets.
pub(crate) fn free(tx: &mut Tx<'_>, name: &str, usual: &str) -> Result<String> {
    let base: String = names::propose(name).replace('.', "-").chars().take(30).collect();
    let is_name = !base.is_empty() && base != people::groups::HERE && base != "new";
    let base = if is_name { base } else { usual.to_owned() };
    let mut slug = base.clone();
    let mut n: u32 = 1;
    while tx.query_opt(&IS_TAKEN, params![slug], |_| Ok(()))?.is_some() {
        n += 1;
        slug = format!("{base}-{n}");
    }
    Ok(slug)
}
