//! The table `tablet_pins`.

use kernel::{PersonId, Result, Tx, params, sql};

sql! {
    static OF = "SELECT hash FROM tablet_pins WHERE person_id = $1";
    static OF_NUMBER = "SELECT p.id, n.hash FROM personnel l
        JOIN people p ON p.id = l.person_id JOIN tablet_pins n ON n.person_id = p.id
        WHERE l.number = $1 AND p.closed_at IS NULL AND p.claimed_at IS NOT NULL";
    static SET = "INSERT INTO tablet_pins (person_id, hash, created_at) VALUES ($1, $2, $3)
        ON CONFLICT (person_id) DO UPDATE SET hash = $2, created_at = $3";
    static REMOVE = "DELETE FROM tablet_pins WHERE person_id = $1";
}

/// Whether the person has one.
pub(crate) fn has(tx: &mut Tx<'_>, person: PersonId) -> Result<bool> {
    Ok(tx.query_opt(&OF, params![person], |row| row.get::<String>(0))?.is_some())
}

/// Who has this personnel number, and the hash of their PIN.
pub(crate) fn of_number(tx: &mut Tx<'_>, number: &str) -> Result<Option<(PersonId, String)>> {
    tx.query_opt(&OF_NUMBER, params![number], |row| Ok((row.get(0)?, row.get(1)?)))
}

pub(crate) fn set(tx: &mut Tx<'_>, person: PersonId, hash: &str) -> Result<()> {
    let now = tx.now();
    tx.execute(&SET, params![person, hash, now]).map(drop)
}

pub(crate) fn remove(tx: &mut Tx<'_>, person: PersonId) -> Result<bool> {
    tx.execute(&REMOVE, params![person]).map(|removed| removed == 1)
}
