//! One mail, read.

use super::body::MailBody;
use super::cut::RawMessage;
use super::header;
use super::mailbox::Limits;
use super::survey::Heading;
use crate::file_name::file_name;
use crate::problem::{Located, Place, Problem, megabytes};
use mail_parser::decoders::{base64, html, quoted_printable};
use mail_parser::{Encoding, Message, MessageParser, MessagePart, MimeHeaders, PartType};

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
        let message = MessageParser::default()
            .parse(&*bytes)
            .filter(|message| !message.headers().is_empty())
            .ok_or_else(|| Problem::NotAMail.at(raw.place()))?;
        let text = text(&message);
        let heading = Heading {
            number: raw.number,
            id: header::identifier(&message, &text),
            references: header::references(&message),
            subject: one_line(message.subject().unwrap_or_default()),
            time_ms: header::time_ms(&message, raw, previous_ms),
        };
        let from = sender(&message, &raw.sender);
        let mut problems = Vec::new();
        let files = files(&message, limits, raw.place(), &mut problems);
        Ok(Mail { heading, from, body: MailBody::new(&text), files, problems })
    }
}

/// What there is to read: every text part that is shown in the mail itself.
fn text(message: &Message<'_>) -> String {
    let mut text = String::new();
    for part in message.text_bodies() {
        let words = match &part.body {
            PartType::Text(words) => restored(message, part, words),
            PartType::Html(source) => html::html_to_text(source),
            _ => continue,
        };
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        text.push_str(&words);
    }
    text.retain(|c| c != '\0');
    text
}

/// A part that did not say its encoding, or lied, lost its accents in the parser: its bytes are
/// read again.
fn restored(message: &Message<'_>, part: &MessagePart<'_>, words: &str) -> String {
    let told = part.content_type().and_then(|kind| kind.attribute("charset"));
    let eight_bits = told.is_none_or(|told| {
        ["us-ascii", "ascii", "utf-8", "utf8", "unknown-8bit"]
            .iter()
            .any(|name| told.eq_ignore_ascii_case(name))
    });
    if !words.contains('\u{fffd}') || !eight_bits {
        return words.to_owned();
    }
    let range = part.offset_body as usize..part.offset_end as usize;
    let bytes = message.raw_message.get(range).unwrap_or_default();
    let bytes = match part.encoding {
        Encoding::None => Some(bytes.to_vec()),
        Encoding::QuotedPrintable => quoted_printable::quoted_printable_decode(bytes),
        Encoding::Base64 => base64::base64_decode(bytes),
    };
    bytes.map_or_else(|| words.to_owned(), |bytes| header::western(&bytes))
}

fn sender(message: &Message<'_>, envelope: &str) -> Sender {
    let from = message.from().and_then(|from| from.first());
    let name = from.and_then(|from| from.name()).unwrap_or_default();
    let address = from.and_then(|from| from.address()).unwrap_or_default();
    // Public archives hide addresses as “name at example.org”.
    let clean = |address: &str| address.trim().replace(" at ", "@").to_lowercase();
    let is_address = |address: &String| address.contains('@') && !address.contains(' ');
    let address = [clean(address), clean(envelope)].into_iter().find(is_address);
    Sender { name: one_line(name), address: address.unwrap_or_default() }
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
        let is_mail = media_type == "message/rfc822";
        let name = part.attachment_name().unwrap_or(if is_mail { "message.eml" } else { "" });
        let name = file_name(name);
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
fn one_line(words: &str) -> String {
    let words: Vec<&str> = words
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|w| !w.is_empty())
        .collect();
    words.join(" ")
}
