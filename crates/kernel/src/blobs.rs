//! The store of files: bytes under their SHA-256, in the data folder.
//!
//! Content is written beside its place, flushed to disk and renamed, so a name either has all of
//! its bytes or is not there; writing the same bytes again changes nothing. Who may read them is
//! no business of this module: nothing outside the program knows these names.

use std::fs::{self, File};
use std::io::{BufReader, ErrorKind, Read, Seek, SeekFrom, Write};
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

    /// Begins to store a file of at most `most` bytes, which come piece by piece.
    pub fn begin(&self, most: u64) -> Result<Upload> {
        let name = HEXLOWER.encode(&crate::clock::random::<16>());
        let path = self.folder.join("incoming").join(name);
        // Also read: what it is shows in its bytes.
        let file = File::options().read(true).write(true).create_new(true).open(&path)?;
        let sum = Sha256::new();
        Ok(Upload { blobs: self.clone(), file, path: Some(path), sum, size: 0, most })
    }

    /// Stores all that `source` gives, at most `most` bytes.
    ///
    /// # Errors
    /// `TooLarge` when there is more; `Unavailable` when the disk is full.
    pub fn put(&self, mut source: impl Read, most: u64) -> Result<Stored> {
        let mut upload = self.begin(most)?;
        let mut buffer = vec![0; 64 * 1024];
        loop {
            match source.read(&mut buffer) {
                Ok(0) => return upload.keep(),
                Ok(count) => upload.add(&buffer[..count])?,
                Err(cause) if cause.kind() == ErrorKind::Interrupted => {}
                Err(cause) => return Err(cause.into()),
            }
        }
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

/// A file on its way into the store: on disk, never whole in memory, its hash made as it comes. It
/// is gone where it is not kept.
#[derive(Debug)]
pub struct Upload {
    blobs: Blobs,
    file: File,
    /// Where it is until it is kept.
    path: Option<PathBuf>,
    sum: Sha256,
    size: u64,
    most: u64,
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
        let place = self.blobs.place(&hash);
        let folder = place.parent().unwrap_or(&self.blobs.folder);
        if place.exists() {
            fs::remove_file(path)?;
        } else {
            self.file.sync_all()?;
            self.blobs.make(folder)?;
            fs::rename(path, &place)?;
        }
        self.path = None;
        // Also where the bytes were there before: whoever brought them may not be done with this.
        File::open(folder)?.sync_all()?;
        Ok(Stored { hash, size: i64::try_from(self.size).unwrap_or(i64::MAX) })
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

fn missing(cause: std::io::Error) -> Error {
    match cause.kind() {
        ErrorKind::NotFound => Error::not_found().because(cause),
        _ => cause.into(),
    }
}
