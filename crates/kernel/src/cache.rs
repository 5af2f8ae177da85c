//! Values kept in memory that can be made again from the database, and are forgotten when what they
//! were made from changes.
//!
//! A value is made from a snapshot that may be older than a change that arrives while it is being
//! made. So whoever makes one takes a [`FillTicket`] first, and a value whose key was touched since is
//! used by its maker but not kept. The space is bounded: when it is full, what was not asked for
//! since the hand last came round goes (the *clock* algorithm: Corbató, 1968).

use std::collections::{HashMap, VecDeque};
use std::hash::Hash;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, RwLock, RwLockReadGuard, RwLockWriteGuard};

/// A bounded store of values by key.
#[derive(Debug)]
pub struct Cache<K, V> {
    state: RwLock<State<K, V>>,
    capacity: usize,
}

#[derive(Debug)]
struct State<K, V> {
    slots: HashMap<K, Slot<V>>,
    /// The keys in the order in which the clock's hand meets them.
    ring: VecDeque<K>,
    /// The sum of the weights.
    weight: usize,
    /// Counts changes.
    epoch: u64,
    /// Tickets that are out.
    tickets: usize,
    /// Since a ticket is out: the last change of each key…
    touched: HashMap<K, u64>,
    /// …and the last change that may concern any key.
    swept: u64,
}

#[derive(Debug)]
struct Slot<V> {
    value: Arc<V>,
    weight: usize,
    asked_for: AtomicBool,
}

/// The right to keep what is made from the database after this moment.
#[derive(Debug)]
pub struct FillTicket<'a, K: Eq + Hash + Clone, V> {
    cache: &'a Cache<K, V>,
    epoch: u64,
}

impl<K: Eq + Hash + Clone, V> Cache<K, V> {
    /// An empty cache for values of this weight together, in whatever unit [`FillTicket::keep`] is told.
    pub fn new(capacity: usize) -> Self {
        let state = State {
            slots: HashMap::new(),
            ring: VecDeque::new(),
            weight: 0,
            epoch: 0,
            tickets: 0,
            touched: HashMap::new(),
            swept: 0,
        };
        Cache { state: RwLock::new(state), capacity }
    }

    /// The value of `key`, if it is there.
    pub fn get(&self, key: &K) -> Option<Arc<V>> {
        let state = self.read();
        let slot = state.slots.get(key)?;
        slot.asked_for.store(true, Ordering::Relaxed);
        Some(slot.value.clone())
    }

    /// To be taken before the transaction that a value is made from begins.
    pub fn ticket(&self) -> FillTicket<'_, K, V> {
        let mut state = self.write();
        state.tickets += 1;
        FillTicket { cache: self, epoch: state.epoch }
    }

    /// What the value of `key` was made from has changed.
    pub fn invalidate(&self, key: &K) {
        let mut state = self.write();
        state.touch(key);
        state.remove(key);
    }

    /// The same for every value of which `concerned` is true.
    pub fn invalidate_where(&self, concerned: impl Fn(&K, &V) -> bool) {
        let mut state = self.write();
        state.sweep();
        let found: Vec<K> = state
            .slots
            .iter()
            .filter(|(key, slot)| concerned(key, &slot.value))
            .map(|(key, _)| key.clone())
            .collect();
        found.iter().for_each(|key| state.remove(key));
    }

    /// The same for all of them.
    pub fn clear(&self) {
        let mut state = self.write();
        state.sweep();
        state.slots.clear();
        state.ring.clear();
        state.weight = 0;
    }

    /// How many values there are, and what they weigh.
    pub fn size(&self) -> (usize, usize) {
        let state = self.read();
        (state.slots.len(), state.weight)
    }

    fn read(&self) -> RwLockReadGuard<'_, State<K, V>> {
        self.state.read().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    fn write(&self) -> RwLockWriteGuard<'_, State<K, V>> {
        self.state.write().unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

impl<K: Eq + Hash + Clone, V: Clone> Cache<K, V> {
    /// Brings the value of `key`, if it is there, into step with a change.
    pub fn change(&self, key: &K, change: impl FnOnce(&mut V)) {
        let mut state = self.write();
        state.touch(key);
        if let Some(slot) = state.slots.get_mut(key) {
            change(Arc::make_mut(&mut slot.value));
        }
    }
}

