//! Names of spaces, and of who reads one, as one types.

use kernel::{PersonId, Result, Tx, Viewer, params};
use people::PersonCard;

use crate::store::{COMPLETE, MEMBERS_NAMED, READERS_NAMED};
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

/// A person offered while a name is typed.
#[derive(Clone, Debug)]
pub struct Suggested {
    /// Who.
    pub person: PersonCard,
    /// Whether they read the space that is written in.
    pub reads: bool,
}

/// The people whom the viewer may mean by the beginning `typed` of a name or handle in a text for
/// this space: those who read it first.
pub fn complete_people(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    space: &Visible,
    typed: &str,
) -> Result<Vec<Suggested>> {
    let Some([words, handle]) = people::beginnings(typed) else { return Ok(Vec::new()) };
    // Everybody reads an open space but guests; of any other those few who are in it.
    let sql = if space.access == Access::Open { &READERS_NAMED } else { &MEMBERS_NAMED };
    let (open, most) = (viewer.sees_open(), people::OFFERED);
    let values = params![viewer.id, open, space.id, words, handle, most];
    let ids: Vec<PersonId> = tx.query(sql, values, |row| row.get(0))?;
    let mut cards = people::cards(tx, &ids)?;
    let mut offered: Vec<Suggested> = ids
        .iter()
        .filter_map(|id| Some(Suggested { person: cards.remove(id)?, reads: true }))
        .collect();
    // Where there is room, all who read it are there: whoever else is called so does not.
    let most = usize::try_from(most).unwrap_or_default();
    if offered.len() < most {
        let others = people::complete(tx, viewer, typed)?.into_iter();
        let others = others.filter(|card| !ids.contains(&card.id));
        offered.extend(others.map(|person| Suggested { person, reads: false }));
        offered.truncate(most);
    }
    Ok(offered)
}

/// `typed`, folded, without the signs that mean something to `LIKE`.
pub(crate) fn like(typed: &str) -> String {
    text::fold(typed.trim()).replace(['%', '_', '\\'], "")
}
