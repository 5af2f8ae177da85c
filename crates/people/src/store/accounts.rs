//! The columns of `people` that make an account: address, password, role, photo, closing.

use kernel::{PersonId, Result, Role, Tx, params, sql};

sql! {
    static BY_LOGIN = "SELECT id, password FROM people
        WHERE (handle = $1 OR email = $1) AND closed_at IS NULL AND claimed_at IS NOT NULL
        ORDER BY CASE WHEN handle = $1 THEN 0 ELSE 1 END LIMIT 1";
    static PASSWORD = "SELECT password FROM people WHERE id = $1";
    static SET_PASSWORD = "UPDATE people SET password = $2 WHERE id = $1";
    static SET_PHOTO = "UPDATE people SET photo = $2 WHERE id = $1";
    static SET_ROLE = "UPDATE people SET role = $2 WHERE id = $1";
    static CLAIM = "UPDATE people SET password = $2, email = COALESCE(email, $3), role = $4,
            claimed_at = $5 WHERE id = $1 AND claimed_at IS NULL AND closed_at IS NULL";
    static CLOSE = "UPDATE people SET closed_at = $2 WHERE id = $1 AND closed_at IS NULL";
    static REOPEN = "UPDATE people SET closed_at = NULL WHERE id = $1 AND closed_at IS NOT NULL";
    static ADMINISTERED = "SELECT id FROM people WHERE role = 'administrator'
        AND closed_at IS NULL AND claimed_at IS NOT NULL LIMIT 1";
    static ADMINISTRATORS = "SELECT id FROM people WHERE role = 'administrator'
        AND closed_at IS NULL AND claimed_at IS NOT NULL ORDER BY id LIMIT 2 {locked}";
}

/// The person who signs in as `login`, a handle or an address in lower case, and their hash.
pub(crate) fn by_login(tx: &mut Tx<'_>, login: &str) -> Result<Option<(PersonId, Option<String>)>> {
    tx.query_opt(&BY_LOGIN, params![login], |row| Ok((row.get(0)?, row.get(1)?)))
}

pub(crate) fn password(tx: &mut Tx<'_>, id: PersonId) -> Result<Option<String>> {
    tx.query_one(&PASSWORD, params![id], |row| row.get(0))
}

pub(crate) fn set_password(tx: &mut Tx<'_>, id: PersonId, hash: &str) -> Result<()> {
    tx.execute(&SET_PASSWORD, params![id, hash]).map(drop)
}

pub(crate) fn set_photo(tx: &mut Tx<'_>, id: PersonId, blob: Option<&str>) -> Result<()> {
    tx.execute(&SET_PHOTO, params![id, blob]).map(drop)
}

pub(crate) fn set_role(tx: &mut Tx<'_>, id: PersonId, role: Role) -> Result<()> {
    let role = role.as_str();
    tx.execute(&SET_ROLE, params![id, role]).map(drop)
}

/// Gives an unclaimed person their password and role; false when they are claimed or closed.
pub(crate) fn claim(
    tx: &mut Tx<'_>,
    id: PersonId,
    hash: &str,
    email: Option<&str>,
    role: Role,
) -> Result<bool> {
    let (role, now) = (role.as_str(), tx.now());
    tx.execute(&CLAIM, params![id, hash, email, role, now]).map(|claimed| claimed == 1)
}

pub(crate) fn close(tx: &mut Tx<'_>, id: PersonId) -> Result<bool> {
    let now = tx.now();
    tx.execute(&CLOSE, params![id, now]).map(|closed| closed == 1)
}

pub(crate) fn reopen(tx: &mut Tx<'_>, id: PersonId) -> Result<bool> {
    tx.execute(&REOPEN, params![id]).map(|opened| opened == 1)
}

/// Whether somebody runs the network.
pub(crate) fn is_administered(tx: &mut Tx<'_>) -> Result<bool> {
    Ok(tx.query_opt(&ADMINISTERED, params![], |_| Ok(()))?.is_some())
}

/// Up to two of those who run the network, enough to know whether one is the last; they stay what
/// they are until the transaction ends.
pub(crate) fn administrators(tx: &mut Tx<'_>) -> Result<Vec<PersonId>> {
    tx.query(&ADMINISTRATORS, params![], |row| row.get(0))
}
