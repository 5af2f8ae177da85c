//! Folders: made, renamed, moved; deleted with all that is in them, and brought back.

use kernel::error::Meaning;
use kernel::{Activity, Error, Message, Result, Tx, Viewer, params};

use crate::access::{Library, Writable, of_folder};
use crate::logged;
use crate::model::{FolderId, TOP, folder_name};
use crate::store::{
    DELETE_FILES_IN, DELETE_FOLDERS, DELETED_FOLDER, FOLDER_NAMED, INSERT_FOLDER, IS_EMPTY,
    RESTORE_FILES_WITH, RESTORE_FOLDERS, SET_FOLDER,
};
use crate::tree::{DEPTH, Folder, MOST, Tree};

/// Makes a folder.
///
/// # Errors
/// `Invalid` for a name that cannot be kept, a folder above that is gone, one too deep or one too many; `Conflict` where
/// the name is taken.
pub fn create(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    library: &Writable,
    parent: FolderId,
    name: &str,
) -> Result<FolderId> {
    let name = folder_name(name)?;
    let tree = Tree::load(tx, viewer, library.id)?;
    let parent = tree.existing(parent)?;
    if tree.count() >= MOST {
        return Err(Error::field("name", Message::new("library-folders-many").with("most", MOST)));
    }
    if tree.path(parent).len() + 1 > DEPTH {
        return Err(deep());
    }
    let name = free(tx, &tree, library, parent, &name, None)?;
    let id: FolderId = tx.new_id();
    let (key, now) = (text::fold(&name), tx.now());
    tx.execute(&INSERT_FOLDER, params![id, library.id, parent, name, key, viewer.id, now])?;
    tx.log(Activity::new(logged::LIBRARY_FOLDER, id.0).by(viewer.id).within(library.id))?;
    Ok(id)
}

fn deep() -> Error {
    Error::field("folder", Message::new("library-folder-deep").with("most", DEPTH))
}

/// The name, where no folder beside has it; behind one that is not for the viewer, the next that is free.
fn free(
    tx: &mut Tx<'_>,
    tree: &Tree,
    library: &Library,
    parent: FolderId,
    name: &str,
    own: Option<FolderId>,
) -> Result<String> {
    let mut free = name.to_owned();
    for number in 2.. {
        let key = text::fold(&free);
        let values = params![library.id, parent, key];
        let there = tx.query_opt(&FOLDER_NAMED, values, |row| row.get::<FolderId>(0))?;
        match there {
            Some(there) if Some(there) == own => break,
            Some(there) if tree.folder(there).is_some() => {
                let message = Message::new("library-folder-taken").with("name", free);
                return Err(
                    Error::new(Meaning::Conflict, message.clone()).and_field("name", message)
                );
            }
            Some(_) => free = format!("{name} ({number})"),
            None => break,
        }
    }
    Ok(free)
}

/// A folder that the viewer sees, with its library.
///
/// # Errors
/// `NotFound` when there is none, or none for this viewer.
pub fn load(tx: &mut Tx<'_>, viewer: &Viewer, id: FolderId) -> Result<(Library, Tree, Folder)> {
    let library = of_folder(tx, viewer, id)?;
    let tree = Tree::load(tx, viewer, library.id)?;
    let folder = tree.folder(id).cloned().ok_or_else(Error::not_found)?;
    Ok((library, tree, folder))
}

