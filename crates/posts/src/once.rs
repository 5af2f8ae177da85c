//! Idempotency keys: the same key from the same person makes one thing, however often it is sent
//! (a double click, a page sent again, a program that did not hear the answer).

use axum::http::HeaderMap;
use kernel::{Error, PersonId, Result, Tx, params};
use serde::Serialize;

use crate::publish::NewPost;
use crate::store::{ONCE, REMEMBER};

/// What the key was used for already is something else.
const OTHERWISE: &str = "error-idempotency-body";

/// Whether a form was refused since its key was used for something else: its words are kept, and may be
/// sent under another.
pub(crate) fn is_used(error: &Error) -> bool {
    error.about("once").is_some_and(|message| message.key == OTHERWISE)
}

/// A key, and what was sent with it.
#[derive(Clone, Debug)]
pub struct Key {
    key: String,
    /// A hash: the key stands for this and for nothing else.
    body: String,
}

impl Key {
    /// The key that came with `body`; none where it is empty. `body` is what is to be made, without what
    /// may differ when it is sent again: files that a form brings are new each time.
    ///
    /// # Errors
    /// `Internal` where `body` is nothing that JSON can say.
    pub fn new(key: &str, body: &impl Serialize) -> Result<Option<Key>> {
        if key.is_empty() {
            return Ok(None);
        }
        let body = kernel::secret::hash(&serde_json::to_string(body)?);
        Ok(Some(Key { key: key.to_owned(), body }))
    }
}

/// Does `make` unless `key` was used before; answers the identifier made then or now.
///
/// # Errors
/// `Invalid` for a key longer than 200 characters, or that was used for something else.
pub(crate) fn once<T: From<i64> + Into<i64> + Copy>(
    tx: &mut Tx<'_>,
    person: PersonId,
    key: Option<&Key>,
    make: impl FnOnce(&mut Tx<'_>) -> Result<T>,
) -> Result<T> {
    let Some(Key { key, body }) = key else {
        return make(tx);
    };
    if key.len() > 200 {
        return Err(Error::invalid("error-idempotency-key"));
    }
    let found = |row: &kernel::Row<'_>| Ok((row.get::<i64>(0)?, row.get::<String>(1)?));
    if let Some((made, sent)) = tx.query_opt(&ONCE, params![person, key], found)? {
        // Nothing is known of what was sent before bodies were kept.
        let same = sent.is_empty() || sent == *body;
        return if same { Ok(T::from(made)) } else { Err(Error::field("once", OTHERWISE)) };
    }
    let made = make(tx)?;
    let number: i64 = made.into();
    tx.execute(&REMEMBER, params![person, key, body, number, tx.now()])?;
    Ok(made)
}

/// The header `Idempotency-Key`.
pub fn idempotency_key(headers: &HeaderMap) -> &str {
    let key = headers.get("idempotency-key").and_then(|key| key.to_str().ok());
    key.unwrap_or_default()
}

/// The key of a post: who reads it is no part of what is published.
pub fn sent_once(key: &str, new: &NewPost) -> Result<Option<Key>> {
    Key::new(key, &("post", NewPost { audience: None, ..new.clone() }))
}
