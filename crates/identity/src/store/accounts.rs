//! Accounts as administrators see them: over several tables.

use kernel::{Cursor, PersonId, Result, Role, Row, Slice, Time, Tx, params, sql};

use crate::accounts::Status;

/// In what state an account is.
macro_rules! status {
    () => {
        "CASE WHEN p.closed_at IS NOT NULL THEN 'deactivated'
            WHEN p.claimed_at IS NOT NULL THEN 'active'
            WHEN EXISTS (SELECT 1 FROM invitations i WHERE i.person_id = p.id
                AND i.used_at IS NULL AND i.expires_at > $1) THEN 'invited'
            ELSE 'waiting' END"
    };
}

/// The columns of an account at $1.
macro_rules! columns {
    () => {
        concat!(
            "SELECT p.id, p.handle, p.name, p.email, p.role, p.job, n.number, ",
            status!(),
            ",
                (SELECT MAX(s.seen_at) FROM sessions s WHERE s.person_id = p.id),
                (SELECT COUNT(*) FROM sessions s WHERE s.person_id = p.id AND s.expires_at > $1)
            FROM people p LEFT JOIN personnel n ON n.person_id = p.id"
        )
    };
}

sql! {
    static PAGE = concat!(columns!(), " WHERE p.id < $2 AND p.is_bot = 0
        AND ((p.words LIKE $3 ESCAPE '!' AND p.words LIKE $4 ESCAPE '!'
            AND p.words LIKE $5 ESCAPE '!') OR p.email = $6 OR n.number = $6)
        AND (CAST($7 AS TEXT) = '' OR ", status!(), " = $7)
        ORDER BY p.id DESC LIMIT $8");
    static ONE = concat!(columns!(), " WHERE p.id = $2 AND p.is_bot = 0");
    static ADMINISTRATORS = "SELECT id FROM people
        WHERE role = 'administrator' AND closed_at IS NULL ORDER BY id";
    static WITHOUT_ADDRESS = "SELECT p.handle FROM people p
        JOIN personnel n ON n.person_id = p.id
        WHERE p.email IS NULL AND p.claimed_at IS NULL AND p.closed_at IS NULL
        ORDER BY p.name_folded, p.id LIMIT $1";
}

/// An account, for whoever runs the network.
#[derive(Clone, Debug)]
pub(crate) struct Account {
    pub(crate) id: PersonId,
    pub(crate) handle: String,
    pub(crate) name: String,
    pub(crate) email: Option<String>,
    pub(crate) role: Role,
    pub(crate) job: String,
    pub(crate) number: Option<String>,
    pub(crate) status: Status,
    /// When they last used a session.
    pub(crate) seen_at: Option<Time>,
    /// In how many browsers they are signed in.
    pub(crate) sessions: i64,
}

/// A page of the accounts of whom these words, this address or this number is, the newest first.
pub(crate) fn page(
    tx: &mut Tx<'_>,
    [first, second, third]: &[String; 3],
    exact: &str,
    status: Option<Status>,
    cursor: Cursor,
) -> Result<Slice<Account>> {
    let (now, status) = (tx.now(), status.map_or("", Status::as_str));
    let most = cursor.limit + 1;
    let values = params![now, cursor.before, first, second, third, exact, status, most];
    let found = tx.query(&PAGE, values, account)?;
    Ok(Slice::cut(found, cursor.limit, |account| account.id.0))
}

pub(crate) fn one(tx: &mut Tx<'_>, person: PersonId) -> Result<Account> {
    let now = tx.now();
    tx.query_one(&ONE, params![now, person], account)
}

/// Those who run the network, or were to when they came by an import.
pub(crate) fn administrators(tx: &mut Tx<'_>) -> Result<Vec<PersonId>> {
    tx.query(&ADMINISTRATORS, params![], |row| row.get(0))
}

/// Who has a number and no address, and has not come yet: their handles.
pub(crate) fn without_address(tx: &mut Tx<'_>, most: i64) -> Result<Vec<String>> {
    tx.query(&WITHOUT_ADDRESS, params![most], |row| row.get(0))
}

fn account(row: &Row<'_>) -> Result<Account> {
    Ok(Account {
        id: row.get(0)?,
        handle: row.get(1)?,
        name: row.get(2)?,
        email: row.get(3)?,
        role: Role::parse(&row.get::<String>(4)?),
        job: row.get(5)?,
        number: row.get(6)?,
        status: Status::parse(&row.get::<String>(7)?),
        seen_at: row.get(8)?,
        sessions: row.get(9)?,
    })
}
