//! The table `access_tokens`.

use kernel::access::Scope;
use kernel::{PersonId, Result, Row, Time, Tx, Viewer, params, sql};
use people::viewer_of_row as viewer;
use ui::Zone;

/// A token that may be used at $2.
macro_rules! good {
    () => {
        "SELECT p.id, p.name, p.handle, p.role, p.lang, p.photo, t.scope, t.id, t.used_at,
            t.expires_at, p.zone
        FROM access_tokens t JOIN people p ON p.id = t.person_id
        WHERE t.revoked_at IS NULL AND p.closed_at IS NULL
            AND (t.expires_at IS NULL OR t.expires_at > $2)"
    };
}

sql! {
    static INSERT = "INSERT INTO access_tokens
            (id, hash, person_id, name, scope, created_at, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    static FIND = concat!(good!(), " AND t.hash = $1");
    static OF_NUMBER = concat!(good!(), " AND t.id = $1");
    static TOUCH = "UPDATE access_tokens SET used_at = $2 WHERE id = $1";
    static REVOKE = "UPDATE access_tokens SET revoked_at = $3
        WHERE id = $1 AND person_id = $2 AND revoked_at IS NULL";
    static REVOKE_ALL = "UPDATE access_tokens SET revoked_at = $2
        WHERE person_id = $1 AND revoked_at IS NULL";
    static OF = "SELECT id, name, scope, created_at, used_at, expires_at FROM access_tokens
        WHERE person_id = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $2)
        ORDER BY id DESC";
}

/// A token that was found by its secret.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) viewer: Viewer,
    pub(crate) id: i64,
    pub(crate) used_at: Option<Time>,
    pub(crate) expires_at: Option<Time>,
    /// The zone its person chose, if they did.
    pub(crate) zone: Option<Zone>,
}

/// An access token as its owner sees it: never its secret.
#[derive(Clone, Debug)]
pub struct Token {
    /// Identifier.
    pub id: i64,
    /// What its owner calls it.
    pub name: String,
    /// What it may do.
    pub scope: Scope,
    /// When it was made.
    pub created_at: Time,
    /// When it was last used, to an hour.
    pub used_at: Option<Time>,
    /// When it ends by itself.
    pub expires_at: Option<Time>,
}

/// The stored word of a scope.
pub(crate) fn scope_word(scope: Scope) -> &'static str {
    match scope {
        Scope::Read => "read",
        Scope::Write => "write",
        Scope::Full => "full",
    }
}

/// The scope of a stored word; an unknown word allows the least.
pub(crate) fn scope_of(word: &str) -> Scope {
    match word {
        "full" => Scope::Full,
        "write" => Scope::Write,
        _ => Scope::Read,
    }
}

pub(crate) fn insert(
    tx: &mut Tx<'_>,
    hash: &str,
    person: PersonId,
    name: &str,
    scope: Scope,
    expires_at: Option<Time>,
) -> Result<Token> {
    let (id, now) = (tx.new_id::<i64>(), tx.now());
    let word = scope_word(scope);
    tx.execute(&INSERT, params![id, hash, person, name, word, now, expires_at])?;
    Ok(Token { id, name: name.to_owned(), scope, created_at: now, used_at: None, expires_at })
}

pub(crate) fn find(tx: &mut Tx<'_>, hash: &str) -> Result<Option<Found>> {
    let now = tx.now();
    tx.query_opt(&FIND, params![hash, now], found)
}

/// The token of this number, where it may be used.
pub(crate) fn of_number(tx: &mut Tx<'_>, id: i64) -> Result<Option<Found>> {
    let now = tx.now();
    tx.query_opt(&OF_NUMBER, params![id, now], found)
}

fn found(row: &Row<'_>) -> Result<Found> {
    let scope = scope_of(&row.get::<String>(6)?);
    Ok(Found {
        viewer: viewer(row, scope)?,
        id: row.get(7)?,
        used_at: row.get(8)?,
        expires_at: row.get(9)?,
        zone: Zone::named(&row.get::<String>(10)?),
    })
}

pub(crate) fn touch(tx: &mut Tx<'_>, id: i64) -> Result<()> {
    let now = tx.now();
    tx.execute(&TOUCH, params![id, now]).map(drop)
}

pub(crate) fn revoke(tx: &mut Tx<'_>, id: i64, person: PersonId) -> Result<bool> {
    let now = tx.now();
    tx.execute(&REVOKE, params![id, person, now]).map(|revoked| revoked > 0)
}

pub(crate) fn revoke_all(tx: &mut Tx<'_>, person: PersonId) -> Result<()> {
    let now = tx.now();
    tx.execute(&REVOKE_ALL, params![person, now]).map(drop)
}

pub(crate) fn of(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<Token>> {
    let now = tx.now();
    tx.query(&OF, params![person, now], token)
}

fn token(row: &Row<'_>) -> Result<Token> {
    Ok(Token {
        id: row.get(0)?,
        name: row.get(1)?,
        scope: scope_of(&row.get::<String>(2)?),
        created_at: row.get(3)?,
        used_at: row.get(4)?,
        expires_at: row.get(5)?,
    })
}

kernel::sql! {
    static REVOKE_ALL_OF_ALL = "UPDATE access_tokens SET revoked_at = $1 WHERE revoked_at IS NULL";
    static SWEEP = "DELETE FROM access_tokens WHERE revoked_at <= $1 OR expires_at <= $1";
}

/// Ends the access tokens of everybody.
pub(crate) fn revoke_all_of_all(tx: &mut Tx<'_>) -> Result<()> {
    let now = tx.now();
    tx.execute(&REVOKE_ALL_OF_ALL, params![now]).map(drop)
}

kernel::sweeps! { SWEEP after 90 days }
