//! What lists say of a task is kept in step with it, and nobody is given one that they cannot read.

use kernel::{Error, Message, PersonId, Result, SpaceId, Tx, params};
use objects::built_in::{self, Listed};
use posts::Post;

use super::{ASSIGNEE, DUE, PEOPLE, declaration, due, is_open};
use crate::store::{KEEP, SPACE_OF};

/// Keeps the rows of a task that is like this now.
///
/// # Errors
/// `Invalid` for somebody newly named who does not read it.
pub(super) fn keep(tx: &mut Tx<'_>, by: PersonId, post: &Post) -> Result<()> {
    let assignee = post.fields.people(ASSIGNEE).first().copied();
    let zone = people::zone::zone(tx, assignee.unwrap_or(post.author))?;
    let when = post.fields.due(DUE);
    let day = when.map(|when| due::day(when, zone));
    let is_open = is_open(&post.state);
    let late = when.filter(|_| is_open).and_then(|when| due::late(when, zone));
    let fields = post.fields.clone().with(DUE, day.map(|day| day.to_string().into()));
    let named = built_in::keep(tx, by, declaration(), post, &Listed { fields: &fields, late })?;
    read_by_all(tx, post, &named)?;
    let at = match when {
        Some(posts::kinds::Due::At(at)) => Some(at),
        _ => None,
    };
    let day = day.map(due::number);
    let tell = when.filter(|_| is_open).and_then(|when| due::told(when, zone));
    let tell = tell.filter(|tell| *tell > tx.now());
    let values = params![post.id, post.author, assignee, is_open, day, at, late, tell];
    tx.execute(&KEEP, values).map(drop)
}

/// Lets nobody be named who does not read the task.
fn read_by_all(tx: &mut Tx<'_>, post: &Post, named: &[PersonId]) -> Result<()> {
    if named.is_empty() {
        return Ok(());
    }
    let space: SpaceId = tx.query_one(&SPACE_OF, params![post.id], |row| row.get(0))?;
    let readers = spaces::recipients::read_by(tx, space, post.id.0, named)?;
    let Some(stranger) = named.iter().find(|person| !readers.contains(person)) else {
        return Ok(());
    };
    let field = [ASSIGNEE, PEOPLE].into_iter().find(|f| post.fields.people(f).contains(stranger));
    let name = people::card(tx, *stranger)?.name;
    let said = Message::new("kind-task-cannot-read").with("name", name);
    Err(Error::field(field.unwrap_or(ASSIGNEE), said))
}
