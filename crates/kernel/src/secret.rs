//! Unguessable words (session tokens, invitations) and their hashes.

use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use ring::hmac;
use sha2::{Digest, Sha256};

/// A new secret of 256 bits, safe in addresses and cookies.
pub fn token() -> String {
    BASE64URL_NOPAD.encode(&crate::clock::random::<32>())
}

/// The SHA-256 of `secret` in hexadecimal: what the database keeps of it.
pub fn hash(secret: &str) -> String {
    HEXLOWER.encode(&Sha256::digest(secret.as_bytes()))
}

/// A word derived from `secret` for another `purpose`, from which `secret` cannot be found.
pub fn derive(secret: &str, purpose: &str) -> String {
    let mut sum = Sha256::new();
    sum.update(purpose.as_bytes());
    sum.update([0]);
    sum.update(secret.as_bytes());
    BASE64URL_NOPAD.encode(&sum.finalize())
}

/// The signature of `words` by `key`: HMAC-SHA-256.
pub fn sign(key: &str, words: &str) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA256, key.as_bytes());
    BASE64URL_NOPAD.encode(hmac::sign(&key, words.as_bytes()).as_ref())
}

/// Whether this is the signature of `words` by `key`.
pub fn is_signed(key: &str, words: &str, signature: &str) -> bool {
    let key = hmac::Key::new(hmac::HMAC_SHA256, key.as_bytes());
    let signature = BASE64URL_NOPAD.decode(signature.as_bytes()).unwrap_or_default();
    hmac::verify(&key, words.as_bytes(), &signature).is_ok()
}

/// A number that stands for `words`, from which they are not read.
pub fn number(words: &str) -> i64 {
    let sum = Sha256::digest(words.as_bytes());
    sum.iter().take(8).fold(0, |number, byte| (number << 8) | i64::from(*byte))
}

/// A short random word, to tell requests apart: not a secret.
pub fn short() -> String {
    HEXLOWER.encode(&crate::clock::random::<8>())
}
