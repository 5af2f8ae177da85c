//! One mail, read.

use super::body::MailBody;
use super::cut::RawMessage;
use super::mailbox::Limits;
use super::survey::Heading;
use super::written::Written;
use super::{header, sender, unnamed};
use crate::problem::{Located, Place, Problem, megabytes};
use files::file_name;
use mail_parser::{Message, MessageParser, MimeHeaders, PartType};

/// Who wrote.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Sender {
    /// The name, or nothing where there is none.
    pub name: String,
    /// The address, in lower case; may be empty.
    pub address: String,
}

/// A file that a mail carries.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MailFile {
    /// Its name to show.
    pub name: String,
    /// What the mail says it is, as in `image/png`: to be checked before it is believed.
    pub media_type: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// A mail.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mail {
    /// What threads are made of: identifier, references, subject, time.
    pub heading: Heading,
    /// Who wrote.
    pub from: Sender,
    /// What was written.
    pub body: MailBody,
    /// The files, in order.
    pub files: Vec<MailFile>,
    /// What could not be taken of it.
    pub problems: Vec<Located>,
}

impl Mail {
    /// Reads a message; `previous_ms` is the time of the one before it in the mailbox, for one that
    /// tells none.
    pub fn parse(raw: &RawMessage, previous_ms: i64, limits: &Limits) -> Result<Mail, Located> {
        let bytes = header::readable(&raw.bytes);
        let (message, heading) =
            with_heading(MessageParser::default().parse(&*bytes), raw, previous_ms)?;
        let written = Written::of(&message, limits);
        let from = sender::of(&message, &raw.sender);
        let mut problems = Vec::new();
        let mut files = files(&message, limits, raw.place(), &mut problems);
        files.extend(written.files);
        Ok(Mail { heading, from, body: written.body, files, problems })
    }
}

impl Heading {
    /// Reads what stands above the words of a message, and none of these.
    pub(super) fn read(raw: &RawMessage, previous_ms: i64) -> Result<Heading, Located> {
        let bytes = header::readable(&raw.bytes);
        let message = MessageParser::default().parse_headers(&*bytes);
        with_heading(message, raw, previous_ms).map(|(_, heading)| heading)
    }
}

/// A message that was parsed and what its headers say, where it is a mail to be taken.
fn with_heading<'m>(
    parsed: Option<Message<'m>>,
    raw: &RawMessage,
    previous_ms: i64,
) -> Result<(Message<'m>, Heading), Located> {
    let message = parsed
        .filter(|message| !message.headers().is_empty())
        .ok_or_else(|| Problem::NotAMail.at(raw.place()))?;
    if header::is_left_out(&message) {
        return Err(Problem::MessageDeleted.at(raw.place()));
    }
    let heading = Heading {
        number: raw.number,
        id: header::identifier(&message).unwrap_or_else(|| unnamed::identifier(&raw.bytes)),
        fingerprint: header::fingerprint(&message),
        references: header::references(&message),
        subject: one_line(message.subject().unwrap_or_default()),
        time_ms: header::time_ms(&message, raw, previous_ms),
    };
    Ok((message, heading))
}

fn files(
    message: &Message<'_>,
    limits: &Limits,
    place: Place,
    problems: &mut Vec<Located>,
) -> Vec<MailFile> {
    let mut files = Vec::new();
    for part in message.attachments() {
        let kind = part.content_type();
        let media_type = kind
            .map(|kind| format!("{}/{}", kind.ctype(), kind.subtype().unwrap_or("octet-stream")))
            .unwrap_or_else(|| "application/octet-stream".to_owned())
            .to_lowercase();
        let bytes = part.contents();
        // A signature over a text that is about to change says nothing any more.
        if bytes.is_empty() || media_type.ends_with("-signature") {
            continue;
        }
        let inner = match &part.body {
            PartType::Message(inner) => Some(inner),
            _ => None,
        };
        // A mail in a mail is called after its subject.
        let name = match (part.attachment_name().filter(|name| !name.trim().is_empty()), inner) {
            (Some(name), _) => file_name(name),
            (None, Some(inner)) => match one_line(inner.subject().unwrap_or_default()) {
                subject if subject.is_empty() => "message.eml".to_owned(),
                subject => file_name(&format!("{}.eml", subject.replace(['/', '\\'], "-"))),
            },
            (None, None) => file_name(""),
        };
        if bytes.len() > limits.attachment {
            let limit = megabytes(limits.attachment as u64);
            problems.push(Problem::FileTooLarge { path: name, limit }.at(place));
            continue;
        }
        files.push(MailFile { name, media_type, bytes: bytes.to_vec() });
    }
    files
}

/// Words on one line, without what a line may not hold.
pub(super) fn one_line(words: &str) -> String {
    let words: Vec<&str> = words
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|w| !w.is_empty())
        .collect();
    words.join(" ")
}
