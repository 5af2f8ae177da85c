//! A file as it is shown beside what it is attached to.

use serde::Serialize;

use crate::FileId;

/// A file attached to a post or comment.
#[derive(Clone, Debug)]
pub struct Attachment {
    /// Identifier.
    pub id: FileId,
    /// Its name.
    pub name: String,
    /// Its media type, as found out from its bytes.
    pub media: String,
    /// Its size in bytes.
    pub size: i64,
    /// Whether there is a small picture of it.
    pub has_thumbnail: bool,
    /// Width and height of that picture in pixels, 0 where there is none.
    pub thumbnail: (i64, i64),
    /// What there is to see in it; empty where nobody said.
    pub alt: String,
}

impl Attachment {
    /// Where it is fetched.
    pub fn href(&self) -> String {
        crate::href(self.id, &self.name)
    }
    /// Where its small picture is fetched.
    pub fn thumbnail_href(&self) -> String {
        format!("/thumbnails/{}", self.id)
    }
}

/// A file, as JSON.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct FileView {
    /// Identifier, to attach it by.
    pub id: FileId,
    /// Its name.
    pub name: String,
    /// Its media type, as found out from its bytes.
    pub media: String,
    /// Its size in bytes.
    pub size: i64,
    /// Where it is fetched.
    pub href: String,
    /// Where a small picture of it is fetched, when there is one.
    pub thumb: Option<String>,
    /// What there is to see in a picture, for those who do not see it; empty where nobody said.
    pub alt: String,
}

impl From<Attachment> for FileView {
    fn from(file: Attachment) -> FileView {
        FileView {
            href: file.href(),
            thumb: file.has_thumbnail.then(|| file.thumbnail_href()),
            id: file.id,
            name: file.name,
            media: file.media,
            size: file.size,
            alt: file.alt,
        }
    }
}
