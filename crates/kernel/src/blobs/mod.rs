//! The store of files: bytes under their SHA-256, in the data folder or in a store on another machine ([`Remote`]).
//!
//! Content is written beside its place, flushed to disk and renamed, so a name either has all of
//! its bytes or is not there; writing the same bytes again changes nothing. Who may read them is
//! no business of this module: nothing outside the program knows these names. What comes passes through
//! the data folder also where it is kept elsewhere.
//!
//! Rows name what they need in columns that their crate declares ([`blob_columns!`](crate::blob_columns)):
//! what no row names is swept, a day after it was stored.

mod copy;
mod remote;
mod upload;

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use crate::db::tables;
use crate::error::Meaning;
use crate::{Error, Result, Time, Tx};

pub use copy::Copied;
pub use remote::Remote;
pub use upload::{Upload, too_large};

/// A column that names stored files by their hash.
#[derive(Clone, Copy, Debug)]
pub struct BlobColumn {
    /// The table.
    pub table: &'static str,
    /// The column.
    pub column: &'static str,
}

inventory::collect!(BlobColumn);

/// Declares columns that name stored files: `blob_columns! { files.hash, files.thumb }`.
#[macro_export]
macro_rules! blob_columns {
    ($($table:ident.$column:ident),+ $(,)?) => {$(
        $crate::inventory::submit! {
            $crate::blobs::BlobColumn { table: stringify!($table), column: stringify!($column) }
        }
    )+};
}

/// The hashes that rows name.
///
/// # Errors
/// Whatever the database meets.
pub fn named(tx: &mut Tx<'_>) -> Result<BTreeSet<String>> {
    let mut named = BTreeSet::new();
    for BlobColumn { table, column } in inventory::iter::<BlobColumn> {
        tables::each_word(tx, table, column, &mut |hash| {
            named.insert(hash);
        })?;
    }
    Ok(named)
}

/// The store. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Blobs {
    folder: PathBuf,
    remote: Option<Elsewhere>,
}

