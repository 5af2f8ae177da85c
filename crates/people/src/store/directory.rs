//! Lists of people, always filtered to those whom the viewer may see.

use kernel::{Cursor, PersonId, Result, Slice, Tx, Viewer, params, sql};

use super::people::{card, card_columns};
use crate::person::{PersonCard, UnitId};

sql! {
    static PAGE = concat!("SELECT ", card_columns!(), " FROM people p
        WHERE p.closed_at IS NULL
            AND p.words LIKE $3 ESCAPE '!' AND p.words LIKE $4 ESCAPE '!'
            AND p.words LIKE $5 ESCAPE '!'
            AND (CAST($6 AS BIGINT) = 0 OR p.unit_id IN ($7[]))
            AND (CAST($8 AS TEXT) = '' OR p.site = $8)
            AND (CAST($9 AS TEXT) = '' OR p.id IN
                (SELECT s.person_id FROM person_skills s WHERE s.word = $9))
            AND (CAST($10 AS BIGINT) IS NULL OR (p.name_folded, p.id) >
                (SELECT c.name_folded, c.id FROM people c WHERE c.id = $10)) AND ",
        crate::visible_person!("p.id", "$1", "$2"),
        " ORDER BY p.name_folded, p.id LIMIT $11");
    // One step of the index for each location, however many people are there.
    static SITES = "WITH RECURSIVE sites (site) AS (
            SELECT MIN(site) FROM people WHERE closed_at IS NULL AND site > ''
            UNION ALL
            SELECT (SELECT MIN(p.site) FROM people p WHERE p.closed_at IS NULL AND p.site > s.site)
            FROM sites s WHERE s.site IS NOT NULL)
        SELECT site FROM sites WHERE site IS NOT NULL LIMIT $1";
}

/// Who is looked for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Wanted {
    /// What their words are like.
    pub(crate) words: [String; 3],
    /// Of one of these units; of any where it is none.
    pub(crate) units: Option<Vec<UnitId>>,
    /// Where they work; empty for anywhere.
    pub(crate) site: String,
    /// A word of their skills, in the form in which it is looked for; empty for any.
    pub(crate) skill: String,
}

/// Where people work, by name.
pub(crate) fn sites(tx: &mut Tx<'_>, most: i64) -> Result<Vec<String>> {
    tx.query(&SITES, params![most], |row| row.get(0))
}

/// A page of the directory by name: those who are wanted, after the person `cursor.before`.
pub(crate) fn page(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    wanted: &Wanted,
    cursor: Cursor,
) -> Result<Slice<PersonCard>> {
    let after = (cursor.before != i64::MAX).then_some(PersonId(cursor.before));
    let (id, open, most) = (viewer.id, viewer.sees_open(), cursor.limit + 1);
    let [first, second, third] = &wanted.words;
    let units: Vec<i64> = wanted.units.iter().flatten().map(|unit| unit.0).collect();
    let of_units = i64::from(wanted.units.is_some());
    let (site, skill) = (wanted.site.as_str(), wanted.skill.as_str());
    let values = params![id, open, first, second, third, of_units, units, site, skill, after, most];
    let cards = tx.query(&PAGE, values, card)?;
    Ok(Slice::cut(cards, cursor.limit, |card| card.id.0))
}
