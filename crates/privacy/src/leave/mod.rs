//! Closing an account for good: what becomes of what somebody wrote is theirs to choose, all else that is kept of them is
//! erased.

pub(crate) mod admin;
pub(crate) mod api;
mod erase;
mod ledger;
pub(crate) mod page;
pub(crate) mod receipt;
pub(crate) mod rule;
mod work;

pub use ledger::LEDGER;
pub use work::Eraser;

use kernel::error::Meaning;
use kernel::personal::Words;
use kernel::{Error, PersonId, Result, Role, Tx, Viewer, params, secret};
use serde::Deserialize;

use crate::store::{ASK_ERASURE, ERASURE_HELD, ERASURE_OF};

pub(crate) const PATH: &str = "/settings/leave";

kernel::id! {
    /// An erasure.
    ErasureId,
}

/// What becomes of what somebody wrote.
#[derive(Clone, Copy, Debug, Default, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Choice {
    /// Of posts and comments; they stay, and name nobody, unless it is said.
    #[serde(default)]
    pub(crate) words: Words,
    /// Of what was written in conversations; the same.
    #[serde(default)]
    pub(crate) conversations: Words,
}

/// Why somebody is erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Origin {
    /// They wanted it.
    Choice,
    /// An administrator did, of an account that was closed.
    Administrator,
    /// The rule of the company about accounts that are closed.
    Rule,
    /// They had been before an older backup was restored.
    Ledger,
}

impl Origin {
    fn as_str(self) -> &'static str {
        match self {
            Origin::Choice => "choice",
            Origin::Administrator => "administrator",
            Origin::Rule => "rule",
            Origin::Ledger => "ledger",
        }
    }
}

/// Closes the account of the viewer, whose password was proved, and has it erased; answers the word in the address of
/// the receipt.
///
/// # Errors
/// `Conflict` for the last administrator; `Forbidden` where the company does not let people close theirs.
fn close_own(tx: &mut Tx<'_>, viewer: &Viewer, choice: Choice) -> Result<String> {
    identity::tokens::require_full(viewer)?;
    if !rule::get(tx)?.by_choice {
        return Err(Error::new(Meaning::Forbidden, "leave-not-here"));
    }
    let me = people::accounts::person(tx, viewer.id)?;
    identity::administer::close_own(tx, &me)?;
    ask(tx, viewer.id, choice, Origin::Choice)
}

/// Has an account erased that is closed.
///
/// # Errors
/// `Forbidden` to all but administrators; `Conflict` where it is open.
fn erase_closed(tx: &mut Tx<'_>, viewer: &Viewer, handle: &str, choice: Choice) -> Result<String> {
    viewer.administering()?;
    let person = people::access::readable(tx, viewer, handle)?;
    if person.closed_at.is_none() {
        return Err(Error::new(Meaning::Conflict, "leave-still-open"));
    }
    if people::erased::nobody(tx, 0)?.contains(&person.id) {
        return Err(Error::not_found());
    }
    ask(tx, person.id, choice, Origin::Administrator)
}

/// Has somebody erased, whoever asks.
fn ask(tx: &mut Tx<'_>, person: PersonId, choice: Choice, origin: Origin) -> Result<String> {
    if tx.query_opt(&ERASURE_OF, params![person], |_| Ok(()))?.is_some() {
        return Err(Error::new(Meaning::Conflict, "leave-under-way"));
    }
    let code = secret::token();
    let (id, hash, now) = (tx.new_id::<ErasureId>(), secret::hash(&code), tx.now());
    let (words, conversations) = (word(choice.words), word(choice.conversations));
    let origin = origin.as_str();
    let values = params![id, person, hash, words, conversations, origin, now];
    tx.execute(&ASK_ERASURE, values)?;
    people::accounts::begin_erasure(tx, person)?;
    Ok(code)
}

/// As stored.
fn word(words: Words) -> &'static str {
    match words {
        Words::Keep => "keep",
        Words::Remove => "remove",
    }
}

/// What was stored.
fn stored(word: &str) -> Words {
    if word == "remove" { Words::Remove } else { Words::Keep }
}

/// Whether an erasure of this person waits for a legal hold.
fn is_held(tx: &mut Tx<'_>, person: PersonId) -> Result<bool> {
    Ok(tx.query_opt(&ERASURE_HELD, params![person], |_| Ok(()))?.is_some())
}

/// Whether somebody may not close their account, being who runs the network.
fn is_last_administrator(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<bool> {
    Ok(viewer.role == Role::Administrator
        && !people::accounts::is_administered_beside(tx, viewer.id)?)
}
