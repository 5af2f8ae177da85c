//! The SQL of people who were erased.

use kernel::{PersonId, Result, Tx, params, sql};

sql! {
    static ANY = "SELECT 1 FROM retired_handles LIMIT 1";
    static RETIRED = "SELECT 1 FROM retired_handles WHERE digest = $1";
    static RETIRE = "INSERT INTO retired_handles (digest) VALUES ($1) ON CONFLICT DO NOTHING";
    static DELETE = "DELETE FROM people WHERE id = $1";
}

pub(crate) fn any(tx: &mut Tx<'_>) -> Result<bool> {
    Ok(tx.query_opt(&ANY, params![], |_| Ok(()))?.is_some())
}

pub(crate) fn is_retired(tx: &mut Tx<'_>, digest: &str) -> Result<bool> {
    Ok(tx.query_opt(&RETIRED, params![digest], |_| Ok(()))?.is_some())
}

pub(crate) fn retire(tx: &mut Tx<'_>, digest: &str) -> Result<()> {
    tx.execute(&RETIRE, params![digest]).map(drop)
}

pub(crate) fn delete(tx: &mut Tx<'_>, person: PersonId) -> Result<()> {
    tx.execute(&DELETE, params![person]).map(drop)
}
