//! The time zone a person's pages, mails and working hours are told in.

use kernel::{Activity, PersonId, Result, Tx, params, sql};
use serde_json::json;
use ui::Zone;

sql! {
    static ZONE = "SELECT zone FROM people WHERE id = $1";
    static CHOOSE = "UPDATE people SET zone = $2 WHERE id = $1 AND zone <> $2";
}

/// The zone of this person, or the network's.
pub fn zone(tx: &mut Tx<'_>, person: PersonId) -> Result<Zone> {
    let name: String = tx.query_one(&ZONE, params![person], |row| row.get(0))?;
    Ok(Zone::named(&name).unwrap_or_default())
}

/// Chooses the zone of this person.
pub fn choose(tx: &mut Tx<'_>, person: PersonId, zone: Zone) -> Result<()> {
    if tx.execute(&CHOOSE, params![person, zone.name()])? == 0 {
        return Ok(());
    }
    let activity = Activity::new("person.changed", person.0).by(person);
    tx.log(activity.data(json!({ "fields": ["zone"] })))
}
