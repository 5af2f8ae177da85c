//! Who may know that a person is there: the one predicate that every list of people shares, and the
//! same for lists in memory.

use std::collections::HashSet;

use kernel::{PersonId, Result, Tx, params, sql};

/// SQL that holds where a viewer may see the person of column `$person`.
///
/// `$viewer` is the parameter of the viewer's id and `$sees_open` that of
/// [`kernel::Viewer::sees_open`]: everybody sees everybody, but guests only themselves and the
/// people with whom they share a space.
///
/// `people::visible_person!("p.id", "$1", "$2")`
#[macro_export]
macro_rules! visible_person {
    ($person:literal, $viewer:literal, $sees_open:literal) => {
        concat!(
            "(CAST(",
            $sees_open,
            " AS BIGINT) = 1 OR ",
            $person,
            " = ",
            $viewer,
            " OR EXISTS (SELECT 1 FROM memberships vp_mine",
            " JOIN memberships vp_theirs ON vp_theirs.space_id = vp_mine.space_id",
            " WHERE vp_mine.person_id = ",
            $viewer,
            " AND vp_theirs.person_id = ",
            $person,
            "))"
        )
    };
}

sql! {
    // The second half of the predicate: who shares a space with the person $1.
    static MET = "SELECT DISTINCT theirs.person_id FROM memberships mine
        JOIN memberships theirs ON theirs.space_id = mine.space_id WHERE mine.person_id = $1";
}

/// Everybody who shares a space with this person.
pub(crate) fn met(tx: &mut Tx<'_>, person: PersonId) -> Result<HashSet<PersonId>> {
    Ok(tx.query(&MET, params![person], |row| row.get(0))?.into_iter().collect())
}
