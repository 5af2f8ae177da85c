//! Places: how many there are, who waits for one, and who moves up.

use kernel::{Activity, PersonId, Result, SpaceId, Tx, params};
use posts::PostId;
use posts::kinds::Fields;
use serde_json::json;

use super::{WAITING, answered};
use crate::logged;
use crate::store::{ANSWER_OF, HOW_MANY, NEXT_WAITING};

/// Who move up at once, at most: the next answer takes the others.
const AT_ONCE: i64 = 500;

/// What somebody answered.
pub(super) fn answer_of(tx: &mut Tx<'_>, post: PostId, person: PersonId) -> Result<Option<String>> {
    tx.query_opt(&ANSWER_OF, params![post, person], |row| row.get(0))
}

/// How many places are free; nothing where they are not counted.
pub(super) fn free(tx: &mut Tx<'_>, post: PostId, fields: &Fields) -> Result<Option<i64>> {
    let Some(places) = fields.number("places") else { return Ok(None) };
    let taken: i64 = tx.query_one(&HOW_MANY, params![post, "yes"], |row| row.get(0))?;
    Ok(Some((places - taken).max(0)))
}

/// Gives free places to those who wait, in the order in which they answered, and says so in the log.
pub(crate) fn fill(
    tx: &mut Tx<'_>,
    (post, space): (PostId, SpaceId),
    fields: &Fields,
) -> Result<()> {
    let free = free(tx, post, fields)?.unwrap_or(AT_ONCE).min(AT_ONCE);
    if free == 0 {
        return Ok(());
    }
    let next = tx.query(&NEXT_WAITING, params![post, WAITING, free], |row| row.get(0))?;
    if next.is_empty() {
        return Ok(());
    }
    let next: Vec<PersonId> = next;
    for person in &next {
        answered(tx, post, *person, "yes")?;
    }
    let people: Vec<String> = next.iter().map(PersonId::to_string).collect();
    let activity = Activity::new(logged::POST_MOVED_UP, post.0).within(space);
    tx.log(activity.data(json!({ "people": people })))
}
