//! Passkeys: made, used, renamed, removed.

use factors::webauthn;
use kernel::{App, Config, Error, PersonId, Result, Tx};
use people::names;
use serde_json::{Value, json};
use ui::Ctx;

use super::challenge::{Asked, Place, Sent, Site};
use super::{Factor, added, removed};
use crate::store::factors::{self as store, Passkey};

/// How many one person may have.
const MOST: usize = 20;

/// What the page tells its script, to ask an authenticator for a passkey; nothing where none can be used.
pub(crate) async fn options(
    app: &App,
    cx: &Ctx,
    asked: Asked,
    known: &[Passkey],
) -> Result<Option<String>> {
    let Some(site) = Site::of(&app.config) else { return Ok(None) };
    let challenge = Place::of(app, cx).await?.challenge(asked, cx.now);
    let known: Vec<&str> = known.iter().map(|passkey| passkey.credential.as_str()).collect();
    let said = match (asked, &cx.viewer) {
        (Asked::Add(person), Some(viewer)) => json!({
            "challenge": challenge,
            "rp": { "id": site.host, "name": "Parvis" },
            "user": { "id": user(person), "name": viewer.handle, "displayName": viewer.name },
            "algorithms": webauthn::ALGORITHMS,
            "known": known,
        }),
        _ => json!({
            "challenge": challenge,
            "rpId": site.host,
            "known": known,
            "verify": asked == Asked::Enter,
        }),
    };
    Ok(Some(Value::to_string(&said)))
}

/// How an authenticator knows whose passkey it is: it says nothing to others.
fn user(person: PersonId) -> String {
    kernel::secret::derive(&person.to_string(), "passkey")
}

/// Whoever is asked, where, and what their browser said.
pub(crate) struct Answer<'a> {
    pub(crate) place: &'a Place,
    pub(crate) site: &'a Site,
    pub(crate) asked: Asked,
    pub(crate) sent: &'a Sent,
}

/// Keeps a passkey that was made; answers recovery codes where there were none.
///
/// # Errors
/// `Invalid`, saying why.
pub(crate) fn add(
    tx: &mut Tx<'_>,
    config: &Config,
    person: PersonId,
    name: &str,
    answer: &Answer<'_>,
) -> Result<Vec<String>> {
    let name = names::name(name)?;
    let made = answer.sent.made(tx, (answer.place, answer.site), answer.asked)?;
    if store::passkeys(tx, person)?.len() >= MOST {
        return Err(Error::invalid(kernel::Message::new("passkey-many").with("most", MOST)));
    }
    let [credential, key] = [&made.id, &made.key].map(|bytes| webauthn::encode(bytes));
    if store::is_known(tx, &credential)? {
        return Err(Error::invalid("passkey-known"));
    }
    store::add_passkey(tx, person, [&credential, &key, &name], i64::from(made.counter))?;
    added(tx, config, person, Factor::Passkey)
}

/// Whose passkey was used, where it is the one who was asked.
///
/// # Errors
/// `Invalid`, saying why.
pub(crate) fn take(tx: &mut Tx<'_>, answer: &Answer<'_>) -> Result<PersonId> {
    let unknown = || Error::invalid("passkey-unknown");
    let found = store::passkey(tx, &answer.sent.id)?.ok_or_else(unknown)?;
    match answer.asked {
        Asked::Enter => {}
        Asked::Second(person) | Asked::Prove(person) if person == found.person => {}
        _ => return Err(unknown()),
    }
    let used = answer.sent.used(tx, (answer.place, answer.site), answer.asked, &found)?;
    store::use_passkey(tx, found.id, i64::from(used.counter))?;
    Ok(found.person)
}

/// # Errors
/// `NotFound` where it is not theirs; `Invalid` on the field `name`.
pub(crate) fn rename(tx: &mut Tx<'_>, person: PersonId, id: i64, name: &str) -> Result<()> {
    let name = names::name(name)?;
    match store::rename_passkey(tx, id, person, &name)? {
        true => Ok(()),
        false => Err(Error::not_found()),
    }
}

/// # Errors
/// `NotFound` where it is not theirs.
pub(crate) fn remove(tx: &mut Tx<'_>, config: &Config, person: PersonId, id: i64) -> Result<()> {
    match store::remove_passkey(tx, id, person)? {
        true => removed(tx, config, person, Factor::Passkey),
        false => Err(Error::not_found()),
    }
}
