//! The lines of an export, one at a time.

use super::line::Line;
use crate::bounded::unpacking;
use crate::line_reader::{Found, LineReader};
use crate::problem::{Located, Place, Problem, megabytes};
use std::io::{BufReader, Read};

/// A line and its number.
#[derive(Clone, PartialEq, Debug)]
pub struct Numbered {
    /// From 1.
    pub number: u64,
    /// What it says.
    pub line: Line,
}

/// An iterator over the lines. A line that cannot be taken is a problem at its place, and the next
/// one follows; it ends by itself after a problem that makes the rest unreadable. Blank lines are
/// passed over.
pub struct Lines<R> {
    reader: LineReader<BufReader<R>>,
    limit: usize,
    buffer: Vec<u8>,
    started: bool,
    done: bool,
}

impl<R: Read> Lines<R> {
    /// The lines of `reader`, of at most `limit` bytes each.
    pub fn new(reader: R, limit: usize) -> Self {
        let reader = BufReader::with_capacity(128 << 10, reader);
        // The length of a member is bounded already: a line may be passed over to its end.
        let reader = LineReader::new(reader, limit, u64::MAX);
        Lines { reader, limit, buffer: Vec::new(), started: false, done: false }
    }

    /// How many bytes were read so far: for progress.
    pub fn bytes(&self) -> u64 {
        self.reader.bytes()
    }

    fn ends(&mut self, problem: Problem) -> Option<Result<Numbered, Located>> {
        self.done = true;
        self.fails(problem)
    }

    fn fails(&self, problem: Problem) -> Option<Result<Numbered, Located>> {
        Some(Err(problem.at(Place::Line(self.reader.number()))))
    }
}

impl<R: Read> Iterator for Lines<R> {
    type Item = Result<Numbered, Located>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.done {
            match self.reader.read(&mut self.buffer) {
                Ok(Found::Line) => {}
                Ok(Found::TooLong(bytes)) => {
                    self.started = true;
                    let (megabytes, limit) = (megabytes(bytes), megabytes(self.limit as u64));
                    return self.fails(Problem::LineTooLong { megabytes, limit });
                }
                Ok(Found::End) if self.started => return None,
                Ok(Found::End) => return self.ends(Problem::NoVersion),
                Err(error) => return self.ends(unpacking(error)),
            }
            let mut bytes = self.buffer.trim_ascii();
            if self.reader.number() == 1 {
                bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
            }
            if bytes.is_empty() {
                continue;
            }
            let first = !std::mem::replace(&mut self.started, true);
            return match Line::parse(bytes) {
                Ok(Line::Version(version)) if version != 1 => {
                    self.ends(Problem::WrongVersion { version })
                }
                Ok(line) if first && !matches!(line, Line::Version(_)) => {
                    self.ends(Problem::NoVersion)
                }
                Ok(line) => Some(Ok(Numbered { number: self.reader.number(), line })),
                Err(_) if first => self.ends(Problem::NoVersion),
                Err(problem) => self.fails(problem),
            };
        }
        None
    }
}
