//! Loading is authorising: the only ways to get hold of a library and of its files.

use std::ops::Deref;

use kernel::error::Meaning;
use kernel::{Error, PersonId, Result, SpaceId, Tx, Viewer, params};
use spaces::Visible;

use crate::model::{File, FolderId, LibraryFileId, file};
use crate::store::{FILE, SPACE_OF_FOLDER};

/// The library of a space that this viewer sees. Made here only.
#[derive(Clone, Debug)]
pub struct Library {
    space: Visible,
    writes: bool,
}

/// A library in which this viewer may write now. Made here only.
#[derive(Clone, Debug)]
pub struct Writable(Library);

/// A file that this viewer reads. Made here only.
#[derive(Clone, Debug)]
pub struct Readable {
    file: File,
    library: Library,
    viewer: PersonId,
}

impl Deref for Library {
    type Target = Visible;
    fn deref(&self) -> &Visible {
        &self.space
    }
}

impl Deref for Writable {
    type Target = Library;
    fn deref(&self) -> &Library {
        &self.0
    }
}

impl Writable {
    /// Lets the viewer say these words here.
    ///
    /// # Errors
    /// `Forbidden` where they would have to wait: words of a file have nowhere to.
    pub(crate) fn may_say(&self, tx: &mut Tx<'_>, viewer: &Viewer, words: &[&str]) -> Result<()> {
        match posts::approval::waits(tx, viewer, &self.0.space, words)? {
            true => Err(Error::new(Meaning::Forbidden, "library-managers-only")),
            false => Ok(()),
        }
    }
}

impl Deref for Readable {
    type Target = File;
    fn deref(&self) -> &File {
        &self.file
    }
}

impl Library {
    /// Whether the viewer is among those who write here: whoever may publish in the space.
    pub fn may_write(&self) -> bool {
        self.writes
    }

    /// Whether the viewer runs the space.
    pub fn manages(&self) -> bool {
        self.space.animates()
    }

    /// Where the page of its space is.
    pub fn space_href(&self) -> String {
        self.space.href()
    }

    /// Where its page is.
    pub fn href(&self) -> String {
        format!("/spaces/{}/library", self.space.slug)
    }

    /// The same for those who may write.
    ///
    /// # Errors
    /// `Forbidden` where they only read, the space is archived, they are suspended, or what they write there waits for a
    /// manager: a file has nowhere to wait.
    pub fn writable(self, tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Writable> {
        let space = self.space.publishable(viewer)?;
        spaces::suspensions::expect_none(tx, viewer.id, space.id)?;
        if posts::approval::waits(tx, viewer, &space, &[])? {
            return Err(Error::new(Meaning::Forbidden, "library-managers-only"));
        }
        Ok(Writable(Library { space, writes: true }))
    }
}

impl Readable {
    /// The library it is in.
    pub fn library(&self) -> &Library {
        &self.library
    }

    /// Whether the viewer may delete it: whoever put it there and may write still, and managers.
    pub fn may_delete(&self) -> bool {
        self.library.writes && (self.library.manages() || self.file.author == self.viewer)
    }

    /// The library, for those who may change the file.
    ///
    /// # Errors
    /// As [`Library::writable`].
    pub fn writable(&self, tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Writable> {
        self.library.clone().writable(tx, viewer)
    }

    /// The same, for those who may delete it.
    ///
    /// # Errors
    /// As [`Library::writable`], and `Forbidden` where it is somebody else's.
    pub fn deletable(&self, tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Writable> {
        let library = self.writable(tx, viewer)?;
        if self.may_delete() {
            return Ok(library);
        }
        Err(Error::new(Meaning::Forbidden, "library-delete-others"))
    }
}

/// The library of the space at this address.
///
/// # Errors
/// `NotFound` when there is none, or none for this viewer.
pub fn library(tx: &mut Tx<'_>, viewer: &Viewer, slug: &str) -> Result<Library> {
    let space = spaces::access::visible(tx, viewer, slug)?;
    of(viewer, space)
}

fn library_of(tx: &mut Tx<'_>, viewer: &Viewer, space: SpaceId) -> Result<Library> {
    let space = spaces::access::visible_by_id(tx, viewer, space)?;
    of(viewer, space)
}

fn of(viewer: &Viewer, space: Visible) -> Result<Library> {
    let writes = space.may_publish(viewer);
    if space.is_community() { Ok(Library { space, writes }) } else { Err(Error::not_found()) }
}

/// The file, where this viewer reads it.
///
/// # Errors
/// `NotFound` when there is none, or none for this viewer.
pub fn readable(tx: &mut Tx<'_>, viewer: &Viewer, id: LibraryFileId) -> Result<Readable> {
    let found = load(tx, viewer, id)?;
    if found.file.deleted_at.is_some() { Err(Error::not_found()) } else { Ok(found) }
}

/// The deleted file, where this viewer may bring it back.
///
/// # Errors
/// `NotFound` when there is none, or none for this viewer.
pub fn deleted(tx: &mut Tx<'_>, viewer: &Viewer, id: LibraryFileId) -> Result<Readable> {
    let found = load(tx, viewer, id)?;
    let theirs = found.library.manages() || found.file.author == viewer.id;
    if found.file.deleted_at.is_some() && theirs { Ok(found) } else { Err(Error::not_found()) }
}

fn load(tx: &mut Tx<'_>, viewer: &Viewer, id: LibraryFileId) -> Result<Readable> {
    let file = tx.query_one(&FILE, params![viewer.id, viewer.sees_open(), id], file)?;
    let library = library_of(tx, viewer, file.space)?;
    Ok(Readable { file, library, viewer: viewer.id })
}

/// The library of a folder that is there or was.
///
/// # Errors
/// `NotFound` when there is none, or none for this viewer.
pub fn of_folder(tx: &mut Tx<'_>, viewer: &Viewer, folder: FolderId) -> Result<Library> {
    let open = viewer.sees_open();
    let values = params![viewer.id, open, folder];
    let space = tx.query_one(&SPACE_OF_FOLDER, values, |row| row.get(0))?;
    library_of(tx, viewer, space)
}
