//! The tables `people_groups` and `group_members`.

use kernel::{PersonId, Result, Row, Tx, params, sql};

use crate::groups::{Group, GroupId};

macro_rules! group {
    () => {
        "SELECT g.id, g.name, g.source,
            (SELECT COUNT(*) FROM group_members m WHERE m.group_id = g.id)
        FROM people_groups g"
    };
}

sql! {
    static ALL = concat!(group!(), " ORDER BY g.name_folded, g.id");
    static COUNT = "SELECT COUNT(*) FROM people_groups";
    static ONE = concat!(group!(), " WHERE g.id = $1");
    static NAMED = "SELECT id FROM people_groups WHERE source = $1 AND name_folded = $2";
    static INSERT = "INSERT INTO people_groups (id, name, name_folded, source, external_id, created_at)
        VALUES ($1, $2, $3, $4, '', $5)";
    static RENAME = "UPDATE people_groups SET name = $2, name_folded = $3 WHERE id = $1";
    static EMPTY = "DELETE FROM group_members WHERE group_id = $1";
    static DELETE = "DELETE FROM people_groups WHERE id = $1";
    static ADD = "INSERT INTO group_members (group_id, person_id) VALUES ($1, $2)
        ON CONFLICT (group_id, person_id) DO NOTHING";
    static REMOVE = "DELETE FROM group_members WHERE group_id = $1 AND person_id = $2";
    static NAME = "SELECT name FROM people_groups WHERE id = $1";
    static NAMES = "SELECT g.id, g.name FROM people_groups g
        WHERE $2 = 1 OR EXISTS (SELECT 1 FROM group_members m
            WHERE m.group_id = g.id AND m.person_id = $1)
        ORDER BY g.name_folded, g.id";
    static IS_THERE = "SELECT 1 FROM people_groups WHERE id = $1";
    static IS_IN = "SELECT 1 FROM group_members WHERE group_id = $1 AND person_id = $2";
    static MEMBERS = "SELECT person_id FROM group_members
        WHERE group_id = $1 AND person_id < $2 ORDER BY person_id DESC LIMIT $3";
}

pub(crate) fn all(tx: &mut Tx<'_>) -> Result<Vec<Group>> {
    tx.query(&ALL, params![], group)
}

pub(crate) fn name_of(tx: &mut Tx<'_>, id: GroupId) -> Result<Option<String>> {
    tx.query_opt(&NAME, params![id], |row| row.get(0))
}

/// All of them, or those a person is in.
pub(crate) fn names(
    tx: &mut Tx<'_>,
    person: PersonId,
    all: bool,
) -> Result<Vec<(GroupId, String)>> {
    tx.query(&NAMES, params![person, all], |row| Ok((row.get(0)?, row.get(1)?)))
}

pub(crate) fn is_there(tx: &mut Tx<'_>, id: GroupId) -> Result<bool> {
    Ok(tx.query_opt(&IS_THERE, params![id], |row| row.get::<i64>(0))?.is_some())
}

pub(crate) fn is_in(tx: &mut Tx<'_>, id: GroupId, person: PersonId) -> Result<bool> {
    Ok(tx.query_opt(&IS_IN, params![id, person], |row| row.get::<i64>(0))?.is_some())
}

pub(crate) fn count(tx: &mut Tx<'_>) -> Result<i64> {
    tx.query_one(&COUNT, params![], |row| row.get(0))
}

pub(crate) fn one(tx: &mut Tx<'_>, id: GroupId) -> Result<Group> {
    tx.query_one(&ONE, params![id], group)
}

pub(crate) fn named(tx: &mut Tx<'_>, source: &str, folded: &str) -> Result<Option<GroupId>> {
    tx.query_opt(&NAMED, params![source, folded], |row| row.get(0))
}

pub(crate) fn insert(
    tx: &mut Tx<'_>,
    id: GroupId,
    name: &str,
    folded: &str,
    source: &str,
) -> Result<()> {
    let now = tx.now();
    tx.execute(&INSERT, params![id, name, folded, source, now]).map(drop)
}

pub(crate) fn rename(tx: &mut Tx<'_>, id: GroupId, name: &str, folded: &str) -> Result<()> {
    tx.execute(&RENAME, params![id, name, folded]).map(drop)
}

pub(crate) fn delete(tx: &mut Tx<'_>, id: GroupId) -> Result<()> {
    tx.execute(&EMPTY, params![id])?;
    tx.execute(&DELETE, params![id]).map(drop)
}

/// Whether they were not in it.
pub(crate) fn add(tx: &mut Tx<'_>, id: GroupId, person: PersonId) -> Result<bool> {
    tx.execute(&ADD, params![id, person]).map(|rows| rows > 0)
}

/// Whether they were in it.
pub(crate) fn remove(tx: &mut Tx<'_>, id: GroupId, person: PersonId) -> Result<bool> {
    tx.execute(&REMOVE, params![id, person]).map(|rows| rows > 0)
}

/// The people in it, whoever came last into the company first.
pub(crate) fn members(
    tx: &mut Tx<'_>,
    id: GroupId,
    before: i64,
    limit: i64,
) -> Result<Vec<PersonId>> {
    tx.query(&MEMBERS, params![id, before, limit], |row| row.get(0))
}

fn group(row: &Row<'_>) -> Result<Group> {
    Ok(Group { id: row.get(0)?, name: row.get(1)?, source: row.get(2)?, members: row.get(3)? })
}
