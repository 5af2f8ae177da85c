//! The table `mail_domains`.

use kernel::{PersonId, Result, Row, SpaceId, Tx, params, sql};

sql! {
    static ALL = "SELECT domain, spaces, opened_by FROM mail_domains ORDER BY domain";
    static ONE = "SELECT domain, spaces, opened_by FROM mail_domains WHERE domain = $1";
    static OPEN = "INSERT INTO mail_domains (domain, spaces, opened_by, created_at)
        VALUES ($1, $2, $3, $4)
        ON CONFLICT (domain) DO UPDATE SET spaces = excluded.spaces,
            opened_by = excluded.opened_by, created_at = excluded.created_at";
    static CLOSE = "DELETE FROM mail_domains WHERE domain = $1";
}

/// A domain whose addresses let their owners in.
#[derive(Clone, Debug)]
pub(crate) struct Domain {
    pub(crate) domain: String,
    pub(crate) spaces: Vec<SpaceId>,
    pub(crate) opened_by: PersonId,
}

pub(crate) fn all(tx: &mut Tx<'_>) -> Result<Vec<Domain>> {
    tx.query(&ALL, params![], domain)
}

pub(crate) fn one(tx: &mut Tx<'_>, name: &str) -> Result<Option<Domain>> {
    tx.query_opt(&ONE, params![name], domain)
}

fn domain(row: &Row<'_>) -> Result<Domain> {
    let spaces = serde_json::from_str(&row.get::<String>(1)?)?;
    Ok(Domain { domain: row.get(0)?, spaces, opened_by: row.get(2)? })
}

pub(crate) fn open(tx: &mut Tx<'_>, domain: &Domain) -> Result<()> {
    let (spaces, now) = (serde_json::to_string(&domain.spaces)?, tx.now());
    tx.execute(&OPEN, params![domain.domain, spaces, domain.opened_by, now]).map(drop)
}

pub(crate) fn close(tx: &mut Tx<'_>, name: &str) -> Result<bool> {
    tx.execute(&CLOSE, params![name]).map(|closed| closed > 0)
}
