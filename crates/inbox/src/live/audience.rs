//! Who may see an event: the people of its space, as they are when it is sent.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use kernel::{PersonId, Result, SpaceId, Tx, Viewer, params};

use super::event::Event;
use super::store::{DEAF, MEMBERS, SPACES};

/// Who may see a space.
#[derive(Debug, Default)]
pub(crate) struct Audience {
    open: bool,
    members: HashSet<PersonId>,
}

impl Audience {
    /// Whether this viewer is among them.
    pub(crate) fn includes(&self, viewer: &Viewer) -> bool {
        (self.open && viewer.sees_open()) || self.members.contains(&viewer.id)
    }
}

/// An event with those who may see it.
#[derive(Clone, Debug)]
pub(crate) struct Addressed {
    pub(crate) event: Arc<Event>,
    audience: Arc<Audience>,
    /// Those who blocked whoever did it, where it is said in a private conversation.
    deaf: Arc<HashSet<PersonId>>,
}

impl Addressed {
    /// Whether this event is for the viewer.
    pub(crate) fn is_for(&self, viewer: &Viewer) -> bool {
        if self.deaf.contains(&viewer.id) {
            return false;
        }
        match &self.event.only {
            Some(people) => people.contains(&viewer.id),
            None => self.audience.includes(viewer),
        }
    }
}

/// Finds out who may see each event, as of this transaction.
pub(crate) fn address(tx: &mut Tx<'_>, events: Vec<Event>) -> Result<Vec<Addressed>> {
    let mut ids: Vec<i64> = events.iter().filter_map(|event| Some(event.space?.0)).collect();
    ids.sort_unstable();
    ids.dedup();
    if events.is_empty() {
        return Ok(Vec::new());
    }
    let mut audiences: HashMap<SpaceId, Audience> = HashMap::new();
    for (id, access) in
        tx.query(&SPACES, params![ids], |row| Ok((row.get::<SpaceId>(0)?, row.get::<String>(1)?)))?
    {
        audiences.entry(id).or_default().open = access == "open";
    }
    for (id, person) in tx.query(&MEMBERS, params![ids], |row| Ok((row.get(0)?, row.get(1)?)))? {
        let id: SpaceId = id;
        audiences.entry(id).or_default().members.insert(person);
    }
    let audiences: HashMap<SpaceId, Arc<Audience>> =
        audiences.into_iter().map(|(id, audience)| (id, Arc::new(audience))).collect();
    let deaf = deaf(tx, &ids, &events)?;
    let addressed = events.into_iter().map(|event| Addressed {
        deaf: deaf_to(&deaf, &event),
        audience: event.space.and_then(|id| audiences.get(&id).cloned()).unwrap_or_default(),
        event: Arc::new(event),
    });
    Ok(addressed.collect())
}

/// Who blocked whom of those who did something, in each conversation.
type Deaf = HashMap<(SpaceId, PersonId), Arc<HashSet<PersonId>>>;

fn deaf(tx: &mut Tx<'_>, spaces: &[i64], events: &[Event]) -> Result<Deaf> {
    let mut actors: Vec<i64> =
        events.iter().filter_map(|event| Some(event.data.actor?.0)).collect();
    actors.sort_unstable();
    actors.dedup();
    let mut deaf: HashMap<(SpaceId, PersonId), HashSet<PersonId>> = HashMap::new();
    for (space, actor, person) in tx.query(&DEAF, params![spaces.to_vec(), actors], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?))
    })? {
        deaf.entry((space, actor)).or_default().insert(person);
    }
    Ok(deaf.into_iter().map(|(of, people)| (of, Arc::new(people))).collect())
}

fn deaf_to(deaf: &Deaf, event: &Event) -> Arc<HashSet<PersonId>> {
    let of = event.space.zip(event.data.actor);
    of.and_then(|of| deaf.get(&of).cloned()).unwrap_or_default()
}
