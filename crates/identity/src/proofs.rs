//! Proofs: what somebody holds by a link, once and for a while. The database keeps the hash of its word.

use kernel::error::Meaning;
use kernel::{Error, PersonId, Result, Tx};
use people::{Person, accounts};

use crate::store::proofs as store;

/// What is proven.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum What {
    /// That one may choose the password of this person.
    Password,
    /// That this person reads mail at this address.
    Address,
}

impl What {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            What::Password => "password",
            What::Address => "address",
        }
    }
}

/// A proof that waits to be used.
#[derive(Clone, Debug)]
pub(crate) struct Proof {
    pub(crate) id: i64,
    pub(crate) person: PersonId,
    /// The address, where it proves one.
    pub(crate) email: Option<String>,
}

/// Makes a proof good for so many seconds; answers the word of its link. Those of this kind that the
/// person had before are worth nothing any more.
pub(crate) fn make(
    tx: &mut Tx<'_>,
    what: What,
    person: PersonId,
    email: Option<&str>,
    seconds: i64,
) -> Result<String> {
    store::forget(tx, what, person)?;
    let token = kernel::secret::token();
    let proof = Proof { id: tx.new_id(), person, email: email.map(str::to_owned) };
    let until = tx.now().plus_seconds(seconds);
    store::insert(tx, what, &proof, &kernel::secret::hash(&token), until)?;
    Ok(token)
}

/// Those of this kind that the person has are worth nothing any more.
pub(crate) fn forget(tx: &mut Tx<'_>, what: What, person: PersonId) -> Result<()> {
    store::forget(tx, what, person)
}

/// The proof of this word, and whose it is.
///
/// # Errors
/// `NotFound` when it was used, is too old or never was, or its person is gone: all look alike.
pub(crate) fn find(tx: &mut Tx<'_>, what: What, token: &str) -> Result<(Proof, Person)> {
    let found = store::find(tx, what, &kernel::secret::hash(token))?.ok_or_else(gone)?;
    let person = accounts::person(tx, found.person)?;
    if person.closed_at.is_some() { Err(gone()) } else { Ok((found, person)) }
}

/// The same, used up.
///
/// # Errors
/// As [`find`].
pub(crate) fn take(tx: &mut Tx<'_>, what: What, token: &str) -> Result<(Proof, Person)> {
    let found = find(tx, what, token)?;
    if store::consume(tx, found.0.id)? { Ok(found) } else { Err(gone()) }
}

fn gone() -> Error {
    Error::new(Meaning::NotFound, "proof-gone")
}
