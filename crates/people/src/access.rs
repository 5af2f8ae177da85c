//! Loading is authorising: a person is shown or followed only with the proof that the viewer may
//! see them.

use std::collections::HashSet;

use kernel::{PersonId, Result, Tx, Viewer};

use crate::person::Person;
use crate::store::{people as store, visible};

/// Something that the viewer it was loaded for may read. Only this module makes one.
#[derive(Clone, Debug)]
pub struct Readable<T>(T);

impl<T> std::ops::Deref for Readable<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

/// The person of this handle, if `viewer` may see them.
///
/// # Errors
/// `NotFound` when there is none, or none that the viewer may know of.
pub fn readable(tx: &mut Tx<'_>, viewer: &Viewer, handle: &str) -> Result<Readable<Person>> {
    store::readable(tx, viewer, &handle.to_lowercase()).map(Readable)
}

/// The viewer's own person.
pub fn own(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Readable<Person>> {
    store::get(tx, viewer.id).map(Readable)
}

/// Everybody whom `viewer` may know of, or nothing where that is everybody: what
/// [`visible_person!`](crate::visible_person) says, for lists in memory.
///
/// # Errors
/// Whatever the database meets.
pub fn seen(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Option<HashSet<PersonId>>> {
    if viewer.sees_open() {
        return Ok(None);
    }
    let mut seen = visible::met(tx, viewer.id)?;
    seen.insert(viewer.id);
    Ok(Some(seen))
}

/// Whether `viewer` may know of this person.
pub fn sees(tx: &mut Tx<'_>, viewer: &Viewer, id: PersonId) -> Result<bool> {
    store::is_visible(tx, viewer, id)
}
