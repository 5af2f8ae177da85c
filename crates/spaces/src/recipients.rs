//! Whom something in a space may reach: those of some people who see it, who runs it, who is in a
//! conversation. For what is made of the log, where nobody is looking.

use std::collections::{HashMap, HashSet};

use kernel::{PersonId, Result, SpaceId, Tx, Viewer, params};

use crate::store::{
    ACCESS_OF, FOLLOWERS, GUESTS_IN, KIND, MANAGING_MEMBERS, MEMBERS_OF, PEOPLE_IN, SEEN_BY,
};
use crate::{Access, Kind};

/// Who sees a space: the answers of [`visible_to!`](crate::visible_to) for whoever may come.
#[derive(Debug, Default)]
pub struct SpaceViewers {
    open: bool,
    /// The identifier after which guests read its posts.
    guests_from: i64,
    /// Those for whom being in it matters: everybody in it, or of an open space its guests.
    people: HashSet<PersonId>,
}

impl SpaceViewers {
    /// Whether this viewer is among them and, where it is about a post, reads that.
    pub fn include(&self, viewer: &Viewer, post: Option<i64>) -> bool {
        match viewer.sees_open() {
            true => self.open || self.people.contains(&viewer.id),
            false => {
                let reads = post.is_none_or(|post| post > self.guests_from);
                reads && self.people.contains(&viewer.id)
            }
        }
    }
}

/// Who sees each of these spaces. However many are in an open one, only its guests are read.
///
/// # Errors
/// Whatever the database meets.
pub fn viewers_of(tx: &mut Tx<'_>, spaces: &[SpaceId]) -> Result<HashMap<SpaceId, SpaceViewers>> {
    let ids: Vec<i64> = spaces.iter().map(|space| space.0).collect();
    let mut viewers: HashMap<SpaceId, SpaceViewers> = HashMap::new();
    let (mut closed, mut with_guests) = (Vec::new(), Vec::new());
    for (id, access, guests, guests_from) in tx.query(&ACCESS_OF, params![ids], |row| {
        let access = Access::parse(&row.get::<String>(1)?);
        Ok((row.get::<SpaceId>(0)?, access, row.get::<i64>(2)?, row.get(3)?))
    })? {
        let open = access == Access::Open;
        let of = viewers.entry(id).or_default();
        (of.open, of.guests_from) = (open, guests_from);
        match open {
            false => closed.push(id.0),
            true if guests > 0 => with_guests.push(id.0),
            true => {}
        }
    }
    for (statement, of) in [(&MEMBERS_OF, closed), (&GUESTS_IN, with_guests)] {
        if of.is_empty() {
            continue;
        }
        let members = tx.query(statement, params![of], |row| Ok((row.get(0)?, row.get(1)?)))?;
        for (space, person) in members {
            let space: SpaceId = space;
            viewers.entry(space).or_default().people.insert(person);
        }
    }
    Ok(viewers)
}

/// Those of these people who see a space: the answers of [`visible_to!`](crate::visible_to) for many
/// people at once. Closed accounts see nothing.
pub fn seen_by(tx: &mut Tx<'_>, space: SpaceId, people: &[PersonId]) -> Result<Vec<PersonId>> {
    read_by(tx, space, 0, people)
}

/// Those of these people who read this post of a space: the answers of [`reads!`](crate::reads); of no post, 0,
/// those who see the space.
pub fn read_by(
    tx: &mut Tx<'_>,
    space: SpaceId,
    post: i64,
    people: &[PersonId],
) -> Result<Vec<PersonId>> {
    let ids: Vec<i64> = people.iter().map(|person| person.0).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    tx.query(&SEEN_BY, params![space, ids, post], |row| row.get(0))
}

/// Who runs a space.
pub fn animators(tx: &mut Tx<'_>, space: SpaceId) -> Result<Vec<PersonId>> {
    tx.query(&PEOPLE_IN, params![space, true], |row| row.get(0))
}

/// Who is in a space.
///
/// # Errors
/// Whatever the database meets.
pub fn members(tx: &mut Tx<'_>, space: SpaceId) -> Result<Vec<PersonId>> {
    tx.query(&PEOPLE_IN, params![space, false], |row| row.get(0))
}

/// Who runs a space and is no guest.
pub fn managing_members(tx: &mut Tx<'_>, space: SpaceId) -> Result<Vec<PersonId>> {
    tx.query(&MANAGING_MEMBERS, params![space], |row| row.get(0))
}

/// Whose home has the posts of a space, by their numbers: who is in it and, of an open space of the
/// company's own, every member; `most` of them.
pub fn followers(tx: &mut Tx<'_>, space: SpaceId, most: usize) -> Result<Vec<PersonId>> {
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    tx.query(&FOLLOWERS, params![space, most], |row| row.get(0))
}

/// Who is in a private conversation; nobody, of any other space.
pub fn in_conversation(tx: &mut Tx<'_>, space: SpaceId) -> Result<Vec<PersonId>> {
    let kind = tx.query_opt(&KIND, params![space], |row| row.get::<String>(0))?;
    if kind.is_none_or(|kind| Kind::parse(&kind) != Kind::Conversation) {
        return Ok(Vec::new());
    }
    tx.query(&PEOPLE_IN, params![space, false], |row| row.get(0))
}
