//! Where people let it be seen that they are here: a column of `people`.

use kernel::{PersonId, Result, Tx, params, sql};

use crate::presence::Shown;

sql! {
    static SHOWN = "SELECT presence FROM people WHERE id = $1";
    static CHOOSE = "UPDATE people SET presence = $2 WHERE id = $1 AND presence <> $2";
}

pub(crate) fn shown(tx: &mut Tx<'_>, person: PersonId) -> Result<Shown> {
    let word: String = tx.query_one(&SHOWN, params![person], |row| row.get(0))?;
    Ok(Shown::stored(&word))
}

/// Answers whether that changes anything.
pub(crate) fn choose(tx: &mut Tx<'_>, person: PersonId, shown: Shown) -> Result<bool> {
    tx.execute(&CHOOSE, params![person, shown.as_str()]).map(|changed| changed > 0)
}
