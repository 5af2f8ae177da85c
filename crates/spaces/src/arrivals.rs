//! The spaces in which people find themselves when they come.

use kernel::{PersonId, Result, Role, SpaceId, Tx, Viewer, params};
use people::arrivals::{FirstSpace, FirstSpaces};

use crate::store::guests::INVITES;
use crate::store::{OFFERED, OPEN_TO};
use crate::{Source, Standing, guests, join};

people::first_spaces! { FirstSpaces { offered, invites, join: bring } }

/// How many are offered.
const MOST: i64 = 200;

fn offered(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Vec<FirstSpace>> {
    tx.query(&OFFERED, params![viewer.id, MOST], |row| {
        Ok(FirstSpace { id: row.get(0)?, slug: row.get(1)?, name: row.get(2)? })
    })
}

/// They manage it, it takes guests, and the company lets them invite.
fn invites(tx: &mut Tx<'_>, space: SpaceId, by: PersonId) -> Result<Option<String>> {
    let Some(viewer) = people::viewer(tx, by)? else { return Ok(None) };
    if !identity::guests::policy(tx)?.lets(&viewer) {
        return Ok(None);
    }
    tx.query_opt(&INVITES, params![space, by], |row| row.get(0))
}

/// A space that was closed or deleted since it was chosen is left out, unless `by` runs it.
fn bring(tx: &mut Tx<'_>, person: PersonId, spaces: &[SpaceId], by: PersonId) -> Result<()> {
    let Some(viewer) = people::viewer(tx, person)? else { return Ok(()) };
    let ids: Vec<i64> = spaces.iter().map(|space| space.0).collect();
    let is_member = viewer.role != Role::Guest;
    let values = params![ids, person, by, is_member];
    for space in tx.query(&OPEN_TO, values, |row| row.get::<SpaceId>(0))? {
        // As if by themselves: they need not be told of it.
        join::come(tx, space, person, Standing::Member, person, Source::Invited)?;
        guests::begin(tx, space, person, by)?;
    }
    Ok(())
}
