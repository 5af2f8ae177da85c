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
    /// The line after it, which was read to see that a header follows.
    ahead: Option<Vec<u8>>,
    number: u64,
    done: bool,
}

impl<R: BufRead> Messages<R> {
    /// The messages of a mailbox.
    pub fn new(reader: R, limits: Limits) -> Self {
        let lines = LineReader::new(reader, limits.message, limits.endless);
        Messages {
            lines,
            limits,
            buffer: Vec::new(),
            next: None,
            ahead: None,
            number: 0,
            done: false,
        }
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
            // Programs of Windows mark their files as UTF-8.
            let first = self.buffer.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&self.buffer);
            self.next = from_line::parse_first(first).map(|from| (self.lines.number(), from));
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
        // A line that would start a message, until the one after it has been seen.
        let mut candidate: Option<(u64, FromLine, Vec<u8>)> = None;
        let mut after_empty = false;
        loop {
            let found = match self.ahead.take() {
                Some(line) => {
                    self.buffer = line;
                    Ok(Found::Line)
                }
                None => self.lines.read(&mut self.buffer),
            };
            if let Some((line, from, bytes)) = candidate.take() {
                if matches!(found, Ok(Found::Line)) && from_line::is_header(&self.buffer) {
                    self.next = Some((line, from));
                    self.ahead = Some(std::mem::take(&mut self.buffer));
                    break;
                }
                size += bytes.len() as u64;
                self.add(&mut message, &bytes, size);
            }
            match found {
                Ok(Found::Line) => {
                    let from = from_line::parse(&self.buffer, after_empty);
                    after_empty = self.buffer.trim_ascii().is_empty();
                    if let Some(from) = from {
                        let bytes = std::mem::take(&mut self.buffer);
                        candidate = Some((self.lines.number(), from, bytes));
                        continue;
                    }
                    size += self.buffer.len() as u64;
                    let line = std::mem::take(&mut self.buffer);
                    self.add(&mut message, unescaped(&line), size);
                    self.buffer = line;
                }
                Ok(Found::TooLong(bytes)) => {
                    size += bytes;
                    after_empty = false;
                }
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

    /// Adds a line to a message, which of one that is too long keeps nothing.
    fn add(&self, message: &mut RawMessage, line: &[u8], size: u64) {
        if size <= self.limits.message as u64 {
            message.bytes.extend_from_slice(line);
        } else {
            message.bytes = Vec::new();
        }
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
