//! Values in and out of statements, the same for both engines.

use std::borrow::Cow;

use postgres::types::{IsNull, Type, private::BytesMut};
use rusqlite::types::{ToSqlOutput, ValueRef};

use crate::{Error, Result, Time};

/// A parameter of a statement.
#[derive(Clone, Debug)]
pub enum Value<'a> {
    /// NULL.
    Null,
    /// `BIGINT`; booleans are 0 and 1.
    Int(i64),
    /// `DOUBLE PRECISION`.
    Real(f64),
    /// `TEXT`.
    Text(Cow<'a, str>),
    /// A list for `IN ($n[])`.
    List(Cow<'a, [i64]>),
    /// A list of words for `IN ($n[])`.
    Words(Cow<'a, [String]>),
}

/// What can be a parameter.
pub trait ToValue {
    /// As a parameter.
    fn to_value(&self) -> Value<'_>;
}

macro_rules! to_value {
    ($($type:ty: $self:ident => $value:expr;)+) => {$(
        impl ToValue for $type {
            fn to_value(&$self) -> Value<'_> { $value }
        }
    )+};
}

to_value! {
    i64: self => Value::Int(*self);
    bool: self => Value::Int(i64::from(*self));
    f64: self => Value::Real(*self);
    Time: self => Value::Int(self.0);
    str: self => Value::Text(Cow::Borrowed(self));
    String: self => Value::Text(Cow::Borrowed(self));
    [i64]: self => Value::List(Cow::Borrowed(self));
    Vec<i64>: self => Value::List(Cow::Borrowed(self));
    [String]: self => Value::Words(Cow::Borrowed(self));
    Vec<String>: self => Value::Words(Cow::Borrowed(self));
}

impl<T: ToValue + ?Sized> ToValue for &T {
    fn to_value(&self) -> Value<'_> {
        (**self).to_value()
    }
}

impl<T: ToValue> ToValue for Option<T> {
    fn to_value(&self) -> Value<'_> {
        self.as_ref().map_or(Value::Null, T::to_value)
    }
}

/// The parameters of a statement: `params![id, name]`.
#[macro_export]
macro_rules! params {
    ($($value:expr),* $(,)?) => { &[$($crate::ToValue::to_value(&$value)),*] as &[$crate::Value<'_>] };
}

impl rusqlite::ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Value::Null => ToSqlOutput::Borrowed(ValueRef::Null),
            Value::Int(n) => ToSqlOutput::Borrowed(ValueRef::Integer(*n)),
            Value::Real(x) => ToSqlOutput::Borrowed(ValueRef::Real(*x)),
            Value::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
            Value::List(list) => ToSqlOutput::from(json(list)?),
            Value::Words(words) => ToSqlOutput::from(json(words)?),
        })
    }
}

fn json(list: &(impl serde::Serialize + ?Sized)) -> rusqlite::Result<String> {
    serde_json::to_string(list).map_err(|e| rusqlite::Error::ToSqlConversionFailure(Box::new(e)))
}

/// PostgreSQL has no NUL character in text: the sign of something unreadable takes its place.
fn without_nul(text: &str) -> Cow<'_, str> {
    if text.contains('\0') { text.replace('\0', "\u{fffd}").into() } else { text.into() }
}

type AnyError = Box<dyn std::error::Error + Sync + Send>;

