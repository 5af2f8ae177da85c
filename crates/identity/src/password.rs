//! Passwords: Argon2id, 19 MiB, two passes, one lane (OWASP's floor). Hashing takes tens of
//! milliseconds on purpose: handlers do it through the gate of passwords, never inside a transaction.

use std::sync::LazyLock;

use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use kernel::gate::Who;
use kernel::{Activity, App, Config, Error, Message, Result, Tx};
use mail::Notice;
use people::{Hashed, Person, accounts};
use ui::Locale;

use crate::proofs::{self, What};
use crate::{logged, session};

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

/// A password in its one form (RFC 8265, OpaqueString): keyboards write the same accent in several ways, and
/// some a no-break space.
fn one_form(password: &str) -> String {
    let is_space =
        |c: char| c.is_whitespace() && !c.is_control() && !matches!(c, '\u{2028}' | '\u{2029}');
    text::composed(&password.replace(is_space, " "))
}

/// Hashes a password, in its one form. Slow on purpose.
pub fn hash(password: &str) -> Result<Hashed> {
    let password = one_form(password);
    let salt = kernel::clock::random::<16>();
    let hashed = argon2().hash_password_with_salt(password.as_bytes(), &salt);
    hashed
        .map(|hashed| Hashed::stored(hashed.to_string()))
        .map_err(|e| Error::internal(e.to_string()))
}

/// Whether `password` is the one of `stored`; takes as long when nothing is stored. Slow on purpose.
pub fn verify(password: &str, stored: Option<&str>) -> bool {
    let nobody = NOBODY.as_ref().map_or("", Hashed::as_str);
    let is = |password: &str| {
        argon2().verify_password(password.as_bytes(), stored.unwrap_or(nobody)).is_ok()
    };
    let (one, composed) = (one_form(password), text::composed(password));
    // What was hashed before passwords had one form is as it was typed, or composed only.
    let matches =
        is(&one) || (composed != one && is(&composed)) || (password != composed && is(password));
    matches && stored.is_some()
}

/// What people of this network take for a password before they think, beside what `zxcvbn` knows.
const COMMON: [&str; 12] = [
    "motdepasse",
    "azerty",
    "azertyuiop",
    "bonjour",
    "bienvenue",
    "jetaime",
    "soleil",
    "doudou",
    "chouchou",
    "parvis",
    "entreprise",
    "bureau",
];

/// Whether `password` may be chosen by somebody of whom everybody knows `known`: name, handle, address,
/// the name of the network.
///
/// # Errors
/// `Invalid` on the field `password`.
pub fn check(password: &str, known: &[&str]) -> Result<()> {
    let length = one_form(password).chars().count();
    if length < LEAST {
        let message = Message::new("password-too-short").with("least", LEAST);
        return Err(Error::field("password", message));
    }
    if length > MOST {
        return Err(Error::field("password", Message::new("password-too-long").with("most", MOST)));
    }
    if is_guessable(password, known) {
        return Err(Error::field("password", "password-guessable"));
    }
    Ok(())
}

/// Whether it is little more than what is known of the person, or found within a hundred million tries by a
/// program that begins with common passwords, words, dates and keys side by side.
fn is_guessable(password: &str, known: &[&str]) -> bool {
    let plain = text::fold(password);
    let known: Vec<String> = known.iter().map(|words| text::fold(words)).collect();
    let words = known.iter().flat_map(|all| {
        std::iter::once(all.as_str()).chain(all.split(|c: char| !c.is_alphanumeric()))
    });
    let words = words.filter(|word| word.chars().count() > 2);
    let rest = words.fold(plain.clone(), |rest, word| rest.replace(word, ""));
    let is_mostly_known = rest != plain && rest.trim().chars().count() < LEAST - 4;
    is_mostly_known || zxcvbn::zxcvbn(&plain, &COMMON).score() < zxcvbn::Score::Three
}

/// Gives a person a new password, tells them by mail, and ends their sessions but the one numbered `kept`.
/// Links to choose a password are worth nothing any more.
pub(crate) fn set(
    tx: &mut Tx<'_>,
    config: &Config,
    person: &Person,
    hashed: &Hashed,
    kept: Option<i64>,
) -> Result<()> {
    accounts::set_password(tx, person.id, hashed.as_str())?;
    tx.log(Activity::new(logged::PERSON_PASSWORD_CHANGED, person.id.0).by(person.id))?;
    session::close_all(tx, person.id, kept, Some(person.id))?;
    proofs::forget(tx, What::Password, person.id)?;
    let (Some(email), Some(_)) = (&person.email, &config.mail) else { return Ok(()) };
    let l = Locale::new(person.lang);
    let notice = Notice {
        person: Some(person.id),
        to: (person.name.clone(), email.clone()),
        l,
        subject: l.t("letter-password-subject"),
        lines: vec![
            l.t1("letter-hello", "name", &person.name),
            l.t1("letter-password-text", "handle", format!("@{}", person.handle)),
            l.t("letter-not-you"),
        ],
        button: None,
        until: None,
    };
    mail::queue(tx, &notice)
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
    fn a_password_is_the_same_however_its_accents_are_written() {
        let (composed, apart) = ("trois v\u{e9}los verts", "trois ve\u{301}los verts");
        let stored = hash(apart).unwrap();
        assert!(verify(composed, Some(stored.as_str())) && verify(apart, Some(stored.as_str())));
        let salt = kernel::clock::random::<16>();
        // As it was hashed before there was one form.
        let old = argon2().hash_password_with_salt(apart.as_bytes(), &salt).unwrap().to_string();
        assert!(verify(apart, Some(&old)));
        assert!(!verify(composed, Some(&old)));
        let wide = "trois\u{a0}v\u{e9}los\u{3000}verts";
        assert!(verify(wide, Some(stored.as_str())));
        let old = argon2().hash_password_with_salt(wide.as_bytes(), &salt).unwrap().to_string();
        assert!(verify(wide, Some(&old)), "composed, but with its spaces");
    }

    #[test]
    fn weak_passwords_are_refused() {
        let known = ["nadia", "Nadia Ben Salem", "n.ben@velo.fr", "Cycles Montvernay"];
        let refused = |password: &str| check(password, &known).is_err();
        for weak in [
            "court",
            "aaaaaaaaaaaaaaaa",
            "abcdefghijklmnop",
            "Nadia2026nadia",
            "n.ben@velo.fr1",
            "password1234",
            "Motdepasse2026",
            "azertyuiop123",
            "123456789012",
            "Montvernay2026!",
            "bensalem bensalem",
            "iloveyou1234",
        ] {
            assert!(refused(weak), "{weak}");
        }
        assert!(refused(&"long et sûr ".repeat(20)));
        for sound in ["trois vélos verts", "nadia aime les roues voilées", "kV9#tq2Lm!xw"] {
            assert!(!refused(sound), "{sound}");
        }
    }
}
