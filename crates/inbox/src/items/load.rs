//! A page of what waits, in groups, the one with the newest item first.

use std::collections::HashMap;

use kernel::{Cursor, Result, Row, Slice, Tx, Viewer, params};

use super::store::ITEMS;
use super::{Group, Item, SHOWN, Which};
use crate::kinds::{Kind, Subject};

/// The groups of this list before the cursor. What a person has is bounded, and whether an item may be
/// shown is the dearest question here: it is asked once of each, and the rest is done in memory.
pub(crate) fn groups(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    which: Which,
    cursor: Cursor,
) -> Result<Slice<Group>> {
    let (open, which) = (viewer.sees_open(), which.number());
    let values = params![viewer.id, open, which];
    let items = tx.query(&ITEMS, values, item_of)?.into_iter().flatten();
    let before = grouped(items).into_iter().filter(|group| group.last < cursor.before);
    let most = usize::try_from(cursor.limit).unwrap_or(0) + 1;
    let page = Slice::cut(before.take(most).collect(), cursor.limit, |group| group.last);
    Ok(page.map(|mut group| {
        group.items.truncate(SHOWN);
        group
    }))
}

/// Items by what they are about, in the order in which each is first there.
pub(crate) fn grouped(items: impl IntoIterator<Item = Item>) -> Vec<Group> {
    let (mut groups, mut places) = (Vec::<Group>::new(), HashMap::<Subject, usize>::new());
    for item in items {
        let place = *places.entry(item.subject).or_insert_with(|| {
            groups.push(Group::of(item.subject));
            groups.len() - 1
        });
        groups[place].take(item);
    }
    groups
}

/// An item of a row; nothing where a newer binary wrote a kind that this one does not know.
pub(crate) fn item_of(row: &Row<'_>) -> Result<Option<Item>> {
    let kind = Kind::named(&row.get::<String>(1)?);
    let subject = Subject::of(&row.get::<String>(2)?, row.get(3)?);
    let (Some(kind), Some(subject)) = (kind, subject) else { return Ok(None) };
    Ok(Some(Item {
        id: row.get(0)?,
        kind,
        subject,
        source: row.get(4)?,
        post: row.get(5)?,
        comment: row.get(6)?,
        actor: row.get(7)?,
        at: row.get(8)?,
        unread: row.get::<Option<i64>>(9)?.is_none(),
        space: row.get(10)?,
    }))
}
