//! What a mail says: the richer of the forms that it comes in.

use std::collections::HashSet;

use mail_parser::{Message, MessagePart, MimeHeaders, PartType};
use text::{Names, from_html};

use super::body::MailBody;
use super::mail::MailFile;
use super::mailbox::Limits;
use super::{charset, flowed, uuencode};

/// The words of a mail, and the files that stood in them.
pub(super) struct Written {
    pub(super) body: MailBody,
    pub(super) files: Vec<MailFile>,
}

/// One part, read.
enum Part {
    Plain(String),
    /// As Markdown.
    Html(String),
}

impl Written {
    /// Every text part that is shown in the mail itself, in the form that says more.
    pub(super) fn of(message: &Message<'_>, limits: &Limits) -> Written {
        let mut files = Vec::new();
        let read = |part| read_part(message, part, limits, &mut files);
        let plain: Vec<Part> = message.text_bodies().filter_map(read).collect();
        // Of the two forms only the plain one holds files.
        let html = (message.text_body != message.html_body).then(|| read_html(message));
        let parts = match html {
            Some(html) if is_richer(&text_of(&plain), &html) => vec![Part::Html(html)],
            _ => plain,
        };
        Written { body: body(&parts), files }
    }
}

fn read_part(
    message: &Message<'_>,
    part: &MessagePart<'_>,
    limits: &Limits,
    files: &mut Vec<MailFile>,
) -> Option<Part> {
    match &part.body {
        PartType::Text(parsed) => {
            let mut text = charset::read(message, part, parsed);
            text.retain(|c| c != '\0');
            let kind = part.content_type();
            let says = |name, value: &str| {
                kind.and_then(|kind| kind.attribute(name))
                    .is_some_and(|said| said.eq_ignore_ascii_case(value))
            };
            if says("format", "flowed") {
                text = flowed::joined(&text, says("delsp", "yes"));
            }
            let (text, taken) = uuencode::take(&text, limits.attachment);
            files.extend(taken);
            Some(Part::Plain(text))
        }
        PartType::Html(parsed) => {
            Some(Part::Html(from_html(&charset::read(message, part, parsed), Names::Escaped)))
        }
        _ => None,
    }
}

/// The form in HTML, as one Markdown text.
fn read_html(message: &Message<'_>) -> String {
    let parts = message.html_bodies().filter_map(|part| match &part.body {
        PartType::Html(parsed) => {
            Some(from_html(&charset::read(message, part, parsed), Names::Escaped))
        }
        PartType::Text(parsed) => {
            Some(MailBody::new(&charset::read(message, part, parsed)).text_markdown)
        }
        _ => None,
    });
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}

fn text_of(parts: &[Part]) -> String {
    let mut text = String::new();
    for part in parts {
        let (Part::Plain(words) | Part::Html(words)) = part;
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        text.push_str(words);
    }
    text
}

fn body(parts: &[Part]) -> MailBody {
    if parts.iter().all(|part| matches!(part, Part::Plain(_))) {
        return MailBody::new(&text_of(parts));
    }
    let parts = parts.iter().map(|part| match part {
        Part::Plain(text) => MailBody::new(text).markdown(),
        Part::Html(markdown) => markdown.clone(),
    });
    MailBody::of_markdown(&parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n"))
}

/// Whether the form in HTML says more than the plain one: the plain one is empty, or a notice that
/// there is another, or lacks much, or lacks the ways to which its words link.
fn is_richer(plain: &str, rich: &str) -> bool {
    let doc = text::parse(rich);
    let (shown, words) = (doc.text(), set(plain));
    let same = words.intersection(&set(&shown)).count();
    if plain.trim().is_empty() || shown.chars().count() > 2 * plain.chars().count() + 40 {
        return !shown.trim().is_empty();
    }
    let is_notice = plain.chars().count() < 400 && plain.to_lowercase().contains("html");
    if is_notice && !shown.to_lowercase().contains("html") {
        return !shown.trim().is_empty();
    }
    let says_all = same * 5 >= words.len() * 4;
    let links = doc.links().any(|link| !plain.contains(link.trim_end_matches('/')));
    says_all && (links || rich.contains("\n| --- |"))
}

/// The words of a text, each once.
fn set(text: &str) -> HashSet<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.len() > 2)
        .map(str::to_lowercase)
        .collect()
}
