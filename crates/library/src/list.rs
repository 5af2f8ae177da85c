//! What is in a folder, in the order that is asked for: as quick for ten thousand files as for twenty.

use kernel::{Error, Result, Tx, Viewer, params};
use serde::Deserialize;

use crate::access::{Library, library};
use crate::model::{File, FolderId, LibraryFileId, TOP, file};
use crate::store::{AFTER, BY_DATE, BY_DATE_IN, BY_NAME, BY_NAME_IN, BY_SIZE, BY_SIZE_IN};
use crate::tree::{Folder, Tree};

/// The order of a list.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, serde::Serialize, utoipa::ToSchema,
)]
#[schema(as = LibraryOrder)]
#[serde(rename_all = "lowercase")]
pub enum Order {
    /// By name.
    #[default]
    Name,
    /// The newest first.
    Date,
    /// The largest first.
    Size,
}

impl Order {
    pub(crate) const ALL: [Order; 3] = [Order::Name, Order::Date, Order::Size];

    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Order::Name => "name",
            Order::Date => "date",
            Order::Size => "size",
        }
    }
}

/// Which part of a library is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    /// The folder.
    pub folder: FolderId,
    /// The order.
    pub order: Order,
    /// The last file of the part before.
    pub after: Option<LibraryFileId>,
    /// How many files at most.
    pub limit: i64,
}

/// What is in a folder.
#[derive(Clone, Debug)]
pub struct Listing {
    /// The library.
    pub library: Library,
    /// Its folders.
    pub tree: Tree,
    /// The folder.
    pub folder: FolderId,
    /// So many of its files.
    pub files: Vec<File>,
    /// After which file the list goes on, where it does.
    pub next: Option<LibraryFileId>,
}

impl Listing {
    /// Of the library of a space.
    ///
    /// # Errors
    /// `NotFound` where the library, the folder or the file before is not there for this viewer.
    pub fn load(tx: &mut Tx<'_>, viewer: &Viewer, slug: &str, asked: Asked) -> Result<Listing> {
        let library = library(tx, viewer, slug)?;
        let tree = Tree::load(tx, viewer, library.id)?;
        let folder = asked.folder;
        if folder != TOP && tree.folder(folder).is_none() {
            return Err(Error::not_found());
        }
        let mut files = files(tx, viewer, &library, &tree.listed_in(folder), asked)?;
        let goes_on = files.len() as i64 > asked.limit;
        files.truncate(usize::try_from(asked.limit).unwrap_or(0));
        let next = files.last().filter(|_| goes_on).map(|file| file.id);
        Ok(Listing { library, tree, folder, files, next })
    }

    /// The folders in it, on the first part alone.
    pub fn folders(&self) -> Vec<&Folder> {
        self.tree.below(self.folder).collect()
    }
}

/// Where each order goes on: after a name, a moment or a size, and an identifier.
struct Place {
    name: String,
    number: i64,
    id: i64,
}

fn place(tx: &mut Tx<'_>, library: &Library, asked: Asked) -> Result<Place> {
    let Some(after) = asked.after else {
        let id = if asked.order == Order::Name { 0 } else { i64::MAX };
        return Ok(Place { name: String::new(), number: i64::MAX, id });
    };
    tx.query_one(&AFTER, params![after, library.id], |row| {
        let number = if asked.order == Order::Date { row.get(1)? } else { row.get(2)? };
        Ok(Place { name: row.get(0)?, number, id: after.0 })
    })
}

fn files(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    library: &Library,
    folders: &[FolderId],
    asked: Asked,
) -> Result<Vec<File>> {
    let Place { name, number, id } = place(tx, library, asked)?;
    let (me, open, space) = (viewer.id, viewer.sees_open(), library.id);
    let most = asked.limit + 1;
    if let [folder] = *folders {
        return match asked.order {
            Order::Name => {
                tx.query(&BY_NAME, params![me, open, space, folder, name, id, most], file)
            }
            Order::Date => {
                tx.query(&BY_DATE, params![me, open, space, folder, number, id, most], file)
            }
            Order::Size => {
                tx.query(&BY_SIZE, params![me, open, space, folder, number, id, most], file)
            }
        };
    }
    let folders: Vec<i64> = folders.iter().map(|folder| folder.0).collect();
    match asked.order {
        Order::Name => {
            tx.query(&BY_NAME_IN, params![me, open, space, folders, name, id, most], file)
        }
        Order::Date => {
            tx.query(&BY_DATE_IN, params![me, open, space, folders, number, id, most], file)
        }
        Order::Size => {
            tx.query(&BY_SIZE_IN, params![me, open, space, folders, number, id, most], file)
        }
    }
}
