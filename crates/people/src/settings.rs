//! What administrators decide about the whole network: words under a key.

use kernel::{Result, Tx};

use crate::store::settings as store;

/// The name of the network, shown in every title.
pub const SITE_NAME: &str = "site-name";
/// The handles offered on the sign-in page of a demonstration, separated by commas.
pub const DEMO_PEOPLE: &str = "demo-people";
/// Whether experts are found, and since which hearing: JSON.
pub const EXPERTS: &str = "experts";

/// Whether nothing leaves of itself.
const HELD: &str = "mail-held";

/// Whether nothing leaves of itself: no email, nothing to devices, no post at its hour. A network restored
/// from a backup does not know what was told since.
///
/// # Errors
/// Whatever the database meets.
pub fn is_held(tx: &mut Tx<'_>) -> Result<bool> {
    Ok(get(tx, HELD)?.is_some_and(|value| value == "1"))
}

/// Holds what would leave of itself, or lets it go.
///
/// # Errors
/// Whatever the database meets.
pub fn hold(tx: &mut Tx<'_>, held: bool) -> Result<()> {
    set(tx, HELD, if held { "1" } else { "0" })
}

/// The value under `key`.
pub fn get(tx: &mut Tx<'_>, key: &str) -> Result<Option<String>> {
    store::get(tx, key)
}

/// Puts `value` under `key`.
pub fn set(tx: &mut Tx<'_>, key: &str, value: &str) -> Result<()> {
    store::set(tx, key, value)
}

/// Whether the company finds experts by what they wrote: its works council was heard.
///
/// # Errors
/// Whatever the database meets.
pub fn finds_experts(tx: &mut Tx<'_>) -> Result<bool> {
    Ok(get(tx, EXPERTS)?.is_some_and(|value| value.contains("\"on\":true")))
}
