//! Attachments: what older tools send, and what newer ones put blocks in.

use serde_json::Value;

use super::{blocks, list, mrkdwn, said};
use crate::words::{escape, link};

/// One that is the whole message: its title, and the rest as HTML.
pub(super) fn alone(attachment: &Value) -> (String, String) {
    let mut title = String::new();
    let blocks = blocks::html(list(attachment, "blocks"), Some(&mut title));
    if !blocks.trim().is_empty() || !title.is_empty() {
        return (title, blocks);
    }
    let title = mrkdwn::words(&said(attachment, "title"));
    let address = said(attachment, "title_link");
    let mut html = rest(attachment);
    if title.is_empty() {
        return (String::new(), html);
    }
    let shown = host(&address);
    if !shown.is_empty() {
        html.push_str(&format!("<p>{}</p>", link(&address, &escape(&shown))));
    }
    (title, html)
}

/// One beside other words: set apart from them.
pub(super) fn beside(attachment: &Value) -> String {
    let blocks = blocks::html(list(attachment, "blocks"), None);
    let inner = match blocks.trim().is_empty() {
        false => blocks,
        true => {
            let title = escape(&mrkdwn::words(&said(attachment, "title")));
            let title = match title.is_empty() {
                true => String::new(),
                false => format!("<p><b>{}</b></p>", link(&said(attachment, "title_link"), &title)),
            };
            title + &rest(attachment)
        }
    };
    let pretext = mrkdwn::html(&said(attachment, "pretext"));
    match inner.trim().is_empty() {
        true => pretext,
        false => format!("{pretext}<blockquote>{inner}</blockquote>"),
    }
}

/// All but its title; what it says in short where it says nothing else.
fn rest(attachment: &Value) -> String {
    let mut html = String::new();
    let author = mrkdwn::words(&said(attachment, "author_name"));
    if !author.is_empty() {
        let author = link(&said(attachment, "author_link"), &escape(&author));
        html.push_str(&format!("<p>{author}</p>"));
    }
    html.push_str(&mrkdwn::html(&said(attachment, "text")));
    html.push_str(&facts(list(attachment, "fields")));
    let image = said(attachment, "image_url");
    if !image.is_empty() {
        html.push_str(&format!("<p>{}</p>", link(&image, &escape(&host(&image)))));
    }
    html.push_str(&blocks::buttons(list(attachment, "actions")));
    let is_empty = html.trim().is_empty() && said(attachment, "title").trim().is_empty();
    if is_empty {
        html.push_str(&mrkdwn::html(&said(attachment, "fallback")));
    }
    let footer = mrkdwn::words(&said(attachment, "footer"));
    if !footer.is_empty() && !html.trim().is_empty() {
        html.push_str(&format!("<p><em>{}</em></p>", escape(&footer)));
    }
    html
}

/// Facts: what each is, and what it says; those of one line below one another.
fn facts(fields: &[Value]) -> String {
    let (mut html, mut lines) = (String::new(), Vec::new());
    let end = |lines: &mut Vec<String>| match std::mem::take(lines) {
        none if none.is_empty() => String::new(),
        some => format!("<p>{}</p>", some.join("<br>")),
    };
    for field in fields {
        let title = escape(&mrkdwn::words(&said(field, "title")));
        let value = mrkdwn::html(&said(field, "value"));
        let inner = value.strip_prefix("<p>").and_then(|rest| rest.strip_suffix("</p>"));
        let line = inner.filter(|line| !line.contains("<p>") && !line.contains("<br>"));
        match (title.is_empty(), line) {
            (false, Some(line)) => lines.push(format!("<b>{title}</b>: {line}")),
            (_, _) => {
                html.push_str(&end(&mut lines));
                let title = if title.is_empty() { title } else { format!("<p><b>{title}</b></p>") };
                html.push_str(&(title + &value));
            }
        }
    }
    html + &end(&mut lines)
}

/// The machine of an address, to name a link by.
pub(super) fn host(address: &str) -> String {
    let url = url::Url::parse(address.trim()).ok();
    url.and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default()
}
