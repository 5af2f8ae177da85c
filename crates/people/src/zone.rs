//! The time zone a person's pages, mails and working hours are told in.

use kernel::{Activity, PersonId, Result, Tx};
use serde_json::json;
use ui::Zone;

use crate::logged;
use crate::store::zone as store;

/// The zone of this person, or the network's.
pub fn zone(tx: &mut Tx<'_>, person: PersonId) -> Result<Zone> {
    Ok(Zone::named(&store::zone(tx, person)?).unwrap_or_default())
}

/// Chooses the zone of this person.
pub fn choose(tx: &mut Tx<'_>, person: PersonId, zone: Zone) -> Result<()> {
    if !store::choose(tx, person, zone.name())? {
        return Ok(());
    }
    let activity = Activity::new(logged::PERSON_CHANGED, person.0).by(person);
    tx.log(activity.data(json!({ "fields": ["zone"] })))
}
