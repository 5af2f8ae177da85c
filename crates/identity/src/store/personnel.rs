//! The table `personnel`.

use kernel::{PersonId, Result, Tx, params, sql};

sql! {
    static OF = "SELECT number FROM personnel WHERE person_id = $1";
    static OWNER = "SELECT person_id FROM personnel WHERE number = $1";
    static SET = "INSERT INTO personnel (person_id, number) VALUES ($1, $2)
        ON CONFLICT (person_id) DO UPDATE SET number = excluded.number";
    static DROP = "DELETE FROM personnel WHERE person_id = $1";
}

/// The number of this person, where they have one.
pub(crate) fn of(tx: &mut Tx<'_>, person: PersonId) -> Result<Option<String>> {
    tx.query_opt(&OF, params![person], |row| row.get(0))
}

/// Whose number this is.
pub(crate) fn owner(tx: &mut Tx<'_>, number: &str) -> Result<Option<PersonId>> {
    tx.query_opt(&OWNER, params![number], |row| row.get(0))
}

/// Gives a person this number, or none.
pub(crate) fn set(tx: &mut Tx<'_>, person: PersonId, number: Option<&str>) -> Result<()> {
    match number {
        Some(number) => tx.execute(&SET, params![person, number]).map(drop),
        None => tx.execute(&DROP, params![person]).map(drop),
    }
}
