//! Entries that cannot wait for the horizon.
//!
//! On PostgreSQL a transaction that stays open, an import say, holds back all that is committed after
//! it began. What takes a right away is told as soon as it is committed, and again in its order.

use std::collections::HashSet;

use super::Entry;

/// What was told early, of these kinds.
#[derive(Clone, Debug, Default)]
pub(super) struct Early {
    pub(super) kinds: Vec<String>,
    /// The numbers of what was told and is still held back.
    told: HashSet<i64>,
}

impl Early {
    pub(super) fn of<'a>(kinds: impl IntoIterator<Item = &'a str>) -> Early {
        let kinds = kinds.into_iter().map(str::to_owned).collect();
        Early { kinds, told: HashSet::new() }
    }

    /// Of all that is held back now, what was not told yet; from now on it was.
    pub(super) fn fresh(&mut self, held: Vec<Entry>) -> Vec<Entry> {
        let told = held.iter().map(|entry| entry.position.seq).collect();
        let before = std::mem::replace(&mut self.told, told);
        held.into_iter().filter(|entry| !before.contains(&entry.position.seq)).collect()
    }
}
