//! Mailing-list archives in mbox format, plain or packed with gzip.
//!
//! [`Mailbox`] cuts the file into messages, [`Mail::parse`] reads one, [`Survey`] goes through the
//! whole file once, keeping headings only, and puts the conversations together again; an importer
//! then goes through it a second time with the survey in hand. So memory grows with the number of
//! messages and never with their size.
//!
//! A mail's text becomes Markdown that reads as it was written: what would turn into markup by
//! accident is escaped, quotes stay quotes, and the quoted original under an answer, with the
//! signature, is set apart in a block that a page can fold ([`MailBody`]).

mod body;
mod charset;
mod cut;
mod escape;
mod flowed;
mod from_line;
mod header;
mod import;
mod mail;
mod mailbox;
mod markdown;
mod patch;
mod sender;
mod subject;
mod survey;
mod tail;
#[cfg(test)]
mod tests;
mod threads;
mod unnamed;
mod uuencode;
mod written;

pub use body::MailBody;
pub use cut::{Messages, RawMessage};
pub use import::import;
pub use mail::{Mail, MailFile, Sender};
pub use mailbox::{Limits, Mailbox, Position};
pub use survey::{Heading, Survey};
pub use threads::{Reply, Thread, threads};
