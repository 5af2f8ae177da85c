//! What the ranking knows of the person it ranks for: what they follow, and where they wrote or
//! reacted for all to see. It is made when they ask, kept in memory for an hour, and shown to nobody
//! else. Private conversations and what is only read never count.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use kernel::{PersonId, Result, Time, Tx, Viewer, params};
use posts::reading;
use ranking::{Affinities, Dial, Dials, Part, Reader as Ranked};
use spaces::ViewerSpaces;
use ui::Ctx;

use super::{Engine, Reader};
use crate::store::{
    DIALS, FOLLOWED_PEOPLE, FOLLOWED_TOPICS, OWN_UNIT, RESPONDED_AUTHORS, RESPONDED_TOPICS,
};

/// The person as the ranking takes them.
#[derive(Clone, Debug)]
pub(crate) struct Taste {
    pub(crate) reader: Ranked,
    made: Time,
}

/// How far back responses count, in days.
const DAYS: i64 = 90;
/// For how long a taste is kept, in seconds.
const KEPT_SECONDS: i64 = 3_600;
/// What joining a space says by itself, of 1: it counts as a topic of its posts.
const JOINED: f64 = 0.5;
/// What following says by itself, of 1.
const FOLLOWED: f64 = 0.6;
/// After how many responses half of what is left to say is said.
const HALF: f64 = 3.0;

impl Taste {
    fn load(tx: &mut Tx<'_>, viewer: PersonId) -> Result<Taste> {
        let made = tx.now();
        let since = made.plus_seconds(-DAYS * 86_400);
        let floor = reading::floor_of(since) - 1;
        let counts = |row: &kernel::Row<'_>| Ok((row.get::<i64>(0)?, row.get::<i64>(1)?));
        let topics = tx.query(&RESPONDED_TOPICS, params![viewer, floor, since], counts)?;
        let people = tx.query(&RESPONDED_AUTHORS, params![viewer, floor, since], counts)?;
        let followed_topics = tx.query(&FOLLOWED_TOPICS, params![viewer], |row| row.get(0))?;
        let followed_people = tx.query(&FOLLOWED_PEOPLE, params![viewer], |row| row.get(0))?;
        let mut interests = strengths(topics, followed_topics);
        for (space, joined) in ViewerSpaces::load(tx, viewer)?.joined() {
            if !joined.conversation {
                interests.set(space.0, JOINED);
            }
        }
        let reader = Ranked {
            unit: tx.query_opt(&OWN_UNIT, params![viewer], |row| row.get(0))?.flatten(),
            interests,
            ties: strengths(people, followed_people),
            dials: dials(tx, viewer)?,
        };
        Ok(Taste { reader, made })
    }
}

/// 1 − (1 − followed)·h/(h + n), for n responses.
fn strengths(counts: Vec<(i64, i64)>, followed: Vec<i64>) -> Affinities {
    let followed: HashSet<i64> = followed.into_iter().collect();
    let mut times: HashMap<i64, f64> = followed.iter().map(|id| (*id, 0.0)).collect();
    times.extend(counts.into_iter().map(|(id, count)| (id, count as f64)));
    let strength = |(id, n): (i64, f64)| {
        let follows = if followed.contains(&id) { FOLLOWED } else { 0.0 };
        (id, 1.0 - (1.0 - follows) * HALF / (HALF + n))
    };
    times.into_iter().map(strength).collect()
}

/// The switches of a person.
pub(crate) fn dials(tx: &mut Tx<'_>, viewer: PersonId) -> Result<Dials> {
    let mut dials = Dials::default();
    let rows = tx
        .query(&DIALS, params![viewer], |row| Ok((row.get::<String>(0)?, row.get::<String>(1)?)))?;
    for (part, dial) in rows {
        if let (Some(part), Some(dial)) = (Part::from_key(&part), Dial::from_key(&dial)) {
            dials.set(part, dial);
        }
    }
    Ok(dials)
}

impl Engine {
    /// What the viewer of this request follows, and their switches; nothing where memory is not in
    /// step.
    pub(crate) async fn chosen(&self, cx: &Ctx) -> Result<Option<(Arc<Reader>, Dials)>> {
        if !cx.caught_up.0 {
            return Ok(None);
        }
        let viewer = cx.viewer()?;
        let taste = self.taste(viewer, cx.now).await?;
        Ok(Some((self.reader(viewer, cx.now).await?, taste.reader.dials)))
    }

    pub(super) async fn taste(&self, viewer: &Viewer, now: Time) -> Result<Arc<Taste>> {
        let (cache, id) = (&self.0.tastes, viewer.id);
        let fresh = |taste: &Arc<Taste>| now.seconds_since(taste.made) < KEPT_SECONDS;
        if let Some(known) = cache.get(&id).filter(fresh) {
            return Ok(known);
        }
        let ticket = cache.ticket();
        let taste = self.0.db.read(move |tx| Taste::load(tx, id)).await?;
        Ok(ticket.keep(id, taste, 1))
    }
}
