//! A mailbox cut into messages.

use super::from_line::{self, FromLine};
use super::mailbox::Limits;
use crate::bounded::unpacking;
use crate::line_reader::{Found, LineReader};
use crate::problem::{Located, Place, Problem, megabytes};
use std::io::BufRead;

/// One message as it stands in the mailbox, its `From ` line read and its escaped lines restored.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RawMessage {
    /// Its rank in the mailbox, from 1.
    pub number: u64,
    /// The line where it starts, from 1.
    pub line: u64,
    /// The sender that its `From ` line names.
    pub sender: String,
    /// The time of that line, in milliseconds since 1970.
    pub time_ms: Option<i64>,
    /// Headers and body.
    pub bytes: Vec<u8>,
}

impl RawMessage {
    /// Its place, for a report.
    pub fn place(&self) -> Place {
        Place::Message { number: self.number, line: self.line }
    }
}

/// An iterator over the messages. One that is too long is a problem at its place, and the next one
/// follows; it ends by itself where the rest cannot be read.
pub struct Messages<R> {
    lines: LineReader<R>,
    limits: Limits,
    buffer: Vec<u8>,
    /// The `From ` line of the message to read next, and where it stands.
    next: Option<(u64, FromLine)>,
    number: u64,
    done: bool,
}

impl<R: BufRead> Messages<R> {
    /// The messages of a mailbox.
    pub fn new(reader: R, limits: Limits) -> Self {
        let lines = LineReader::new(reader, limits.message, limits.endless);
        Messages { lines, limits, buffer: Vec::new(), next: None, number: 0, done: false }
    }

    /// Reads the first `From ` line; nothing where the mailbox is empty.
    fn start(&mut self) -> Result<bool, Located> {
        loop {
            match self.lines.read(&mut self.buffer) {
                Ok(Found::Line) if self.buffer.trim_ascii().is_empty() => continue,
                Ok(Found::Line) => {}
                Ok(Found::TooLong(_)) => self.buffer.clear(),
                Ok(Found::End) => return Ok(false),
                Err(error) => return Err(unpacking(error).at(Place::File)),
            }
            self.next =
                from_line::parse_first(&self.buffer).map(|from| (self.lines.number(), from));
            return match self.next {
                Some(_) => Ok(true),
                None => Err(Problem::NotAMailbox.at(Place::File)),
            };
        }
    }

    /// Reads the message that `from` starts, up to the next one or the end.
    fn read(&mut self, line: u64, from: FromLine) -> Result<RawMessage, Located> {
        self.number += 1;
        let FromLine { sender, time_ms } = from;
        let mut message =
            RawMessage { number: self.number, line, sender, time_ms, bytes: Vec::new() };
        let place = message.place();
        let mut size = 0;
        loop {
            match self.lines.read(&mut self.buffer) {
                Ok(Found::Line) => {
                    if let Some(from) = from_line::parse(&self.buffer) {
                        self.next = Some((self.lines.number(), from));
                        break;
                    }
                    size += self.buffer.len() as u64;
                    if size <= self.limits.message as u64 {
                        message.bytes.extend_from_slice(unescaped(&self.buffer));
                    } else {
                        message.bytes = Vec::new();
                    }
                }
                Ok(Found::TooLong(bytes)) => size += bytes,
                Ok(Found::End) => {
                    self.done = true;
                    break;
                }
                Err(error) => {
                    self.done = true;
                    return Err(unpacking(error).at(place));
                }
            }
            if size > self.limits.endless {
                self.done = true;
                return Err(Problem::MailboxEndless { megabytes: megabytes(size) }.at(place));
            }
        }
        if size > self.limits.message as u64 {
            let (megabytes, limit) = (megabytes(size), megabytes(self.limits.message as u64));
            return Err(Problem::MessageTooLong { megabytes, limit }.at(place));
        }
        Ok(message)
    }
}

impl<R: BufRead> Iterator for Messages<R> {
    type Item = Result<RawMessage, Located>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.done {
            return None;
        }
        if self.number == 0 {
            match self.start() {
                Ok(true) => {}
                Ok(false) => {
                    self.done = true;
                    return None;
                }
                Err(problem) => {
                    self.done = true;
                    return Some(Err(problem));
                }
            }
        }
        let (line, from) = self.next.take()?;
        Some(self.read(line, from))
    }
}

/// `>From ` stands for `From `, `>>From ` for `>From `.
fn unescaped(line: &[u8]) -> &[u8] {
    let quotes = line.iter().take_while(|byte| **byte == b'>').count();
    match quotes > 0 && line[quotes..].starts_with(b"From ") {
        true => &line[1..],
        false => line,
    }
}
