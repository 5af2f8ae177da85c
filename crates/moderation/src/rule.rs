//! The field that cites a rule of the charter.

use askama::Template;
use kernel::Result;
use ui::{Locale, answer};

#[derive(Template)]
#[template(path = "moderation/rule.html")]
struct Rule<'a> {
    l: Locale,
    rules: &'a [String],
    typed: &'a str,
    error: String,
}

/// The field, with the rules of the charter to choose from.
pub(crate) fn field(l: Locale, rules: &[String], typed: &str, error: String) -> Result<String> {
    answer::render(&Rule { l, rules, typed, error })
}
