//! Identifiers: time-ordered 64-bit numbers, one type for each kind of object.
//!
//! The upper 42 bits are milliseconds since 1970 (enough until the year 2109), the lower 21 bits
//! are random at the first identifier of a millisecond and count up after it. Sorting by
//! identifier is sorting by creation, so every list pages by its primary key. In JSON an
//! identifier is a string, since JavaScript numbers lose bits above 2⁵³.

use crate::clock::Time;

/// Number of low bits that tell apart identifiers of one millisecond.
pub const ENTROPY_BITS: u32 = 21;

/// Makes identifiers: never the same twice in a process, whatever time it is asked for.
#[derive(Debug, Default)]
pub struct Maker {
    last: i64,
}

impl Maker {
    /// An identifier for an object created at `time`; `random` is fresh entropy.
    pub fn make(&mut self, time: Time, random: u64) -> i64 {
        let mask = (1i64 << ENTROPY_BITS) - 1;
        let floor = time.millis().clamp(0, (1 << 42) - 1) << ENTROPY_BITS;
        let same_millisecond = self.last & !mask == floor;
        let id = if same_millisecond && self.last & mask != mask {
            self.last + 1
        } else {
            // Half of the range is left free, so that counting up has room.
            floor | (random as i64 & (mask >> 1))
        };
        self.last = id;
        id
    }
}

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
                s.parse().map($name).map_err(|_| $crate::Error::not_found())
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
                text.parse().map($name).map_err(::serde::de::Error::custom)
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
        impl $crate::db::FromColumn for Option<$name> {
            fn from_column(row: &$crate::Row<'_>, index: usize) -> $crate::Result<Self> {
                Ok(row.get::<Option<i64>>(index)?.map($name))
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
    fn an_earlier_time_gives_an_earlier_identifier() {
        let mut maker = Maker::default();
        let late = maker.make(Time::from_millis(2_000), u64::MAX);
        let early = maker.make(Time::from_millis(1_999), u64::MAX);
        assert!(early < late);
    }
}
