//! The toolbar of the editor and the words it says: asked for by whoever begins to write.

use askama::Template;
use serde_json::json;

use crate::{Locale, assets};

#[derive(Template)]
#[template(path = "ui/editor.html")]
struct Tools {
    l: Locale,
    labels: String,
    markdown: bool,
    style: &'static str,
}

impl Tools {
    /// What a button does.
    fn words(&self, name: &str) -> String {
        self.l.t(&format!("mark-{name}"))
    }
}

/// The toolbar in a language; `markdown` where its reader prefers to see the Markdown.
pub fn tools(l: Locale, markdown: bool) -> String {
    let labels =
        json!({ "none": l.t("mark-none"), "done": l.t("mark-done"), "asIs": l.t("mark-as-is") });
    let tools =
        Tools { l, labels: labels.to_string(), markdown, style: &assets::editor_style().path };
    tools.render().unwrap_or_else(|error| {
        tracing::error!(%error, "the toolbar of the editor could not be written");
        String::new()
    })
}
