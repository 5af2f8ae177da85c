//! Names of spaces as one types.

use kernel::{Result, Tx, Viewer, params};

use crate::store::COMPLETE;
use crate::{Access, Kind};

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

/// `typed`, folded, without the signs that mean something to `LIKE`.
pub(crate) fn like(typed: &str) -> String {
    text::fold(typed.trim()).replace(['%', '_', '\\'], "")
}
