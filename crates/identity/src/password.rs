//! Passwords: Argon2id, 19 MiB, two passes, one lane (OWASP's floor). Hashing takes tens of
//! milliseconds on purpose: handlers do it through the gate of passwords, never inside a transaction.

use std::sync::LazyLock;

use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use kernel::gate::Who;
use kernel::{App, Error, Message, Result};
use people::Hashed;

/// Fewest characters: with twelve, no rule about kinds of characters is needed (CNIL 2022-100
/// counts 80 bits of entropy, or less where attempts are limited, as they are here).
pub const LEAST: usize = 12;
/// Most characters: a bound on work, not on wishes.
pub const MOST: usize = 200;

fn argon2() -> Argon2<'static> {
    // The bounds of these parameters are fixed, so the default can only mean the same.
    let params = Params::new(19 * 1024, 2, 1, None).unwrap_or_default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// Compared against when there is nobody to compare with, so that both take as long.
static NOBODY: LazyLock<Result<Hashed>> = LazyLock::new(|| hash("nobody has this password"));

/// Hashes a password. Slow on purpose.
pub fn hash(password: &str) -> Result<Hashed> {
    let salt = kernel::clock::random::<16>();
    let hashed = argon2().hash_password_with_salt(password.as_bytes(), &salt);
    hashed
        .map(|hashed| Hashed::stored(hashed.to_string()))
        .map_err(|e| Error::internal(e.to_string()))
}

/// Whether `password` is the one of `stored`; takes as long when nothing is stored. Slow on purpose.
pub fn verify(password: &str, stored: Option<&str>) -> bool {
    let nobody = NOBODY.as_ref().map_or("", Hashed::as_str);
    let matches = argon2().verify_password(password.as_bytes(), stored.unwrap_or(nobody)).is_ok();
    matches && stored.is_some()
}

/// Whether `password` may be chosen by the person of this handle and address.
///
/// # Errors
/// `Invalid` on the field `password`.
pub fn check(password: &str, handle: &str, email: Option<&str>) -> Result<()> {
    let length = password.chars().count();
    if length < LEAST {
        let message = Message::new("password-too-short").with("least", LEAST);
        return Err(Error::field("password", message));
    }
    if length > MOST {
        return Err(Error::field("password", Message::new("password-too-long").with("most", MOST)));
    }
    if is_guessable(password, handle, email) {
        return Err(Error::field("password", "password-guessable"));
    }
    Ok(())
}

/// Whether it is little more than the person's own name, or than one thing again and again.
fn is_guessable(password: &str, handle: &str, email: Option<&str>) -> bool {
    let plain = text::fold(password);
    let distinct = plain.chars().collect::<std::collections::HashSet<_>>().len();
    let local = email.and_then(|email| email.split('@').next());
    let known = [Some(handle), email, local].into_iter().flatten().map(text::fold);
    let mostly = |name: &String| {
        let rest = plain.replace(name.as_str(), "");
        name.chars().count() >= 3 && rest != plain && rest.chars().count() < LEAST - 4
    };
    let one_by_one = plain.as_bytes().windows(2).all(|pair| pair[1] == pair[0].wrapping_add(1));
    distinct < 5 || one_by_one || known.into_iter().any(|name| mostly(&name))
}

/// [`hash`], once there is a place for it.
pub(crate) async fn hash_later(app: &App, who: Who<'_>, password: String) -> Result<Hashed> {
    app.gates.passwords.run(who, move || hash(&password)).await?
}

/// [`verify`], once there is a place for it.
pub(crate) async fn verify_later(
    app: &App,
    who: Who<'_>,
    password: String,
    stored: Option<String>,
) -> Result<bool> {
    app.gates.passwords.run(who, move || verify(&password, stored.as_deref())).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_opens_its_own_hash_only() {
        let stored = hash("trois vélos verts").unwrap();
        assert!(stored.as_str().starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert!(verify("trois vélos verts", Some(stored.as_str())));
        assert!(!verify("trois vélos vert", Some(stored.as_str())));
        assert!(!verify("nobody has this password", None));
        assert!(!verify("anything", Some("not a hash")));
    }

    #[test]
    fn weak_passwords_are_refused() {
        let refused = |password: &str| check(password, "nadia", Some("n.ben@velo.fr")).is_err();
        assert!(refused("court"));
        assert!(refused("aaaaaaaaaaaaaaaa"));
        assert!(refused("abcdefghijklmnop"));
        assert!(refused("Nadia2026nadia"));
        assert!(refused("n.ben@velo.fr1"));
        assert!(refused(&"long et sûr ".repeat(20)));
        assert!(!refused("trois vélos verts"));
        assert!(!refused("nadia aime les roues voilées"));
    }
}
