//! Unpacking, no further than an honest file would go.

use crate::problem::Problem;
use std::io::{Error, ErrorKind, Read, Result};

/// Anything may unpack to this much: small files of one repeated line are honest.
pub(crate) const FLOOR: u64 = 64 << 20;

/// How much `packed` bytes may unpack to, at `ratio`.
pub(crate) fn honest(packed: u64, ratio: u64) -> u64 {
    packed.saturating_mul(ratio).max(FLOOR)
}

/// Says, inside an [`Error`], that something unpacked too far.
#[derive(Debug)]
struct Bomb(String);

impl std::fmt::Display for Bomb {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "“{}” unpacks to far more than its size", self.0)
    }
}

impl std::error::Error for Bomb {}

/// Reads up to a number of bytes and fails on the next one.
pub(crate) struct Bounded<R> {
    inner: R,
    name: String,
    left: u64,
}

impl<R: Read> Bounded<R> {
    /// Reads `most` bytes of `inner`, called `name` if that is not enough.
    pub(crate) fn new(inner: R, name: impl Into<String>, most: u64) -> Self {
        Bounded { inner, name: name.into(), left: most }
    }
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        let read = self.inner.read(buffer)?;
        self.left = self.left.checked_sub(read as u64).ok_or_else(|| {
            Error::new(ErrorKind::InvalidData, Bomb(std::mem::take(&mut self.name)))
        })?;
        Ok(read)
    }
}

/// What a failure to read something packed means: a bomb, damage in the data, or a disk that
/// refuses.
pub(crate) fn unpacking(error: Error) -> Problem {
    if let Some(bomb) = error.get_ref().and_then(|inner| inner.downcast_ref::<Bomb>()) {
        return Problem::ArchiveBomb { member: bomb.0.clone() };
    }
    match error.kind() {
        ErrorKind::InvalidData | ErrorKind::InvalidInput | ErrorKind::UnexpectedEof => {
            Problem::ArchiveDamaged { detail: error.to_string() }
        }
        _ => Problem::from_io(error),
    }
}
