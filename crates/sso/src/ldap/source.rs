//! Directories that are asked over LDAP, as administrators declare them.

use kernel::{Error, Result, Row, Time, Tx, Viewer, params};
use serde::Deserialize;

use super::report::Report;
use super::settings::{Settings, checked};
use super::store::*;
use crate::scim::directory::{self, DirectoryId, NewDirectory};
use crate::scim::domains;

/// Characters of the password of the account that reads.
const PASSWORD: usize = 1_000;

/// A directory, with the password of the account that reads it.
#[derive(Clone)]
pub(crate) struct Source {
    pub(crate) id: DirectoryId,
    pub(crate) slug: String,
    pub(crate) name: String,
    pub(crate) domains: Vec<String>,
    pub(crate) settings: Settings,
    /// Whether that could be read: what another release kept need not be. Then nothing is asked by it.
    is_read: bool,
    pub(crate) password: String,
    pub(crate) is_on: bool,
    pub(super) asked: String,
    leased_until: Option<Time>,
    pub(crate) report: Option<Report>,
    /// What went wrong when somebody signed in: a word, what was said, when.
    pub(crate) trouble: Option<(String, String, Time)>,
}

impl std::fmt::Debug for Source {
    /// Without the password.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Source").field("slug", &self.slug).finish_non_exhaustive()
    }
}

impl Source {
    /// Whether a run was asked for, or is on its way.
    pub(crate) fn is_awaited(&self, now: Time) -> bool {
        !self.asked.is_empty() || self.leased_until.is_some_and(|until| until > now)
    }
}

/// What is declared of a directory.
#[derive(Clone, Default, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewLdapDirectory)]
pub(crate) struct NewSource {
    /// What it is called here, at most 60 characters.
    pub(crate) name: String,
    /// The mail domains of the accounts in use that it may take over, or give another address.
    #[serde(default)]
    pub(crate) domains: Vec<String>,
    /// The password of the account that reads it. Left out, the one before stays.
    pub(crate) password: Option<String>,
    /// The rest.
    pub(crate) settings: Settings,
}

impl std::fmt::Debug for NewSource {
    /// Without the password.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewSource").field("name", &self.name).finish_non_exhaustive()
    }
}

impl NewSource {
    fn directory(&self) -> NewDirectory {
        NewDirectory { name: self.name.clone(), domains: self.domains.clone() }
    }
}

pub(super) fn row(row: &Row<'_>) -> Result<Source> {
    let trouble: (String, String, Option<Time>) = (row.get(10)?, row.get(11)?, row.get(12)?);
    let slug: String = row.get(1)?;
    let settings = serde_json::from_str(&row.get::<String>(4)?);
    let settings: Option<Settings> = settings
        .inspect_err(|error| tracing::warn!(%error, directory = slug, "settings are not read"))
        .ok();
    let is_read = settings.is_some();
    Ok(Source {
        id: row.get(0)?,
        slug,
        name: row.get(2)?,
        domains: domains::of_text(&row.get::<String>(3)?),
        settings: settings.unwrap_or_default(),
        is_read,
        password: row.get(5)?,
        is_on: row.get::<bool>(6)? && is_read,
        asked: row.get(7)?,
        leased_until: row.get(8)?,
        // What an older release kept may be read no more.
        report: serde_json::from_str(&row.get::<String>(9)?).ok(),
        trouble: trouble.2.map(|at| (trouble.0, trouble.1, at)),
    })
}

/// The directory of this address.
///
/// # Errors
/// `Forbidden` to all but administrators; `NotFound`.
pub(crate) fn one(tx: &mut Tx<'_>, viewer: &Viewer, slug: &str) -> Result<Source> {
    viewer.administering()?;
    tx.query_opt(&SOURCE, params![slug], row)?.ok_or_else(Error::not_found)
}

