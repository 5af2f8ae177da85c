//! Messages: who wrote to whom, about what, the words, and what is attached.

use mail_parser::{Address, Message, MessageParser, MimeHeaders, PartType};

use crate::out::Out;
use crate::{Why, html};

/// Headers by which a message is told, of which it has two.
const HEADERS: [&str; 10] = [
    "from",
    "to",
    "subject",
    "date",
    "message-id",
    "received",
    "return-path",
    "mime-version",
    "delivered-to",
    "content-type",
];

/// Whether a text begins as a message does: with its headers.
pub(crate) fn is_one(text: &str) -> bool {
    let mut known = 0;
    for line in text.lines().take(60) {
        // A header may go on in the next line.
        if line.starts_with([' ', '\t']) {
            continue;
        }
        let Some((name, _)) = line.split_once(':') else { break };
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-';
        if name.is_empty() || !name.chars().all(is_name) {
            break;
        }
        known += usize::from(HEADERS.contains(&name.to_ascii_lowercase().as_str()));
    }
    known >= 2
}

pub(crate) fn read(bytes: &[u8], out: &mut Out, depth: usize) -> Result<(), Why> {
    let message = MessageParser::default().parse(bytes).ok_or(Why::Damaged)?;
    within(&message, out, depth);
    Ok(())
}

fn within(message: &Message<'_>, out: &mut Out, depth: usize) {
    let subject = message.subject().unwrap_or_default();
    out.title(subject);
    out.words(subject);
    out.line();
    for people in [message.from(), message.to(), message.cc()].into_iter().flatten() {
        names(people, out);
    }
    let has_plain = message.text_bodies().any(|part| matches!(part.body, PartType::Text(_)));
    for part in &message.parts {
        if out.is_full() {
            return;
        }
        if let Some(name) = part.attachment_name() {
            out.words(name);
            out.line();
        }
        match &part.body {
            PartType::Text(words) => out.lines(words),
            // What is written twice is read once.
            PartType::Html(_) if has_plain && part.attachment_name().is_none() => {}
            PartType::Html(page) => html::words(page, out),
            PartType::Message(inner) if depth > 0 => within(inner, out, depth - 1),
            // Why there is no text of one attachment does not concern the message.
            PartType::Binary(bytes) if depth > 0 => drop(crate::read(bytes, "", out, depth - 1)),
            _ => {}
        }
        out.line();
    }
}

/// Names and addresses.
fn names(people: &Address<'_>, out: &mut Out) {
    for person in people.iter().take(100) {
        out.words(person.name().unwrap_or_default());
        out.space();
        out.words(person.address().unwrap_or_default());
        out.space();
    }
    out.line();
}
