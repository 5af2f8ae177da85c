//! Identifiers: time-ordered 64-bit numbers, one type for each kind of object.
//!
//! The upper 42 bits are milliseconds since 1970 (enough until the year 2109), the lower 21 bits
//! are random at the first identifier of a millisecond and count up after it. The last milliseconds
//! asked for are remembered: transactions that run at the same time, and importers, go back and
//! forth between them, and a fresh draw at each return would meet an earlier one. Sorting by
//! identifier is sorting by creation, so every list pages by its primary key. In JSON an
//! identifier is a string, since JavaScript numbers lose bits above 2⁵³.

use std::collections::{HashMap, VecDeque};

use crate::clock::Time;

/// Number of low bits that tell apart identifiers of one millisecond.
pub const ENTROPY_BITS: u32 = 21;

/// How many milliseconds are remembered.
const REMEMBERED: usize = 4_096;

/// Makes identifiers: never the same twice in a process for the milliseconds that it remembers,
/// up to a million in each; beyond that, and between processes, chance keeps them apart.
#[derive(Debug, Default)]
pub struct Maker {
    /// By millisecond, the last identifier made for it.
    last: HashMap<i64, i64>,
    /// Those milliseconds, the first remembered in front.
    order: VecDeque<i64>,
    /// The furthest identifier that was made for the present, or is known from before.
    newest: i64,
}

impl Maker {
    /// An identifier for an object created now: after all that were made for the present before,
    /// though the machine's clock has been set back, since lists go by identifiers.
    pub fn make_now(&mut self, now: Time, random: u64) -> i64 {
        let mut time = now.millis().max(self.newest >> ENTROPY_BITS);
        loop {
            let id = self.make(Time::from_millis(time), random);
            if id > self.newest {
                self.newest = id;
                return id;
            }
            // That millisecond is used up, or was another process's.
            time += 1;
        }
    }

    /// What is created from now on comes after this identifier.
    pub fn follow(&mut self, id: i64) {
        self.newest = self.newest.max(id);
    }

    /// An identifier for an object created at `time`; `random` is fresh entropy.
    pub fn make(&mut self, time: Time, random: u64) -> i64 {
        let mask = (1i64 << ENTROPY_BITS) - 1;
        let floor = time.millis().clamp(0, (1 << 42) - 1) << ENTROPY_BITS;
        // Half of the range is left free, so that counting up has room.
        let fresh = floor | (random as i64 & (mask >> 1));
        match self.last.get_mut(&floor) {
            Some(last) => {
                *last = if *last & mask == mask { fresh } else { *last + 1 };
                *last
            }
            None => {
                self.remember(floor, fresh);
                fresh
            }
        }
    }

    fn remember(&mut self, floor: i64, id: i64) {
        if self.order.len() == REMEMBERED
            && let Some(oldest) = self.order.pop_front()
        {
            self.last.remove(&oldest);
        }
        self.order.push_back(floor);
        self.last.insert(floor, id);
    }
}

/// When what has this identifier was made, to the millisecond.
pub fn made_at(id: i64) -> Time {
    Time::from_millis(id >> ENTROPY_BITS)
}

/// The number of a written identifier: digits and nothing else.
pub fn number(text: &str) -> Option<i64> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
}

/// What [`id!`] declares: lets `Option` of it be read from a column.
pub trait Identifier: From<i64> {}

