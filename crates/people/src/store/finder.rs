//! What people are found by.

use std::collections::{HashMap, HashSet};

use kernel::{PersonId, Result, Role, Row, Time, Tx, Viewer, params, sql};

use super::people::{card, card_columns};
use super::searched::IN_UNITS;
use crate::finder::{Findable, Place};
use crate::names;
use crate::person::PersonCard;

/// What [`findable`] reads, with the unit as the viewer may know it.
macro_rules! findable {
    ($unit:expr) => {
        concat!(
            "SELECT p.id, p.name_folded, p.handle, p.job, ",
            $unit,
            ", p.site, p.role, p.skills
        FROM people p LEFT JOIN units u ON u.id = p.unit_id WHERE p.closed_at IS NULL"
        )
    };
}

/// The unit of a person, for whoever sees more than their own spaces ($2): units are of the org chart.
macro_rules! known_unit {
    () => {
        "CASE WHEN CAST($2 AS BIGINT) = 1 THEN u.name END"
    };
}

sql! {
    static EVERYBODY = concat!(findable!("u.name"), " ORDER BY p.id LIMIT $1");
    static WORDS_OF = concat!(findable!("u.name"), " AND p.id IN ($1[])");
    static SEEN_WORDS = concat!(findable!(known_unit!()), " AND ",
        crate::visible_person!("p.id", "$1", "$2"));
    static SHOWN = concat!("SELECT ", card_columns!(), ", ", known_unit!(), "
        FROM people p LEFT JOIN units u ON u.id = p.unit_id WHERE p.id IN ($1[])");
    static NAMED = concat!("SELECT ", card_columns!(), ", ", known_unit!(), ", p.closed_at
        FROM people p LEFT JOIN units u ON u.id = p.unit_id WHERE p.handle IN ($3[]) AND ",
        crate::visible_person!("p.id", "$1", "$2"));
}

/// Everybody whose account is open, at most so many.
pub(crate) fn everybody(tx: &mut Tx<'_>, most: usize) -> Result<Vec<Findable>> {
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    tx.query(&EVERYBODY, params![most], findable)
}

/// Those of these people whose account is open.
pub(crate) fn words_of(tx: &mut Tx<'_>, ids: Vec<i64>) -> Result<Vec<Findable>> {
    tx.query(&WORDS_OF, params![ids], findable)
}

/// Everybody in these units.
pub(crate) fn in_units(tx: &mut Tx<'_>, units: Vec<i64>) -> Result<HashSet<PersonId>> {
    if units.is_empty() {
        return Ok(HashSet::new());
    }
    Ok(tx.query(&IN_UNITS, params![units], |row| row.get(0))?.into_iter().collect())
}

/// Everybody whom the viewer sees.
pub(crate) fn seen_words(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Vec<Findable>> {
    tx.query(&SEEN_WORDS, params![viewer.id, viewer.sees_open()], findable)
}

/// What is shown of these people: their cards, and the names of their units.
pub(crate) fn shown(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    ids: Vec<i64>,
) -> Result<HashMap<PersonId, (PersonCard, String)>> {
    let shown = tx.query(&SHOWN, params![ids, viewer.sees_open()], |row| {
        let unit: Option<String> = row.get(6)?;
        Ok((card(row)?, unit.unwrap_or_default()))
    })?;
    Ok(shown.into_iter().map(|(card, unit)| (card.id, (card, unit))).collect())
}

/// Those of these handles whom the viewer sees: what is shown of them, and whether their account is open.
pub(crate) fn named(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    handles: &[String],
) -> Result<HashMap<String, (PersonCard, String, bool)>> {
    let (open, handles) = (viewer.sees_open(), handles.to_vec());
    let named = tx.query(&NAMED, params![viewer.id, open, handles], |row| {
        let (unit, closed): (Option<String>, Option<Time>) = (row.get(6)?, row.get(7)?);
        Ok((card(row)?, unit.unwrap_or_default(), closed.is_none()))
    })?;
    Ok(named.into_iter().map(|it| (it.0.handle.clone(), it)).collect())
}

fn findable(row: &Row<'_>) -> Result<Findable> {
    let (name, handle): (String, String) = (row.get(1)?, row.get(2)?);
    let (job, unit, site): (String, Option<String>, String) =
        (row.get(3)?, row.get(4)?, row.get(5)?);
    let skills: String = row.get(7)?;
    let work = names::words(&format!("{job} {} {site} {skills}", unit.unwrap_or_default()));
    Ok(Findable {
        id: row.get(0)?,
        guest: Role::parse(&row.get::<String>(6)?) == Role::Guest,
        words: [
            (Place::Name, name.clone()),
            (Place::Handle, names::words(&handle)),
            (Place::Work, work),
        ],
        name,
    })
}
