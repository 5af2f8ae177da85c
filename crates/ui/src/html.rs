//! Text that is already HTML.

use std::borrow::Cow;
use std::fmt;

/// HTML that templates write as it is. Whoever builds one vouches that every piece of text in it
/// was escaped or sanitised.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SafeHtml(Cow<'static, str>);

impl SafeHtml {
    /// Vouches for `html`.
    pub fn trusted(html: impl Into<Cow<'static, str>>) -> Self {
        Self(html.into())
    }

    /// The HTML itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The HTML itself, by value.
    pub fn into_string(self) -> String {
        self.0.into_owned()
    }
}

impl fmt::Display for SafeHtml {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl askama::filters::HtmlSafe for SafeHtml {}
