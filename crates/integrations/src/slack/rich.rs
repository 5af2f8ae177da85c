//! Rich text: words with their styles, as people write them in Slack itself.

use serde_json::Value;

use super::mrkdwn::emoji;
use super::{list, said};
use crate::words::{escape, link};

/// The parts of a rich text as HTML.
pub(super) fn html(parts: &[Value]) -> String {
    let mut html = String::new();
    for part in parts {
        let inner = || list(part, "elements").iter().map(inline).collect::<String>();
        html.push_str(&match said(part, "type").as_str() {
            "rich_text_list" => {
                let tag = if said(part, "style") == "ordered" { "ol" } else { "ul" };
                let items = list(part, "elements").iter();
                let items = items.map(|item| {
                    let words: String = list(item, "elements").iter().map(inline).collect();
                    format!("<li>{words}</li>")
                });
                format!("<{tag}>{}</{tag}>", items.collect::<String>())
            }
            "rich_text_quote" => format!("<blockquote><p>{}</p></blockquote>", inner()),
            "rich_text_preformatted" => {
                let words: String =
                    list(part, "elements").iter().map(|one| said(one, "text")).collect();
                format!("<pre>{}</pre>", escape(&words))
            }
            _ => format!("<p>{}</p>", inner()),
        });
    }
    html
}

fn inline(element: &Value) -> String {
    let words = said(element, "text");
    let html = match said(element, "type").as_str() {
        "link" => {
            let address = said(element, "url");
            link(&address, &escape(if words.is_empty() { &address } else { &words }))
        }
        "emoji" => emoji(&said(element, "name")),
        "user" => escape(&format!("@{}", said(element, "user_id"))),
        "usergroup" => escape(&format!("@{}", said(element, "usergroup_id"))),
        "channel" => escape(&format!("#{}", said(element, "channel_id"))),
        "broadcast" => escape(&format!("@{}", said(element, "range"))),
        "color" => escape(&said(element, "value")),
        "date" => escape(&said(element, "fallback")),
        _ => escape(&words).replace('\n', "<br>"),
    };
    styled(html, element)
}

fn styled(mut html: String, element: &Value) -> String {
    for (name, tag) in [("code", "code"), ("bold", "b"), ("italic", "i"), ("strike", "s")] {
        let is_so =
            element.get("style").and_then(|style| style.get(name)) == Some(&Value::Bool(true));
        if is_so && !html.trim().is_empty() {
            html = format!("<{tag}>{html}</{tag}>");
        }
    }
    html
}
