//! The posts that earlier imports brought, by what identifies them: who posted in which millisecond.

use super::SOURCE;
use super::message_keys::{POST, is_old, parts};
use super::structure::Structure;
use crate::failure::Failure;
use crate::network::Network;
use crate::problem::Problem;
use crate::store;
use std::collections::HashMap;

/// The posts that earlier imports brought.
pub(super) struct Brought {
    /// Time, author and space of each, in order.
    all: Vec<(i64, i64, i64)>,
    /// What came of each author and of each space; identifiers are of one thing only.
    of: HashMap<i64, Came>,
    /// The time of the first post of the export.
    first: i64,
}

/// What came of an author or a space.
#[derive(Default)]
struct Came {
    /// The time of the latest post.
    latest: i64,
    /// How many posts are of the time that the export tells of.
    within: usize,
}

impl Brought {
    pub(super) fn read(network: &Network<'_>, structure: &Structure) -> Result<Brought, Failure> {
        let rows = network.app.db.read_blocking(|tx| store::beginning(tx, SOURCE, POST))?;
        if rows.iter().any(|(key, _)| is_old(key)) {
            return Err(Problem::KeysOld.into());
        }
        let mut all: Vec<(i64, i64, i64)> = rows.iter().filter_map(|(key, _)| parts(key)).collect();
        all.sort_unstable();
        let times = structure.posted.values().flatten().map(|one| one.at);
        let first = times.filter(|at| *at > 0).min().unwrap_or(i64::MAX);
        let mut of: HashMap<i64, Came> = HashMap::new();
        for (at, author, space) in &all {
            for id in [author, space] {
                let came = of.entry(*id).or_default();
                // In the order of time.
                came.latest = *at;
                came.within += usize::from(*at >= first);
            }
        }
        Ok(Brought { all, of, first })
    }

    /// The spaces into which this author posted then.
    pub(super) fn spaces(&self, author: i64, at: i64) -> impl Iterator<Item = i64> {
        let first = self.all.partition_point(|one| *one < (at, author, i64::MIN));
        let same = self.all[first..].iter().take_while(move |one| (one.0, one.1) == (at, author));
        same.map(|one| one.2)
    }

    /// Those who posted then, each as often as they did.
    pub(super) fn authors(&self, at: i64) -> impl Iterator<Item = i64> {
        let first = self.all.partition_point(|one| one.0 < at);
        self.all[first..].iter().take_while(move |one| one.0 == at).map(|one| one.1)
    }

    /// Whether an author or a space and something of the export, which posted at these times, are
    /// one: of the time that both tell of, most posts of each are among those that both have.
    pub(super) fn is_same(&self, id: i64, times: &[i64], in_common: usize) -> bool {
        let Some(came) = self.of.get(&id) else { return false };
        let within = times.iter().filter(|at| (1..=came.latest).contains(*at)).count();
        in_common * 2 > within && in_common * 2 > came.within
    }

    /// Whether nothing came of this author or space.
    pub(super) fn is_empty(&self, id: i64) -> bool {
        !self.of.contains_key(&id)
    }

    /// Whether a name may tell that something of the export is this author or space: it may not
    /// where the export goes back to posts of theirs and has none.
    pub(super) fn may_be(&self, id: i64, in_common: usize) -> bool {
        in_common > 0 || self.of.get(&id).is_none_or(|came| came.latest < self.first)
    }
}
