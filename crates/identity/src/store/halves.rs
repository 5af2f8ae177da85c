//! The table `half_sign_ins`.

use kernel::{PersonId, Result, Time, Tx, params, sql};

use crate::entering::How;

sql! {
    static INSERT = "INSERT INTO half_sign_ins (hash, person_id, way, said, next, created_at)
        VALUES ($1, $2, $3, $4, $5, $6)";
    static FIND = "SELECT h.person_id, h.way, h.said, h.next
        FROM half_sign_ins h JOIN people p ON p.id = h.person_id
        WHERE h.hash = $1 AND h.created_at > $2 AND p.closed_at IS NULL";
    static END = "DELETE FROM half_sign_ins WHERE hash = $1";
    static END_ALL = "DELETE FROM half_sign_ins WHERE person_id = $1";
    static SWEEP = "DELETE FROM half_sign_ins WHERE created_at <= $1";
}

kernel::sweeps! { SWEEP after 1 days }

/// A sign-in that waits for its second factor.
#[derive(Clone, Debug)]
pub(crate) struct Half {
    pub(crate) person: PersonId,
    pub(crate) how: How,
    /// What a provider said of the first step.
    pub(crate) said: String,
    pub(crate) next: String,
}

pub(crate) fn insert(tx: &mut Tx<'_>, hash: &str, half: &Half) -> Result<()> {
    let (now, way) = (tx.now(), half.how.as_str());
    let Half { person, said, next, .. } = half;
    tx.execute(&INSERT, params![hash, person, way, said, next, now]).map(drop)
}

/// The one of this hash that began after `since`.
pub(crate) fn find(tx: &mut Tx<'_>, hash: &str, since: Time) -> Result<Option<Half>> {
    tx.query_opt(&FIND, params![hash, since], |row| {
        Ok(Half {
            person: row.get(0)?,
            how: How::parse(&row.get::<String>(1)?),
            said: row.get(2)?,
            next: row.get(3)?,
        })
    })
}

/// Ends it; false where it had ended.
pub(crate) fn end(tx: &mut Tx<'_>, hash: &str) -> Result<bool> {
    tx.execute(&END, params![hash]).map(|ended| ended == 1)
}

/// Ends all of a person.
pub(crate) fn end_all(tx: &mut Tx<'_>, person: PersonId) -> Result<()> {
    tx.execute(&END_ALL, params![person]).map(drop)
}
