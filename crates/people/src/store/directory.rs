//! Lists of people, always filtered to those whom the viewer may see.

use kernel::{Cursor, PersonId, Result, Slice, Tx, Viewer, params, sql};

use super::people::{card, card_columns};
use crate::person::{PersonCard, UnitId};

sql! {
    static PAGE = concat!("SELECT ", card_columns!(), " FROM people p
        WHERE p.closed_at IS NULL
            AND p.words LIKE $3 ESCAPE '!' AND p.words LIKE $4 ESCAPE '!'
            AND p.words LIKE $5 ESCAPE '!'
            AND (CAST($6 AS BIGINT) IS NULL OR p.unit_id = $6)
            AND (CAST($7 AS BIGINT) IS NULL OR (p.name_folded, p.id) >
                (SELECT c.name_folded, c.id FROM people c WHERE c.id = $7)) AND ",
        crate::visible_person!("p.id", "$1", "$2"),
        " ORDER BY p.name_folded, p.id LIMIT $8");
}

/// A page of the directory by name: those whose words are like these, of this unit, after the
/// person `cursor.before`.
pub(crate) fn page(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    [first, second, third]: &[String; 3],
    unit: Option<UnitId>,
    cursor: Cursor,
) -> Result<Slice<PersonCard>> {
    let after = (cursor.before != i64::MAX).then_some(PersonId(cursor.before));
    let (id, open, most) = (viewer.id, viewer.sees_open(), cursor.limit + 1);
    let values = params![id, open, first, second, third, unit, after, most];
    let cards = tx.query(&PAGE, values, card)?;
    Ok(Slice::cut(cards, cursor.limit, |card| card.id.0))
}
