//! Loading is authorising: a person is shown or followed only with the proof that the viewer may
//! see them.

use kernel::{PersonId, Result, Tx, Viewer};

use crate::person::Person;
use crate::store::people as store;

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

/// Whether `viewer` may know of this person.
pub fn sees(tx: &mut Tx<'_>, viewer: &Viewer, id: PersonId) -> Result<bool> {
    store::is_visible(tx, viewer, id)
}