impl<K: Eq + Hash + Clone, V> FillTicket<'_, K, V> {
    /// Keeps a value made since the ticket was taken, unless what it was made from changed
    /// meanwhile.
    pub fn keep(&self, key: K, value: V, weight: usize) -> Arc<V> {
        let value = Arc::new(value);
        let mut state = self.cache.write();
        let touched = state.touched.get(&key).copied().unwrap_or(0).max(state.swept);
        if touched > self.epoch || weight > self.cache.capacity {
            return value;
        }
        state.remove(&key);
        state.make_room(self.cache.capacity - weight);
        let slot = Slot { value: value.clone(), weight, asked_for: AtomicBool::new(false) };
        state.weight += weight;
        state.slots.insert(key.clone(), slot);
        state.ring.push_back(key);
        value
    }
}

impl<K: Eq + Hash + Clone, V> Drop for FillTicket<'_, K, V> {
    fn drop(&mut self) {
        let mut state = self.cache.write();
        state.tickets -= 1;
        if state.tickets == 0 {
            state.touched = HashMap::new();
        }
    }
}

impl<K: Eq + Hash + Clone, V> State<K, V> {
    fn touch(&mut self, key: &K) {
        self.epoch += 1;
        if self.tickets > 0 {
            self.touched.insert(key.clone(), self.epoch);
        }
    }

    fn sweep(&mut self) {
        self.epoch += 1;
        self.swept = self.epoch;
    }

    /// Its place in the ring stays until the hand comes by.
    fn remove(&mut self, key: &K) {
        if let Some(slot) = self.slots.remove(key) {
            self.weight -= slot.weight;
        }
        // A ring of keys long gone would grow without end.
        if self.ring.len() > 2 * self.slots.len() + 64 {
            let slots = &self.slots;
            let mut seen = std::collections::HashSet::new();
            self.ring.retain(|key| slots.contains_key(key) && seen.insert(key.clone()));
        }
    }

    fn make_room(&mut self, limit: usize) {
        while self.weight > limit
            && let Some(key) = self.ring.pop_front()
        {
            match self.slots.get(&key) {
                Some(slot) if slot.asked_for.swap(false, Ordering::Relaxed) => {
                    self.ring.push_back(key);
                }
                Some(_) => self.remove(&key),
                None => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Cache;

    #[test]
    fn what_changed_while_it_was_made_is_not_kept() {
        let cache: Cache<u8, &str> = Cache::new(10);
        let ticket = cache.ticket();
        cache.invalidate(&1);
        assert_eq!(*ticket.keep(1, "old", 1), "old", "its maker uses it");
        assert!(cache.get(&1).is_none(), "nobody else does");
        assert_eq!(*ticket.keep(2, "untouched", 1), "untouched");
        assert!(cache.get(&2).is_some());
        let later = cache.ticket();
        later.keep(1, "new", 1);
        assert_eq!(cache.get(&1).as_deref(), Some(&"new"));
    }

    #[test]
    fn a_sweep_concerns_what_is_being_made_too() {
        let cache: Cache<u8, u8> = Cache::new(10);
        let ticket = cache.ticket();
        cache.invalidate_where(|_, _| false);
        ticket.keep(1, 1, 1);
        assert!(cache.get(&1).is_none());
    }

    #[test]
    fn a_change_reaches_what_is_kept_and_spares_who_already_has_it() {
        let cache: Cache<u8, Vec<u8>> = Cache::new(10);
        cache.ticket().keep(1, vec![1], 1);
        let before = cache.get(&1);
        cache.change(&1, |value| value.push(2));
        assert_eq!(before.as_deref(), Some(&vec![1]));
        assert_eq!(cache.get(&1).as_deref(), Some(&vec![1, 2]));
    }

    #[test]
    fn the_weight_stays_within_bounds_and_what_is_asked_for_stays() {
        let cache: Cache<u32, ()> = Cache::new(100);
        for key in 0..1_000 {
            cache.ticket().keep(key, (), 1);
            assert!(cache.get(&0).is_some(), "asked for at every turn, gone at {key}");
            assert!(cache.size().1 <= 100);
        }
        for key in 0..10_000 {
            cache.ticket().keep(key % 7, (), 1);
            cache.invalidate(&(key % 7));
        }
        assert!(cache.read().ring.len() < 1_000, "keys long gone are not kept");
    }
}
