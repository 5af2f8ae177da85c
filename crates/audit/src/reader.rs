//! Entries are made of the log.

use std::collections::{HashMap, HashSet};

use kernel::log::Reader;
use kernel::origin::{self, Origin};
use kernel::{Entry, PersonId, Result, SpaceId, Tx, params, secret};

use crate::chain::{self, Link};
use crate::kinds::KINDS;
use crate::store::{INSERT, KNOWN, THERE};

/// Reads the log into the audit.
#[derive(Clone, Copy, Debug)]
pub struct Audit;

impl Reader for Audit {
    const NAME: &'static str = "audit";

    fn read(&self, tx: &mut Tx<'_>, entries: &[Entry]) -> Result<()> {
        let mut audited: Vec<&Entry> =
            entries.iter().filter(|entry| KINDS.contains(&entry.kind.as_str())).collect();
        let spaces: Vec<i64> =
            audited.iter().filter_map(|entry| place(entry)).map(|space| space.0).collect();
        let known: HashSet<SpaceId> =
            tx.query(&KNOWN, params![spaces], |row| row.get(0))?.into_iter().collect();
        // That there is a secret space is a secret, of administrators too.
        audited.retain(|entry| place(entry).is_none_or(|space| known.contains(&space)));
        if audited.is_empty() {
            return Ok(());
        }
        let actors: Vec<i64> =
            audited.iter().filter_map(|entry| actor(entry)).map(|actor| actor.0).collect();
        let there: HashSet<PersonId> =
            tx.query(&THERE, params![actors], |row| row.get(0))?.into_iter().collect();
        let times = || audited.iter().map(|entry| entry.at);
        let (first, last) = (times().min().unwrap_or_default(), times().max().unwrap_or_default());
        let origins: HashMap<_, _> = origin::between(tx, first, last)?.into_iter().collect();
        let (mut seq, mut previous) = chain::head(tx)?;
        for entry in audited {
            seq += 1;
            let from = origins.get(&(entry.at, entry.kind.clone(), entry.object));
            let details = details(entry, from);
            if from.is_some() {
                origin::taken(tx, entry.at, &entry.kind, entry.object)?;
            }
            let salt = secret::token();
            let actor = actor(entry);
            let digest = chain::digest(&salt, actor, &details);
            let link = Link {
                seq,
                at: entry.at,
                kind: &entry.kind,
                object: entry.object,
                space: entry.space,
                digest: &digest,
                previous: &previous,
            };
            let hash = link.hash();
            // Whoever was erased meanwhile is not written down again.
            let erased = actor.is_some_and(|actor| !there.contains(&actor));
            let (actor, details, salt) =
                if erased { (None, String::new(), String::new()) } else { (actor, details, salt) };
            let Entry { at, kind, object, space, .. } = entry;
            let values =
                params![seq, at, kind, object, space, actor, details, salt, digest, previous, hash];
            tx.execute(&INSERT, values)?;
            previous = hash;
        }
        Ok(())
    }

    /// What was noted stays: it is not made again.
    fn forget(&self, _: &mut Tx<'_>) -> Result<()> {
        Ok(())
    }
}

/// What is said of it, with the address and the session it came from: they are erased with the rest.
fn details(entry: &Entry, from: Option<&Origin>) -> String {
    let Some(Origin { address, session }) = from else {
        return if entry.data.is_null() { String::new() } else { entry.data.to_string() };
    };
    let mut said = entry.data.as_object().cloned().unwrap_or_default();
    for (name, value) in [("address", address), ("session", session)] {
        if !value.is_empty() {
            said.insert(name.to_owned(), value.as_str().into());
        }
    }
    serde_json::Value::Object(said).to_string()
}

/// The space that it tells of: decisions of moderation and suspensions name it among the details.
fn place(entry: &Entry) -> Option<SpaceId> {
    entry.space.or_else(|| entry.data["space"].as_str()?.parse().ok())
}

/// Who did it. Decisions of moderation name them among the details: those they concern are not told.
fn actor(entry: &Entry) -> Option<PersonId> {
    entry.actor.or_else(|| entry.data["by"].as_str()?.parse().ok())
}
