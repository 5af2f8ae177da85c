//! Providers: who says who somebody is, and what administrators chose about each.

use std::ops::Deref;

use kernel::error::Meaning;
use kernel::{Activity, Error, Message, PersonId, Result, Row, Time, Tx, Viewer, params};
use people::{accounts, names};
use serde_json::json;

use crate::declared::{Kind, NewProvider, Settings, checked};
use crate::store::*;
use crate::trouble::Trouble;
use crate::{ProviderId, logged, saml2, slug};

/// How many providers there may be: each is a button.
const MOST: i64 = 20;
/// A provider, with its secret.
#[derive(Clone)]
pub(crate) struct Provider {
    pub(crate) id: ProviderId,
    pub(crate) slug: String,
    pub(crate) name: String,
    pub(crate) issuer: String,
    pub(crate) client_id: String,
    pub(crate) client_secret: String,
    pub(crate) settings: Settings,
    pub(crate) is_on: bool,
    pub(crate) made_by: PersonId,
    /// What it says of itself, and when it was asked; empty before.
    pub(crate) metadata: (String, Option<Time>),
    pub(crate) keys: (String, Option<Time>),
    /// What went wrong the last time: a word, what was said, when.
    pub(crate) trouble: Option<(String, String, Time)>,
    pub(crate) used_at: Option<Time>,
    pub(crate) kind: Kind,
}

impl std::fmt::Debug for Provider {
    /// Without the secret.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Provider").field("slug", &self.slug).finish_non_exhaustive()
    }
}

impl Provider {
    /// Who keeps the groups that it names.
    pub(crate) fn source(&self) -> &str {
        &self.slug
    }

    /// Where it sends browsers back to.
    pub(crate) fn callback(&self, public_url: &str) -> String {
        format!("{public_url}/sso/{}/callback", self.slug)
    }

    /// Lets only what it calls this network by be gone on with: an OpenID Connect provider gives it once it knows our addresses.
    ///
    /// # Errors
    /// `Conflict` where it is not known yet.
    pub(crate) fn has_client(&self) -> Result<()> {
        match self.kind == Kind::OpenId && self.client_id.is_empty() {
            true => Err(Error::new(Meaning::Conflict, "sso-client-first")),
            false => Ok(()),
        }
    }

    /// Where it tells that a session ended.
    pub(crate) fn logout(&self, public_url: &str) -> String {
        format!("{public_url}/sso/{}/logout", self.slug)
    }
}

fn row(row: &Row<'_>) -> Result<Provider> {
    let settings = row.get::<String>(6)?;
    let trouble: (String, String, Option<Time>) = (row.get(13)?, row.get(14)?, row.get(15)?);
    Ok(Provider {
        id: row.get(0)?,
        slug: row.get(1)?,
        name: row.get(2)?,
        issuer: row.get(3)?,
        client_id: row.get(4)?,
        client_secret: row.get(5)?,
        settings: serde_json::from_str(&settings)?,
        is_on: row.get(7)?,
        made_by: row.get(8)?,
        metadata: (row.get(9)?, row.get(10)?),
        keys: (row.get(11)?, row.get(12)?),
        trouble: trouble.2.map(|at| (trouble.0, trouble.1, at)),
        used_at: row.get(16)?,
        kind: Kind::parse(&row.get::<String>(17)?),
    })
}

/// The provider of this address.
///
/// # Errors
/// `NotFound`.
pub(crate) fn named(tx: &mut Tx<'_>, slug: &str) -> Result<Provider> {
    tx.query_opt(&PROVIDER, params![slug], row)?.ok_or_else(Error::not_found)
}

/// A provider by which people sign in, as of the transaction that says so. Made by [`open`] only: what a provider said
/// before is written for nobody when it is another meanwhile.
pub(crate) struct Open(Provider);

impl Deref for Open {
    type Target = Provider;
    fn deref(&self) -> &Provider {
        &self.0
    }
}

/// The same provider as it is now, by which people sign in.
///
/// # Errors
/// `NotFound` where it is gone or switched off, or has another issuer or client.
pub(crate) fn open(tx: &mut Tx<'_>, asked: &Provider) -> Result<Open> {
    let now = named(tx, &asked.slug)?;
    let is_same =
        (now.id, &now.issuer, &now.client_id) == (asked.id, &asked.issuer, &asked.client_id);
    if now.is_on && is_same { Ok(Open(now)) } else { Err(Error::not_found()) }
}

/// The same, for administrators.
///
/// # Errors
/// `Forbidden` to all others; `NotFound`.
pub(crate) fn one(tx: &mut Tx<'_>, viewer: &Viewer, slug: &str) -> Result<Provider> {
    viewer.administering()?;
    named(tx, slug)
}