/// All of them, by name.
///
/// # Errors
/// `Forbidden` to all but administrators.
pub(crate) fn all(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Vec<Source>> {
    viewer.administering()?;
    tx.query(&SOURCES, params![], row)
}

fn sound(password: Option<&String>) -> Result<()> {
    match password.is_some_and(|password| password.len() > PASSWORD) {
        true => Err(Error::field(
            "password",
            kernel::Message::new("error-too-long").with("most", PASSWORD),
        )),
        false => Ok(()),
    }
}

/// Adds a directory, by which nothing changes yet; answers its address.
///
/// # Errors
/// `Forbidden` to all but administrators; `Invalid`, naming the field.
pub(crate) fn add(tx: &mut Tx<'_>, viewer: &Viewer, new: &NewSource) -> Result<String> {
    viewer.administering()?;
    sound(new.password.as_ref())?;
    let settings = checked(&new.settings)?;
    let password = new.password.clone().filter(|password| !password.is_empty());
    let password = password.ok_or_else(|| Error::field("password", "sso-empty"))?;
    let (slug, _) = directory::add(tx, viewer, &new.directory())?;
    let id = directory::one(tx, viewer, &slug)?.id;
    let (settings, now) = (serde_json::to_string(&settings)?, tx.now());
    tx.execute(&ADD, params![id, settings, password, now])?;
    Ok(slug)
}

/// Changes a directory: a run under way ends, and its differences are looked at anew.
///
/// # Errors
/// As [`add`]; `NotFound`.
pub(crate) fn change(tx: &mut Tx<'_>, viewer: &Viewer, slug: &str, new: &NewSource) -> Result<()> {
    let known = one(tx, viewer, slug)?;
    sound(new.password.as_ref())?;
    let settings = checked(&new.settings)?;
    let password = new.password.clone().filter(|password| !password.is_empty());
    // A secret is told to nobody but whom it was given for, over what it was given for.
    let is_elsewhere = settings.address != known.settings.address
        || settings.certificates != known.settings.certificates
        || settings.plain != known.settings.plain;
    if password.is_none() && is_elsewhere {
        return Err(Error::field("password", "ldap-password-again"));
    }
    if known.is_read && settings.attributes.id != known.settings.attributes.id {
        // Who is known by one identifier is nobody by another.
        let count = directory::one(tx, viewer, slug)?.people;
        if count > 0 {
            return Err(Error::field("attributes", "ldap-id-fixed"));
        }
    }
    directory::change(tx, viewer, slug, &new.directory())?;
    let settings = serde_json::to_string(&settings)?;
    tx.execute(&CHANGE, params![known.id, settings, password.unwrap_or(known.password)])?;
    token(tx, known.id)
}

/// Gives a directory another token, so that a run under way writes no more.
pub(super) fn token(tx: &mut Tx<'_>, id: DirectoryId) -> Result<()> {
    let (hash, now) = (kernel::secret::hash(&kernel::secret::token()), tx.now());
    tx.execute(&TOKEN, params![id, hash, now]).map(drop)
}

/// Keeps people and groups in step with a directory, or no longer: they stay as they are.
///
/// # Errors
/// `Forbidden` to all but administrators; `NotFound`; `Conflict` where nobody looked at the differences.
pub(crate) fn switch(tx: &mut Tx<'_>, viewer: &Viewer, slug: &str, on: bool) -> Result<()> {
    let known = one(tx, viewer, slug)?;
    if known.is_on == on {
        return Ok(());
    }
    let is_known = known.report.as_ref().is_some_and(|report| report.failure.is_none());
    if on && !is_known {
        return Err(Error::new(kernel::error::Meaning::Conflict, "ldap-look-first"));
    }
    let now = tx.now();
    tx.execute(&SWITCH, params![known.id, on, now])?;
    token(tx, known.id)?;
    directory::changed(tx, viewer, known.id, (&known.name, if on { "on" } else { "off" }))
}

/// What an administrator asks of the next run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    /// What would change.
    Look,
    /// That it runs now.
    Sync,
    /// That it does what was held.
    Confirmed,
}

impl Asked {
    fn word(self) -> &'static str {
        match self {
            Asked::Look => "look",
            Asked::Sync => "sync",
            Asked::Confirmed => "confirmed",
        }
    }
}

/// Asks for a run.
///
/// # Errors
/// `Forbidden` to all but administrators; `NotFound`; `Conflict` where it is not kept in step, or nothing is held.
pub(crate) fn ask(tx: &mut Tx<'_>, viewer: &Viewer, slug: &str, asked: Asked) -> Result<()> {
    let known = one(tx, viewer, slug)?;
    let is_held = known.report.as_ref().is_some_and(Report::is_held);
    let may = match asked {
        Asked::Look => true,
        Asked::Sync => known.is_on,
        Asked::Confirmed => known.is_on && is_held,
    };
    if !may {
        return Err(Error::new(kernel::error::Meaning::Conflict, "ldap-look-first"));
    }
    tx.execute(&ASK, params![known.id, asked.word()])?;
    directory::changed(tx, viewer, known.id, (&known.name, asked.word()))
}
