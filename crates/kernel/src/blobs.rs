//! The store of files: bytes under their SHA-256, in the data folder.
//!
//! Content is written beside its place, flushed to disk and renamed, so a name either has all of
//! its bytes or is not there; writing the same bytes again changes nothing. Who may read them is
//! no business of this module: nothing outside the program knows these names.

use std::fs::{self, File};
use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use crate::error::Meaning;
use crate::{Error, Message, Result};

/// The store. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Blobs {
    folder: PathBuf,
}

/// What was stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// SHA-256 in hexadecimal: the name to read it by.
    pub hash: String,
    /// Length in bytes.
    pub size: i64,
}

impl Blobs {
    /// The store in `folder`, made when absent.
    pub fn open(folder: impl AsRef<Path>) -> Result<Blobs> {
        let folder = folder.as_ref().to_owned();
        fs::create_dir_all(folder.join("incoming"))?;
        Ok(Blobs { folder })
    }

    /// Stores all that `source` gives, at most `most` bytes.
    ///
    /// # Errors
    /// `TooLarge` when there is more; `Unavailable` when the disk is full.
    pub fn put(&self, mut source: impl Read, most: u64) -> Result<Stored> {
        let name = HEXLOWER.encode(&crate::clock::random::<16>());
        let incoming = self.folder.join("incoming").join(name);
        let stored = self.receive(&mut source, &incoming, most);
        if stored.is_err() {
            drop(fs::remove_file(&incoming));
        }
        stored
    }

    fn receive(&self, source: &mut impl Read, incoming: &Path, most: u64) -> Result<Stored> {
        let mut file = File::create(incoming)?;
        let mut sum = Sha256::new();
        let mut size = 0u64;
        let mut buffer = vec![0; 64 * 1024];
        loop {
            let count = match source.read(&mut buffer) {
                Ok(0) => break,
                Ok(count) => count,
                Err(cause) if cause.kind() == ErrorKind::Interrupted => continue,
                Err(cause) => return Err(cause.into()),
            };
            size += count as u64;
            if size > most {
                return Err(too_large(most));
            }
            sum.update(&buffer[..count]);
            file.write_all(&buffer[..count])?;
        }
        let hash = HEXLOWER.encode(&sum.finalize());
        let place = self.place(&hash);
        let folder = place.parent().unwrap_or(&self.folder);
        if place.exists() {
            fs::remove_file(incoming)?;
        } else {
            file.sync_all()?;
            self.make(folder)?;
            fs::rename(incoming, &place)?;
        }
        // Also where the bytes were there before: whoever brought them may not be done with this.
        File::open(folder)?.sync_all()?;
        Ok(Stored { hash, size: i64::try_from(size).unwrap_or(i64::MAX) })
    }

    /// Makes a folder below the store's, its name on disk before anything is put in it.
    fn make(&self, folder: &Path) -> Result<()> {
        match fs::create_dir(folder) {
            Err(cause) if cause.kind() != ErrorKind::AlreadyExists => Err(cause.into()),
            _ => Ok(File::open(&self.folder)?.sync_all()?),
        }
    }

    /// The bytes under `hash`.
    ///
    /// # Errors
    /// `NotFound` when there are none.
    pub fn get(&self, hash: &str) -> Result<Vec<u8>> {
        fs::read(self.known(hash)?).map_err(missing)
    }

    /// The file under `hash`, to stream from.
    pub fn open_file(&self, hash: &str) -> Result<File> {
        File::open(self.known(hash)?).map_err(missing)
    }

    fn known(&self, hash: &str) -> Result<PathBuf> {
        let sound = hash.len() == 64 && hash.bytes().all(|b| b.is_ascii_hexdigit());
        if sound { Ok(self.place(hash)) } else { Err(Error::not_found()) }
    }

    fn place(&self, hash: &str) -> PathBuf {
        self.folder.join(&hash[..2]).join(hash)
    }
}

/// The error for a file of more than `most` bytes.
pub fn too_large(most: u64) -> Error {
    let message = Message::new("error-file-too-large").with("megabytes", most / (1024 * 1024));
    Error::new(Meaning::TooLarge, message)
}

fn missing(cause: std::io::Error) -> Error {
    match cause.kind() {
        ErrorKind::NotFound => Error::not_found().because(cause),
        _ => cause.into(),
    }
}
