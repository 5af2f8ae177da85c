//! Events with those who may see them: the people of its space, as they are when it is sent.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use kernel::{PersonId, Result, SpaceId, Tx, Viewer, params};
use spaces::recipients::{SpaceViewers, viewers_of};

use crate::event::Event;
use crate::store::DEAF;

/// An event with those who may see it.
#[derive(Clone, Debug)]
pub(crate) struct Addressed {
    pub(crate) event: Arc<Event>,
    viewers: Arc<SpaceViewers>,
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
            None => self.viewers.include(viewer, self.event.data.post.map(|post| post.0)),
        }
    }
}

/// Finds out who may see each event, as of this transaction.
pub(crate) fn address(tx: &mut Tx<'_>, events: Vec<Event>) -> Result<Vec<Addressed>> {
    if events.is_empty() {
        return Ok(Vec::new());
    }
    let ids: BTreeSet<SpaceId> = events.iter().filter_map(|event| event.space).collect();
    let ids: Vec<SpaceId> = ids.into_iter().collect();
    let viewers: HashMap<SpaceId, Arc<SpaceViewers>> =
        viewers_of(tx, &ids)?.into_iter().map(|(id, viewers)| (id, Arc::new(viewers))).collect();
    let deaf = deaf(tx, &ids, &events)?;
    let addressed = events.into_iter().map(|event| Addressed {
        deaf: deaf_to(&deaf, &event),
        viewers: event.space.and_then(|id| viewers.get(&id).cloned()).unwrap_or_default(),
        event: Arc::new(event),
    });
    Ok(addressed.collect())
}

/// Who blocked whom of those who did something, in each conversation.
type Deaf = HashMap<(SpaceId, PersonId), Arc<HashSet<PersonId>>>;

fn deaf(tx: &mut Tx<'_>, spaces: &[SpaceId], events: &[Event]) -> Result<Deaf> {
    let spaces: Vec<i64> = spaces.iter().map(|space| space.0).collect();
    let mut actors: Vec<i64> =
        events.iter().filter_map(|event| Some(event.data.actor?.0)).collect();
    actors.sort_unstable();
    actors.dedup();
    let mut deaf: HashMap<(SpaceId, PersonId), HashSet<PersonId>> = HashMap::new();
    for (space, actor, person) in
        tx.query(&DEAF, params![spaces, actors], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
    {
        deaf.entry((space, actor)).or_default().insert(person);
    }
    Ok(deaf.into_iter().map(|(of, people)| (of, Arc::new(people))).collect())
}

fn deaf_to(deaf: &Deaf, event: &Event) -> Arc<HashSet<PersonId>> {
    let of = event.space.zip(event.data.actor);
    of.and_then(|of| deaf.get(&of).cloned()).unwrap_or_default()
}
