//! Blocks (<https://docs.slack.dev/reference/block-kit/blocks>).

use serde_json::Value;

use super::attachments::host;
use super::{list, mrkdwn, rich, said};
use crate::words::{escape, link};

/// Blocks as HTML. A heading before anything else is the title of the message, where that has one.
pub(super) fn html(blocks: &[Value], mut title: Option<&mut String>) -> String {
    let mut html = String::new();
    for block in blocks {
        let kind = said(block, "type");
        if kind == "header"
            && html.is_empty()
            && let Some(title) = title.take()
        {
            *title = words(block.get("text"));
            continue;
        }
        html.push_str(&one(&kind, block));
    }
    html
}

fn one(kind: &str, block: &Value) -> String {
    match kind {
        "header" => format!("<h3>{}</h3>", escape(&words(block.get("text")))),
        "divider" => "<hr>".to_owned(),
        "image" | "video" => {
            let address =
                [said(block, "image_url"), said(block, "title_url"), said(block, "video_url")];
            let address = address.into_iter().find(|one| !one.is_empty()).unwrap_or_default();
            let shown = [words(block.get("title")), said(block, "alt_text"), host(&address)];
            let shown = shown.into_iter().find(|one| !one.is_empty()).unwrap_or_default();
            paragraph(&link(&address, &escape(&shown)))
        }
        "context" => {
            let parts = list(block, "elements").iter();
            let parts = parts.filter(|part| said(part, "type") != "image").map(inline);
            let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
            paragraph(&parts.join(" "))
        }
        "actions" => buttons(list(block, "elements")),
        "rich_text" => rich::html(list(block, "elements")),
        "markdown" => text::parse(&said(block, "text")).html(&|_| None),
        "table" => table(block),
        // A section, and whatever comes that is like one.
        _ => section(block),
    }
}

fn section(block: &Value) -> String {
    let mut html = element(block.get("text"));
    for field in list(block, "fields") {
        html.push_str(&element(Some(field)));
    }
    if let Some(beside) = block.get("accessory") {
        html.push_str(&match said(beside, "type").as_str() {
            "image" => one("image", beside),
            _ => buttons(std::slice::from_ref(beside)),
        });
    }
    html
}

/// A text of blocks, marked or plain, as HTML.
fn element(text: Option<&Value>) -> String {
    match text {
        Some(Value::String(words)) => mrkdwn::html(words),
        Some(text) if said(text, "type") == "plain_text" => mrkdwn::plain(&said(text, "text")),
        Some(text) => mrkdwn::html(&said(text, "text")),
        None => String::new(),
    }
}

/// The same among other words.
fn inline(text: &Value) -> String {
    match said(text, "type").as_str() {
        "plain_text" => escape(&said(text, "text")),
        _ => mrkdwn::line(&said(text, "text")),
    }
}

/// The same without marks.
fn words(text: Option<&Value>) -> String {
    match text {
        Some(Value::String(words)) => mrkdwn::words(words),
        Some(text) => mrkdwn::words(&said(text, "text")),
        None => String::new(),
    }
}

/// Buttons that lead somewhere, as links; others do nothing here.
pub(super) fn buttons(elements: &[Value]) -> String {
    let links = elements.iter().filter_map(|element| {
        let address = said(element, "url");
        let shown = words(element.get("text"));
        let shown = if shown.is_empty() { host(&address) } else { shown };
        (!address.is_empty() && !shown.is_empty()).then(|| link(&address, &escape(&shown)))
    });
    paragraph(&links.collect::<Vec<_>>().join(" · "))
}

fn table(block: &Value) -> String {
    let mut html = String::from("<table>");
    for (number, row) in list(block, "rows").iter().enumerate() {
        html.push_str("<tr>");
        let tag = if number == 0 { "th" } else { "td" };
        for cell in row.as_array().map_or(&[][..], Vec::as_slice).iter().take(20) {
            let inner = match said(cell, "type").as_str() {
                "rich_text" => rich::html(list(cell, "elements")),
                _ => escape(&said(cell, "text")),
            };
            html.push_str(&format!("<{tag}>{inner}</{tag}>"));
        }
        html.push_str("</tr>");
    }
    html + "</table>"
}

fn paragraph(html: &str) -> String {
    if html.trim().is_empty() { String::new() } else { format!("<p>{html}</p>") }
}
