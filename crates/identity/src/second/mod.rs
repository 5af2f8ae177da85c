//! Second factors: codes of an authenticator app, passkeys, and recovery codes for the day when neither is at hand.
//!
//! - [`half`]: the page between a password and a session.
//! - [`page`]: what somebody has, added and removed; each of these is a dangerous act
//!   ([`crate::session::dangerous`]).
//! - [`passkeys`], [`challenge`]: what browsers are asked, and what is made of their answers.
//! - [`reset`]: what administrators do for somebody who lost all of it.

pub(crate) mod api;
pub(crate) mod app;
pub(crate) mod challenge;
pub(crate) mod half;
pub(crate) mod letters;
pub(crate) mod page;
pub(crate) mod passkeys;
pub(crate) mod reset;

use kernel::{Activity, Config, Error, PersonId, Result, Tx};
use serde_json::json;

use crate::store::factors as store;
use crate::{codes, logged};

pub(crate) use store::has;

ui::style!("src/second/style.css");
ui::module!("passkeys", "src/second/passkeys.js");

/// How many recovery codes there are.
pub(crate) const CODES: i64 = 10;

/// A second factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Factor {
    App,
    Passkey,
}

impl Factor {
    fn as_str(self) -> &'static str {
        match self {
            Factor::App => "app",
            Factor::Passkey => "passkey",
        }
    }
}

/// What somebody has.
#[derive(Clone, Debug)]
pub(crate) struct Having {
    /// The app, where it is confirmed.
    pub(crate) app: Option<store::App>,
    pub(crate) passkeys: Vec<store::Passkey>,
    /// How many recovery codes are left.
    pub(crate) codes: i64,
}

impl Having {
    pub(crate) fn of(tx: &mut Tx<'_>, person: PersonId) -> Result<Having> {
        Ok(Having {
            app: store::app(tx, person)?.filter(|app| app.confirmed_at.is_some()),
            passkeys: store::passkeys(tx, person)?,
            codes: store::codes(tx, person)?,
        })
    }

    pub(crate) fn is_any(&self) -> bool {
        self.app.is_some() || !self.passkeys.is_empty()
    }
}

/// Takes a code that somebody typed: the app's, or one of their recovery codes. Each is good once.
///
/// # Errors
/// `Invalid` on this field.
pub(crate) fn take_code(
    tx: &mut Tx<'_>,
    config: &Config,
    person: PersonId,
    field: &'static str,
    typed: &str,
) -> Result<()> {
    let wrong = || Error::field(field, "code-wrong");
    if let Some(code) = codes::typed(typed) {
        if !has(tx, person)? || !store::use_code(tx, person, &hash(person, &code))? {
            return Err(wrong());
        }
        let left = store::codes(tx, person)?;
        let activity = Activity::new(logged::FACTOR_RECOVERED, person.0).by(person);
        tx.log(activity.data(json!({ "left": left })))?;
        return letters::recovered(tx, config, person, left);
    }
    let found = store::app(tx, person)?.filter(|app| app.confirmed_at.is_some());
    let seconds = tx.now().micros() / 1_000_000;
    let step = found
        .zip(factors::totp::typed(typed))
        .and_then(|(app, code)| factors::totp::matching(&app.secret, &code, seconds, app.step));
    match step {
        Some(step) if store::use_app(tx, person, step)? => Ok(()),
        _ => Err(wrong()),
    }
}

/// New recovery codes in place of those before, with hyphens to read them by.
pub(crate) fn new_codes(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<String>> {
    store::remove_codes(tx, person)?;
    let codes: Vec<String> = (0..CODES).map(|_| codes::code()).collect();
    for code in &codes {
        store::add_code(tx, person, &hash(person, code))?;
    }
    Ok(codes.iter().map(|code| codes::hyphened(code)).collect())
}

/// The same code of two people has two hashes.
fn hash(person: PersonId, code: &str) -> String {
    kernel::secret::hash(&format!("recovery {person} {code}"))
}

/// Notes that a factor was added, and tells its person; answers recovery codes where they have none.
fn added(
    tx: &mut Tx<'_>,
    config: &Config,
    person: PersonId,
    factor: Factor,
) -> Result<Vec<String>> {
    let activity = Activity::new(logged::FACTOR_ADDED, person.0).by(person);
    tx.log(activity.data(json!({ "factor": factor.as_str() })))?;
    letters::changed(tx, config, person, letters::Change::Added(factor))?;
    match store::codes(tx, person)? {
        0 => new_codes(tx, person),
        _ => Ok(Vec::new()),
    }
}

/// Notes that one was removed, and tells its person. Recovery codes go with the last.
fn removed(tx: &mut Tx<'_>, config: &Config, person: PersonId, factor: Factor) -> Result<()> {
    if !has(tx, person)? {
        store::remove_codes(tx, person)?;
    }
    let activity = Activity::new(logged::FACTOR_REMOVED, person.0).by(person);
    tx.log(activity.data(json!({ "factor": factor.as_str() })))?;
    letters::changed(tx, config, person, letters::Change::Removed(factor))
}
