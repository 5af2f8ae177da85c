//! Private conversations: secret spaces between a few people.

use kernel::{Activity, PersonId, Result, SpaceId, Tx, Viewer, params};
use people::PersonCard;

use crate::logged;
use crate::store::conversations::{CONVERSATIONS, OTHERS};
use crate::store::{self, INSERT, SLUG_TAKEN};
use crate::{Access, Kind, Source, Standing, Visible};

/// The conversation between these people, begun by the first of them; the same people always get
/// the same conversation. Whoever had left it is in it again: nobody writes to people who are gone.
pub fn conversation(tx: &mut Tx<'_>, between: &[PersonId]) -> Result<SpaceId> {
    let mut all: Vec<i64> = between.iter().map(|person| person.0).collect();
    all.sort_unstable();
    all.dedup();
    let names: Vec<String> = all.iter().map(ToString::to_string).collect();
    let slug = format!("c-{}", &kernel::secret::hash(&names.join(","))[..24]);
    if let Some(id) = tx.query_opt(&SLUG_TAKEN, params![slug], |row| row.get(0))? {
        return bring_back(tx, id, &all, between.first().copied());
    }
    let id: SpaceId = tx.new_id();
    let founder = between.first().copied().unwrap_or(PersonId(0));
    let (none, nobody) = ("", None::<PersonId>);
    let (kind, access) = (Kind::Conversation.as_str(), Access::Secret.as_str());
    tx.execute(
        &INSERT,
        params![id, slug, none, none, kind, access, none, none, none, nobody, founder, tx.now()],
    )?;
    for person in &all {
        store::join(tx, id, PersonId(*person), Standing::Member, Source::Joined)?;
    }
    tx.log(Activity::new(logged::SPACE_CREATED, id.0).by(founder).within(id))?;
    Ok(id)
}

fn bring_back(tx: &mut Tx<'_>, id: SpaceId, all: &[i64], by: Option<PersonId>) -> Result<SpaceId> {
    for person in all {
        if store::join(tx, id, PersonId(*person), Standing::Member, Source::Joined)? {
            let by = by.unwrap_or(PersonId(*person));
            let joined = Activity::new(logged::MEMBERSHIP_JOINED, *person).by(by);
            tx.log(joined.within(id))?;
        }
    }
    Ok(id)
}

/// The others in a conversation, by identifier.
pub fn others(tx: &mut Tx<'_>, viewer: &Viewer, space: &Visible) -> Result<Vec<PersonCard>> {
    let ids: Vec<PersonId> = tx.query(&OTHERS, params![space.id, viewer.id], |row| row.get(0))?;
    let cards = people::cards(tx, &ids)?;
    Ok(ids.iter().filter_map(|id| cards.get(id).cloned()).collect())
}

/// A conversation of somebody's.
#[derive(Clone, Debug)]
pub struct Conversation {
    /// Its number.
    pub id: SpaceId,
    /// Its name in addresses.
    pub slug: String,
    /// The others in it, in the order of their identifiers.
    pub others: Vec<PersonId>,
}

/// The conversations that the viewer is in, the latest begun first.
pub fn conversations(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Vec<Conversation>> {
    let rows = tx.query(&CONVERSATIONS, params![viewer.id], |row| {
        Ok((row.get::<SpaceId>(0)?, row.get::<String>(1)?, row.get::<Option<PersonId>>(2)?))
    })?;
    let mut list: Vec<Conversation> = Vec::new();
    for (id, slug, other) in rows {
        if list.last().is_none_or(|last| last.id != id) {
            list.push(Conversation { id, slug, others: Vec::new() });
        }
        list.last_mut().into_iter().for_each(|last| last.others.extend(other));
    }
    Ok(list)
}
