//! What becomes of a file: another name, description or folder; deleted, and brought back.

use kernel::error::Meaning;
use kernel::{Activity, Error, Message, Result, Tx, Viewer, params};

use crate::access::{deleted, readable};
use crate::model::{Content, FolderId, LibraryFileId, TOP, Version, described, file_name, version};
use crate::put::{Bytes, add_version, free_name};
use crate::store::{CHANGE, DELETE, NAMED, RESTORE, VERSION, VERSIONS};
use crate::tree::Tree;
use crate::{access, logged};

/// What a file shall be; what is absent stays.
#[derive(Clone, Debug, Default)]
pub struct Change {
    /// Its name.
    pub name: Option<String>,
    /// What it is, in words.
    pub description: Option<String>,
    /// The folder it is in.
    pub folder: Option<FolderId>,
}

/// Renames, describes or moves a file.
///
/// # Errors
/// `Invalid` for what cannot be kept, or where another file has the name; as [`access::Readable::writable`].
pub fn change(tx: &mut Tx<'_>, viewer: &Viewer, id: LibraryFileId, change: &Change) -> Result<()> {
    let file = readable(tx, viewer, id)?;
    let library = file.writable(tx, viewer)?;
    let mut name = change.name.as_deref().map_or_else(|| Ok(file.name.clone()), file_name)?;
    let description = change.description.as_deref();
    let description = description.map_or_else(|| Ok(file.description.clone()), described)?;
    library.may_say(tx, viewer, &[&name, &description])?;
    let tree = Tree::load(tx, viewer, library.id)?;
    let folder = match change.folder {
        // Where it is shown: it stays where it is.
        Some(folder) if folder == tree.shown(file.folder) => file.folder,
        Some(folder) => tree.existing(folder)?,
        None => file.folder,
    };
    let key = text::fold(&name);
    let there =
        tx.query_opt(&NAMED, params![library.id, folder, key], |row| row.get::<LibraryFileId>(0))?;
    if let Some(other) = there.filter(|other| *other != id) {
        // One that is not for the viewer is as not there.
        if readable(tx, viewer, other).is_err() {
            name = free_name(tx, &library, folder, &name, Some(id))?;
        } else {
            return Err(taken(&name));
        }
    }
    let key = text::fold(&name);
    tx.execute(&CHANGE, params![id, folder, name, key, description])?;
    let activity = Activity::new(logged::LIBRARY_CHANGED, id.0).by(viewer.id);
    tx.log(activity.within(library.id))
}

fn taken(name: &str) -> Error {
    let message = Message::new("library-name-taken").with("name", name);
    Error::new(Meaning::Conflict, message.clone()).and_field("name", message)
}

/// Deletes a file: it waits thirty days.
///
/// # Errors
/// As [`access::Readable::deletable`].
pub fn delete(tx: &mut Tx<'_>, viewer: &Viewer, id: LibraryFileId) -> Result<access::Readable> {
    let file = readable(tx, viewer, id)?;
    let library = file.deletable(tx, viewer)?;
    tx.execute(&DELETE, params![id, tx.now(), viewer.id])?;
    let activity = Activity::new(logged::LIBRARY_DELETED, id.0).by(viewer.id);
    tx.log(activity.within(library.id))?;
    Ok(file)
}

/// Brings a deleted file back to its folder, or to the library itself where that is gone.
///
/// # Errors
/// `NotFound` as [`deleted`]; as [`access::Readable::deletable`].
pub fn restore(tx: &mut Tx<'_>, viewer: &Viewer, id: LibraryFileId) -> Result<()> {
    let file = deleted(tx, viewer, id)?;
    let library = file.deletable(tx, viewer)?;
    let tree = Tree::load(tx, viewer, library.id)?;
    let folder = if tree.has(file.folder) { file.folder } else { TOP };
    let name = free_name(tx, &library, folder, &file.name, None)?;
    let key = text::fold(&name);
    tx.execute(&RESTORE, params![id, folder, name, key])?;
    let activity = Activity::new(logged::LIBRARY_RESTORED, id.0).by(viewer.id);
    tx.log(activity.within(library.id))
}

/// The versions of a file that its reader sees, before this number, the newest first.
///
/// # Errors
/// Whatever the database meets.
pub fn versions(
    tx: &mut Tx<'_>,
    file: &access::Readable,
    before: i64,
    most: i64,
) -> Result<Vec<Version>> {
    tx.query(&VERSIONS, params![file.id, before, most], version)
}

/// One of them.
///
/// # Errors
/// `NotFound` where there is none of this number.
pub fn one_version(tx: &mut Tx<'_>, file: &access::Readable, number: i64) -> Result<Version> {
    tx.query_one(&VERSION, params![file.id, number], version)
}

/// Brings a version back, as the next one; answers its number.
///
/// # Errors
/// `NotFound` where there is none of this number; `Conflict` where it holds already; as
/// [`access::Readable::writable`].
pub fn restore_version(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    id: LibraryFileId,
    number: i64,
) -> Result<i64> {
    let file = readable(tx, viewer, id)?;
    file.writable(tx, viewer)?;
    let Version { name, size, content, .. } = one_version(tx, &file, number)?;
    if content.hash == file.content.hash {
        return Err(Error::new(Meaning::Conflict, "library-version-holds"));
    }
    let bytes = Bytes { name, size, content: Content { ..content } };
    add_version(tx, viewer.id, &file, &bytes, Some(number))
}
