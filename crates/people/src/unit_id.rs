//! The identifier of a unit of the org chart.

use kernel::db::FromColumn;
use kernel::{Result, Row, ToValue, Value};

/// A node of the org chart. In JSON a string, like every identifier.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct UnitId(pub i64);

impl From<i64> for UnitId {
    fn from(raw: i64) -> Self {
        UnitId(raw)
    }
}

impl std::fmt::Display for UnitId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl serde::Serialize for UnitId {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl utoipa::PartialSchema for UnitId {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        kernel::PersonId::schema()
    }
}
impl utoipa::ToSchema for UnitId {}

impl ToValue for UnitId {
    fn to_value(&self) -> Value<'_> {
        Value::Int(self.0)
    }
}

impl FromColumn for UnitId {
    fn from_column(row: &Row<'_>, index: usize) -> Result<Self> {
        row.get(index).map(UnitId)
    }
}