/// Declares identifier types: `id! { /// A post. PostId }`.
#[macro_export]
macro_rules! id {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub struct $name(pub i64);

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                self.0.fmt(f)
            }
        }
        impl ::std::str::FromStr for $name {
            type Err = $crate::Error;
            /// Digits only; anything else is an object that is not there.
            fn from_str(s: &str) -> $crate::Result<Self> {
                $crate::id::number(s).map($name).ok_or_else($crate::Error::not_found)
            }
        }
        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, s: S) -> ::std::result::Result<S::Ok, S::Error> {
                s.collect_str(self)
            }
        }
        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(d: D) -> ::std::result::Result<Self, D::Error> {
                let text = <::std::borrow::Cow<'de, str> as ::serde::Deserialize>::deserialize(d)?;
                let number = $crate::id::number(&text).map($name);
                number.ok_or_else(|| ::serde::de::Error::custom("an identifier is digits"))
            }
        }
        impl $crate::ToValue for $name {
            fn to_value(&self) -> $crate::Value<'_> {
                $crate::Value::Int(self.0)
            }
        }
        impl $crate::db::FromColumn for $name {
            fn from_column(row: &$crate::Row<'_>, index: usize) -> $crate::Result<Self> {
                row.get(index).map($name)
            }
        }
        impl $crate::id::Identifier for $name {}
        impl From<$name> for i64 {
            fn from(id: $name) -> i64 {
                id.0
            }
        }
        impl From<i64> for $name {
            fn from(raw: i64) -> Self {
                $name(raw)
            }
        }
        impl ::utoipa::PartialSchema for $name {
            fn schema() -> ::utoipa::openapi::RefOr<::utoipa::openapi::schema::Schema> {
                ::utoipa::openapi::schema::Object::builder()
                    .schema_type(::utoipa::openapi::schema::Type::String)
                    .description(Some("Identifier: a decimal number, as a string."))
                    .pattern(Some("^[0-9]{1,19}$"))
                    .examples(["3700000000000000000"])
                    .build()
                    .into()
            }
        }
        impl ::utoipa::ToSchema for $name {}
    )+};
}

id! {
    /// A person: member or guest.
    PersonId,
    /// A space.
    SpaceId,
    /// An object of whatever kind, as in the activity log and in cursors.
    Raw,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_follow_time_and_never_repeat() {
        let mut maker = Maker::default();
        let mut seen = std::collections::HashSet::new();
        let mut last = 0;
        for n in 0..10_000 {
            let id = maker.make(Time::from_millis(1_700_000_000_000 + n / 5_000), 7);
            assert!(id > last, "identifier {n} does not follow the one before");
            assert!(seen.insert(id));
            last = id;
        }
    }

    #[test]
    fn going_back_and_forth_between_milliseconds_repeats_nothing() {
        let mut maker = Maker::default();
        let mut seen = std::collections::HashSet::new();
        for n in 0..20_000 {
            // A poor source of chance shows what memory alone achieves.
            let id = maker.make(Time::from_millis(1_700_000_000_000 + n * 7 % 10), 7);
            assert!(seen.insert(id), "identifier {n} was there before");
        }
        for n in 0..REMEMBERED as i64 * 2 {
            maker.make(Time::from_millis(n), 7);
        }
        assert!(maker.last.len() <= REMEMBERED && maker.order.len() <= REMEMBERED);
    }

    #[test]
    fn what_is_created_now_never_comes_before_what_was() {
        let mut maker = Maker::default();
        let known = maker.make(Time::from_millis(5_000), u64::MAX);
        maker.follow(known);
        let mut last = known;
        for millis in [5_000, 5_000, 4_000, 1, 6_000, 5_999] {
            let id = maker.make_now(Time::from_millis(millis), 0);
            assert!(id > last, "at {millis}");
            last = id;
        }
        // More than fit in a millisecond, while the clock stands still.
        for _ in 0..1 << ENTROPY_BITS {
            let id = maker.make_now(Time::from_millis(1), u64::MAX);
            assert!(id > last);
            last = id;
        }
        assert!(maker.make(Time::from_millis(1), 0) < known, "the past is still written as such");
    }

    #[test]
    fn an_earlier_time_gives_an_earlier_identifier() {
        let mut maker = Maker::default();
        let late = maker.make(Time::from_millis(2_000), u64::MAX);
        let early = maker.make(Time::from_millis(1_999), u64::MAX);
        assert!(early < late);
    }
}
