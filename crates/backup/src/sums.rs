//! Sums of what passes.

use std::io::{Read, Write};

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

/// Counts and sums the bytes that pass through it.
pub(crate) struct Summing<T> {
    inner: T,
    sum: Sha256,
}

impl<T> Summing<T> {
    pub(crate) fn new(inner: T) -> Summing<T> {
        Summing { inner, sum: Sha256::new() }
    }

    /// The sum of what passed, in hexadecimal.
    pub(crate) fn sum(self) -> String {
        HEXLOWER.encode(&self.sum.finalize())
    }
}

impl<T: Read> Read for Summing<T> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.sum.update(&buffer[..count]);
        Ok(count)
    }
}

impl<T: Write> Write for Summing<T> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let count = self.inner.write(bytes)?;
        self.sum.update(&bytes[..count]);
        Ok(count)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.inner.flush()
    }
}

/// The sum of these bytes, in hexadecimal.
pub(crate) fn sum(bytes: &[u8]) -> String {
    HEXLOWER.encode(&Sha256::digest(bytes))
}
