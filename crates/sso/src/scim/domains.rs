//! The mail domains for which a directory speaks.

use kernel::{Error, Message, Result};
use people::names;

/// Most of them.
const MOST: usize = 100;
/// Longest one, in characters.
const LONGEST: usize = 200;

/// Lets only what can be domains be kept; answers them cleaned.
///
/// # Errors
/// `Invalid` on the field `domains`.
pub(super) fn checked(all: &[String]) -> Result<Vec<String>> {
    let clean = |one: &String| names::line(one).trim_start_matches('@').to_lowercase();
    let mut all: Vec<String> = all.iter().map(clean).filter(|one| !one.is_empty()).collect();
    all.sort();
    all.dedup();
    if all.len() > MOST || all.iter().any(|one| one.chars().count() > LONGEST) {
        return Err(Error::field("domains", Message::new("error-too-long").with("most", LONGEST)));
    }
    match all.iter().find(|one| !one.contains('.') || one.contains(['@', '/', ' '])) {
        Some(wrong) => {
            Err(Error::field("domains", Message::new("sso-domain-wrong").with("name", wrong)))
        }
        None => Ok(all),
    }
}

/// The domains that somebody typed, or that are kept.
pub(crate) fn of_text(text: &str) -> Vec<String> {
    let words = text.split([',', ';', ' ', '\n', '\r']).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

/// Whether an address is of one of them.
pub(super) fn has(all: &[String], address: &str) -> bool {
    let domain = address.rsplit('@').next().unwrap_or_default();
    all.iter().any(|known| known == domain)
}
