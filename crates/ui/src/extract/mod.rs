//! What handlers take from requests, with errors of our own instead of the framework's.

mod form;
mod json;
mod multipart;
mod query;

use form::unreadable;
pub use form::{EmptyForm, Form};
pub use json::{Json, object, object_or_none};
pub use multipart::{Multipart, Part, Receiver, WORDS_MOST};
pub use query::Query;
