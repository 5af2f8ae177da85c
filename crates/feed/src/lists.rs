//! Which posts a list holds, newest first, by one plain query each: the definition that the engine
//! must agree with, and what answers where memory is behind or does not go deep enough.

use kernel::{Cursor, PersonId, Result, Slice, SpaceId, Tx, Viewer, params};
use posts::{AuthorizedPost, PostId, TopicId};

use crate::store::{FOLLOWED, HOME, PERSON, SPACE, TOPIC};

/// A list of posts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// What the viewer chose: their spaces, the people and the topics they follow.
    Home,
    /// Of one space.
    Space(SpaceId),
    /// By one person, in every space the viewer sees, private conversations aside.
    Person(PersonId),
    /// Under one topic, in every space the viewer sees, private conversations aside.
    Topic(TopicId),
}

impl List {
    /// The name that the script knows the list by.
    pub fn name(self) -> String {
        match self {
            List::Home => "home".into(),
            List::Space(id) => format!("space:{id}"),
            List::Person(id) => format!("person:{id}"),
            // Without its number: that would tell that somebody used it where the viewer sees nothing.
            List::Topic(_) => "topic".into(),
        }
    }
}

/// A page of a list.
pub fn page(tx: &mut Tx<'_>, viewer: &Viewer, list: List, cursor: Cursor) -> Result<Slice<PostId>> {
    let (sql, of) = match list {
        List::Home => (&HOME, tx.now().micros()),
        List::Space(id) => (&SPACE, id.0),
        List::Person(id) => (&PERSON, id.0),
        List::Topic(id) => (&TOPIC, id.0),
    };
    let ids = tx.query(
        sql,
        params![viewer.id, viewer.sees_open(), of, cursor.before, cursor.limit + 1],
        |row| row.get::<PostId>(0),
    )?;
    Ok(Slice::cut(ids, cursor.limit, |id| id.0))
}

/// A page of a list, with what is shown of each post.
pub fn shown(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    list: List,
    cursor: Cursor,
) -> Result<Slice<AuthorizedPost>> {
    let page = page(tx, viewer, list, cursor)?;
    Ok(Slice { items: posts::authorized(tx, viewer, &page.items)?, next: page.next })
}

/// The spaces whose posts come home to the viewer.
pub fn followed(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Vec<SpaceId>> {
    tx.query(&FOLLOWED, params![viewer.id, viewer.sees_open()], |row| row.get(0))
}
