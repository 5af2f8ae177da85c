//! The lines of an export, one at a time.

use super::fields::Unreadable;
use super::line::{Line, kind};
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
    /// What of it cannot be read.
    pub unreadable: Vec<Unreadable>,
}

/// An iterator over the lines. What cannot be read of a line is told with it, and the next one
/// follows; it ends with an error after a problem that makes the rest unreadable. Blank lines are
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
        Some(Err(problem.at(Place::Line(self.reader.number()))))
    }

    fn found(&self, line: Line, unreadable: Vec<Unreadable>) -> Option<Result<Numbered, Located>> {
        Some(Ok(Numbered { number: self.reader.number(), line, unreadable }))
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
                    let problem = Problem::LineTooLong { megabytes, limit };
                    let unreadable = Unreadable::once(kind(&self.buffer), problem);
                    return self.found(Line::Unreadable, vec![unreadable]);
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
            let (line, unreadable) = Line::parse(bytes);
            return match line {
                Line::Version(version) if version != 1 => {
                    self.ends(Problem::WrongVersion { version })
                }
                line if first && !matches!(line, Line::Version(_)) => self.ends(Problem::NoVersion),
                line => self.found(line, unreadable),
            };
        }
        None
    }
}
