//! A file on its way into the store.

use std::fs::{self, File};
use std::io::{BufReader, Seek, SeekFrom, Write};
use std::path::PathBuf;
use std::sync::PoisonError;

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use super::{Blobs, Stored, name_of};
use crate::error::Meaning;
use crate::{Error, Message, Result};

/// A file on its way into the store: on disk, never whole in memory, its hash made as it comes. It
/// is gone where it is not kept.
#[derive(Debug)]
pub struct Upload {
    pub(super) blobs: Blobs,
    pub(super) file: File,
    /// Where it is until it is kept.
    pub(super) path: Option<PathBuf>,
    pub(super) sum: Sha256,
    pub(super) size: u64,
    pub(super) most: u64,
}

impl Upload {
    /// Its next bytes.
    ///
    /// # Errors
    /// `TooLarge` when there are too many; `Unavailable` when the disk is full.
    pub fn add(&mut self, bytes: &[u8]) -> Result<()> {
        self.size += bytes.len() as u64;
        if self.size > self.most {
            return Err(too_large(self.most));
        }
        self.sum.update(bytes);
        Ok(self.file.write_all(bytes)?)
    }

    /// How many bytes came.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The hash of the bytes that came so far.
    pub fn hash(&self) -> String {
        HEXLOWER.encode(&self.sum.clone().finalize())
    }

    /// The store that it is on its way into.
    pub fn blobs(&self) -> &Blobs {
        &self.blobs
    }

    /// Its bytes, from the first.
    pub fn read(&self) -> Result<BufReader<&File>> {
        let mut file = &self.file;
        file.seek(SeekFrom::Start(0))?;
        Ok(BufReader::new(file))
    }

    /// Puts it in its place, with all of its bytes on disk.
    pub fn keep(mut self) -> Result<Stored> {
        let Some(path) = &self.path else { return Err(Error::internal("it is kept already")) };
        let hash = HEXLOWER.encode(&self.sum.finalize_reset());
        let stored = Stored { hash, size: i64::try_from(self.size).unwrap_or(i64::MAX) };
        if let Some(there) = &self.blobs.remote {
            let _shared = there.storing.read().unwrap_or_else(PoisonError::into_inner);
            self.read()?;
            there.store.put(&name_of(&stored.hash)?, &self.file, self.size)?;
            return Ok(stored);
        }
        let place = self.blobs.known(&stored.hash)?;
        let folder = place.parent().unwrap_or(&self.blobs.folder);
        self.file.sync_all()?;
        self.blobs.make(folder)?;
        // Also where the bytes were there before: they may have been damaged, and what was stored lately
        // is not swept.
        fs::rename(path, &place)?;
        self.path = None;
        File::open(folder)?.sync_all()?;
        Ok(stored)
    }
}

impl Drop for Upload {
    fn drop(&mut self) {
        if let Some(path) = self.path.take() {
            drop(fs::remove_file(path));
        }
    }
}

/// What a program writes itself, which knows what it does: without a limit.
impl Write for Upload {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.sum.update(&bytes[..written]);
        self.size += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.file.flush()
    }
}

/// The error for a file of more than `most` bytes.
pub fn too_large(most: u64) -> Error {
    let message = Message::new("error-file-too-large").with("megabytes", most / (1024 * 1024));
    Error::new(Meaning::TooLarge, message)
}
