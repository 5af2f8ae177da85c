//! The table `settings`.

use kernel::{Result, Tx, params, sql};

sql! {
    static GET = "SELECT value FROM settings WHERE key = $1";
    static SET = "INSERT INTO settings (key, value) VALUES ($1, $2)
        ON CONFLICT (key) DO UPDATE SET value = excluded.value";
}

pub(crate) fn get(tx: &mut Tx<'_>, key: &str) -> Result<Option<String>> {
    tx.query_opt(&GET, params![key], |row| row.get(0))
}

pub(crate) fn set(tx: &mut Tx<'_>, key: &str, value: &str) -> Result<()> {
    tx.execute(&SET, params![key, value]).map(drop)
}
