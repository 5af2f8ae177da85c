//! Time zones by name, each read once: a page says a hundred hours.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, OnceLock, PoisonError};

use jiff::tz::TimeZone;

/// Where hours are told unless the network or the person chose otherwise.
pub const USUAL: &str = "Europe/Paris";

/// The zone of whoever chose none, said once when the program starts.
static NETWORK: OnceLock<Zone> = OnceLock::new();

/// A time zone there is.
#[derive(Clone, Copy, Debug)]
pub struct Zone(&'static TimeZone);

impl Zone {
    /// The zone of this name, such as `Europe/Paris`; nothing where there is none.
    pub fn named(name: &str) -> Option<Zone> {
        // There are some six hundred, and no more: kept by their own names, however typed.
        static KNOWN: LazyLock<Mutex<HashMap<String, &'static TimeZone>>> =
            LazyLock::new(Mutex::default);
        let rules = TimeZone::get(name).ok()?;
        let name = rules.iana_name()?.to_owned();
        let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
        Some(Zone(known.entry(name).or_insert_with(|| Box::leak(Box::new(rules)))))
    }

    /// Makes this the zone of whoever chose none, if nothing was said before.
    pub fn make_usual(self) {
        NETWORK.set(self).ok();
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        self.0.iana_name().unwrap_or("UTC")
    }

    /// Its name as a person reads it: `America/New York`.
    pub fn label(self) -> String {
        self.name().replace('_', " ")
    }

    /// Its rules: how far it is from UTC, and when that changes.
    pub fn rules(self) -> &'static TimeZone {
        self.0
    }
}

impl Default for Zone {
    /// The network's.
    fn default() -> Self {
        static UTC: TimeZone = TimeZone::UTC;
        *NETWORK.get_or_init(|| Zone::named(USUAL).unwrap_or(Zone(&UTC)))
    }
}

impl PartialEq for Zone {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

impl Eq for Zone {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_is_known_by_its_name_and_is_the_same_each_time() {
        let paris = Zone::named(USUAL).expect("a zone");
        assert_eq!((paris.name(), Some(paris)), (USUAL, Zone::named(USUAL)));
        assert_ne!(Zone::named("Asia/Tokyo"), Some(paris));
        assert_eq!(Zone::named("Mars/Olympus"), None);
    }
}
