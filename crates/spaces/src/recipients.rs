//! Whom something in a space may reach: those of some people who see it, who runs it, who is in a
//! conversation. For what is made of the log, where nobody is looking.

use kernel::{PersonId, Result, SpaceId, Tx, params};

use crate::Kind;
use crate::store::{KIND, PEOPLE_IN, SEEN_BY};

/// Those of these people who see a space: the answers of [`visible_to!`](crate::visible_to) for many
/// people at once. Closed accounts see nothing.
pub fn seen_by(tx: &mut Tx<'_>, space: SpaceId, people: &[PersonId]) -> Result<Vec<PersonId>> {
    let ids: Vec<i64> = people.iter().map(|person| person.0).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    tx.query(&SEEN_BY, params![space, ids], |row| row.get(0))
}

/// Who runs a space.
pub fn animators(tx: &mut Tx<'_>, space: SpaceId) -> Result<Vec<PersonId>> {
    tx.query(&PEOPLE_IN, params![space, true], |row| row.get(0))
}

/// Who is in a private conversation; nobody, of any other space.
pub fn in_conversation(tx: &mut Tx<'_>, space: SpaceId) -> Result<Vec<PersonId>> {
    let kind = tx.query_opt(&KIND, params![space], |row| row.get::<String>(0))?;
    if kind.is_none_or(|kind| Kind::parse(&kind) != Kind::Conversation) {
        return Ok(Vec::new());
    }
    tx.query(&PEOPLE_IN, params![space, false], |row| row.get(0))
}
