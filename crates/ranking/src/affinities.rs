//! How much a reader cares, by id.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A map over ids the database gave out.
pub(crate) type IdMap<V> = HashMap<i64, V, BuildHasherDefault<IdHasher>>;

/// How much a reader cares for topics or for authors: 0 to 1 by id, zero for all others.
#[derive(Clone, Debug, Default)]
pub struct Affinities(IdMap<f64>);

impl Affinities {
    /// Sets one strength, brought between 0 and 1; not-a-number counts as 0.
    pub fn set(&mut self, id: i64, strength: f64) {
        self.0.insert(id, if strength > 0.0 { strength.min(1.0) } else { 0.0 });
    }

    /// The strength for an id.
    pub fn get(&self, id: i64) -> f64 {
        self.0.get(&id).copied().unwrap_or(0.0)
    }

    /// The strength for any of several ids, as if each were a chance of its own: 1 − Π(1 − s).
    pub(crate) fn any(&self, ids: &[i64]) -> f64 {
        1.0 - ids.iter().map(|id| 1.0 - self.get(*id)).product::<f64>()
    }
}

impl FromIterator<(i64, f64)> for Affinities {
    fn from_iter<I: IntoIterator<Item = (i64, f64)>>(strengths: I) -> Self {
        let mut affinities = Self::default();
        for (id, strength) in strengths {
            affinities.set(id, strength);
        }
        affinities
    }
}

/// Hashes one id by a multiplication (Knuth's, by the golden ratio), the high half folded down.
///
/// A ranking looks up thousands of ids, and the standard hasher would be most of its cost. What
/// that one guards against, keys chosen to collide, cannot happen: people do not choose ids.
#[derive(Default)]
pub(crate) struct IdHasher(u64);

impl Hasher for IdHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_i64((*byte).into());
        }
    }

    fn write_i64(&mut self, id: i64) {
        let spread = (self.0 ^ id.cast_unsigned()).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 = spread ^ (spread >> 32);
    }
}
