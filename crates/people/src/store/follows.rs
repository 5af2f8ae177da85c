//! The table `follows`.

use kernel::{PersonId, Result, Tx, params, sql};

sql! {
    static FOLLOW = "INSERT INTO follows (person_id, followed_id, at) VALUES ($1, $2, $3)
        ON CONFLICT (person_id, followed_id) DO NOTHING";
    static UNFOLLOW = "DELETE FROM follows WHERE person_id = $1 AND followed_id = $2";
    static FOLLOWED = "SELECT followed_id FROM follows WHERE person_id = $1 ORDER BY followed_id";
    static FOLLOWS = "SELECT 1 FROM follows WHERE person_id = $1 AND followed_id = $2";
}

pub(crate) fn follow(tx: &mut Tx<'_>, person: PersonId, followed: PersonId) -> Result<bool> {
    let now = tx.now();
    tx.execute(&FOLLOW, params![person, followed, now]).map(|changed| changed > 0)
}

pub(crate) fn unfollow(tx: &mut Tx<'_>, person: PersonId, followed: PersonId) -> Result<bool> {
    tx.execute(&UNFOLLOW, params![person, followed]).map(|changed| changed > 0)
}

pub(crate) fn followed(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<PersonId>> {
    tx.query(&FOLLOWED, params![person], |row| row.get(0))
}

pub(crate) fn follows(tx: &mut Tx<'_>, person: PersonId, followed: PersonId) -> Result<bool> {
    Ok(tx.query_opt(&FOLLOWS, params![person, followed], |_| Ok(()))?.is_some())
}
