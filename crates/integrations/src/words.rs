//! From HTML made of what other systems sent to what is published.

use posts::Written;
use text::Names;

/// The longest title of a post, in characters.
const TITLE: usize = 200;
/// The longest body, in characters; a note that it was cut comes after.
const BODY: usize = 90_000;

/// What is published of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Made {
    /// May be empty.
    pub(crate) title: String,
    /// Markdown; may be empty where there is a title.
    pub(crate) body: String,
}

impl Made {
    /// Of words, and of HTML that nobody has to trust.
    pub(crate) fn of(title: &str, html: &str) -> Made {
        let title = cut(&text::one_line(title), TITLE - 1);
        Made { title, body: cut(&text::from_html(html, Names::Escaped), BODY) }
    }

    /// Whether there is nothing to read.
    pub(crate) fn is_empty(&self) -> bool {
        text::is_blank(&self.title) && text::is_blank(&self.body)
    }

    /// As a post takes it.
    pub(crate) fn content(self) -> posts::PostContent {
        let title = if text::is_blank(&self.title) { String::new() } else { self.title };
        posts::PostContent { title, body: Written::from(self.body), ..Default::default() }
    }
}

/// The beginning of a text that is too long.
fn cut(words: &str, most: usize) -> String {
    match words.char_indices().nth(most) {
        Some((at, _)) => format!("{}…", words[..at].trim_end()),
        None => words.to_owned(),
    }
}

/// Words as HTML that says them.
pub(crate) fn escape(words: &str) -> String {
    let words = words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    words.replace('"', "&quot;")
}

/// A link, or its words alone where its address is not one of the web or of mail.
pub(crate) fn link(address: &str, html: &str) -> String {
    match url::Url::parse(address.trim()) {
        Ok(url) if matches!(url.scheme(), "http" | "https" | "mailto") => {
            format!("<a href=\"{}\">{html}</a>", escape(url.as_str()))
        }
        _ => html.to_owned(),
    }
}
