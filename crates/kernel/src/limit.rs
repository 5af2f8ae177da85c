//! Rate limits in memory: so many acts by one key in a window, then no more for a while.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Mutex;

use crate::error::Meaning;
use crate::{Error, Message, Result, Time};

/// Allows `most` acts a key in any window of `seconds` (a fixed window from the first act).
#[derive(Debug)]
pub struct Limit<K> {
    most: u32,
    seconds: i64,
    seen: Mutex<HashMap<K, (Time, u32)>>,
}

impl<K: Eq + Hash> Limit<K> {
    /// At most `most` acts a key in `seconds`.
    pub fn new(most: u32, seconds: i64) -> Self {
        Limit { most, seconds, seen: Mutex::default() }
    }

    /// Counts one act of `key` at `now`; an error once there are too many.
    pub fn take(&self, key: K, now: Time) -> Result<()> {
        let mut seen = self.seen.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        if seen.len() > 100_000 {
            seen.retain(|_, (since, _)| now.seconds_since(*since) < self.seconds);
        }
        let entry = seen.entry(key).or_insert((now, 0));
        if now.seconds_since(entry.0) >= self.seconds {
            *entry = (now, 0);
        }
        entry.1 = entry.1.saturating_add(1);
        if entry.1 <= self.most {
            return Ok(());
        }
        let wait = self.seconds - now.seconds_since(entry.0);
        Err(too_many(wait))
    }

    /// Forgets `key`, for instance after a success.
    pub fn forget(&self, key: &K) {
        self.seen.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).remove(key);
    }
}

/// The error for whoever did something too often and may again in `seconds`.
pub fn too_many(seconds: i64) -> Error {
    let minutes = (seconds + 59) / 60;
    let message = Message::new("error-too-many").with("minutes", minutes);
    Error::new(Meaning::TooMany, message).retry_after(u32::try_from(seconds).unwrap_or(1).max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_after_the_most_and_allows_after_the_window() {
        let limit = Limit::new(2, 60);
        let start = Time::from_millis(0);
        assert!(limit.take("a", start).is_ok());
        assert!(limit.take("a", start).is_ok());
        assert_eq!(limit.take("a", start).unwrap_err().meaning(), Meaning::TooMany);
        assert!(limit.take("b", start).is_ok(), "another key is not concerned");
        assert!(limit.take("a", start.plus_seconds(60)).is_ok());
    }
}
