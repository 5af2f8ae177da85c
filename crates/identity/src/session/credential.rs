//! What a request was let in with, for whatever outlives the request and must prove it again.

use kernel::{Error, Result, Time, Tx, Viewer};

use crate::store::{sessions, tokens};

/// What a request was let in with: an extension of the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Credential {
    /// The session of this number.
    Session(i64),
    /// The access token of this number.
    Token(i64),
}

/// Somebody whose credential was good in the transaction that says so.
#[derive(Clone, Debug)]
pub struct Admitted {
    /// Who it is.
    pub viewer: Viewer,
    /// When the credential ends, unless it is prolonged or ended before.
    pub until: Option<Time>,
}

impl Credential {
    /// The number of the session, where it is one.
    pub fn session(self) -> Option<i64> {
        match self {
            Credential::Session(id) => Some(id),
            Credential::Token(_) => None,
        }
    }

    /// The number of the access token, where it is one.
    pub fn token(self) -> Option<i64> {
        match self {
            Credential::Session(_) => None,
            Credential::Token(id) => Some(id),
        }
    }

    /// Proves who this is, as the database says now.
    ///
    /// # Errors
    /// `Unauthenticated` where the session or token has ended, or the account is closed.
    pub fn prove(self, tx: &mut Tx<'_>) -> Result<Admitted> {
        let proven = match self {
            Credential::Session(id) => sessions::of_number(tx, id)?
                .map(|found| Admitted { viewer: found.viewer, until: Some(found.expires_at) }),
            Credential::Token(id) => tokens::of_number(tx, id)?
                .map(|found| Admitted { viewer: found.viewer, until: found.expires_at }),
        };
        proven.ok_or_else(Error::unauthenticated)
    }
}
