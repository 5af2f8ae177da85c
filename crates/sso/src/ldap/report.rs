//! What a run did, or would do: counts, and the first names of each kind.

use kernel::{Error, Time};
use serde::{Deserialize, Serialize};

use crate::scim::refusal;

/// How many names are told of each kind.
const NAMES: usize = 50;

/// So many, and who the first of them are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[schema(as = LdapSide)]
pub(crate) struct Side {
    /// How many.
    pub(crate) count: usize,
    /// The first names.
    pub(crate) names: Vec<String>,
}

impl Side {
    pub(super) fn add(&mut self, name: impl Into<String>) {
        self.count += 1;
        if self.names.len() < NAMES {
            self.names.push(name.into());
        }
    }
}

/// An entry that could not be taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Refusal {
    pub(crate) who: String,
    pub(crate) word: String,
    pub(crate) said: String,
}

/// What a run did, or would do.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Report {
    pub(crate) at: Time,
    pub(crate) seconds: i64,
    /// Whether it only looked.
    pub(crate) is_look: bool,
    pub(crate) people: usize,
    pub(crate) groups: usize,
    pub(crate) new: Side,
    pub(crate) claimed: Side,
    pub(crate) changed: Side,
    pub(crate) closed: Side,
    pub(crate) opened: Side,
    pub(crate) new_groups: Side,
    pub(crate) changed_groups: Side,
    pub(crate) gone_groups: Side,
    pub(crate) refused: Vec<Refusal>,
    pub(crate) refused_count: usize,
    /// Of so many so many accounts would be closed: an administrator is asked first.
    pub(crate) held: Option<(usize, usize)>,
    /// Of so many so many groups would be deleted: the same.
    pub(crate) held_groups: Option<(usize, usize)>,
    /// Of so many memberships of groups so many would end: the same.
    pub(crate) held_members: Option<(usize, usize)>,
    /// A digest of whose accounts would be closed.
    pub(crate) closes: String,
    /// A digest of which groups would be deleted, and which memberships would end.
    pub(crate) deletes: String,
    /// Why it ended before anything was done: a word, and what was said.
    pub(crate) failure: Option<(String, String)>,
}

impl Report {
    pub(super) fn failed(at: Time, error: &Error) -> Report {
        let why = refusal::kept(error).map(|(word, said)| (word.to_owned(), said));
        let why = why.unwrap_or_else(|| ("ldap-failed".to_owned(), String::new()));
        Report { at, failure: Some(why), ..Report::default() }
    }

    /// A digest of who or what these are.
    pub(super) fn digest(ids: impl Iterator<Item = String>) -> String {
        let mut ids: Vec<String> = ids.collect();
        ids.sort_unstable();
        kernel::secret::hash(&ids.join("\n"))
    }

    pub(super) fn refuse(&mut self, who: &str, error: &Error) {
        self.refused_count += 1;
        if self.refused.len() < NAMES {
            let (word, said) = refusal::kept(error).unwrap_or(("ldap-failed", String::new()));
            self.refused.push(Refusal { who: who.to_owned(), word: word.to_owned(), said });
        }
    }

    /// Whether an administrator is asked before anybody is shut out.
    pub(crate) fn is_held(&self) -> bool {
        self.held.is_some() || self.held_groups.is_some() || self.held_members.is_some()
    }

    /// Whether everything is as the directory says.
    pub(crate) fn is_same(&self) -> bool {
        let sides = [
            &self.new,
            &self.claimed,
            &self.changed,
            &self.closed,
            &self.opened,
            &self.new_groups,
            &self.changed_groups,
            &self.gone_groups,
        ];
        sides.iter().all(|side| side.count == 0)
    }
}
