//! Who leads whom, over the table `people`.

use kernel::{PersonId, Result, Tx, params, sql};

use super::people::{card, card_columns};
use crate::person::PersonCard;

sql! {
    static LED_BY = concat!("SELECT ", card_columns!(), ", p.manager_id FROM people p
        WHERE p.manager_id IN ($1[]) AND p.closed_at IS NULL ORDER BY p.name_folded, p.id LIMIT $2");
    static COUNTS = "SELECT manager_id, COUNT(*) FROM people
        WHERE manager_id IN ($1[]) AND closed_at IS NULL GROUP BY manager_id";
    static MANAGER = concat!("SELECT ", card_columns!(), " FROM people p
        WHERE p.id = (SELECT manager_id FROM people WHERE id = $1) AND p.closed_at IS NULL");
    static TOPS = concat!("SELECT ", card_columns!(), " FROM people p
        WHERE p.closed_at IS NULL
            AND EXISTS (SELECT 1 FROM people r WHERE r.manager_id = p.id AND r.closed_at IS NULL)
            AND NOT EXISTS (SELECT 1 FROM people m WHERE m.id = p.manager_id AND m.closed_at IS NULL)
        ORDER BY p.name_folded, p.id LIMIT $1");
}

/// The people who report to these, by name, each with whom they report to.
pub(crate) fn led_by(
    tx: &mut Tx<'_>,
    managers: &[PersonId],
    most: i64,
) -> Result<Vec<(PersonId, PersonCard)>> {
    let ids: Vec<i64> = managers.iter().map(|id| id.0).collect();
    tx.query(&LED_BY, params![ids, most], |row| Ok((row.get(6)?, card(row)?)))
}

/// How many report to each of these, but for those to whom nobody does.
pub(crate) fn counts(tx: &mut Tx<'_>, managers: &[PersonId]) -> Result<Vec<(PersonId, i64)>> {
    let ids: Vec<i64> = managers.iter().map(|id| id.0).collect();
    tx.query(&COUNTS, params![ids], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// To whom this person reports, where the account of that one is open.
pub(crate) fn manager(tx: &mut Tx<'_>, person: PersonId) -> Result<Option<PersonCard>> {
    tx.query_opt(&MANAGER, params![person], card)
}

/// Those who lead somebody and report to nobody, by name.
pub(crate) fn tops(tx: &mut Tx<'_>, most: i64) -> Result<Vec<PersonCard>> {
    tx.query(&TOPS, params![most], card)
}
