//! The declarations that hold, among the kinds of the application: loaded when it starts, and again whenever
//! the log says that one changed, be it by another process.

use std::sync::Arc;

use kernel::log::Projection;
use kernel::{Db, Entry, Result, Tx, params};
use posts::kinds::PostKind;
use posts::{Kind, Kinds};

use crate::built_in;
use crate::declaration::Declaration;
use crate::declare::one;
use crate::kind::{OurKind, declared_name};
use crate::logged;
use crate::store::{CURRENT, MOVED_TO};

/// What keeps the kinds of an application in step with what is declared. It must be among the projections of the
/// [`Follower`](kernel::log::Follower) of the database, before those that show posts.
#[derive(Debug, Default)]
pub struct Declared;

impl Projection for Declared {
    fn apply(&self, tx: &mut Tx<'_>, entries: &[Entry]) -> Result<()> {
        // Declarations name spaces by their addresses.
        let moved = |entry: &Entry| {
            entry.kind == spaces::logged::SPACE_CHANGED && entry.data["slug"].is_string()
        };
        match entries.iter().any(|entry| entry.kind == logged::KIND_DECLARED || moved(entry)) {
            true => register(tx),
            false => Ok(()),
        }
    }

    /// A right that a declaration takes away ends at once.
    fn at_once(&self) -> &'static [&'static str] {
        &[logged::KIND_DECLARED]
    }
}

/// Declares among the kinds of the application what is in its database.
///
/// # Errors
/// Whatever the database meets.
pub async fn load(db: &Db) -> Result<()> {
    Kinds::learned_by(db, register);
    db.read(register).await
}

/// The same inside a transaction that sees what is declared.
///
/// # Errors
/// Whatever the database meets.
pub fn register(tx: &mut Tx<'_>) -> Result<()> {
    let mut all = current(tx)?;
    for (_, it) in &mut all {
        follow(tx, it)?;
    }
    let kinds = all
        .into_iter()
        .map(|(version, it)| Arc::new(OurKind::new(version, it)) as Arc<dyn PostKind>);
    Kinds::declare_all(tx, kinds.collect());
    Ok(())
}

/// Where a declaration names a space by an address that it had, it is for the one it has too.
fn follow(tx: &mut Tx<'_>, it: &mut Declaration) -> Result<()> {
    for place in it.spaces.clone() {
        let Some(slug) = place.strip_prefix('~') else { continue };
        if let Some(now) = tx.query_opt(&MOVED_TO, params![slug], |row| row.get::<String>(0))? {
            it.spaces.push(format!("~{now}"));
        }
    }
    Ok(())
}

/// What holds, by name, each with its version. What cannot be read, as of a newer release, is left out: the
/// others go on.
pub(crate) fn current(tx: &mut Tx<'_>) -> Result<Vec<(i64, Declaration)>> {
    let all = tx.query(&CURRENT, params![], |row| {
        let (version, text, name): (i64, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let it = Declaration::parse(&text);
        Ok(it
            .inspect_err(|error| tracing::error!(name, version, %error, "unreadable declaration"))
            .ok()
            .map(|it| (version, it)))
    })?;
    Ok(all.into_iter().flatten().collect())
}

/// The declaration of a kind as it holds, or that of its lists; nothing of a kind without lists.
pub(crate) fn holding(tx: &mut Tx<'_>, kind: &Kind) -> Result<Option<Declaration>> {
    if let Some(it) = built_in::named(kind.name()) {
        return Ok(Some(it.clone()));
    }
    match declared_name(kind.name()) {
        Some(name) => Ok(one(tx, name)?.map(|(_, it)| it)),
        None => Ok(None),
    }
}
