//! Which articles a list holds.

use kernel::{Cursor, PersonId, Result, Slice, SpaceId, Tx, Viewer, params};
use posts::PostId;

use crate::store::{IN_SERIES, OF_PERSON, OF_SPACE, SERIES, SERIES_OF};

/// Articles of a series that its page shows.
const LONGEST: i64 = 200;
/// Series that the blog of a space names.
const SERIES_SHOWN: i64 = 12;

/// Whose articles a list holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum List {
    /// Those of a space.
    Space(SpaceId),
    /// Those of a person, in every space that the viewer sees, private conversations aside.
    Person(PersonId),
}

/// A page of a list, newest first.
pub(crate) fn page(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    list: List,
    cursor: Cursor,
) -> Result<Slice<PostId>> {
    let (sql, of) = match list {
        List::Space(id) => (&OF_SPACE, id.0),
        List::Person(id) => (&OF_PERSON, id.0),
    };
    let (open, most) = (viewer.sees_open(), cursor.limit + 1);
    let values = params![viewer.id, open, of, cursor.before, most];
    let found = tx.query(sql, values, |row| row.get::<PostId>(0))?;
    Ok(Slice::cut(found, cursor.limit, |post| post.0))
}

/// The articles of the series that this one is part of, the first one first; it alone where it is of none.
pub(crate) fn series(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    post: PostId,
    space: SpaceId,
) -> Result<Vec<PostId>> {
    let of = tx.query_opt(&SERIES_OF, params![post], |row| row.get::<String>(0))?;
    let Some(of) = of else { return Ok(vec![post]) };
    let open = viewer.sees_open();
    let values = params![viewer.id, open, space, of, LONGEST];
    tx.query(&IN_SERIES, values, |row| row.get(0))
}

/// The series of a space that have two articles at least: the newest article of each, and how many it has.
pub(crate) fn series_of(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    space: SpaceId,
) -> Result<Vec<(PostId, i64)>> {
    let open = viewer.sees_open();
    let values = params![viewer.id, open, space, SERIES_SHOWN];
    let found = tx.query(&SERIES, values, |row| Ok((row.get::<PostId>(0)?, row.get::<i64>(1)?)))?;
    Ok(found.into_iter().filter(|(_, many)| *many > 1).collect())
}
