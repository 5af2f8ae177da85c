//! The file: plain or packed, and how far it was read.

use super::cut::Messages;
use crate::bounded::{Bounded, honest};
use crate::problem::Problem;
use flate2::bufread::MultiGzDecoder;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// How much is taken at most.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of one message, with its files.
    pub message: usize,
    /// Bytes after which a message is taken not to end, and the mailbox to be none.
    pub endless: u64,
    /// Bytes of one attached file, unpacked.
    pub attachment: usize,
    /// How many times its packed size a mailbox may unpack to.
    pub ratio: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { message: 48 << 20, endless: 1 << 30, attachment: 32 << 20, ratio: 250 }
    }
}

/// A mailbox, open for reading.
pub struct Mailbox {
    reader: Box<dyn BufRead + Send>,
    read: Position,
    size: u64,
    limits: Limits,
}

/// How many bytes of the file were read so far: for progress.
#[derive(Clone, Default, Debug)]
pub struct Position(Arc<AtomicU64>);

impl Position {
    /// The number of bytes.
    pub fn bytes(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

impl Mailbox {
    /// Opens the file at `path`. A gzip file is known by its first two bytes, not by its name.
    pub fn open(path: &Path, limits: Limits) -> Result<Mailbox, Problem> {
        let file = File::open(path).map_err(Problem::from_io)?;
        let size = file.metadata().map_err(Problem::from_io)?.len();
        let read = Position::default();
        let counted = Counted { inner: file, read: read.clone() };
        let mut plain = BufReader::with_capacity(128 << 10, counted);
        let packed = plain.fill_buf().map_err(Problem::from_io)?.starts_with(&[0x1f, 0x8b]);
        let reader: Box<dyn BufRead + Send> = match packed {
            true => {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                let most = honest(size, limits.ratio);
                let unpacked = Bounded::new(MultiGzDecoder::new(plain), name, most);
                Box::new(BufReader::with_capacity(128 << 10, unpacked))
            }
            false => Box::new(plain),
        };
        Ok(Mailbox { reader, read, size, limits })
    }

    /// The size of the file in bytes.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// A witness of how far the file was read, which stays when the messages are taken.
    pub fn position(&self) -> Position {
        self.read.clone()
    }

    /// The messages.
    pub fn messages(self) -> Messages<impl BufRead + Send> {
        Messages::new(self.reader, self.limits)
    }
}

struct Counted {
    inner: File,
    read: Position,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.read.0.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}
