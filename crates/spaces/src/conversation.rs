//! Private conversations: secret spaces between a few people.

use kernel::{Activity, PersonId, Result, SpaceId, Tx, params};

use crate::store::{INSERT, JOIN, SLUG_TAKEN};
use crate::{Access, Kind};

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
        tx.execute(&JOIN, params![id, person, "member", tx.now()])?;
    }
    tx.log(Activity::new("space.created", id.0).by(founder).within(id))?;
    Ok(id)
}

fn bring_back(tx: &mut Tx<'_>, id: SpaceId, all: &[i64], by: Option<PersonId>) -> Result<SpaceId> {
    for person in all {
        if tx.execute(&JOIN, params![id, person, "member", tx.now()])? > 0 {
            let by = by.unwrap_or(PersonId(*person));
            let joined = Activity::new("membership.joined", *person).by(by);
            tx.log(joined.within(id))?;
        }
    }
    Ok(id)
}
