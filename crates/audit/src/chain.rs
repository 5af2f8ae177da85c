//! The chain: hashes of entries, and what is wrong with them.

use data_encoding::HEXLOWER;
use kernel::{PersonId, Result, SpaceId, Time, Tx, params};
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::store::{DAYS, FIRST, LINKS, NEWEST};

/// How much later than it happened something may be noted, in days.
const MARGIN: i64 = 2;

/// What the hash of an entry is made of.
pub(crate) struct Link<'a> {
    pub(crate) seq: i64,
    pub(crate) at: Time,
    pub(crate) kind: &'a str,
    pub(crate) object: i64,
    pub(crate) space: Option<SpaceId>,
    pub(crate) digest: &'a str,
    pub(crate) previous: &'a str,
}

impl Link<'_> {
    /// SHA-256 over all of it, each part after its length, in hexadecimal.
    pub(crate) fn hash(&self) -> String {
        let space = self.space.map_or(0, |space| space.0);
        let numbers = [self.seq, self.at.0, self.object, space].map(|number| number.to_string());
        let mut parts: Vec<&str> = numbers.iter().map(String::as_str).collect();
        parts.extend([self.kind, self.digest, self.previous]);
        hash(&parts)
    }
}

/// The digest of who did it and of its details.
pub(crate) fn digest(salt: &str, actor: Option<PersonId>, details: &str) -> String {
    let actor = actor.map_or(String::new(), |actor| actor.to_string());
    hash(&[salt, &actor, details])
}

fn hash(parts: &[&str]) -> String {
    let mut sum = Sha256::new();
    for part in parts {
        sum.update((part.len() as u64).to_be_bytes());
        sum.update(part.as_bytes());
    }
    HEXLOWER.encode(&sum.finalize())
}

/// What is wrong with an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[schema(as = AuditProblem)]
pub struct Problem {
    /// Which.
    pub seq: i64,
    /// `missing` (entries before it are gone), `changed`, `details-changed`, or `rewritten` (it is not what went out).
    pub what: &'static str,
}

/// What was found of a chain.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[schema(as = AuditCheck)]
pub struct Checked {
    /// How many entries there are.
    pub entries: i64,
    /// Of how many the details were erased, with their person.
    pub erased: i64,
    /// The number of the newest.
    pub newest: i64,
    /// Its hash.
    pub head: String,
    /// What is wrong; nothing where the chain is whole.
    pub problems: Vec<Problem>,
}

/// A head that went out before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// When.
    pub at: Time,
    /// The number of what was the newest entry then.
    pub seq: i64,
    /// Its hash.
    pub hash: String,
}

/// Entries read at once.
const BATCH: i64 = 1_000;

/// Looks at the whole chain, and compares it with heads that went out before.
///
/// # Errors
/// Whatever the database meets.
pub fn check(tx: &mut Tx<'_>, heads: &[Sent]) -> Result<Checked> {
    let mut checked = Checked::default();
    let mut expected: Option<(i64, String)> = None;
    let nobody = people::erased::nobody(tx, 0)?;
    loop {
        let after = checked.newest;
        let read = |row: &kernel::Row<'_>| {
            let (seq, at, kind) = (row.get::<i64>(0)?, row.get(1)?, row.get::<String>(2)?);
            let (digest, previous): (String, String) = (row.get(8)?, row.get(9)?);
            let link = Link {
                seq,
                at,
                kind: &kind,
                object: row.get(3)?,
                space: row.get(4)?,
                digest: &digest,
                previous: &previous,
            };
            let (salt, hash): (String, String) = (row.get(7)?, row.get(10)?);
            let details: String = row.get(6)?;
            let is_erased = salt.is_empty();
            let actor: Option<PersonId> = row.get(5)?;
            let fits = match is_erased {
                // Of who was erased nothing is left.
                true => details.is_empty() && actor.is_none_or(|actor| nobody.contains(&actor)),
                false => self::digest(&salt, actor, &details) == digest,
            };
            Ok((seq, link.hash() == hash, fits, is_erased, previous, hash))
        };
        let rows = tx.query(&LINKS, params![after, BATCH], read)?;
        if rows.is_empty() {
            break;
        }
        for (seq, is_whole, fits, is_erased, previous, hash) in rows {
            let follows = match &expected {
                Some((last, head)) => seq == last + 1 && previous == *head,
                None => begins(tx, seq, heads)?,
            };
            let sent = heads.iter().find(|sent| sent.seq == seq);
            let wrong = [
                (!follows, "missing"),
                (!is_whole, "changed"),
                (!fits, "details-changed"),
                (sent.is_some_and(|sent| sent.hash != hash), "rewritten"),
            ];
            let wrong = wrong.into_iter().filter(|(is, _)| *is);
            checked.problems.extend(wrong.map(|(_, what)| Problem { seq, what }));
            checked.entries += 1;
            checked.erased += i64::from(is_erased);
            (checked.newest, checked.head) = (seq, hash.clone());
            expected = Some((seq, hash));
        }
    }
    // What went out and is no longer there, though newer than the oldest that is.
    let newest = checked.newest;
    let lost = heads.iter().filter(|sent| sent.seq > newest);
    checked.problems.extend(lost.map(|sent| Problem { seq: sent.seq, what: "missing" }));
    Ok(checked)
}

/// Whether a chain may begin with this entry: those before it are as old as those that go by themselves.
fn begins(tx: &mut Tx<'_>, seq: i64, heads: &[Sent]) -> Result<bool> {
    let kept = tx.now().plus_seconds(-(DAYS - MARGIN) * 86_400);
    // What is newer than a head was noted after it went out.
    let is_young = |sent: &Sent| sent.seq < seq - 1 && sent.at > kept;
    let first: Option<Time> = tx.query_one(&FIRST, params![], |row| row.get(0))?;
    let all_are_young = first.is_some_and(|first| first > kept);
    Ok(seq == 1 || !(all_are_young || heads.iter().any(is_young)))
}

/// The number of the newest entry, and its hash.
pub(crate) fn head(tx: &mut Tx<'_>) -> Result<(i64, String)> {
    let found = tx.query_opt(&NEWEST, params![], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(found.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::hash;

    #[test]
    fn parts_do_not_run_into_each_other() {
        assert_ne!(hash(&["ab", "c"]), hash(&["a", "bc"]));
        assert_ne!(hash(&["", "a"]), hash(&["a", ""]));
    }
}
