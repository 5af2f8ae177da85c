//! A page of what waits, in groups, the one with the newest item first.

use std::collections::HashMap;

use kernel::{Cursor, Result, Row, Slice, Tx, Viewer, params};

use super::store::{GROUPS, ITEMS};
use super::{Group, Item, Which};
use crate::kinds::{Kind, Subject};

/// Items shown of a group.
pub(crate) const SHOWN: usize = 20;

/// The groups of this list before the cursor.
pub(crate) fn groups(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    which: Which,
    cursor: Cursor,
) -> Result<Slice<Group>> {
    let (open, which, most) = (viewer.sees_open(), which.number(), cursor.limit + 1);
    let values = params![viewer.id, open, which, cursor.before, most];
    let rows = tx.query(&GROUPS, values, |row| {
        let subject = Subject::of(&row.get::<String>(0)?, row.get(1)?);
        Ok((subject, row.get::<i64>(2)?, row.get::<i64>(3)?))
    })?;
    let page = Slice::cut(rows, cursor.limit, |(_, last, _)| *last);
    let ids: Vec<i64> =
        page.items.iter().filter_map(|(subject, ..)| Some(subject.as_ref()?.parts().1)).collect();
    let values = params![viewer.id, open, which, ids];
    let mut items: HashMap<Subject, Vec<Item>> = HashMap::new();
    for item in tx.query(&ITEMS, values, item_of)?.into_iter().flatten() {
        let group = items.entry(item.subject).or_default();
        if group.len() < SHOWN {
            group.push(item);
        }
    }
    let groups = page.items.into_iter().filter_map(|(subject, _, unread)| {
        let subject = subject?;
        Some(Group { subject, items: items.remove(&subject)?, unread })
    });
    Ok(Slice { items: groups.collect(), next: page.next })
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
