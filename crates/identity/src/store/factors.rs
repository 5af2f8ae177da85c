//! The tables `authenticators`, `recovery_codes`, `passkeys` and `answered_challenges`.

use kernel::{PersonId, Result, Row, Time, Tx, params, sql};

sql! {
    static APP = "SELECT secret, confirmed_at, step, used_at FROM authenticators
        WHERE person_id = $1";
    static BEGIN_APP = "INSERT INTO authenticators (person_id, secret, created_at, step)
        VALUES ($1, $2, $3, 0)
        ON CONFLICT (person_id) DO UPDATE SET secret = $2, created_at = $3, confirmed_at = NULL, step = 0
        WHERE authenticators.confirmed_at IS NULL";
    static CONFIRM_APP = "UPDATE authenticators SET confirmed_at = $2, step = $3
        WHERE person_id = $1 AND confirmed_at IS NULL";
    static USE_APP = "UPDATE authenticators SET step = $2, used_at = $3
        WHERE person_id = $1 AND step < $2";
    static REMOVE_APP = "DELETE FROM authenticators WHERE person_id = $1";
    static ADD_CODE = "INSERT INTO recovery_codes (hash, person_id) VALUES ($1, $2)";
    static USE_CODE = "DELETE FROM recovery_codes WHERE hash = $1 AND person_id = $2";
    static COUNT_CODES = "SELECT COUNT(*) FROM recovery_codes WHERE person_id = $1";
    static REMOVE_CODES = "DELETE FROM recovery_codes WHERE person_id = $1";
    static PASSKEYS = "SELECT id, credential, public_key, counter, name, created_at, used_at, person_id
        FROM passkeys WHERE person_id = $1 ORDER BY id DESC";
    static PASSKEY = "SELECT k.id, k.credential, k.public_key, k.counter, k.name, k.created_at, k.used_at,
            k.person_id
        FROM passkeys k JOIN people p ON p.id = k.person_id
        WHERE k.credential = $1 AND p.closed_at IS NULL";
    static IS_KNOWN = "SELECT 1 FROM passkeys WHERE credential = $1";
    static ADD_PASSKEY = "INSERT INTO passkeys
            (id, person_id, credential, public_key, counter, name, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    static USE_PASSKEY = "UPDATE passkeys SET counter = $2, used_at = $3 WHERE id = $1";
    static RENAME_PASSKEY = "UPDATE passkeys SET name = $3 WHERE id = $1 AND person_id = $2";
    static REMOVE_PASSKEY = "DELETE FROM passkeys WHERE id = $1 AND person_id = $2";
    static REMOVE_PASSKEYS = "DELETE FROM passkeys WHERE person_id = $1";
    static HAS = "SELECT 1 WHERE EXISTS (SELECT 1 FROM passkeys WHERE person_id = $1)
        OR EXISTS (SELECT 1 FROM authenticators
            WHERE person_id = $1 AND confirmed_at IS NOT NULL)";
    static ANSWER = "INSERT INTO answered_challenges (hash, answered_at) VALUES ($1, $2)
        ON CONFLICT (hash) DO NOTHING";
    static SWEEP = "DELETE FROM answered_challenges WHERE answered_at <= $1";
}

kernel::sweeps! { SWEEP after 1 days }

/// The authenticator app of somebody.
#[derive(Clone, Debug)]
pub(crate) struct App {
    pub(crate) secret: String,
    pub(crate) confirmed_at: Option<Time>,
    pub(crate) step: i64,
    pub(crate) used_at: Option<Time>,
}

/// A passkey.
#[derive(Clone, Debug)]
pub(crate) struct Passkey {
    pub(crate) id: i64,
    pub(crate) credential: String,
    pub(crate) public_key: String,
    pub(crate) counter: i64,
    pub(crate) name: String,
    pub(crate) created_at: Time,
    pub(crate) used_at: Option<Time>,
    pub(crate) person: PersonId,
}

pub(crate) fn app(tx: &mut Tx<'_>, person: PersonId) -> Result<Option<App>> {
    tx.query_opt(&APP, params![person], |row| {
        Ok(App {
            secret: row.get(0)?,
            confirmed_at: row.get(1)?,
            step: row.get(2)?,
            used_at: row.get(3)?,
        })
    })
}

/// Begins with this secret; false where an app is confirmed already.
pub(crate) fn begin_app(tx: &mut Tx<'_>, person: PersonId, secret: &str) -> Result<bool> {
    let now = tx.now();
    tx.execute(&BEGIN_APP, params![person, secret, now]).map(|begun| begun == 1)
}

pub(crate) fn confirm_app(tx: &mut Tx<'_>, person: PersonId, step: i64) -> Result<bool> {
    let now = tx.now();
    tx.execute(&CONFIRM_APP, params![person, now, step]).map(|confirmed| confirmed == 1)
}

/// Uses the code of a step; false where it, or a later one, was used.
pub(crate) fn use_app(tx: &mut Tx<'_>, person: PersonId, step: i64) -> Result<bool> {
    let now = tx.now();
    tx.execute(&USE_APP, params![person, step, now]).map(|used| used == 1)
}

pub(crate) fn remove_app(tx: &mut Tx<'_>, person: PersonId) -> Result<bool> {
    tx.execute(&REMOVE_APP, params![person]).map(|removed| removed == 1)
}

pub(crate) fn add_code(tx: &mut Tx<'_>, person: PersonId, hash: &str) -> Result<()> {
    tx.execute(&ADD_CODE, params![hash, person]).map(drop)
}

pub(crate) fn use_code(tx: &mut Tx<'_>, person: PersonId, hash: &str) -> Result<bool> {
    tx.execute(&USE_CODE, params![hash, person]).map(|used| used == 1)
}

/// How many codes are left.
pub(crate) fn codes(tx: &mut Tx<'_>, person: PersonId) -> Result<i64> {
    tx.query_one(&COUNT_CODES, params![person], |row| row.get(0))
}

pub(crate) fn remove_codes(tx: &mut Tx<'_>, person: PersonId) -> Result<()> {
    tx.execute(&REMOVE_CODES, params![person]).map(drop)
}

fn passkey_of(row: &Row<'_>) -> Result<Passkey> {
    Ok(Passkey {
        id: row.get(0)?,
        credential: row.get(1)?,
        public_key: row.get(2)?,
        counter: row.get(3)?,
        name: row.get(4)?,
        created_at: row.get(5)?,
        used_at: row.get(6)?,
        person: row.get(7)?,
    })
}

/// The passkeys of a person, the newest first.
pub(crate) fn passkeys(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<Passkey>> {
    tx.query(&PASSKEYS, params![person], passkey_of)
}

/// The passkey that browsers call so, of whoever has an account in use.
pub(crate) fn passkey(tx: &mut Tx<'_>, credential: &str) -> Result<Option<Passkey>> {
    tx.query_opt(&PASSKEY, params![credential], passkey_of)
}

/// Whether it is somebody's.
pub(crate) fn is_known(tx: &mut Tx<'_>, credential: &str) -> Result<bool> {
    Ok(tx.query_opt(&IS_KNOWN, params![credential], |_| Ok(()))?.is_some())
}

pub(crate) fn add_passkey(
    tx: &mut Tx<'_>,
    person: PersonId,
    [credential, key, name]: [&str; 3],
    counter: i64,
) -> Result<i64> {
    let (id, now) = (tx.new_id::<i64>(), tx.now());
    let values = params![id, person, credential, key, counter, name, now];
    tx.execute(&ADD_PASSKEY, values).map(|_| id)
}

pub(crate) fn use_passkey(tx: &mut Tx<'_>, id: i64, counter: i64) -> Result<()> {
    let now = tx.now();
    tx.execute(&USE_PASSKEY, params![id, counter, now]).map(drop)
}

pub(crate) fn rename_passkey(
    tx: &mut Tx<'_>,
    id: i64,
    person: PersonId,
    name: &str,
) -> Result<bool> {
    tx.execute(&RENAME_PASSKEY, params![id, person, name]).map(|renamed| renamed == 1)
}

pub(crate) fn remove_passkey(tx: &mut Tx<'_>, id: i64, person: PersonId) -> Result<bool> {
    tx.execute(&REMOVE_PASSKEY, params![id, person]).map(|removed| removed == 1)
}

pub(crate) fn remove_passkeys(tx: &mut Tx<'_>, person: PersonId) -> Result<u64> {
    tx.execute(&REMOVE_PASSKEYS, params![person])
}

/// Whether the person has a second factor.
pub(crate) fn has(tx: &mut Tx<'_>, person: PersonId) -> Result<bool> {
    Ok(tx.query_opt(&HAS, params![person], |_| Ok(()))?.is_some())
}

/// Takes a challenge; false where it was answered.
pub(crate) fn answer(tx: &mut Tx<'_>, hash: &str) -> Result<bool> {
    let now = tx.now();
    tx.execute(&ANSWER, params![hash, now]).map(|answered| answered == 1)
}
