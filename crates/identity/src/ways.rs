//! Other ways in than a password. Providers are a capability above this crate: it says here which there are, by
//! [`ways_in!`](crate::ways_in); and what it may do with sessions and limits.

use axum::http::HeaderMap;
use kernel::{App, PersonId, Result, Tx};

use crate::limits::Try;
use crate::session::{self, Device, cookie::Cookie};
use crate::sign_in;

/// A way in, as a button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// What the button says it signs in with.
    pub name: String,
    /// Where it leads, but for the address to come back to.
    pub href: String,
    /// Whether it is tried before anybody sees a page.
    pub silent: bool,
}

/// What the capability does here.
pub struct WaysIn {
    /// The ways there are now, in their order.
    pub offered: fn(&mut Tx<'_>) -> Result<Vec<Way>>,
}

kernel::inventory::collect!(WaysIn);

/// Declares [`WaysIn`].
#[macro_export]
macro_rules! ways_in {
    ($value:expr) => {
        $crate::inventory::submit! { $value }
    };
}

/// All ways in beside passwords.
///
/// # Errors
/// Whatever the database meets.
pub(crate) fn offered(tx: &mut Tx<'_>) -> Result<Vec<Way>> {
    let mut all = Vec::new();
    for ways in kernel::inventory::iter::<WaysIn> {
        all.extend((ways.offered)(tx)?);
    }
    Ok(all)
}

/// Counts that somebody who is not known begins to sign in by such a way.
///
/// # Errors
/// `TooMany`, saying when one may try again.
pub fn began(tx: &mut Tx<'_>, device: &Device) -> Result<()> {
    Try::way(device).count(tx)
}

/// Opens a session of somebody who came by such a way, in place of the one that their browser had; answers its token
/// and its number.
///
/// # Errors
/// Whatever the database meets.
pub fn enter(
    tx: &mut Tx<'_>,
    person: PersonId,
    old: Option<&str>,
    device: &Device,
) -> Result<(String, i64)> {
    Try::way(device).succeeded(tx)?;
    let token = sign_in::replace(tx, person, old, device)?;
    let id = session::number(tx, &token)?;
    Ok((token, id))
}

/// The session of a browser, by its token.
pub fn session_of<'a>(app: &App, headers: &'a HeaderMap) -> Option<&'a str> {
    Cookie::Session.read(&app.config, headers)
}
