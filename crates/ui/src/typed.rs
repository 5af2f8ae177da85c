//! What somebody typed into a form, held while it is answered: a refusal that is of no field shows it again.

use std::sync::{Arc, Mutex, PoisonError};

/// The fields in which people write; those of kinds of posts have a dash, as in `poll-options`. No other is
/// held, so that no password is shown again (a test asks it of the field of every password).
const WRITTEN: [&str; 11] = [
    "title",
    "body",
    "about",
    "description",
    "charter",
    "name",
    "lines",
    "skills",
    "languages",
    "ask_about",
    "working_on",
];
/// The most that is held of a form, in bytes, and the most values.
const BYTES_MOST: usize = 256 * 1024;
const VALUES_MOST: usize = 20;
/// A shorter word that stands alone was chosen, or is typed again in no time.
const SHORT: usize = 16;

/// The words of one form. Clones share them.
#[derive(Clone, Debug, Default)]
pub struct Typed(Arc<Mutex<Vec<String>>>);

impl Typed {
    /// Holds a value, where it is of a field in which people write and worth typing again.
    pub fn note(&self, name: &str, value: &str) {
        let is_written = WRITTEN.contains(&name) || name.contains('-');
        let words = value.trim();
        let is_short = words.chars().count() < SHORT && !words.contains(char::is_whitespace);
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let bytes: usize = held.iter().map(String::len).sum();
        let is_full = held.len() >= VALUES_MOST || bytes + value.len() > BYTES_MOST;
        if is_written && !is_short && !is_full {
            held.push(value.to_owned());
        }
    }

    /// What is held, in the order of the form.
    pub fn words(&self) -> Vec<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Holds the values of a form as its URL-encoded bytes say them.
    pub(crate) fn note_pairs(&self, form: &[u8]) {
        for (name, value) in url::form_urlencoded::parse(form) {
            self.note(&name, &value);
        }
    }
}
