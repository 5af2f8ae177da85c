//! The table `lapsed_guests`.

use kernel::{PersonId, Result, Tx, params, sql};

sql! {
    static NOTE = "INSERT INTO lapsed_guests (person_id, lapsed_at) VALUES ($1, $2)
        ON CONFLICT (person_id) DO UPDATE SET lapsed_at = excluded.lapsed_at";
    static NOTED = "SELECT 1 FROM lapsed_guests WHERE person_id = $1";
    static FORGET = "DELETE FROM lapsed_guests WHERE person_id = $1";
}

pub(crate) fn note(tx: &mut Tx<'_>, person: PersonId) -> Result<()> {
    let now = tx.now();
    tx.execute(&NOTE, params![person, now]).map(drop)
}

pub(crate) fn is_noted(tx: &mut Tx<'_>, person: PersonId) -> Result<bool> {
    Ok(tx.query_opt(&NOTED, params![person], |_| Ok(()))?.is_some())
}

pub(crate) fn forget(tx: &mut Tx<'_>, person: PersonId) -> Result<()> {
    tx.execute(&FORGET, params![person]).map(drop)
}
