//! Who is in a space: the table `memberships`, and the counts beside it.

use kernel::{Activity, PersonId, Result, SpaceId, Tx, params};

use super::guests::END;
use super::role;
use crate::{Source, Standing};

kernel::sql! {
    static JOIN = "INSERT INTO memberships (space_id, person_id, role, joined_at, source)
        VALUES ($1, $2, $3, $4, $5) ON CONFLICT (space_id, person_id) DO NOTHING";
    static COUNT_IN = "INSERT INTO member_counts (space_id, members, guests)
        SELECT CAST($1 AS BIGINT), 1, CASE WHEN p.role = 'guest' THEN 1 ELSE 0 END
        FROM people p WHERE p.id = $2 AND p.closed_at IS NULL
        ON CONFLICT (space_id) DO UPDATE
        SET members = member_counts.members + 1, guests = member_counts.guests + excluded.guests";
    // How many guests are in the space $1, where the person $2 is a guest.
    static GUESTS = "SELECT c.guests FROM member_counts c JOIN people p ON p.id = $2
        WHERE c.space_id = $1 AND p.role = 'guest' AND p.closed_at IS NULL";
    static SET_ROLE = "UPDATE memberships SET role = $3 WHERE space_id = $1 AND person_id = $2";
    static LEAVE = "DELETE FROM memberships WHERE space_id = $1 AND person_id = $2";
    // Whoever is in it, or leaves it, does not come by it again.
    static END_INVITATION = "DELETE FROM space_invitations WHERE space_id = $1 AND person_id = $2";
    // What the person $2 asked, or was asked, lapses for good.
    static END_HANDOVER = "DELETE FROM handovers WHERE space_id = $1 AND (from_id = $2 OR to_id = $2)";
    static COUNT_OUT = "UPDATE member_counts SET members = members - 1, guests = guests -
            (SELECT CASE WHEN p.role = 'guest' THEN 1 ELSE 0 END FROM people p WHERE p.id = $2)
        WHERE space_id = $1
          AND EXISTS (SELECT 1 FROM people p WHERE p.id = $2 AND p.closed_at IS NULL)";
}

/// Puts a person who is not in the space into it, and counts them; false where they are in it.
pub(crate) fn join(
    tx: &mut Tx<'_>,
    space: SpaceId,
    person: PersonId,
    standing: Standing,
    source: Source,
) -> Result<bool> {
    let (now, role, source) = (tx.now(), role(standing), source.as_str());
    let joined = tx.execute(&JOIN, params![space, person, role, now, source])? > 0;
    if joined {
        tx.execute(&END_INVITATION, params![space, person])?;
        tx.execute(&COUNT_IN, params![space, person])?;
        guests_read(tx, space, person, 1)?;
    }
    Ok(joined)
}

/// Changes what a person who is in the space is there.
pub(crate) fn set_role(
    tx: &mut Tx<'_>,
    space: SpaceId,
    person: PersonId,
    standing: Standing,
) -> Result<()> {
    tx.execute(&SET_ROLE, params![space, person, role(standing)])?;
    tx.execute(&END_HANDOVER, params![space, person]).map(drop)
}

/// Tells the log where guests began to read a space with this person, or no longer do: where they are
/// a guest, and there are `left` of them now.
fn guests_read(tx: &mut Tx<'_>, space: SpaceId, person: PersonId, left: i64) -> Result<()> {
    match tx.query_opt(&GUESTS, params![space, person], |row| row.get::<i64>(0))? {
        Some(guests) if guests == left => {
            tx.log(Activity::new(people::logged::SPACE_GUESTS, space.0).within(space))
        }
        _ => Ok(()),
    }
}

/// Takes a person who is in the space out of it.
pub(crate) fn leave(tx: &mut Tx<'_>, space: SpaceId, person: PersonId) -> Result<()> {
    if tx.execute(&LEAVE, params![space, person])? > 0 {
        tx.execute(&END, params![space, person])?;
        tx.execute(&END_HANDOVER, params![space, person])?;
        tx.execute(&END_INVITATION, params![space, person])?;
        tx.execute(&COUNT_OUT, params![space, person])?;
        guests_read(tx, space, person, 0)?;
    }
    Ok(())
}
