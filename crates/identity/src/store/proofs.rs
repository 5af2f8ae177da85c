//! The table `proofs`.

use kernel::{PersonId, Result, Row, Time, Tx, params, sql};

use crate::proofs::{Proof, What};

sql! {
    static INSERT = "INSERT INTO proofs
            (id, hash, what, person_id, email, created_at, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    static FIND = "SELECT id, person_id, email FROM proofs
        WHERE hash = $1 AND what = $2 AND expires_at > $3";
    static SET_CODE = "UPDATE proofs SET code = $2 WHERE person_id = $1 AND what = 'password'";
    static HAS_CODE = "SELECT 1 FROM proofs
        WHERE person_id = $1 AND what = 'password' AND code = $2 AND expires_at > $3";
    static USE = "DELETE FROM proofs WHERE id = $1 AND expires_at > $2";
    static FORGET = "DELETE FROM proofs WHERE (person_id = $1 AND what = $2) OR expires_at <= $3";
}

pub(crate) fn insert(
    tx: &mut Tx<'_>,
    what: What,
    proof: &Proof,
    hash: &str,
    until: Time,
) -> Result<()> {
    let (now, word) = (tx.now(), what.as_str());
    let Proof { id, person, email } = proof;
    let values = params![id, hash, word, person, email, now, until];
    tx.execute(&INSERT, values).map(drop)
}

pub(crate) fn find(tx: &mut Tx<'_>, what: What, hash: &str) -> Result<Option<Proof>> {
    let (now, word) = (tx.now(), what.as_str());
    tx.query_opt(&FIND, params![hash, word, now], proof)
}

fn proof(row: &Row<'_>) -> Result<Proof> {
    Ok(Proof { id: row.get(0)?, person: row.get(1)?, email: row.get(2)? })
}

/// Gives the proof by which this person chooses a password a code beside its link.
pub(crate) fn set_code(tx: &mut Tx<'_>, person: PersonId, hash: &str) -> Result<()> {
    tx.execute(&SET_CODE, params![person, hash]).map(drop)
}

/// Whether this code is theirs, and good.
pub(crate) fn has_code(tx: &mut Tx<'_>, person: PersonId, hash: &str) -> Result<bool> {
    let now = tx.now();
    Ok(tx.query_opt(&HAS_CODE, params![person, hash, now], |_| Ok(()))?.is_some())
}

/// Uses it up; false when somebody else was first.
pub(crate) fn consume(tx: &mut Tx<'_>, id: i64) -> Result<bool> {
    let now = tx.now();
    tx.execute(&USE, params![id, now]).map(|used| used == 1)
}

/// Forgets those of this person, and whatever is too old to be used.
pub(crate) fn forget(tx: &mut Tx<'_>, what: What, person: PersonId) -> Result<()> {
    let (now, word) = (tx.now(), what.as_str());
    tx.execute(&FORGET, params![person, word, now]).map(drop)
}
