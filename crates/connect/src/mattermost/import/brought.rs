//! The posts that earlier imports brought, by what identifies them: who posted in which millisecond.

use super::SOURCE;
use super::message_keys::{POST, parts};
use super::structure::Structure;
use crate::failure::Failure;
use crate::network::Network;
use crate::store;
use std::collections::HashMap;

/// The posts that earlier imports brought.
pub(super) struct Brought {
    /// Time, author and space of each, in order.
    all: Vec<(i64, i64, i64)>,
    /// The time of the latest of each author and of each space.
    latest: HashMap<i64, i64>,
    /// The time of the first post of the export.
    first: i64,
}

impl Brought {
    pub(super) fn read(network: &Network<'_>, structure: &Structure) -> Result<Brought, Failure> {
        let rows = network.app.db.read_blocking(|tx| store::beginning(tx, SOURCE, POST))?;
        let mut all: Vec<(i64, i64, i64)> = rows.iter().filter_map(|(key, _)| parts(key)).collect();
        all.sort_unstable();
        let mut latest = HashMap::new();
        for (at, author, space) in &all {
            // In the order of time.
            latest.insert(*author, *at);
            latest.insert(*space, *at);
        }
        let times = structure.posted.values().flatten().map(|one| one.at);
        let first = times.filter(|at| *at > 0).min().unwrap_or(i64::MAX);
        Ok(Brought { all, latest, first })
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

    /// Whether most of what was posted at these times, as long as anything came of this author or
    /// space, is what came: so many have both in common.
    pub(super) fn is_most(&self, of: i64, times: &[i64], in_common: usize) -> bool {
        let latest = self.latest.get(&of).copied().unwrap_or_default();
        in_common * 2 > times.iter().filter(|at| **at <= latest).count()
    }

    /// Whether a name may tell that something of the export is this author or space: it may not
    /// where the export goes back to posts of theirs and has none.
    pub(super) fn may_be(&self, of: i64, in_common: usize) -> bool {
        in_common > 0 || self.latest.get(&of).is_none_or(|latest| *latest < self.first)
    }
}
