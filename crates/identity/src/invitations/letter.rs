//! An invitation by mail.

use kernel::{Config, Lang, Message, Result, Tx, Viewer};
use mail::Notice;
use people::{accounts, arrivals, settings};
use ui::Locale;

use super::Invitation;
use crate::store::invitations as store;

/// Mails the link of an invitation to whom it is for; answers whether it was, which takes an address and a
/// network that sends mail.
pub(crate) fn send(
    tx: &mut Tx<'_>,
    config: &Config,
    viewer: &Viewer,
    invitation: &Invitation,
    token: &str,
) -> Result<bool> {
    let person = invitation.person.map(|id| accounts::person(tx, id)).transpose()?;
    let known = person.as_ref().and_then(|person| person.email.clone());
    let Some(email) = invitation.email.clone().or(known) else { return Ok(false) };
    if config.mail.is_none() {
        return Ok(false);
    }
    let lang: Lang = person.as_ref().map_or(viewer.lang, |person| person.lang);
    let (l, name) = (Locale::new(lang), person.map(|person| person.name).unwrap_or_default());
    let site = settings::get(tx, settings::SITE_NAME)?.unwrap_or_else(|| "Parvis".into());
    let hello = match name.is_empty() {
        true => l.t("letter-hello-nobody"),
        false => l.t1("letter-hello", "name", &name),
    };
    let space = match invitation.space {
        Some(space) => arrivals::invites(tx, space, invitation.invited_by)?,
        None => None,
    };
    let text = match &space {
        Some(space) => {
            let text = Message::new("letter-guest-text").with("name", &viewer.name);
            l.msg(&text.with("space", space).with("site", &site))
        }
        None => l.t2("letter-invitation-text", ("name", &viewer.name), ("site", &site)),
    };
    let notice = Notice {
        person: invitation.person,
        to: (name, email),
        l,
        subject: l.t1("letter-invitation-subject", "site", &site),
        lines: vec![
            hello,
            text,
            l.t1("letter-invitation-until", "date", l.date(invitation.expires_at)),
        ],
        button: Some((l.t("join-button"), super::href(config, token))),
        until: Some(invitation.expires_at),
    };
    mail::queue(tx, &notice)?;
    store::sent(tx, invitation.id)?;
    Ok(true)
}