/// The other machine.
#[derive(Clone, Debug)]
struct Elsewhere {
    store: Arc<dyn Remote>,
    /// In this process, shared by whoever stores, held alone by whoever removes: what is stored again meanwhile is not
    /// removed.
    storing: Arc<RwLock<()>>,
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
        Ok(Blobs { folder, remote: None })
    }

    /// The same, with what is kept in this store; `folder` is for what is on its way.
    pub fn elsewhere(folder: impl AsRef<Path>, store: Arc<dyn Remote>) -> Result<Blobs> {
        let remote = Some(Elsewhere { store, storing: Arc::default() });
        Ok(Blobs { remote, ..Blobs::open(folder)? })
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
        let Some(there) = &self.remote else {
            return fs::read(self.known(hash)?).map_err(missing);
        };
        let (name, mut bytes) = (name_of(hash)?, Vec::new());
        let (size, _) = there.store.about(&name)?;
        there.store.read(&name, 0, size)?.read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// The file under `hash`, to stream from: where it is kept elsewhere, a copy that is gone when it is closed.
    pub fn open_file(&self, hash: &str) -> Result<File> {
        let Some(there) = &self.remote else {
            return File::open(self.known(hash)?).map_err(missing);
        };
        let name = name_of(hash)?;
        let (size, _) = there.store.about(&name)?;
        let upload = self.begin(u64::MAX)?;
        std::io::copy(&mut there.store.read(&name, 0, size)?, &mut &upload.file)?;
        let mut file = upload.file.try_clone()?;
        file.seek(SeekFrom::Start(0))?;
        Ok(file)
    }

    /// How many bytes are under `hash`.
    ///
    /// # Errors
    /// `NotFound` when there are none.
    pub fn size(&self, hash: &str) -> Result<u64> {
        match &self.remote {
            Some(there) => Ok(there.store.about(&name_of(hash)?)?.0),
            None => Ok(fs::metadata(self.known(hash)?).map_err(missing)?.len()),
        }
    }

    /// `length` of the bytes under `hash`, from the byte `first` on, as they come.
    ///
    /// # Errors
    /// `NotFound` when there are none.
    pub fn part(&self, hash: &str, first: u64, length: u64) -> Result<Box<dyn Read + Send>> {
        if let Some(there) = &self.remote {
            return there.store.read(&name_of(hash)?, first, length);
        }
        let mut file = self.open_file(hash)?;
        file.seek(SeekFrom::Start(first))?;
        Ok(Box::new(file.take(length)))
    }

    /// Whether the bytes under `hash` are still those that were stored.
    ///
    /// # Errors
    /// `NotFound` when there are none.
    pub fn is_sound(&self, hash: &str) -> Result<bool> {
        let (mut sum, size) = (Sha256::new(), self.size(hash)?);
        std::io::copy(&mut self.part(hash, 0, size)?, &mut Summing(&mut sum))?;
        Ok(HEXLOWER.encode(&sum.finalize()) == hash)
    }

    /// Takes damaged bytes out of the store, into its folder `damaged`: they are not served again.
    pub fn set_aside(&self, hash: &str) -> Result<()> {
        if let Some(there) = &self.remote {
            return there.store.rename(&name_of(hash)?, &format!("damaged/{hash}"));
        }
        let aside = self.folder.join("damaged");
        fs::create_dir_all(&aside)?;
        Ok(fs::rename(self.known(hash)?, aside.join(hash))?)
    }

    /// The hash, the size in bytes and the hour of storing of all there is, to `keep`.
    pub fn each(&self, mut keep: impl FnMut(&str, u64, Time) -> Result<()>) -> Result<()> {
        if let Some(there) = &self.remote {
            return there.store.each(&mut |name, size, stored_at| match name.split_once('/') {
                Some((folder, hash)) if folder.len() == 2 => keep(hash, size, stored_at),
                _ => Ok(()),
            });
        }
        for folder in fs::read_dir(&self.folder)? {
            let folder = folder?;
            if folder.file_name().len() != 2 {
                continue;
            }
            for file in fs::read_dir(folder.path())? {
                let file = file?;
                let (name, about) = (file.file_name(), file.metadata()?);
                if let Some(hash) = name.to_str() {
                    keep(hash, about.len(), stored_at(&about)?)?;
                }
            }
        }
        Ok(())
    }

    /// Removes the bytes under `hash` where they were stored before `hour`: not where somebody stored them
    /// again meanwhile. Answers whether it did: not where another process removed them first.
    pub fn remove(&self, hash: &str, hour: Time) -> Result<bool> {
        match self.remove_there(hash, hour) {
            Err(error) if error.meaning() == Meaning::NotFound => Ok(false),
            done => done,
        }
    }

    fn remove_there(&self, hash: &str, hour: Time) -> Result<bool> {
        if let Some(there) = &self.remote {
            let _alone = there.storing.write().unwrap_or_else(PoisonError::into_inner);
            let name = name_of(hash)?;
            let is_old = there.store.about(&name)?.1 < hour;
            return if is_old { there.store.remove(&name).map(|()| true) } else { Ok(false) };
        }
        let (place, away) = (self.known(hash)?, self.folder.join("incoming").join(hash));
        fs::rename(&place, &away).map_err(missing)?;
        if stored_at(&fs::metadata(&away)?)? >= hour {
            fs::rename(&away, &place)?;
            return Ok(false);
        }
        fs::remove_file(&away)?;
        Ok(true)
    }

    /// Removes what was left of uploads that ended before `hour` without being kept; answers how many.
    pub fn remove_unkept(&self, hour: Time) -> Result<u64> {
        let mut removed = 0;
        for file in fs::read_dir(self.folder.join("incoming"))? {
            let file = file?;
            if stored_at(&file.metadata()?)? < hour {
                fs::remove_file(file.path())?;
                removed += 1;
            }
        }
        Ok(removed)
    }

    /// Keeps everything that is there until the answer is dropped: waits for whoever removes things.
    pub fn keep_all(&self) -> Result<Held> {
        let lock = self.lock()?;
        lock.lock_shared()?;
        Ok(Held(lock))
    }

    /// Keeps others from counting on what is there, until the answer is dropped: things may be removed.
    ///
    /// # Errors
    /// `Busy` when somebody keeps everything, or removes things too.
    pub fn removing(&self) -> Result<Held> {
        let lock = self.lock()?;
        match lock.try_lock() {
            Ok(()) => Ok(Held(lock)),
            Err(fs::TryLockError::WouldBlock) => Err(Error::busy()),
            Err(fs::TryLockError::Error(cause)) => Err(cause.into()),
        }
    }

    fn lock(&self) -> Result<File> {
        Ok(File::create(self.folder.join("lock"))?)
    }

    fn known(&self, hash: &str) -> Result<PathBuf> {
        Ok(self.folder.join(name_of(hash)?))
    }
}

/// The name below the store of what has this hash.
fn name_of(hash: &str) -> Result<String> {
    let sound = hash.len() == 64 && hash.bytes().all(|b| b.is_ascii_hexdigit());
    if sound { Ok(format!("{}/{hash}", &hash[..2])) } else { Err(Error::not_found()) }
}

/// The store, held: see [`Blobs::keep_all`] and [`Blobs::removing`].
#[derive(Debug)]
pub struct Held(#[expect(dead_code, reason = "closing it gives the store free")] File);

/// What is written to it is added to the sum.
struct Summing<'a>(&'a mut Sha256);

impl Write for Summing<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn stored_at(about: &fs::Metadata) -> Result<Time> {
    let since = about.modified()?.duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    Ok(Time(i64::try_from(since.as_micros()).unwrap_or(i64::MAX)))
}

fn missing(cause: std::io::Error) -> Error {
    match cause.kind() {
        ErrorKind::NotFound => Error::not_found().because(cause),
        _ => cause.into(),
    }
}
