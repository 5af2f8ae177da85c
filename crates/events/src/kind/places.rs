//! Places: how many there are, who waits for one, and who moves up.

use kernel::{Activity, PersonId, Result, SpaceId, Tx, params};
use posts::PostId;
use posts::kinds::Fields;
use serde_json::json;
use spaces::recipients::read_by;

use super::{WAITING, answered};
use crate::logged;
use crate::store::{ANSWER_OF, COMES, HOW_MANY, NEXT_WAITING};

/// Who move up at once, at most: the next answer takes the others.
const AT_ONCE: i64 = 500;
/// Those who wait of whom is asked whether they may read it: the first ones.
const MOST: i64 = 2_000;

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

/// Gives free places to those who wait and may read the event still, in the order in which they answered, and says so
/// in the log. Nobody moves up where it does not take place, or is over.
pub(crate) fn fill(
    tx: &mut Tx<'_>,
    (post, space): (PostId, SpaceId),
    fields: &Fields,
) -> Result<()> {
    let free = free(tx, post, fields)?.unwrap_or(AT_ONCE).min(AT_ONCE);
    if free == 0 || tx.query_opt(&COMES, params![post, tx.now()], |_| Ok(()))?.is_none() {
        return Ok(());
    }
    let mut next: Vec<PersonId> =
        tx.query(&NEXT_WAITING, params![post, WAITING, MOST], |row| row.get(0))?;
    let readers = read_by(tx, space, post.0, &next)?;
    next.retain(|person| readers.contains(person));
    next.truncate(usize::try_from(free).unwrap_or_default());
    if next.is_empty() {
        return Ok(());
    }
    for person in &next {
        answered(tx, post, *person, "yes")?;
    }
    let people: Vec<String> = next.iter().map(PersonId::to_string).collect();
    let activity = Activity::new(logged::POST_MOVED_UP, post.0).within(space);
    tx.log(activity.data(json!({ "people": people })))
}
