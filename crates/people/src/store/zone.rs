//! The time zones people chose: a column of `people`.

use kernel::{PersonId, Result, Tx, params, sql};

sql! {
    static ZONE = "SELECT zone FROM people WHERE id = $1";
    static CHOOSE = "UPDATE people SET zone = $2 WHERE id = $1 AND zone <> $2";
}

/// The name of the zone of this person; empty where they chose none.
pub(crate) fn zone(tx: &mut Tx<'_>, person: PersonId) -> Result<String> {
    tx.query_one(&ZONE, params![person], |row| row.get(0))
}

/// Answers whether that changes anything.
pub(crate) fn choose(tx: &mut Tx<'_>, person: PersonId, name: &str) -> Result<bool> {
    tx.execute(&CHOOSE, params![person, name]).map(|changed| changed > 0)
}
