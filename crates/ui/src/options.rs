//! What a list to choose from offers.

use askama::Template;

use crate::SafeHtml;

#[derive(Template)]
#[template(path = "ui/options.html")]
struct Options<'a> {
    options: &'a [(String, String)],
    chosen: &'a str,
}

/// The `<option>`s of these values and their names.
pub fn options(options: &[(String, String)], chosen: &str) -> SafeHtml {
    SafeHtml::trusted(Options { options, chosen }.render().unwrap_or_default())
}
