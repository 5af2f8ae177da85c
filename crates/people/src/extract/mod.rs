//! What handlers take from requests, with errors of our own instead of the framework's.

mod form;
mod json;
mod multipart;
mod query;

pub use form::Form;
pub(crate) use form::unreadable;
pub use json::Json;
pub(crate) use multipart::Receiver;
pub use multipart::{Multipart, Part, WORDS_MOST};
pub use query::Query;
