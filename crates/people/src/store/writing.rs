//! In what field people write: a column of `people`.

use kernel::{PersonId, Result, Tx, params, sql};

use crate::writing::Writing;

sql! {
    static WRITING = "SELECT writing FROM people WHERE id = $1";
    static CHOOSE = "UPDATE people SET writing = $2 WHERE id = $1 AND writing <> $2";
}

pub(crate) fn writing(tx: &mut Tx<'_>, person: PersonId) -> Result<Writing> {
    let word: String = tx.query_one(&WRITING, params![person], |row| row.get(0))?;
    Ok(Writing::stored(&word))
}

/// Answers whether that changes anything.
pub(crate) fn choose(tx: &mut Tx<'_>, person: PersonId, writing: Writing) -> Result<bool> {
    tx.execute(&CHOOSE, params![person, writing.as_str()]).map(|changed| changed > 0)
}
