//! The table `invitations`.

use kernel::{PersonId, Result, Role, Row, SpaceId, Time, Tx, params, sql};

use crate::invitations::Status;

/// The columns of an invitation.
macro_rules! columns {
    () => {
        "id, email, role, person_id, invited_by, created_at, expires_at, spaces, sent_at, space_id"
    };
}

sql! {
    static FORGET_ADDRESS = "DELETE FROM invitations WHERE email = $1";
    static INSERT = "INSERT INTO invitations
            (id, hash, email, role, person_id, invited_by, created_at, expires_at, spaces, space_id)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    static FIND = concat!("SELECT ", columns!(), "
        FROM invitations WHERE hash = $1 AND used_at IS NULL");
    static USE = "UPDATE invitations SET used_at = $2
        WHERE id = $1 AND used_at IS NULL AND expires_at > $2";
    static REVOKE = "DELETE FROM invitations WHERE id = $1 AND used_at IS NULL";
    static REVOKE_CLAIMS = "DELETE FROM invitations WHERE person_id = $1 AND used_at IS NULL";
    static REVOKE_MAILED = "DELETE FROM invitations
        WHERE person_id = $1 AND used_at IS NULL AND email IS NOT NULL AND email <> $2";
    static ATTACH_BARE = "UPDATE invitations SET person_id = $2, role = $3
        WHERE email = $1 AND person_id IS NULL AND used_at IS NULL";
    static REVOKE_BARE = "DELETE FROM invitations
        WHERE email = $1 AND person_id IS NULL AND used_at IS NULL";
    static WAITING = concat!("SELECT ", columns!(), "
        FROM invitations WHERE id = $1 AND used_at IS NULL");
    static REVOKE_IN_SPACE = "DELETE FROM invitations
        WHERE space_id = $1 AND email = $2 AND used_at IS NULL";
    static IN_SPACE = concat!("SELECT ", columns!(), "
        FROM invitations WHERE space_id = $1 AND used_at IS NULL ORDER BY id DESC");
    static SET_INVITER = "UPDATE invitations SET invited_by = $2, sent_at = NULL WHERE id = $1";
    // That the link before was mailed says nothing of this one.
    static RENEW = "UPDATE invitations SET hash = $2, expires_at = $3,
            sent_at = CASE WHEN space_id IS NULL THEN sent_at END
        WHERE id = $1 AND used_at IS NULL";
    static SENT = "UPDATE invitations SET sent_at = $2 WHERE id = $1";
    static WAITS_FOR_PERSON = "SELECT 1 FROM invitations
        WHERE person_id = $1 AND used_at IS NULL AND expires_at > $2 LIMIT 1";
    static WAITS_FOR_EMAIL = "SELECT 1 FROM invitations
        WHERE email = $1 AND used_at IS NULL AND expires_at > $2 LIMIT 1";
    static PENDING = concat!("SELECT ", columns!(), " FROM invitations
        WHERE used_at IS NULL AND expires_at > $1 AND id < $2 ORDER BY id DESC LIMIT $3");
    static EXPIRED = concat!("SELECT ", columns!(), " FROM invitations
        WHERE used_at IS NULL AND expires_at <= $1 AND id < $2 ORDER BY id DESC LIMIT $3");
    static ACCEPTED = concat!("SELECT ", columns!(), " FROM invitations
        WHERE used_at <= $1 AND id < $2 ORDER BY id DESC LIMIT $3");
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
    /// The spaces in which who accepts finds themselves.
    pub spaces: Vec<SpaceId>,
    /// The community into which those who manage it invite a guest.
    pub space: Option<SpaceId>,
    /// When it was last mailed.
    pub sent_at: Option<Time>,
}

pub(crate) fn insert(tx: &mut Tx<'_>, hash: &str, invitation: &Invitation) -> Result<()> {
    let Invitation { id, email, role, person, invited_by, created_at, expires_at, .. } = invitation;
    let (role, spaces) = (role.as_str(), serde_json::to_string(&invitation.spaces)?);
    let space = invitation.space;
    let values =
        params![id, hash, email, role, person, invited_by, created_at, expires_at, spaces, space];
    tx.execute(&INSERT, values).map(drop)
}

/// The invitation of this link, which nobody accepted; it may have waited too long.
pub(crate) fn find(tx: &mut Tx<'_>, hash: &str) -> Result<Option<Invitation>> {
    tx.query_opt(&FIND, params![hash], invitation)
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

/// Takes back the invitations to claim this person that went to an address other than the one they have.
pub(crate) fn revoke_mailed(tx: &mut Tx<'_>, person: PersonId, email: Option<&str>) -> Result<()> {
    tx.execute(&REVOKE_MAILED, params![person, email.unwrap_or_default()]).map(drop)
}

/// Makes the invitations of this address that claim nobody claim this person, who has this role.
pub(crate) fn attach_bare(
    tx: &mut Tx<'_>,
    email: &str,
    person: PersonId,
    role: Role,
) -> Result<()> {
    tx.execute(&ATTACH_BARE, params![email, person, role.as_str()]).map(drop)
}

/// Takes back the invitations of this address that claim nobody.
pub(crate) fn revoke_bare(tx: &mut Tx<'_>, email: &str) -> Result<()> {
    tx.execute(&REVOKE_BARE, params![email]).map(drop)
}

/// The invitation of this number, which nobody accepted.
pub(crate) fn waiting(tx: &mut Tx<'_>, id: i64) -> Result<Option<Invitation>> {
    tx.query_opt(&WAITING, params![id], invitation)
}

/// Takes back what this address was sent into this space.
pub(crate) fn revoke_in_space(tx: &mut Tx<'_>, space: SpaceId, email: &str) -> Result<()> {
    tx.execute(&REVOKE_IN_SPACE, params![space, email]).map(drop)
}

/// Those into this space that nobody accepted, the newest first.
pub(crate) fn in_space(tx: &mut Tx<'_>, space: SpaceId) -> Result<Vec<Invitation>> {
    tx.query(&IN_SPACE, params![space], invitation)
}

/// Notes on whose behalf it is from now on, who did not mail it yet.
pub(crate) fn set_inviter(tx: &mut Tx<'_>, id: i64, by: PersonId) -> Result<()> {
    tx.execute(&SET_INVITER, params![id, by]).map(drop)
}

/// Gives it another link.
pub(crate) fn renew(tx: &mut Tx<'_>, id: i64, hash: &str, expires_at: Time) -> Result<()> {
    tx.execute(&RENEW, params![id, hash, expires_at]).map(drop)
}

/// Notes that it was mailed.
pub(crate) fn sent(tx: &mut Tx<'_>, id: i64) -> Result<()> {
    let now = tx.now();
    tx.execute(&SENT, params![id, now]).map(drop)
}

/// Whether an invitation waits for this person.
pub(crate) fn waits_for_person(tx: &mut Tx<'_>, person: PersonId) -> Result<bool> {
    let now = tx.now();
    Ok(tx.query_opt(&WAITS_FOR_PERSON, params![person, now], |_| Ok(()))?.is_some())
}

/// Whether an invitation waits for whoever has this address.
pub(crate) fn waits_for_email(tx: &mut Tx<'_>, email: &str) -> Result<bool> {
    let now = tx.now();
    Ok(tx.query_opt(&WAITS_FOR_EMAIL, params![email, now], |_| Ok(()))?.is_some())
}

/// Those in this state, the newest first.
pub(crate) fn list(
    tx: &mut Tx<'_>,
    status: Status,
    before: i64,
    most: i64,
) -> Result<Vec<Invitation>> {
    let which = match status {
        Status::Pending => &PENDING,
        Status::Expired => &EXPIRED,
        Status::Accepted => &ACCEPTED,
    };
    let now = tx.now();
    tx.query(which, params![now, before, most], invitation)
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
        spaces: serde_json::from_str(&row.get::<String>(7)?)?,
        sent_at: row.get(8)?,
        space: row.get(9)?,
    })
}

/// Forgets all that were sent to an address.
pub(crate) fn forget_address(tx: &mut Tx<'_>, email: &str) -> Result<()> {
    tx.execute(&FORGET_ADDRESS, params![email]).map(drop)
}
