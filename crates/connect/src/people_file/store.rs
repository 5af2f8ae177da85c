//! What there is of people and units, read at once; what is remembered of the file; ends of contracts.

use kernel::{PersonId, Result, Role, Row, Time, Tx, params, sql};
use people::UnitId;

use super::SOURCE;

sql! {
    static PEOPLE = "SELECT p.id, p.handle, p.name, p.email, n.number, p.role, p.job, p.unit_id, p.site,
            p.manager_id, p.phone, CASE WHEN p.skills = '' THEN 0 ELSE 1 END,
            CASE WHEN p.languages = '' THEN 0 ELSE 1 END, p.closed_at, c.day
        FROM people p LEFT JOIN personnel n ON n.person_id = p.id
        LEFT JOIN contract_ends c ON c.person_id = p.id ORDER BY p.id";
    static UNITS = "SELECT id, name, parent_id, head_id FROM units ORDER BY id";
    static REMEMBERED = "SELECT key, object_id, at FROM imported WHERE source = $1";
    static REMEMBER = "INSERT INTO imported (source, key, object_id, at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (source, key) DO UPDATE SET object_id = excluded.object_id, at = excluded.at";
    static FORGET = "DELETE FROM imported WHERE source = $1 AND key = $2";
    static SET_END = "INSERT INTO contract_ends (person_id, day) VALUES ($1, $2)
        ON CONFLICT (person_id) DO UPDATE SET day = excluded.day";
    static DROP_END = "DELETE FROM contract_ends WHERE person_id = $1";
    static ENDED = "SELECT p.id, CASE WHEN p.closed_at IS NULL THEN 1 ELSE 0 END
        FROM contract_ends c JOIN people p ON p.id = c.person_id
        WHERE c.day < $1 AND p.role <> 'administrator' AND NOT EXISTS (SELECT 1 FROM imported i
            WHERE i.source = $2 AND i.key = 'closed/' || p.id) ORDER BY p.id";
}

/// A person who has an account.
#[derive(Clone, Debug)]
pub(super) struct Known {
    pub(super) id: PersonId,
    pub(super) handle: String,
    pub(super) name: String,
    pub(super) email: Option<String>,
    pub(super) number: Option<String>,
    pub(super) role: Role,
    pub(super) job: String,
    pub(super) unit: Option<UnitId>,
    pub(super) site: String,
    pub(super) manager: Option<PersonId>,
    pub(super) phone: String,
    pub(super) has_skills: bool,
    pub(super) has_languages: bool,
    pub(super) closed_at: Option<Time>,
    /// The last day of their contract.
    pub(super) ends: Option<String>,
}

/// A unit there is.
#[derive(Clone, Debug)]
pub(super) struct KnownUnit {
    pub(super) id: UnitId,
    pub(super) name: String,
    pub(super) parent: Option<UnitId>,
    pub(super) head: Option<PersonId>,
}

pub(super) fn people(tx: &mut Tx<'_>) -> Result<Vec<Known>> {
    tx.query(&PEOPLE, params![], known)
}

fn known(row: &Row<'_>) -> Result<Known> {
    Ok(Known {
        id: row.get(0)?,
        handle: row.get(1)?,
        name: row.get(2)?,
        email: row.get(3)?,
        number: row.get(4)?,
        role: Role::parse(&row.get::<String>(5)?),
        job: row.get(6)?,
        unit: row.get(7)?,
        site: row.get(8)?,
        manager: row.get(9)?,
        phone: row.get(10)?,
        has_skills: row.get::<i64>(11)? == 1,
        has_languages: row.get::<i64>(12)? == 1,
        closed_at: row.get(13)?,
        ends: row.get(14)?,
    })
}

pub(super) fn units(tx: &mut Tx<'_>) -> Result<Vec<KnownUnit>> {
    tx.query(&UNITS, params![], |row| {
        Ok(KnownUnit { id: row.get(0)?, name: row.get(1)?, parent: row.get(2)?, head: row.get(3)? })
    })
}

/// What is remembered of the file: its keys, what each became, and when.
pub(super) fn remembered(tx: &mut Tx<'_>) -> Result<Vec<(String, i64, Time)>> {
    tx.query(&REMEMBERED, params![SOURCE], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
}

pub(super) fn remember(tx: &mut Tx<'_>, key: &str, object: i64) -> Result<()> {
    let now = tx.now();
    tx.execute(&REMEMBER, params![SOURCE, key, object, now]).map(drop)
}

pub(super) fn forget(tx: &mut Tx<'_>, key: &str) -> Result<()> {
    tx.execute(&FORGET, params![SOURCE, key]).map(drop)
}

/// Notes the last day of somebody's contract, or that there is none.
pub(super) fn set_end(tx: &mut Tx<'_>, person: PersonId, day: Option<&str>) -> Result<()> {
    match day {
        Some(day) => tx.execute(&SET_END, params![person, day]).map(drop),
        None => tx.execute(&DROP_END, params![person]).map(drop),
    }
}

/// Those whose contract ended before this day, which was not heeded yet, and whether their account is active.
/// No administrators.
pub(super) fn ended(tx: &mut Tx<'_>, today: &str) -> Result<Vec<(PersonId, bool)>> {
    tx.query(&ENDED, params![today, SOURCE], |row| Ok((row.get(0)?, row.get::<i64>(1)? == 1)))
}
