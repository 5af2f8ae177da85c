//! What a file of a library is.

use files::serve::Served;
use kernel::{Error, Message, PersonId, Result, Row, SpaceId, Time};

kernel::id! {
    /// A file of a library.
    LibraryFileId,
}
kernel::id! {
    /// A folder of a library; 0 stands for the library itself.
    FolderId,
}

/// The library itself, which is no folder.
pub const TOP: FolderId = FolderId(0);
/// The longest description, in characters.
pub(crate) const DESCRIPTION: usize = 500;
/// The longest name of a folder, in characters.
const FOLDER_NAME: usize = 100;

/// The bytes of a version, and what they are.
#[derive(Clone, Debug, Default)]
pub struct Content {
    /// The media type, as found out from the bytes.
    pub media: String,
    /// The blob of the bytes.
    pub hash: String,
    /// The blob of a small picture; empty where there is none.
    pub thumb: String,
    /// Its width and height in pixels.
    pub shape: (i64, i64),
}

/// A file, with the version that holds.
#[derive(Clone, Debug)]
pub struct File {
    /// Identifier.
    pub id: LibraryFileId,
    /// The space of the library.
    pub space: SpaceId,
    /// The folder it is in, whether the viewer sees that or not.
    pub folder: FolderId,
    /// Its name.
    pub name: String,
    /// What it is, in words; empty where nobody said.
    pub description: String,
    /// The number of the version.
    pub version: i64,
    /// Its size in bytes.
    pub size: i64,
    /// When the version came.
    pub changed_at: Time,
    /// Who put the file there first.
    pub author: PersonId,
    /// When.
    pub created_at: Time,
    /// What it holds.
    pub content: Content,
    /// Who uploaded the version.
    pub editor: PersonId,
    /// When it was deleted, where it was.
    pub deleted_at: Option<Time>,
}

/// A row of `store::columns`.
pub(crate) fn file(row: &Row<'_>) -> Result<File> {
    Ok(File {
        id: row.get(0)?,
        space: row.get(1)?,
        folder: row.get(2)?,
        name: row.get(3)?,
        description: row.get(4)?,
        version: row.get(5)?,
        size: row.get(6)?,
        changed_at: row.get(7)?,
        author: row.get(8)?,
        created_at: row.get(9)?,
        content: Content {
            media: row.get(10)?,
            hash: row.get(11)?,
            thumb: row.get(12)?,
            shape: (row.get(13)?, row.get(14)?),
        },
        editor: row.get(15)?,
        deleted_at: row.get(16)?,
    })
}

impl File {
    /// Its page: the number alone finds it.
    pub fn href(&self) -> String {
        format!("/library/{}", self.id)
    }

    /// Where its bytes are fetched, of the version that holds.
    pub fn bytes_href(&self) -> String {
        bytes_href(self.id, self.version, &self.name)
    }

    /// Where its small picture is fetched; nothing where there is none.
    pub fn thumb_href(&self) -> Option<String> {
        let has = !self.content.thumb.is_empty();
        has.then(|| format!("/library/{}/thumbnail/{}", self.id, self.version))
    }

    /// The end of its name, in small letters.
    pub fn ending(&self) -> String {
        self.name.rsplit_once('.').map_or_else(String::new, |(_, ending)| ending.to_lowercase())
    }
}

/// Where the bytes of a version are fetched.
pub(crate) fn bytes_href(id: LibraryFileId, number: i64, name: &str) -> String {
    format!("/library/{id}/versions/{number}/{}", ui::encode(name))
}

/// A version of a file.
#[derive(Clone, Debug)]
pub struct Version {
    /// Its number, from 1 on.
    pub number: i64,
    /// What it was called when it came.
    pub name: String,
    /// Its size in bytes.
    pub size: i64,
    /// What it holds.
    pub content: Content,
    /// Who uploaded it.
    pub author: PersonId,
    /// When.
    pub at: Time,
    /// The version that it brought back.
    pub restores: Option<i64>,
}

pub(crate) fn version(row: &Row<'_>) -> Result<Version> {
    Ok(Version {
        number: row.get(0)?,
        name: row.get(1)?,
        content: Content {
            media: row.get(2)?,
            hash: row.get(4)?,
            thumb: row.get(5)?,
            shape: (row.get(6)?, row.get(7)?),
        },
        size: row.get(3)?,
        author: row.get(8)?,
        at: row.get(9)?,
        restores: row.get(10)?,
    })
}

impl Version {
    /// As serving it needs it, under the name that the file has now.
    pub(crate) fn served(self, name: &str) -> Served {
        let Content { media, hash, thumb, .. } = self.content;
        let size = Some(self.size);
        Served { name: name.to_owned(), media, hash, thumbnail: thumb, size }
    }
}

/// A name for a file, as it is kept.
///
/// # Errors
/// `Invalid` where nothing is left of it.
pub(crate) fn file_name(typed: &str) -> Result<String> {
    if text::is_blank(typed) {
        return Err(Error::field("name", "library-no-name"));
    }
    Ok(files::file_name(typed))
}

/// A name for a folder, as it is kept.
///
/// # Errors
/// `Invalid` for none, one that is too long, or one with a slash.
pub(crate) fn folder_name(typed: &str) -> Result<String> {
    let name = text::one_line(typed);
    if text::is_blank(&name) {
        return Err(Error::field("name", "library-no-name"));
    }
    if name.chars().count() > FOLDER_NAME {
        let message = Message::new("library-folder-name-long").with("most", FOLDER_NAME);
        return Err(Error::field("name", message));
    }
    if name.contains(['/', '\\']) {
        return Err(Error::field("name", "library-folder-name-slash"));
    }
    Ok(name)
}

/// A description, as it is kept: on one line.
///
/// # Errors
/// `Invalid` when it is too long.
pub(crate) fn described(typed: &str) -> Result<String> {
    let line = text::one_line(typed);
    if line.chars().count() > DESCRIPTION {
        let message = Message::new("library-description-long").with("most", DESCRIPTION);
        return Err(Error::field("description", message));
    }
    Ok(line)
}

/// The number behind a name in an address; the number alone where there is none.
///
/// # Errors
/// `NotFound` where there is none.
pub(crate) fn id(segment: &str) -> Result<LibraryFileId> {
    segment.parse().map_err(|_| Error::not_found())
}

#[cfg(test)]
mod tests {
    use super::{described, file_name, folder_name};

    #[test]
    fn names_are_kept_on_one_line_and_without_what_misleads() {
        assert_eq!(file_name("../Plan\u{202e}.pdf").unwrap(), "Plan.pdf");
        assert!(file_name(" \u{200b} ").is_err());
        assert_eq!(folder_name(" Minutes\n2026 ").unwrap(), "Minutes 2026");
        for wrong in ["", "  ", "a/b", "a\\b", &"x".repeat(101)] {
            assert!(folder_name(wrong).is_err(), "{wrong}");
        }
        assert_eq!(described("What\nit is").unwrap(), "What it is");
        assert!(described(&"x".repeat(501)).is_err());
    }
}
