//! Lines of bytes from any stream, with memory bounded by the longest line allowed.

use std::io::{BufRead, Read, Result};

/// What is kept of a line that is too long, in bytes: enough to tell what it is.
const BEGINNING: usize = 64;

/// What [`LineReader::read`] found.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// A line, in the buffer, with its end of line if it had one.
    Line,
    /// A line longer than the limit, passed over: its beginning is in the buffer. How long it was.
    TooLong(u64),
    /// The end of the stream.
    End,
}

/// Reads lines one by one. A line over the limit is counted, not kept.
pub(crate) struct LineReader<R> {
    inner: R,
    limit: usize,
    /// A line is given up, and the stream with it, past this length.
    endless: u64,
    number: u64,
    bytes: u64,
}

impl<R: BufRead> LineReader<R> {
    /// Lines of at most `limit` bytes; reading stops inside a line of more than `endless`.
    pub(crate) fn new(inner: R, limit: usize, endless: u64) -> Self {
        LineReader { inner, limit, endless, number: 0, bytes: 0 }
    }

    /// Reads the next line into `buffer`, whose former content is dropped.
    pub(crate) fn read(&mut self, buffer: &mut Vec<u8>) -> Result<Found> {
        buffer.clear();
        self.number += 1;
        let most = self.limit as u64 + 1;
        let read = (&mut self.inner).take(most).read_until(b'\n', buffer)? as u64;
        self.bytes += read;
        if read == 0 {
            return Ok(Found::End);
        }
        if read < most || buffer.last() == Some(&b'\n') {
            return Ok(Found::Line);
        }
        buffer.truncate(BEGINNING);
        let rest = self.skip(self.endless.saturating_sub(read))?;
        self.bytes += rest;
        Ok(Found::TooLong(read + rest))
    }

    /// The number of the line last read, from 1.
    pub(crate) fn number(&self) -> u64 {
        self.number
    }

    /// How many bytes were read so far.
    pub(crate) fn bytes(&self) -> u64 {
        self.bytes
    }

    fn skip(&mut self, most: u64) -> Result<u64> {
        let mut passed = 0;
        while passed <= most {
            let chunk = self.inner.fill_buf()?;
            if chunk.is_empty() {
                break;
            }
            let end = chunk.iter().position(|byte| *byte == b'\n');
            let used = end.map_or(chunk.len(), |at| at + 1);
            self.inner.consume(used);
            passed += used as u64;
            if end.is_some() {
                break;
            }
        }
        Ok(passed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passes_over_what_is_too_long_and_goes_on() {
        let text = b"one\n0123456789\ntwo";
        let mut lines = LineReader::new(&text[..], 5, 1000);
        let mut buffer = Vec::new();
        assert_eq!(lines.read(&mut buffer).unwrap(), Found::Line);
        assert_eq!(buffer, b"one\n");
        assert_eq!(lines.read(&mut buffer).unwrap(), Found::TooLong(11));
        assert_eq!(buffer, b"012345");
        assert_eq!(lines.read(&mut buffer).unwrap(), Found::Line);
        assert_eq!((buffer.as_slice(), lines.number()), (&b"two"[..], 3));
        assert_eq!(lines.read(&mut buffer).unwrap(), Found::End);
        assert_eq!(lines.bytes(), text.len() as u64);
    }

    #[test]
    fn a_line_of_exactly_the_limit_is_whole() {
        let mut lines = LineReader::new(&b"abcd\nabcde"[..], 5, 1000);
        let mut buffer = Vec::new();
        assert_eq!(lines.read(&mut buffer).unwrap(), Found::Line);
        assert_eq!(lines.read(&mut buffer).unwrap(), Found::Line);
        assert_eq!(buffer, b"abcde");
    }

    #[test]
    fn a_line_without_end_is_given_up() {
        let forever = std::io::BufReader::new(std::io::repeat(b'x'));
        let mut lines = LineReader::new(forever, 10, 100_000);
        let Found::TooLong(length) = lines.read(&mut Vec::new()).unwrap() else {
            panic!("taken whole")
        };
        assert!((100_000..200_000).contains(&length));
    }
}