/// Renames a folder or moves it, with all that is in it; what is absent stays.
///
/// # Errors
/// As [`create`], and `Invalid` where it would be in itself.
pub fn change(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    id: FolderId,
    name: Option<&str>,
    parent: Option<FolderId>,
) -> Result<()> {
    let (library, tree, folder) = load(tx, viewer, id)?;
    let library = library.writable(tx, viewer)?;
    let name = name.map_or_else(|| Ok(folder.name.clone()), folder_name)?;
    let parent = match parent {
        // Where it is shown: it stays where it is.
        Some(parent) if parent != folder.parent => tree.existing(parent)?,
        _ => folder.kept_in,
    };
    if tree.all_below(id).contains(&parent) {
        return Err(Error::field("folder", "library-folder-in-itself"));
    }
    if tree.path(tree.shown(parent)).len() + tree.height(id) > DEPTH {
        return Err(deep());
    }
    let name = free(tx, &tree, &library, parent, &name, Some(id))?;
    tx.execute(&SET_FOLDER, params![id, parent, name, text::fold(&name)])?;
    tx.log(Activity::new(logged::LIBRARY_FOLDER, id.0).by(viewer.id).within(library.id))
}

/// Whether the viewer may delete a folder: managers, and whoever made it while nothing is in it.
///
/// # Errors
/// Whatever the database meets.
pub(crate) fn may_delete(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    library: &Library,
    folder: &Folder,
) -> Result<bool> {
    if !library.may_write() {
        return Ok(false);
    }
    if library.manages() {
        return Ok(true);
    }
    let empty = tx.query_one(&IS_EMPTY, params![folder.id, library.id], |row| row.get(0))?;
    Ok(folder.author == viewer.id && empty)
}

/// Deletes a folder with all that is in it: it waits thirty days. Answers the one it was in.
///
/// # Errors
/// `Forbidden` as [`may_delete`].
pub fn delete(tx: &mut Tx<'_>, viewer: &Viewer, id: FolderId) -> Result<(Library, FolderId)> {
    let (library, tree, folder) = load(tx, viewer, id)?;
    let writable = library.clone().writable(tx, viewer)?;
    if !may_delete(tx, viewer, &writable, &folder)? {
        return Err(Error::new(Meaning::Forbidden, "library-delete-folder"));
    }
    let all: Vec<i64> = tree.all_below(id).iter().map(|folder| folder.0).collect();
    let now = tx.now();
    tx.execute(&DELETE_FILES_IN, params![all, now, id, viewer.id])?;
    tx.execute(&DELETE_FOLDERS, params![all, now, id])?;
    let activity = Activity::new(logged::LIBRARY_FOLDER_DELETED, id.0).by(viewer.id);
    tx.log(activity.within(library.id))?;
    Ok((library, folder.parent))
}

/// Brings a deleted folder back with all that was deleted with it, under its name or the next one that is free. Managers
/// do so.
///
/// # Errors
/// `NotFound` where there is none, or none for this viewer; as [`Library::writable`].
pub fn restore(tx: &mut Tx<'_>, viewer: &Viewer, id: FolderId) -> Result<Library> {
    let library = of_folder(tx, viewer, id)?;
    if !library.manages() {
        return Err(Error::not_found());
    }
    let (parent, name) = tx.query_one(&DELETED_FOLDER, params![id, library.id], |row| {
        Ok((row.get::<FolderId>(0)?, row.get::<String>(1)?))
    })?;
    let writable = library.clone().writable(tx, viewer)?;
    let tree = Tree::load(tx, viewer, library.id)?;
    let parent = if tree.has(parent) { parent } else { TOP };
    let mut free_name = name.clone();
    for number in 2.. {
        match free(tx, &tree, &writable, parent, &free_name, Some(id)) {
            Ok(_) => break,
            Err(error) if error.meaning() == Meaning::Conflict => {
                free_name = format!("{name} ({number})");
            }
            Err(error) => return Err(error),
        }
    }
    // Its name and place first: two that are there never have the same.
    tx.execute(&SET_FOLDER, params![id, parent, free_name, text::fold(&free_name)])?;
    tx.execute(&RESTORE_FOLDERS, params![id])?;
    tx.execute(&RESTORE_FILES_WITH, params![id])?;
    let activity = Activity::new(logged::LIBRARY_FOLDER_DELETED, id.0).by(viewer.id);
    tx.log(activity.within(library.id))?;
    Ok(library)
}
