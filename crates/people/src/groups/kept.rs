//! Groups that a directory keeps. No rule is asked: what says who is in them proved which directory it is.

use kernel::{Activity, PersonId, Result, Tx};

use super::{GroupId, few};
use crate::store::groups as store;
use crate::{logged, names};

/// A name that no other group of the source has when it is folded: cut where it is too long, with a number where needed.
fn fitting(
    tx: &mut Tx<'_>,
    source: &str,
    id: Option<GroupId>,
    name: &str,
) -> Result<(String, String)> {
    let (line, mut n) = (names::line(name), 1);
    loop {
        let tail = if n == 1 { String::new() } else { format!(" ({n})") };
        let head: String = line.chars().take(names::NAME_MOST - tail.len()).collect();
        let name = names::name(&format!("{}{tail}", head.trim_end()))?;
        let folded = names::words(&name);
        match store::named(tx, source, &folded)? {
            Some(other) if Some(other) != id => n += 1,
            _ => return Ok((name, folded)),
        }
    }
}

/// Creates a group of a source.
///
/// # Errors
/// `Invalid` on the field `name` where it is empty, or there are a thousand groups.
pub fn create(tx: &mut Tx<'_>, source: &str, name: &str) -> Result<GroupId> {
    few(tx)?;
    let (name, folded) = fitting(tx, source, None, name)?;
    let id: GroupId = tx.new_id();
    store::insert(tx, id, &name, &folded, source)?;
    tx.log(Activity::new(logged::GROUP_CREATED, id.0))?;
    Ok(id)
}

/// Gives a group of a source another name.
///
/// # Errors
/// As [`create`].
pub fn rename(tx: &mut Tx<'_>, source: &str, id: GroupId, name: &str) -> Result<()> {
    let (name, folded) = fitting(tx, source, Some(id), name)?;
    store::rename(tx, id, &name, &folded)?;
    tx.log(Activity::new(logged::GROUP_CHANGED, id.0))
}

/// Deletes a group.
///
/// # Errors
/// `Conflict` for one that is needed.
pub fn delete(tx: &mut Tx<'_>, id: GroupId) -> Result<()> {
    super::not_needed(tx, id)?;
    store::delete(tx, id)?;
    tx.log(Activity::new(logged::GROUP_DELETED, id.0))
}

/// Puts a person into a group, or takes them out; answers whether that is new.
///
/// # Errors
/// Whatever the database meets.
pub fn put(tx: &mut Tx<'_>, id: GroupId, person: PersonId, is_in: bool) -> Result<bool> {
    let changed = match is_in {
        true => store::add(tx, id, person)?,
        false => store::remove(tx, id, person)?,
    };
    if changed {
        let kind = if is_in { logged::GROUP_JOINED } else { logged::GROUP_LEFT };
        tx.log(Activity::new(kind, person.0).under(id.0))?;
    }
    Ok(changed)
}
