//! A personal space each: made when first needed.

use kernel::{Activity, Error, PersonId, Result, SpaceId, Tx, params};

use crate::logged;
use crate::store::{self, INSERT, PERSONAL};
use crate::{Access, Kind, Source, Standing};

/// The personal space of `person`, where it was made already.
pub fn wall(tx: &mut Tx<'_>, person: PersonId) -> Result<Option<SpaceId>> {
    tx.query_opt(&PERSONAL, params![person], |row| row.get(0))
}

/// The personal space of `person`, made now where it was not.
pub fn personal(tx: &mut Tx<'_>, person: PersonId) -> Result<SpaceId> {
    if let Some(id) = wall(tx, person)? {
        return Ok(id);
    }
    let card = people::card(tx, person)?;
    let id: SpaceId = tx.new_id();
    let (slug, none) = (format!("@{}", card.handle), "");
    let folded = text::fold(&card.name);
    let (kind, access) = (Kind::Personal.as_str(), Access::Open.as_str());
    if tx.execute(
        &INSERT,
        params![
            id,
            slug,
            card.name,
            folded,
            kind,
            access,
            none,
            none,
            none,
            person,
            person,
            tx.now()
        ],
    )? == 0
    {
        // Somebody else's transaction made it meanwhile.
        let made = wall(tx, person)?;
        return made.ok_or_else(|| Error::internal("no personal space, and none can be made"));
    }
    store::join(tx, id, person, Standing::Animator, Source::Joined)?;
    tx.log(Activity::new(logged::SPACE_CREATED, id.0).by(person).within(id))?;
    Ok(id)
}
