//! Messages in the payload format of Slack's incoming webhooks, as tools send them: text in `mrkdwn`, blocks,
//! attachments (<https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks>). What a tool sends beside
//! the format is read as it is meant, where that is plain; what asks for another channel, another name or a picture is
//! not followed.

mod attachments;
mod blocks;
mod mrkdwn;
mod payload;
mod rich;

pub(crate) use payload::read;

use serde_json::Value;

use crate::words::{Made, escape};

/// The most blocks, and the most attachments, that are looked at.
const MOST: usize = 100;

/// What a payload says; nothing where it says nothing.
pub(crate) fn message(payload: &Value, bot: &str) -> Option<Made> {
    let blocks = list(payload, "blocks");
    // Beside blocks, the text is for notifications.
    let mut title = String::new();
    let mut html = blocks::html(blocks, Some(&mut title));
    if html.trim().is_empty() && title.is_empty() {
        html = match payload.get("mrkdwn") {
            Some(Value::Bool(false)) => mrkdwn::plain(&said(payload, "text")),
            _ => mrkdwn::html(&said(payload, "text")),
        };
    }
    let attachments = list(payload, "attachments");
    match attachments {
        // The one attachment is the message.
        [only] if html.trim().is_empty() && title.is_empty() => {
            let (of, inner) = attachments::alone(only);
            (title, html) = (of, inner);
        }
        _ => html.extend(attachments.iter().map(attachments::beside)),
    }
    let mut made = Made::of(&title, &html);
    if made.is_empty() {
        return None;
    }
    let name = text::one_line(&said(payload, "username"));
    if !text::is_blank(&name) && text::fold(&name) != text::fold(bot) {
        let name = Made::of("", &format!("<p><b>{}</b></p>", escape(&name))).body;
        made.body = format!("{name}\n\n{}", made.body);
    }
    Some(made)
}

/// The words of a field that is a text, or a number; empty where it is neither.
fn said(of: &Value, field: &str) -> String {
    match of.get(field) {
        Some(Value::String(words)) => words.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

/// The items of a field that is a list; nothing where it is none.
fn list<'a>(of: &'a Value, field: &str) -> &'a [Value] {
    let items = of.get(field).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    &items[..items.len().min(MOST)]
}
