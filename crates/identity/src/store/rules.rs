//! The tables `sign_in_rules` and `emergency_account`.

use kernel::{PersonId, Result, Row, Tx, params, sql};

use crate::rules::{Rule, Second, Whom};

macro_rules! rule {
    () => {
        "SELECT r.id, r.whom, r.group_id, r.second, r.due_at, r.idle_minutes, r.hours,
            r.providers_only, COALESCE(g.name, '')
        FROM sign_in_rules r LEFT JOIN people_groups g ON g.id = r.group_id"
    };
}

sql! {
    static ALL = concat!(rule!(), " ORDER BY r.id");
    static OF = concat!(rule!(), " WHERE r.whom = 'everyone'
        OR (r.whom = 'administrators' AND EXISTS (SELECT 1 FROM people p
            WHERE p.id = $1 AND p.role = 'administrator'))
        OR (r.whom = 'group' AND EXISTS (SELECT 1 FROM group_members m
            WHERE m.group_id = r.group_id AND m.person_id = $1))
        ORDER BY r.id");
    static ADD = "INSERT INTO sign_in_rules
            (id, whom, group_id, second, due_at, idle_minutes, hours, providers_only)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    static REMOVE = "DELETE FROM sign_in_rules WHERE id = $1";
    static REMOVE_ALL = "DELETE FROM sign_in_rules";
    static EMERGENCY = "SELECT person_id FROM emergency_account";
    static SET_EMERGENCY = "INSERT INTO emergency_account (person_id) VALUES ($1)";
    static NO_EMERGENCY = "DELETE FROM emergency_account";
}

fn rule(row: &Row<'_>) -> Result<Rule> {
    Ok(Rule {
        id: row.get(0)?,
        whom: Whom::parse(&row.get::<String>(1)?),
        group: row.get(2)?,
        second: Second::parse(&row.get::<String>(3)?),
        due_at: row.get(4)?,
        idle_minutes: row.get(5)?,
        hours: row.get(6)?,
        providers_only: row.get(7)?,
        group_name: row.get(8)?,
    })
}

pub(crate) fn all(tx: &mut Tx<'_>) -> Result<Vec<Rule>> {
    tx.query(&ALL, params![], rule)
}

/// Those that hold for a person.
pub(crate) fn of(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<Rule>> {
    tx.query(&OF, params![person], rule)
}

pub(crate) fn add(tx: &mut Tx<'_>, rule: &Rule) -> Result<()> {
    let (id, whom, second) = (tx.new_id::<i64>(), rule.whom.as_str(), rule.second.as_str());
    let Rule { group, due_at, idle_minutes, hours, providers_only, .. } = rule;
    let values = params![id, whom, group, second, due_at, idle_minutes, hours, providers_only];
    tx.execute(&ADD, values).map(drop)
}

pub(crate) fn remove(tx: &mut Tx<'_>, id: i64) -> Result<bool> {
    tx.execute(&REMOVE, params![id]).map(|removed| removed == 1)
}

pub(crate) fn remove_all(tx: &mut Tx<'_>) -> Result<()> {
    tx.execute(&REMOVE_ALL, params![]).map(drop)
}

/// The account that signs in when nothing else does.
pub(crate) fn emergency(tx: &mut Tx<'_>) -> Result<Option<PersonId>> {
    tx.query_opt(&EMERGENCY, params![], |row| row.get(0))
}

pub(crate) fn set_emergency(tx: &mut Tx<'_>, person: Option<PersonId>) -> Result<()> {
    tx.execute(&NO_EMERGENCY, params![])?;
    match person {
        Some(person) => tx.execute(&SET_EMERGENCY, params![person]).map(drop),
        None => Ok(()),
    }
}
