//! The files that posts carry, opened one at a time by the path a post gives.

use super::archive::{Limits, from_zip};
use super::entries::Entries;
use crate::bounded::{Bounded, honest};
use crate::problem::{Problem, megabytes};
use files::file_name;
use std::fs::File;
use std::io::{BufReader, Read};
use zip::ZipArchive;

/// The files of an archive.
///
/// All of them together may not unpack to more than `ratio` times the archive, so that a thousand
/// posts that name one well-packed file cost no more than an honest export.
pub struct Attachments {
    zip: ZipArchive<BufReader<File>>,
    entries: Entries,
    budget: u64,
    limits: Limits,
}

/// A file, open for reading. Its reader ends with an error if it is longer than the archive said.
pub struct Attachment<R> {
    /// The last part of its path: a name to show.
    pub name: String,
    /// Its size in bytes.
    pub size: u64,
    /// Its content.
    pub content: R,
}

impl Attachments {
    /// Those below `folder`, in an archive of `length` bytes.
    pub(super) fn new(
        zip: ZipArchive<BufReader<File>>,
        folder: &str,
        length: u64,
        limits: Limits,
    ) -> Self {
        let entries = Entries::of(&zip, folder);
        Attachments { zip, entries, budget: honest(length, limits.ratio), limits }
    }

    /// Opens the file that a post names `path`, however it is spelt.
    pub fn open(&mut self, path: &str) -> Result<Attachment<impl Read + '_>, Problem> {
        let missing = || Problem::FileMissing { path: path.to_owned() };
        let index = self.entries.find(path).ok_or_else(missing)?;
        let member = self.zip.by_index(index).map_err(from_zip)?;
        if !member.is_file() {
            return Err(missing());
        }
        let size = member.size();
        if size > self.limits.attachment {
            let limit = megabytes(self.limits.attachment);
            return Err(Problem::FileTooLarge { path: path.to_owned(), limit });
        }
        if size > honest(member.compressed_size(), self.limits.ratio) || size > self.budget {
            return Err(Problem::ArchiveBomb { member: path.to_owned() });
        }
        self.budget -= size;
        // The decoder's checksum speaks at the end only: the announced size is held here.
        let content = Bounded::new(member, path, size);
        Ok(Attachment { name: file_name(path), size, content })
    }
}
