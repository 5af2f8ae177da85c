//! A file is put in a library: new, or as the next version of the one that has its name.

use files::{Taken, quota, texts};
use kernel::{Activity, PersonId, Result, Tx, Viewer, params};

use crate::access::{Readable, Writable, readable};
use crate::model::{Content, FolderId, LibraryFileId};
use crate::store::{INSERT_FILE, INSERT_VERSION, NAMED, SET_VERSION};
use crate::tree::Tree;
use crate::{logged, office};

/// What became of a file that was put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Put {
    /// The file.
    pub id: LibraryFileId,
    /// The version that holds now: more than 1 where there was a file of this name.
    pub version: i64,
    /// Whether anything is new: the same bytes again are no version.
    pub is_new: bool,
}

/// Bytes in the store, to be put.
#[derive(Clone, Debug)]
pub(crate) struct Bytes {
    pub(crate) name: String,
    pub(crate) size: i64,
    pub(crate) content: Content,
}

impl From<&Taken> for Bytes {
    fn from(taken: &Taken) -> Bytes {
        let (thumb, width, height) = taken.thumbnail();
        let (media, hash) = (taken.media().to_owned(), taken.hash().to_owned());
        let content = Content { media, hash, thumb, shape: (width, height) };
        Bytes { name: taken.name().to_owned(), size: taken.size(), content }
    }
}

/// Puts a file into a folder of a library.
///
/// # Errors
/// `Invalid` where the folder is gone; `TooLarge` where the viewer may not use so much.
pub fn put(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    library: &Writable,
    folder: FolderId,
    taken: &Taken,
) -> Result<Put> {
    taken.recorded(tx, viewer.id)?;
    put_bytes(tx, viewer, library, folder, &taken.into(), "")
}

pub(crate) fn put_bytes(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    library: &Writable,
    folder: FolderId,
    bytes: &Bytes,
    description: &str,
) -> Result<Put> {
    quota::check(tx, viewer.id, bytes.size)?;
    let folder = Tree::load(tx, viewer, library.id)?.existing(folder)?;
    if let Some(there) = named(tx, library, folder, &bytes.name)? {
        // One that is not for the viewer is as not there, also here.
        if let Ok(file) = readable(tx, viewer, there) {
            return next(tx, viewer.id, &file, bytes);
        }
    }
    let name = free_name(tx, library, folder, &bytes.name, None)?;
    let (id, now): (LibraryFileId, _) = (tx.new_id(), tx.now());
    let key = text::fold(&name);
    let values =
        params![id, library.id, folder, name, key, description, bytes.size, now, viewer.id];
    tx.execute(&INSERT_FILE, values)?;
    insert(tx, viewer.id, id, 1, bytes, None)?;
    tx.log(Activity::new(logged::LIBRARY_PUT, id.0).by(viewer.id).within(library.id))?;
    Ok(Put { id, version: 1, is_new: true })
}

/// The next version of a file, whatever the bytes are called.
///
/// # Errors
/// `TooLarge` where the viewer may not use so much.
pub fn put_version(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    file: &Readable,
    _: &Writable,
    taken: &Taken,
) -> Result<Put> {
    taken.recorded(tx, viewer.id)?;
    quota::check(tx, viewer.id, taken.size())?;
    next(tx, viewer.id, file, &taken.into())
}

fn next(tx: &mut Tx<'_>, author: PersonId, file: &Readable, bytes: &Bytes) -> Result<Put> {
    if file.content.hash == bytes.content.hash {
        return Ok(Put { id: file.id, version: file.version, is_new: false });
    }
    let version = add_version(tx, author, file, bytes, None)?;
    Ok(Put { id: file.id, version, is_new: true })
}

/// Adds a version to a file; answers its number.
pub(crate) fn add_version(
    tx: &mut Tx<'_>,
    author: PersonId,
    file: &Readable,
    bytes: &Bytes,
    restores: Option<i64>,
) -> Result<i64> {
    let number = file.version + 1;
    tx.execute(&SET_VERSION, params![file.id, number, bytes.size, tx.now()])?;
    insert(tx, author, file.id, number, bytes, restores)?;
    tx.log(Activity::new(logged::LIBRARY_PUT, file.id.0).by(author).within(file.space))?;
    Ok(number)
}

fn insert(
    tx: &mut Tx<'_>,
    author: PersonId,
    id: LibraryFileId,
    number: i64,
    bytes: &Bytes,
    restores: Option<i64>,
) -> Result<()> {
    let Content { media, hash, thumb, shape: (width, height) } = &bytes.content;
    let now = tx.now();
    let values = params![
        id, number, bytes.name, media, bytes.size, hash, thumb, width, height, author, now,
        restores
    ];
    tx.execute(&INSERT_VERSION, values)?;
    office::queue(tx, hash, &bytes.name)?;
    texts::queue(tx, hash, media)
}

/// The file of this name, seen or not.
fn named(
    tx: &mut Tx<'_>,
    library: &Writable,
    folder: FolderId,
    name: &str,
) -> Result<Option<LibraryFileId>> {
    tx.query_opt(&NAMED, params![library.id, folder, text::fold(name)], |row| row.get(0))
}

/// The name, or the first after it that no other file of the folder has: `Plan (2).pdf`.
pub(crate) fn free_name(
    tx: &mut Tx<'_>,
    library: &Writable,
    folder: FolderId,
    name: &str,
    own: Option<LibraryFileId>,
) -> Result<String> {
    let mut free = name.to_owned();
    for number in 2.. {
        match named(tx, library, folder, &free)? {
            Some(other) if Some(other) != own => free = numbered(name, number),
            _ => break,
        }
    }
    Ok(free)
}

fn numbered(name: &str, number: u32) -> String {
    match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() => format!("{stem} ({number}).{ending}"),
        _ => format!("{name} ({number})"),
    }
}

#[cfg(test)]
mod tests {
    use super::numbered;

    #[test]
    fn a_number_stands_before_the_end_of_a_name() {
        assert_eq!(numbered("Plan.pdf", 2), "Plan (2).pdf");
        assert_eq!(numbered("a.tar.gz", 3), "a.tar (3).gz");
        assert_eq!(numbered("README", 2), "README (2)");
    }
}
