//! The table `units`.

use kernel::{Result, Row, Tx, params, sql};

use crate::person::{Unit, UnitId};

sql! {
    static FIND = "SELECT id FROM units WHERE name = $1
        AND COALESCE(parent_id, 0) = COALESCE(CAST($2 AS BIGINT), 0)";
    static NAMED = "SELECT id FROM units WHERE name = $1 ORDER BY id LIMIT 1";
    static INSERT = "INSERT INTO units (id, name, parent_id) VALUES ($1, $2, $3)";
    static ALL = "SELECT id, name FROM units ORDER BY name, id";
    // The first person found in a unit is enough.
    static ALL_VISIBLE = concat!("SELECT u.id, u.name FROM units u WHERE EXISTS (
            SELECT 1 FROM people p WHERE p.unit_id = u.id AND p.closed_at IS NULL AND ",
        crate::visible_person!("p.id", "$1", "$2"), ") ORDER BY u.name, u.id");
}

pub(crate) fn find(tx: &mut Tx<'_>, name: &str, parent: Option<UnitId>) -> Result<Option<UnitId>> {
    tx.query_opt(&FIND, params![name, parent], |row| row.get(0))
}

/// The oldest unit of that name, wherever it stands.
pub(crate) fn named(tx: &mut Tx<'_>, name: &str) -> Result<Option<UnitId>> {
    tx.query_opt(&NAMED, params![name], |row| row.get(0))
}

pub(crate) fn insert(
    tx: &mut Tx<'_>,
    id: UnitId,
    name: &str,
    parent: Option<UnitId>,
) -> Result<()> {
    tx.execute(&INSERT, params![id, name, parent]).map(drop)
}

pub(crate) fn all(tx: &mut Tx<'_>) -> Result<Vec<Unit>> {
    tx.query(&ALL, params![], unit)
}

/// The units in which the viewer may see somebody.
pub(crate) fn all_visible(tx: &mut Tx<'_>, viewer: &kernel::Viewer) -> Result<Vec<Unit>> {
    let open = viewer.sees_open();
    tx.query(&ALL_VISIBLE, params![viewer.id, open], unit)
}

fn unit(row: &Row<'_>) -> Result<Unit> {
    Ok(Unit { id: row.get(0)?, name: row.get(1)? })
}
