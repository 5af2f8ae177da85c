//! Who comes and who leaves, told to those in conversation with them, as far as both let it be seen.

use kernel::{Db, Entry, PersonId};
use people::presence::{Change, Shown, shown};
use spaces::presence::mates;

use crate::ephemeral::{Ephemeral, Moment};
use crate::hub::Hub;

/// Tells that somebody came or left; nothing of whoever shows nowhere that they are here.
pub(super) async fn tell_turn(hub: &Hub, db: &Db, Change { person, here }: Change) {
    tell(hub, db, person, move |shown| (shown != Shown::Nowhere).then_some(here)).await;
}

/// Whose choice of where it shows that they are here an entry is.
pub(crate) fn chosen(entry: &Entry) -> Option<PersonId> {
    (entry.kind == people::logged::PRESENCE_CHOSEN).then_some(PersonId(entry.object))
}

/// Shows or hides somebody who is here, as they have just chosen.
pub(crate) async fn tell_choice(hub: &Hub, db: &Db, person: PersonId) {
    if hub.here().is(person) {
        tell(hub, db, person, |shown| Some(shown != Shown::Nowhere)).await;
    }
}

/// Tells whether somebody is here, if anything is to be told where they chose to show it.
async fn tell(
    hub: &Hub,
    db: &Db,
    person: PersonId,
    here: impl Fn(Shown) -> Option<bool> + Send + Sync + 'static,
) {
    let told = db.read(move |tx| match here(shown(tx, person)?) {
        Some(here) => Ok(Some((here, mates(tx, person)?))),
        None => Ok(None),
    });
    match told.await {
        Ok(Some((here, people))) => {
            let data = Moment { actor: person, space: None, here: Some(here), page: None };
            hub.pass(Ephemeral { name: "presence", people, data });
        }
        Ok(None) => {}
        // The next page that is loaded shows it.
        Err(error) => tracing::warn!(%error, "who is here was not told"),
    }
}