impl postgres::types::ToSql for Value<'_> {
    fn to_sql(&self, kind: &Type, out: &mut BytesMut) -> Result<IsNull, AnyError> {
        match self {
            Value::Null => Ok(IsNull::Yes),
            Value::Int(n) => match *kind {
                Type::INT4 => i32::try_from(*n)?.to_sql(kind, out),
                Type::INT2 => i16::try_from(*n)?.to_sql(kind, out),
                Type::BOOL => (*n != 0).to_sql(kind, out),
                Type::FLOAT8 => (*n as f64).to_sql(kind, out),
                _ => n.to_sql_checked(kind, out),
            },
            Value::Real(x) => x.to_sql_checked(kind, out),
            Value::Text(text) => without_nul(text).to_sql_checked(kind, out),
            Value::List(list) => list.as_ref().to_sql_checked(kind, out),
            Value::Words(words) => {
                let words: Vec<_> = words.iter().map(|word| without_nul(word)).collect();
                words.to_sql_checked(kind, out)
            }
        }
    }

    /// Every type as far as this goes: each value above checks its own.
    fn accepts(_: &Type) -> bool {
        true
    }

    postgres::types::to_sql_checked!();
}

/// A row of an answer.
pub enum Row<'a> {
    /// Of SQLite.
    Sqlite(&'a rusqlite::Row<'a>),
    /// Of PostgreSQL.
    Postgres(&'a postgres::Row),
}

impl Row<'_> {
    /// The value of column `index`, from 0.
    ///
    /// # Errors
    /// `Internal` when the column is not there or of another type: a mistake of the program.
    pub fn get<T: FromColumn>(&self, index: usize) -> Result<T> {
        T::from_column(self, index)
    }
}

/// What can be read from a column.
pub trait FromColumn: Sized {
    /// The value of column `index`.
    fn from_column(row: &Row<'_>, index: usize) -> Result<Self>;
}

/// Reads whatever whole number PostgreSQL gives as an `i64`.
struct Whole(i64);

impl<'a> postgres::types::FromSql<'a> for Whole {
    fn from_sql(kind: &Type, raw: &'a [u8]) -> Result<Self, AnyError> {
        Ok(Whole(match *kind {
            Type::BOOL => i64::from(bool::from_sql(kind, raw)?),
            Type::INT2 => i64::from(i16::from_sql(kind, raw)?),
            Type::INT4 => i64::from(i32::from_sql(kind, raw)?),
            _ => i64::from_sql(kind, raw)?,
        }))
    }

    fn accepts(kind: &Type) -> bool {
        matches!(*kind, Type::BOOL | Type::INT2 | Type::INT4 | Type::INT8)
    }
}

macro_rules! from_column {
    ($($type:ty, $column:ty => $make:expr;)+) => {$(
        impl FromColumn for $type {
            fn from_column(row: &Row<'_>, index: usize) -> Result<Self> {
                let make: fn($column) -> $type = $make;
                match row {
                    Row::Sqlite(row) => row.get::<_, $type>(index).map_err(Error::internal),
                    Row::Postgres(row) => {
                        row.try_get::<_, $column>(index).map(make).map_err(Error::internal)
                    }
                }
            }
        }
        impl FromColumn for Option<$type> {
            fn from_column(row: &Row<'_>, index: usize) -> Result<Self> {
                let make: fn($column) -> $type = $make;
                match row {
                    Row::Sqlite(row) => row.get::<_, Option<$type>>(index).map_err(Error::internal),
                    Row::Postgres(row) => row
                        .try_get::<_, Option<$column>>(index)
                        .map(|value| value.map(make))
                        .map_err(Error::internal),
                }
            }
        }
    )+};
}

from_column! {
    i64, Whole => |whole| whole.0;
    bool, Whole => |whole| whole.0 != 0;
    f64, f64 => |x| x;
    String, String => |text| text;
}

impl FromColumn for Time {
    fn from_column(row: &Row<'_>, index: usize) -> Result<Self> {
        row.get(index).map(Time)
    }
}

impl FromColumn for Option<Time> {
    fn from_column(row: &Row<'_>, index: usize) -> Result<Self> {
        Ok(row.get::<Option<i64>>(index)?.map(Time))
    }
}

impl<T: crate::id::Identifier> FromColumn for Option<T> {
    fn from_column(row: &Row<'_>, index: usize) -> Result<Self> {
        Ok(row.get::<Option<i64>>(index)?.map(T::from))
    }
}
