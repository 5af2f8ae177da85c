//! The table `units`.

use kernel::{PersonId, Result, Row, Tx, params, sql};

use crate::person::{Unit, UnitId};

sql! {
    static FIND = "SELECT id FROM units WHERE name = $1
        AND COALESCE(parent_id, 0) = COALESCE(CAST($2 AS BIGINT), 0)";
    static NAMED = "SELECT id FROM units WHERE name = $1 ORDER BY id LIMIT 1";
    static INSERT = "INSERT INTO units (id, name, parent_id) VALUES ($1, $2, $3)";
    static PLACED = "SELECT id, name, parent_id FROM units ORDER BY name, id";
    static COUNTS = "SELECT unit_id, COUNT(*) FROM people
        WHERE closed_at IS NULL AND role <> 'guest' AND unit_id IS NOT NULL GROUP BY unit_id";
    static HEADS = "SELECT u.id, u.head_id FROM units u JOIN people p ON p.id = u.head_id
        WHERE p.closed_at IS NULL";
    // The only one of a unit who leads somebody and reports to nobody in it. Those who lead are few: they
    // are found first.
    static LIKELY_HEADS = "SELECT p.unit_id, MIN(p.id)
        FROM (SELECT DISTINCT manager_id AS id FROM people
            WHERE closed_at IS NULL AND manager_id IS NOT NULL) l
        JOIN people p ON p.id = l.id LEFT JOIN people m ON m.id = p.manager_id
        WHERE p.closed_at IS NULL AND p.role <> 'guest' AND p.unit_id IS NOT NULL
            AND (m.unit_id IS NULL OR m.unit_id <> p.unit_id)
        GROUP BY p.unit_id HAVING COUNT(*) = 1";
    static SET_HEAD = "UPDATE units SET head_id = $2
        WHERE id = $1 AND COALESCE(head_id, 0) <> COALESCE(CAST($2 AS BIGINT), 0)";
    static PARENT = "SELECT parent_id FROM units WHERE id = $1";
    static MOVE = "UPDATE units SET name = $2, parent_id = $3 WHERE id = $1
        AND (name <> $2 OR COALESCE(parent_id, 0) <> COALESCE(CAST($3 AS BIGINT), 0))";
    static ALL = "SELECT id, name FROM units ORDER BY name, id";
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

/// Every unit by name, with what it belongs to.
pub(crate) fn placed(tx: &mut Tx<'_>) -> Result<Vec<(Unit, Option<UnitId>)>> {
    tx.query(&PLACED, params![], |row| Ok((unit(row)?, row.get(2)?)))
}

/// How many people are in each unit that has any.
pub(crate) fn counts(tx: &mut Tx<'_>) -> Result<Vec<(UnitId, i64)>> {
    tx.query(&COUNTS, params![], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Who heads each unit of which that was said.
pub(crate) fn heads(tx: &mut Tx<'_>) -> Result<Vec<(UnitId, PersonId)>> {
    tx.query(&HEADS, params![], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Who seems to head each unit, from who reports to whom.
pub(crate) fn likely_heads(tx: &mut Tx<'_>) -> Result<Vec<(UnitId, PersonId)>> {
    tx.query(&LIKELY_HEADS, params![], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Answers whether that changes anything.
pub(crate) fn set_head(tx: &mut Tx<'_>, unit: UnitId, head: Option<PersonId>) -> Result<bool> {
    tx.execute(&SET_HEAD, params![unit, head]).map(|changed| changed > 0)
}

/// The unit that one belongs to.
pub(crate) fn parent(tx: &mut Tx<'_>, unit: UnitId) -> Result<Option<UnitId>> {
    Ok(tx.query_opt(&PARENT, params![unit], |row| row.get(0))?.flatten())
}

/// Answers whether that changes anything.
pub(crate) fn change(
    tx: &mut Tx<'_>,
    unit: UnitId,
    name: &str,
    parent: Option<UnitId>,
) -> Result<bool> {
    tx.execute(&MOVE, params![unit, name, parent]).map(|changed| changed > 0)
}

fn unit(row: &Row<'_>) -> Result<Unit> {
    Ok(Unit { id: row.get(0)?, name: row.get(1)? })
}
