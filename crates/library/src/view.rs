//! Files, folders and versions as the API tells them.

use std::collections::HashMap;

use kernel::{PersonId, Result, Time, Tx, Viewer};
use people::PersonCard;
use serde::Serialize;

use crate::access::{Readable, readable};
use crate::list::Listing;
use crate::model::{File, FolderId, LibraryFileId, TOP, Version, bytes_href};
use crate::tree::{Folder, Tree};

/// A folder of a library.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = LibraryFolder)]
pub(crate) struct FolderView {
    /// Its identifier.
    id: FolderId,
    /// Its name.
    name: String,
    /// The folder it is in; nothing for the library itself.
    parent: Option<FolderId>,
}

impl FolderView {
    pub(crate) fn of(folder: &Folder) -> FolderView {
        let parent = (folder.parent != TOP).then_some(folder.parent);
        FolderView { id: folder.id, name: folder.name.clone(), parent }
    }
}

/// A file of a library.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = LibraryFile)]
pub(crate) struct LibraryFileView {
    /// Its identifier.
    id: LibraryFileId,
    /// The address of its page.
    href: String,
    /// Its name.
    name: String,
    /// What it is, in words; empty where nobody said.
    description: String,
    /// The folder it is in; nothing for the library itself.
    folder: Option<FolderId>,
    /// The number of the version that holds.
    version: i64,
    /// The media type, as found out from the bytes.
    media: String,
    /// The size in bytes.
    size: i64,
    /// Where the bytes are fetched.
    content: String,
    /// Where a small picture is fetched, where there is one.
    thumb: Option<String>,
    /// Who put the file there first.
    author: Option<PersonCard>,
    /// When.
    created_at: Time,
    /// Who uploaded the version.
    changed_by: Option<PersonCard>,
    /// When.
    changed_at: Time,
}

/// The cards of whoever put these files.
pub(crate) fn people_of<'a>(
    tx: &mut Tx<'_>,
    files: impl Iterator<Item = &'a File>,
) -> Result<HashMap<PersonId, PersonCard>> {
    let mut named: Vec<PersonId> = files.flat_map(|file| [file.author, file.editor]).collect();
    named.sort_unstable();
    named.dedup();
    Ok(people::cards(tx, &named)?.into_iter().collect())
}

impl LibraryFileView {
    pub(crate) fn of(file: &File, tree: &Tree, people: &HashMap<PersonId, PersonCard>) -> Self {
        let folder = tree.shown(file.folder);
        LibraryFileView {
            id: file.id,
            href: file.href(),
            name: file.name.clone(),
            description: file.description.clone(),
            folder: (folder != TOP).then_some(folder),
            version: file.version,
            media: file.content.media.clone(),
            size: file.size,
            content: file.bytes_href(),
            thumb: file.thumb_href(),
            author: people.get(&file.author).cloned(),
            created_at: file.created_at,
            changed_by: people.get(&file.editor).cloned(),
            changed_at: file.changed_at,
        }
    }

    /// Of a file that the viewer reads.
    pub(crate) fn load(tx: &mut Tx<'_>, viewer: &Viewer, id: LibraryFileId) -> Result<Self> {
        let file = readable(tx, viewer, id)?;
        let tree = Tree::load(tx, viewer, file.space)?;
        let people = people_of(tx, std::iter::once(&*file))?;
        Ok(LibraryFileView::of(&file, &tree, &people))
    }
}

/// What is in a folder of a library.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = LibraryList)]
pub(crate) struct ListView {
    /// The folder and those it is in, the outermost first; empty for the library itself.
    path: Vec<FolderView>,
    /// The folders in it, by name.
    folders: Vec<FolderView>,
    /// Its files, in the order that was asked for.
    files: Vec<LibraryFileView>,
    /// What `after` is for the files that follow, where some do.
    next: Option<LibraryFileId>,
    /// Whether you may put files here.
    writable: bool,
}

impl ListView {
    pub(crate) fn of(tx: &mut Tx<'_>, listing: &Listing) -> Result<ListView> {
        let people = people_of(tx, listing.files.iter())?;
        let tree = &listing.tree;
        let files = listing.files.iter().map(|file| LibraryFileView::of(file, tree, &people));
        Ok(ListView {
            path: tree.path(listing.folder).into_iter().map(FolderView::of).collect(),
            folders: listing.folders().into_iter().map(FolderView::of).collect(),
            files: files.collect(),
            next: listing.next,
            writable: listing.library.may_write(),
        })
    }
}

/// A version of a file.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = LibraryVersion)]
pub(crate) struct VersionView {
    /// Its number, from 1 on.
    number: i64,
    /// What it was called when it came.
    name: String,
    /// The media type, as found out from the bytes.
    media: String,
    /// The size in bytes.
    size: i64,
    /// Where the bytes are fetched.
    content: String,
    /// Who uploaded it.
    author: Option<PersonCard>,
    /// When.
    at: Time,
    /// The version that it brought back.
    restores: Option<i64>,
}

impl VersionView {
    pub(crate) fn all(
        tx: &mut Tx<'_>,
        file: &Readable,
        versions: Vec<Version>,
    ) -> Result<Vec<VersionView>> {
        let named: Vec<PersonId> = versions.iter().map(|version| version.author).collect();
        let people = people::cards(tx, &named)?;
        let view = |version: Version| VersionView {
            content: bytes_href(file.id, version.number, &file.name),
            number: version.number,
            name: version.name,
            media: version.content.media,
            size: version.size,
            author: people.get(&version.author).cloned(),
            at: version.at,
            restores: version.restores,
        };
        Ok(versions.into_iter().map(view).collect())
    }
}
