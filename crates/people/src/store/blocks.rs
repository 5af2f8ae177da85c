//! The table `blocks`.

use kernel::{PersonId, Result, Tx, Viewer, params, sql};

/// SQL that holds where the person `$viewer` blocked the person `$person`.
///
/// `people::blocked!("$1", "p.author_id")`
#[macro_export]
macro_rules! blocked {
    ($viewer:literal, $person:literal) => {
        concat!(
            "EXISTS (SELECT 1 FROM blocks bl WHERE bl.person_id = ",
            $viewer,
            " AND bl.blocked_id = ",
            $person,
            ")"
        )
    };
}

sql! {
    static BLOCK = "INSERT INTO blocks (person_id, blocked_id, at) VALUES ($1, $2, $3)
        ON CONFLICT (person_id, blocked_id) DO NOTHING";
    static UNBLOCK = "DELETE FROM blocks WHERE person_id = $1 AND blocked_id = $2";
    static BLOCKED = "SELECT blocked_id FROM blocks WHERE person_id = $1 ORDER BY blocked_id";
    static BLOCKED_AND_SEEN = concat!("SELECT bl.blocked_id FROM blocks bl
        WHERE bl.person_id = $1 AND ", crate::visible_person!("bl.blocked_id", "$1", "$2"), "
        ORDER BY bl.blocked_id");
    static BLOCKING = "SELECT person_id FROM blocks WHERE blocked_id = $1 ORDER BY person_id";
}

pub(crate) fn block(tx: &mut Tx<'_>, person: PersonId, blocked: PersonId) -> Result<bool> {
    let now = tx.now();
    tx.execute(&BLOCK, params![person, blocked, now]).map(|changed| changed > 0)
}

pub(crate) fn unblock(tx: &mut Tx<'_>, person: PersonId, blocked: PersonId) -> Result<bool> {
    tx.execute(&UNBLOCK, params![person, blocked]).map(|changed| changed > 0)
}

pub(crate) fn blocked(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<PersonId>> {
    tx.query(&BLOCKED, params![person], |row| row.get(0))
}

/// Those of them whom the viewer may see.
pub(crate) fn blocked_and_seen(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Vec<PersonId>> {
    tx.query(&BLOCKED_AND_SEEN, params![viewer.id, viewer.sees_open()], |row| row.get(0))
}

pub(crate) fn blocking(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<PersonId>> {
    tx.query(&BLOCKING, params![person], |row| row.get(0))
}
