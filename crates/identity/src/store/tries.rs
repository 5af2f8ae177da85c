//! The table `sign_in_tries`.

use kernel::{Result, Time, Tx, params, sql};

sql! {
    static COUNTS = "SELECT key, count, since FROM sign_in_tries
        WHERE key IN ($1[]) AND since > $2 AND since <= $3";
    static COUNT = "INSERT INTO sign_in_tries (key, count, since) VALUES ($1, 1, $2)
        ON CONFLICT (key) DO UPDATE SET
            count = CASE WHEN sign_in_tries.since > $3 AND sign_in_tries.since <= $4
                THEN sign_in_tries.count + 1 ELSE 1 END,
            since = CASE WHEN sign_in_tries.since > $3 AND sign_in_tries.since <= $4
                THEN sign_in_tries.since ELSE $2 END";
    static TAKE_BACK = "UPDATE sign_in_tries SET count = count - 1
        WHERE key IN ($1[]) AND count > 0";
    static FORGET = "DELETE FROM sign_in_tries WHERE key IN ($1[])";
    static SWEEP = "DELETE FROM sign_in_tries WHERE since <= $1";
}

/// From when until when a count is one that holds: what began later was written before the clock was set back.
pub(crate) type Within = (Time, Time);

/// How often each of these was counted, and from when on.
pub(crate) fn counts(
    tx: &mut Tx<'_>,
    keys: &[i64],
    (from, to): Within,
) -> Result<Vec<(i64, i64, Time)>> {
    tx.query(&COUNTS, params![keys, from, to], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
}

/// Counts one more, from now on where the count does not hold any more.
pub(crate) fn count(tx: &mut Tx<'_>, key: i64, (from, to): Within) -> Result<()> {
    let now = tx.now();
    tx.execute(&COUNT, params![key, now, from, to]).map(drop)
}

/// Counts one less.
pub(crate) fn take_back(tx: &mut Tx<'_>, keys: &[i64]) -> Result<()> {
    tx.execute(&TAKE_BACK, params![keys]).map(drop)
}

pub(crate) fn forget(tx: &mut Tx<'_>, keys: &[i64]) -> Result<()> {
    tx.execute(&FORGET, params![keys]).map(drop)
}

/// Forgets what began before `old`.
pub(crate) fn sweep(tx: &mut Tx<'_>, old: Time) -> Result<()> {
    tx.execute(&SWEEP, params![old]).map(drop)
}