/// All providers, by name, each with how many people have an identity there.
///
/// # Errors
/// `Forbidden` to all but administrators.
pub(crate) fn all(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Vec<(Provider, i64)>> {
    viewer.administering()?;
    let all = tx.query(&PROVIDERS, params![], row)?;
    let counted = all.into_iter().map(|provider| {
        let people = tx.query_one(&PEOPLE, params![provider.id], |row| row.get(0))?;
        Ok((provider, people))
    });
    counted.collect()
}

/// Adds a provider, by which nobody signs in yet; answers its address.
///
/// # Errors
/// `Forbidden` to all but administrators; `Invalid`, naming the field.
pub(crate) fn add(tx: &mut Tx<'_>, viewer: &Viewer, new: &NewProvider) -> Result<String> {
    viewer.administering()?;
    let new = checked(new)?;
    saml2::lasting(new.metadata.as_deref(), tx.now())?;
    let count: i64 = tx.query_one(&COUNT, params![], |row| row.get(0))?;
    if count >= MOST {
        return Err(Error::field("name", Message::new("sso-too-many").with("most", MOST)));
    }
    let id: ProviderId = tx.new_id();
    let slug = slug::free(tx, &new.name, "company")?;
    let settings = serde_json::to_string(&new.settings)?;
    let secret = new.client_secret.as_deref().unwrap_or_default();
    let now = tx.now();
    let (name, issuer, client) = (&new.name, &new.issuer, &new.client_id);
    let kind = new.kind.unwrap_or_default().as_str();
    let values = params![id, slug, name, issuer, client, secret, settings, viewer.id, now, kind];
    tx.execute(&ADD, values)?;
    keep(tx, id, &new)?;
    changed(tx, viewer, id, (&new.name, "added"))?;
    Ok(slug)
}

/// Changes a provider. With another issuer it knows nobody of before, and is switched off.
///
/// # Errors
/// As [`add`]; `NotFound`; `Conflict` where another issuer would take from the viewer their only way in.
pub(crate) fn change(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    slug: &str,
    new: &NewProvider,
) -> Result<()> {
    let known = one(tx, viewer, slug)?;
    let new = checked(&new.after(&known)?)?;
    if new.client_id.is_empty() && !known.client_id.is_empty() {
        return Err(Error::field("client_id", "sso-empty"));
    }
    let brought = new.metadata.as_deref().filter(|metadata| *metadata != known.metadata.0);
    saml2::lasting(brought, tx.now())?;
    let names_others = new.settings.subject != known.settings.subject;
    if new.issuer != known.issuer || names_others {
        // A secret is told to nobody but the one it came from; and nobody signs in by what was not tried.
        let is_told = known.kind == Kind::OpenId && !known.client_secret.is_empty();
        if new.client_secret.is_none() && is_told {
            return Err(Error::field("client_secret", "sso-secret-again"));
        }
        forget(tx, viewer, &known)?;
        tx.execute(&SWITCH, params![known.id, false])?;
    }
    let gone =
        known.settings.kept_groups.iter().filter(|name| !new.settings.kept_groups.contains(name));
    let gone: Vec<String> = gone.cloned().collect();
    people::groups::forget(tx, known.source(), Some(&gone), viewer.id)?;
    let settings = serde_json::to_string(&new.settings)?;
    let secret = new.client_secret.clone().unwrap_or(known.client_secret);
    let values = params![known.id, new.name, new.issuer, new.client_id, secret, settings];
    tx.execute(&CHANGE, values)?;
    keep(tx, known.id, &new)?;
    let (before, after) = (vouching(&known.metadata.0), new.metadata.as_deref().map(vouching));
    let Some(after) = after.filter(|after| known.kind == Kind::Saml && *after != before) else {
        return changed(tx, viewer, known.id, (&new.name, "changed"));
    };
    // What was signed by a key of before opens nothing any more.
    tx.execute(&FORGET_FLOWS, params![known.id])?;
    let activity = Activity::new(logged::PROVIDER_CHANGED, known.id.0).by(viewer.id);
    tx.log(
        activity.data(json!({ "name": new.name, "how": "changed", "from": before, "to": after })),
    )
}

/// Who vouches for people by the metadata of a SAML provider: where it is asked, the fingerprints of its certificates.
fn vouching(metadata: &str) -> String {
    let read = saml::Metadata::read(metadata).ok();
    let words = read.into_iter().flat_map(|of| {
        let prints = of.certificates.into_iter().map(|one| one.fingerprint);
        std::iter::once(of.sign_on).chain(prints)
    });
    words.collect::<Vec<_>>().join(", ")
}

/// Keeps what administrators brought of what a provider says of itself.
fn keep(tx: &mut Tx<'_>, id: ProviderId, new: &NewProvider) -> Result<()> {
    match &new.metadata {
        Some(metadata) => tx.execute(&KEEP_METADATA, params![id, metadata, new.issuer]).map(drop),
        None => Ok(()),
    }
}

/// Lets people sign in by a provider, or no longer: those who are signed in stay so.
///
/// # Errors
/// `Forbidden` to all but administrators; `NotFound`; `Conflict` where its client is not known yet.
pub(crate) fn switch(tx: &mut Tx<'_>, viewer: &Viewer, slug: &str, on: bool) -> Result<()> {
    let known = one(tx, viewer, slug)?;
    if known.is_on == on {
        return Ok(());
    }
    if on {
        known.has_client()?;
    }
    tx.execute(&SWITCH, params![known.id, on])?;
    changed(tx, viewer, known.id, (&known.name, if on { "on" } else { "off" }))
}

/// Removes a provider with the identities and the groups it gave. Accounts stay, and the sessions that it opened end.
///
/// # Errors
/// `Forbidden` to all but administrators; `NotFound`; `Conflict` where it is the viewer's only way in.
pub(crate) fn remove(tx: &mut Tx<'_>, viewer: &Viewer, slug: &str) -> Result<()> {
    let known = one(tx, viewer, slug)?;
    forget(tx, viewer, &known)?;
    people::groups::forget(tx, known.source(), None, viewer.id)?;
    tx.execute(&REMOVE, params![known.id])?;
    changed(tx, viewer, known.id, (&known.name, "removed"))
}

/// Forgets what a provider said of itself, and whom it knows: subjects of one issuer say nothing of those of another. The
/// sessions that it opened end.
fn forget(tx: &mut Tx<'_>, viewer: &Viewer, of: &Provider) -> Result<()> {
    not_the_only_way(tx, of.id, viewer.id)?;
    end_sessions(tx, of.id, &Whose::Everybody, None)?;
    tx.execute(&FORGET_SAID, params![of.id])?;
    tx.execute(&FORGET_FLOWS, params![of.id])?;
    tx.execute(&FORGET_IDENTITIES, params![of.id]).map(drop)
}

/// Lets nobody lose their only way in: without a password, the one provider that knows them.
///
/// # Errors
/// `Conflict` where it is.
pub(crate) fn not_the_only_way(tx: &mut Tx<'_>, id: ProviderId, person: PersonId) -> Result<()> {
    let is_known = tx.query_opt(&KNOWN_AS, params![id, person], |row| row.get::<String>(0))?;
    if is_known.is_none() || accounts::password(tx, person)?.is_some() {
        return Ok(());
    }
    let others = tx.query_one(&OTHER_LINKS, params![person, id], |row| row.get::<i64>(0))?;
    match others {
        0 => Err(Error::new(Meaning::Conflict, "sso-only-way")),
        _ => Ok(()),
    }
}

/// Whose sessions, of those that a provider opened.
pub(crate) enum Whose<'a> {
    /// All.
    Everybody,
    /// Of this subject; where a session of the provider is named, of that one and of those that name none.
    Subject(&'a str, &'a str),
    /// Of this session of the provider.
    Sid(&'a str),
}

/// Ends sessions that a provider opened, but for the one `kept`.
///
/// # Errors
/// Whatever the database meets.
pub(crate) fn end_sessions(
    tx: &mut Tx<'_>,
    id: ProviderId,
    whose: &Whose<'_>,
    kept: Option<i64>,
) -> Result<()> {
    let row =
        |row: &Row<'_>| Ok((row.get::<i64>(0)?, row.get::<PersonId>(1)?, row.get::<String>(2)?));
    let sessions = match whose {
        Whose::Everybody => tx.query(&SESSIONS, params![id], row)?,
        Whose::Subject(subject, sid) => {
            let mut all = tx.query(&SESSIONS_OF, params![id, subject], row)?;
            all.retain(|(.., own)| sid.is_empty() || own.is_empty() || own == sid);
            all
        }
        Whose::Sid(sid) => tx.query(&SESSIONS_BY_SID, params![id, sid], row)?,
    };
    for (session, person, _) in sessions.into_iter().filter(|(one, ..)| Some(*one) != kept) {
        identity::session::end(tx, session, person)?;
    }
    Ok(())
}

/// Notes what went wrong, for administrators.
pub(crate) fn note(tx: &mut Tx<'_>, id: ProviderId, trouble: Trouble, said: &str) -> Result<()> {
    let said: String = names::line(said).chars().take(500).collect();
    tx.execute(&TROUBLE, params![id, trouble.word(), said, tx.now()]).map(drop)
}

fn changed(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    id: ProviderId,
    (name, how): (&str, &str),
) -> Result<()> {
    let activity = Activity::new(logged::PROVIDER_CHANGED, id.0).by(viewer.id);
    tx.log(activity.data(json!({ "name": name, "how": how })))
}
