//! Keyset pages: a list goes on after the last thing shown, never from a count.

use crate::Result;

/// Where a page begins and how long it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// Only what sorts before this identifier (newest first); `i64::MAX` at the beginning.
    pub before: i64,
    /// How many at most, 1 to 100.
    pub limit: i64,
}

impl Default for Cursor {
    fn default() -> Self {
        Cursor { before: i64::MAX, limit: 20 }
    }
}

/// How many things a page of a list has: 1 to 100.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Limit(i64);

impl Limit {
    const LEAST: i64 = 1;
    const MOST: i64 = 100;
}

impl Default for Limit {
    fn default() -> Self {
        Limit(20)
    }
}

impl<'de> serde::Deserialize<'de> for Limit {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> std::result::Result<Self, D::Error> {
        let asked = i64::deserialize(d)?;
        let bounded = (Self::LEAST..=Self::MOST).contains(&asked).then_some(Limit(asked));
        bounded.ok_or_else(|| serde::de::Error::custom("a page has 1 to 100 things"))
    }
}

impl utoipa::PartialSchema for Limit {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        utoipa::openapi::schema::Object::builder()
            .schema_type(utoipa::openapi::schema::Type::Integer)
            .minimum(Some(Self::LEAST as f64))
            .maximum(Some(Self::MOST as f64))
            .default(Some(Limit::default().0.into()))
            .build()
            .into()
    }
}

impl utoipa::ToSchema for Limit {}

/// What addresses carry: `?before=…&limit=…`.
#[derive(Clone, Debug, Default, serde::Deserialize, serde::Serialize)]
pub struct CursorQuery {
    /// The last identifier of the page before.
    pub before: Option<crate::id::Raw>,
    /// How many.
    pub limit: Option<Limit>,
}

impl CursorQuery {
    /// The cursor, its length within bounds.
    pub fn cursor(&self) -> Cursor {
        Cursor {
            before: self.before.map_or(i64::MAX, |raw| raw.0),
            limit: self.limit.unwrap_or_default().0,
        }
    }
}

/// One page of a list.
#[derive(Clone, Debug)]
pub struct Slice<T> {
    /// The items of the page.
    pub items: Vec<T>,
    /// Where the next page begins, when there is one.
    pub next: Option<i64>,
}

impl<T> Slice<T> {
    /// Cuts `items`, read with one more than `limit`, to a page; `key` is what it is sorted by.
    pub fn cut(mut items: Vec<T>, limit: i64, key: impl Fn(&T) -> i64) -> Self {
        let limit = usize::try_from(limit).unwrap_or(0);
        let more = items.len() > limit;
        items.truncate(limit);
        let next = if more { items.last().map(key) } else { None };
        Slice { items, next }
    }

    /// The same page of other things.
    pub fn map<U>(self, f: impl FnMut(T) -> U) -> Slice<U> {
        Slice { items: self.items.into_iter().map(f).collect(), next: self.next }
    }

    /// The same page of other things, where making one may fail.
    pub fn try_map<U>(self, f: impl FnMut(T) -> Result<U>) -> Result<Slice<U>> {
        let items = self.items.into_iter().map(f).collect::<Result<_>>()?;
        Ok(Slice { items, next: self.next })
    }
}
