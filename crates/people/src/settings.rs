//! What administrators decide about the whole network: words under a key.

use kernel::{Result, Tx};

use crate::store::settings as store;

/// The name of the network, shown in every title.
pub const SITE_NAME: &str = "site-name";
/// The handles offered on the sign-in page of a demonstration, separated by commas.
pub const DEMO_PEOPLE: &str = "demo-people";

/// The value under `key`.
pub fn get(tx: &mut Tx<'_>, key: &str) -> Result<Option<String>> {
    store::get(tx, key)
}

/// Puts `value` under `key`.
pub fn set(tx: &mut Tx<'_>, key: &str, value: &str) -> Result<()> {
    store::set(tx, key, value)
}
