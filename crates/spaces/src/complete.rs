//! Names of spaces as one types, and who reads one.

use kernel::{Result, Tx, Viewer, params};
use people::finder::Readers;

use crate::store::{COMPLETE, GUESTS_OF, WHO_IS_IN};
use crate::{Access, Kind, Visible};

/// Up to eight spaces the viewer may know of whose name has a word beginning with `typed`:
/// (slug, name, access, kind).
pub fn complete(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    typed: &str,
) -> Result<Vec<(String, String, Access, Kind)>> {
    let folded = like(typed);
    let (start, word) = (format!("{folded}%"), format!("% {folded}%"));
    tx.query(&COMPLETE, params![viewer.id, viewer.sees_open(), start, word], |row| {
        let access = Access::parse(&row.get::<String>(2)?);
        Ok((row.get(0)?, row.get(1)?, access, Kind::parse(&row.get::<String>(3)?)))
    })
}

/// Who reads a space: whom one means first in a text for it.
pub fn readers(tx: &mut Tx<'_>, space: &Visible) -> Result<Readers> {
    let open = space.access == Access::Open;
    let sql = if open { &GUESTS_OF } else { &WHO_IS_IN };
    let people = tx.query(sql, params![space.id], |row| row.get(0))?.into_iter().collect();
    Ok(if open { Readers::Company(people) } else { Readers::Only(people) })
}

/// `typed`, folded, without the signs that mean something to `LIKE`.
pub(crate) fn like(typed: &str) -> String {
    text::fold(typed.trim()).replace(['%', '_', '\\'], "")
}
