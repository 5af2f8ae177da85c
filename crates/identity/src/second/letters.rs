//! What somebody reads by mail of their second factors and their PIN: whoever changed them, they hear of it.

use kernel::{Config, PersonId, Result, Tx};
use mail::Notice;
use people::{Person, accounts};
use ui::Locale;

use super::Factor;

/// What was changed.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Change {
    Added(Factor),
    Removed(Factor),
    /// Recovery codes in place of those before.
    Codes,
    PinChosen,
    PinRemoved,
    /// By an administrator: all of them.
    Reset,
}

/// Tells somebody what was changed.
pub(crate) fn changed(
    tx: &mut Tx<'_>,
    config: &Config,
    person: PersonId,
    change: Change,
) -> Result<()> {
    let key = match change {
        Change::Added(Factor::App) => "letter-app-added",
        Change::Added(Factor::Passkey) => "letter-passkey-added",
        Change::Removed(Factor::App) => "letter-app-removed",
        Change::Removed(Factor::Passkey) => "letter-passkey-removed",
        Change::Codes => "letter-codes-new",
        Change::PinChosen => "letter-pin-chosen",
        Change::PinRemoved => "letter-pin-removed",
        Change::Reset => "letter-factors-reset",
    };
    send(tx, config, person, |l, handle| l.t1(key, "handle", handle))
}

/// Tells somebody that a recovery code was used.
pub(super) fn recovered(
    tx: &mut Tx<'_>,
    config: &Config,
    person: PersonId,
    left: i64,
) -> Result<()> {
    send(tx, config, person, |l, handle| {
        format!("{} {}", l.t1("letter-recovered", "handle", handle), l.tn("codes-left", left))
    })
}

fn send(
    tx: &mut Tx<'_>,
    config: &Config,
    person: PersonId,
    text: impl Fn(Locale, String) -> String,
) -> Result<()> {
    let Person { id, name, handle, email, lang, .. } = accounts::person(tx, person)?;
    let (Some(email), Some(_)) = (email, &config.mail) else { return Ok(()) };
    let l = Locale::new(lang);
    let notice = Notice {
        person: Some(id),
        to: (name.clone(), email),
        l,
        subject: l.t("letter-factors-subject"),
        lines: vec![
            l.t1("letter-hello", "name", &name),
            text(l, format!("@{handle}")),
            l.t("letter-not-you"),
        ],
        button: None,
        until: None,
    };
    mail::queue(tx, &notice)
}
