//! Unguessable words (session tokens, invitations) and their hashes.

use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
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

/// A short random word, to tell requests apart: not a secret.
pub fn short() -> String {
    HEXLOWER.encode(&crate::clock::random::<8>())
}
