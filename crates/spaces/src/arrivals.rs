//! The spaces in which people find themselves when they come.

use kernel::{PersonId, Result, Role, SpaceId, Tx, Viewer, params, sql};
use people::arrivals::{FirstSpace, FirstSpaces};

use crate::{Standing, join};

people::first_spaces! { FirstSpaces { offered, join: bring } }

/// How many are offered.
const MOST: i64 = 200;

sql! {
    // Those that anybody may join, and those that the viewer runs.
    static OFFERED = "SELECT s.id, s.slug, s.name FROM spaces s
        LEFT JOIN memberships m ON m.space_id = s.id AND m.person_id = $1
        WHERE s.kind NOT IN ('personal', 'conversation')
            AND (s.access = 'open' OR m.role = 'animator')
        ORDER BY s.name_folded, s.id LIMIT $2";
    // Of these, where the person $2 is not yet, and may be brought by $3: a guest ($4 = 0) only where $3
    // runs the space.
    static OPEN_TO = "SELECT s.id FROM spaces s
        LEFT JOIN memberships m ON m.space_id = s.id AND m.person_id = $3
        WHERE s.id IN ($1[]) AND s.kind NOT IN ('personal', 'conversation')
            AND (m.role = 'animator' OR (s.access = 'open' AND $4 = 1))
            AND NOT EXISTS (SELECT 1 FROM memberships o
                WHERE o.space_id = s.id AND o.person_id = $2)
        ORDER BY s.id";
}

fn offered(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Vec<FirstSpace>> {
    tx.query(&OFFERED, params![viewer.id, MOST], |row| {
        Ok(FirstSpace { id: row.get(0)?, slug: row.get(1)?, name: row.get(2)? })
    })
}

/// A space that was closed or deleted since it was chosen is left out, unless `by` runs it.
fn bring(tx: &mut Tx<'_>, person: PersonId, spaces: &[SpaceId], by: PersonId) -> Result<()> {
    let Some(viewer) = people::viewer(tx, person)? else { return Ok(()) };
    let ids: Vec<i64> = spaces.iter().map(|space| space.0).collect();
    let is_member = viewer.role != Role::Guest;
    let values = params![ids, person, by, is_member];
    for space in tx.query(&OPEN_TO, values, |row| row.get::<SpaceId>(0))? {
        join::bring(tx, space, person, Standing::Member, by)?;
    }
    Ok(())
}
