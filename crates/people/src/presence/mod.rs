//! Presence: whether somebody is here now, told as long as it is so to those who may know.
//!
//! Invariants:
//! - who is here is in the memory of a process alone ([`Presence`]), never in the database nor in the
//!   log: once somebody has left, nothing tells that they were here;
//! - each person chooses where it shows ([`Shown`]), and whoever shows theirs nowhere sees nobody's;
//! - not being here and not showing it look the same.
//!
//! Processes that share a database tell one another who is on their pages ([`Word`]).

mod actions;
mod elsewhere;
mod registry;

use kernel::{Activity, PersonId, Result, Tx, Viewer};
use serde::{Deserialize, Serialize};

pub(crate) use actions::{
    __path_api_of, __path_api_read, __path_api_write, api_of, api_read, api_write, submit,
};
pub use elsewhere::{BEAT, Node, Word};
pub use registry::{Change, Changes, PageGuard, Presence};

use crate::access::Readable;
use crate::logged;
use crate::person::Person;
use crate::store::presence as store;

/// Where it shows that a person is here, and that they are writing.
#[derive(
    Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize, utoipa::ToSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Shown {
    /// Nowhere; and they see of nobody that they are here.
    Nowhere,
    /// To those with whom they are in a conversation: the usual.
    #[default]
    Conversations,
    /// On their profile too.
    Everywhere,
}

impl Shown {
    /// Every choice, the most discreet first.
    pub const ALL: [Shown; 3] = [Shown::Nowhere, Shown::Conversations, Shown::Everywhere];

    /// As stored, and in forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Shown::Nowhere => "nowhere",
            Shown::Conversations => "conversations",
            Shown::Everywhere => "everywhere",
        }
    }

    /// The choice of a stored word; an unknown word shows nothing.
    pub(crate) fn stored(word: &str) -> Shown {
        Shown::ALL.into_iter().find(|shown| shown.as_str() == word).unwrap_or(Shown::Nowhere)
    }
}

/// Where it shows that this person is here.
pub fn shown(tx: &mut Tx<'_>, person: PersonId) -> Result<Shown> {
    store::shown(tx, person)
}

/// Chooses where it shows that the viewer is here.
pub fn choose(tx: &mut Tx<'_>, viewer: &Viewer, shown: Shown) -> Result<()> {
    if !store::choose(tx, viewer.id, shown)? {
        return Ok(());
    }
    tx.log(Activity::new(logged::PRESENCE_CHOSEN, viewer.id.0).by(viewer.id))
}

/// Whether the profile of `person` tells the viewer that they are here.
pub(crate) fn on_profile(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    person: &Readable<Person>,
    here: &Presence,
) -> Result<bool> {
    Ok(viewer.id != person.id
        && here.is(person.id)
        && shown(tx, person.id)? == Shown::Everywhere
        && shown(tx, viewer.id)? != Shown::Nowhere)
}
