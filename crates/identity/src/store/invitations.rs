//! The table `invitations`.

use kernel::{PersonId, Result, Role, Row, Time, Tx, params, sql};

sql! {
    static INSERT = "INSERT INTO invitations
            (id, hash, email, role, person_id, invited_by, created_at, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    static FIND = "SELECT id, email, role, person_id, invited_by, created_at, expires_at
        FROM invitations WHERE hash = $1 AND used_at IS NULL AND expires_at > $2";
    static USE = "UPDATE invitations SET used_at = $2
        WHERE id = $1 AND used_at IS NULL AND expires_at > $2";
    static REVOKE = "DELETE FROM invitations WHERE id = $1 AND used_at IS NULL";
    static REVOKE_CLAIMS = "DELETE FROM invitations WHERE person_id = $1 AND used_at IS NULL";
    static OPEN = "SELECT id, email, role, person_id, invited_by, created_at, expires_at
        FROM invitations WHERE used_at IS NULL AND expires_at > $1 AND id < $2
        ORDER BY id DESC LIMIT $3";
}

/// An invitation that waits to be accepted.
#[derive(Clone, Debug)]
pub struct Invitation {
    /// Identifier.
    pub id: i64,
    /// The address it is for; whoever accepts gets it.
    pub email: Option<String>,
    /// What who accepts becomes.
    pub role: Role,
    /// The imported person whom accepting claims.
    pub person: Option<PersonId>,
    /// Who invites.
    pub invited_by: PersonId,
    /// Since when.
    pub created_at: Time,
    /// Until when.
    pub expires_at: Time,
}

pub(crate) fn insert(tx: &mut Tx<'_>, hash: &str, invitation: &Invitation) -> Result<()> {
    let Invitation { id, email, role, person, invited_by, created_at, expires_at } = invitation;
    let role = role.as_str();
    let values = params![id, hash, email, role, person, invited_by, created_at, expires_at];
    tx.execute(&INSERT, values).map(drop)
}

pub(crate) fn find(tx: &mut Tx<'_>, hash: &str) -> Result<Option<Invitation>> {
    let now = tx.now();
    tx.query_opt(&FIND, params![hash, now], invitation)
}

/// Marks the invitation as used; false when somebody else was first.
pub(crate) fn consume(tx: &mut Tx<'_>, id: i64) -> Result<bool> {
    let now = tx.now();
    tx.execute(&USE, params![id, now]).map(|used| used == 1)
}

pub(crate) fn revoke(tx: &mut Tx<'_>, id: i64) -> Result<bool> {
    tx.execute(&REVOKE, params![id]).map(|revoked| revoked > 0)
}

/// Takes back the invitations to claim this person.
pub(crate) fn revoke_claims(tx: &mut Tx<'_>, person: PersonId) -> Result<()> {
    tx.execute(&REVOKE_CLAIMS, params![person]).map(drop)
}

pub(crate) fn open(tx: &mut Tx<'_>, before: i64, most: i64) -> Result<Vec<Invitation>> {
    let now = tx.now();
    tx.query(&OPEN, params![now, before, most], invitation)
}

fn invitation(row: &Row<'_>) -> Result<Invitation> {
    Ok(Invitation {
        id: row.get(0)?,
        email: row.get(1)?,
        role: Role::parse(&row.get::<String>(2)?),
        person: row.get(3)?,
        invited_by: row.get(4)?,
        created_at: row.get(5)?,
        expires_at: row.get(6)?,
    })
}
