//! Browsers that are known: where somebody signed in before.
//!
//! Such a browser holds, for a year, a proof of it for each account that was signed in there: whose,
//! since when, and a signature by a key that the database keeps. It opens nothing; it tells the
//! owner's browser from those of strangers, who may try the same account at the same time.

use std::sync::OnceLock;

use axum::http::{HeaderMap, HeaderValue};
use kernel::{App, PersonId, Result, Time, Tx};
use people::settings;

use super::cookie::Cookie;

/// How long a browser stays known, in seconds.
const SECONDS: i64 = 365 * 24 * 3_600;
/// Accounts that one browser is known for, the latest first.
const MOST: usize = 4;
/// The key of the signature, among the settings.
const KEY: &str = "known-browsers-key";

/// The key; nothing before anybody ever signed in.
pub(crate) fn key(tx: &mut Tx<'_>) -> Result<Option<String>> {
    settings::get(tx, KEY)
}

/// The proof, in these headers, that this person signed in in this browser before.
pub(crate) fn proof(app: &App, headers: &HeaderMap, key: &str, person: PersonId) -> Option<String> {
    let proof = proofs(app, headers).find(|proof| is_of(proof, person))?;
    let (words, signature) = proof.rsplit_once('.')?;
    let since = Time(words.rsplit_once('.')?.1.parse().ok()?);
    let lasts = (0..SECONDS).contains(&app.clock().now().seconds_since(since));
    (lasts && kernel::secret::is_signed(key, words, signature)).then(|| proof.to_owned())
}

/// Whether these headers say so, true or not.
pub(super) fn says(app: &App, headers: &HeaderMap, person: PersonId) -> bool {
    proofs(app, headers).any(|proof| is_of(proof, person))
}

/// The cookie by which a browser is known for this person, and for those it was known for.
pub(super) async fn cookie(
    app: &App,
    kept: &OnceLock<String>,
    headers: &HeaderMap,
    person: PersonId,
) -> Result<HeaderValue> {
    let key = match kept.get() {
        Some(key) => key,
        None => {
            let key = ensured_key(app).await?;
            kept.get_or_init(|| key)
        }
    };
    let words = format!("{person}.{}", app.clock().now().micros());
    let mut all = vec![format!("{words}.{}", kernel::secret::sign(key, &words))];
    all.extend(proofs(app, headers).map(str::to_owned));
    all.truncate(MOST);
    Ok(Cookie::Known.set(&app.config, &all.join("~"), Some(SECONDS)))
}

/// The key, which is made where there is none.
pub(crate) async fn ensured_key(app: &App) -> Result<String> {
    match app.db.read(key).await? {
        Some(key) => Ok(key),
        None => app.db.write(make_key).await,
    }
}

fn make_key(tx: &mut Tx<'_>) -> Result<String> {
    if let Some(key) = key(tx)? {
        return Ok(key);
    }
    let key = kernel::secret::token();
    settings::set(tx, KEY, &key)?;
    Ok(key)
}

fn proofs<'a>(app: &App, headers: &'a HeaderMap) -> impl Iterator<Item = &'a str> {
    let cookie = Cookie::Known.read(&app.config, headers).unwrap_or_default();
    // What is too long was not written by us, and is not written again.
    cookie.split('~').filter(|proof| !proof.is_empty() && proof.len() < 100)
}

fn is_of(proof: &str, person: PersonId) -> bool {
    proof.split('.').next() == Some(person.to_string().as_str())
}
