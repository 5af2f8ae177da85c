//! Directories, their tokens, and what went wrong with them.

use std::ops::Deref;

use identity::tokens::PREFIX;
use kernel::{Activity, Error, Message, PersonId, Result, Row, Time, Tx, Viewer, params};
use people::{groups, names};
use serde::Deserialize;
use serde_json::json;

use super::store::*;
use super::{domains, refusal};
use crate::{logged, slug};

kernel::id! {
    /// A directory.
    DirectoryId,
}

/// How many there may be.
const MOST: i64 = 20;
/// Longest name, in characters.
const NAME: usize = 60;
/// How often it is noted that one asked, in seconds.
const OFTEN: i64 = 60;
/// How long a refusal is shown after which requests succeed, in seconds.
const FORGIVEN: i64 = 24 * 60 * 60;

/// A directory that proved by its token which it is: an extension of the request.
#[derive(Clone, Debug)]
pub struct Directory {
    pub(crate) id: DirectoryId,
    pub(crate) slug: String,
    /// In whose name newcomers find themselves in spaces.
    pub(super) made_by: PersonId,
    /// The mail domains for which it speaks.
    domains: Vec<String>,
    used_at: Option<Time>,
    hash: String,
}

/// A directory of which it was asked in this transaction whether it may still change anything: what changes people and
/// groups takes it.
pub(crate) struct Proved<'d>(&'d Directory);

impl Deref for Proved<'_> {
    type Target = Directory;

    fn deref(&self) -> &Directory {
        self.0
    }
}

/// A directory to add, or what it is to be.
#[derive(Clone, Debug, Default, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewDirectory {
    /// What it is called here, at most 60 characters.
    pub(crate) name: String,
    /// The mail domains of the accounts in use that it may take over, or give another address. Where there are none, it
    /// takes over only accounts that nobody uses yet.
    #[serde(default)]
    pub(crate) domains: Vec<String>,
}

/// A directory as administrators see it.
pub(crate) struct Known {
    pub(crate) id: DirectoryId,
    pub(crate) slug: String,
    pub(crate) name: String,
    pub(crate) domains: Vec<String>,
    pub(crate) made_at: Time,
    pub(crate) renewed_at: Time,
    pub(crate) used_at: Option<Time>,
    /// The last that was refused: a word, what it was about, when.
    pub(crate) trouble: Option<(String, String, Time)>,
    pub(crate) people: i64,
    pub(crate) groups: i64,
    /// Whether it is asked over LDAP, and sends nothing by itself.
    pub(crate) is_asked: bool,
}

impl Known {
    /// The page of administrators about it.
    pub(crate) fn href(&self) -> String {
        match self.is_asked {
            true => format!("{}/{}", crate::ldap::admin::PATH, self.slug),
            false => format!("{}/{}", super::admin::PATH, self.slug),
        }
    }

    /// What went wrong, in a sentence.
    pub(crate) fn why(&self, l: ui::Locale) -> String {
        self.trouble.as_ref().map_or_else(String::new, |(word, said, _)| {
            l.t1(&format!("scim-error-{word}"), "said", said.as_str())
        })
    }
}

fn row(row: &Row<'_>) -> Result<Known> {
    let trouble: (String, String, Option<Time>) = (row.get(7)?, row.get(8)?, row.get(9)?);
    Ok(Known {
        id: row.get(0)?,
        slug: row.get(1)?,
        name: row.get(2)?,
        made_at: row.get(4)?,
        renewed_at: row.get(5)?,
        used_at: row.get(6)?,
        trouble: trouble.2.map(|at| (trouble.0, trouble.1, at)),
        domains: domains::of_text(&row.get::<String>(10)?),
        people: row.get(11)?,
        groups: row.get(12)?,
        is_asked: row.get(13)?,
    })
}

/// The directory whose token has this hash.
///
/// # Errors
/// Whatever the database meets.
pub(super) fn of_token(tx: &mut Tx<'_>, hash: &str) -> Result<Option<Directory>> {
    tx.query_opt(&OF_TOKEN, params![hash], |row| {
        Ok(Directory {
            id: row.get(0)?,
            slug: row.get(1)?,
            made_by: row.get(2)?,
            used_at: row.get(3)?,
            domains: domains::of_text(&row.get::<String>(4)?),
            hash: hash.to_owned(),
        })
    })
}

/// The directory of this number, for what asks it itself.
///
/// # Errors
/// `NotFound`.
pub(crate) fn of_id(tx: &mut Tx<'_>, id: DirectoryId) -> Result<Directory> {
    let hash: String = tx.query_one(&HASH, params![id], |row| row.get(0))?;
    of_token(tx, &hash)?.ok_or_else(Error::not_found)
}

impl Directory {
    /// Proves in this transaction that the token is still good.
    ///
    /// # Errors
    /// `Unauthenticated` where it was renewed, or the directory removed.
    pub(crate) fn prove(&self, tx: &mut Tx<'_>) -> Result<Proved<'_>> {
        let is_good = tx.query_opt(&IS_TOKEN, params![self.id, self.hash], |_| Ok(()))?;
        is_good.map(|()| Proved(self)).ok_or_else(Error::unauthenticated)
    }

    /// Whether it may claim the account of this address, or give it to one: in use, only within its domains.
    pub(super) fn speaks_for(&self, address: &str, is_in_use: bool) -> bool {
        match self.domains.is_empty() {
            true => !is_in_use,
            false => domains::has(&self.domains, address),
        }
    }

    /// Whether it is to be noted that it asked.
    pub(super) fn is_news(&self, now: Time) -> bool {
        self.used_at.is_none_or(|used| now.seconds_since(used) >= OFTEN)
    }

    /// Notes that it asked, and what was refused. What was refused a day before a request that succeeds is over.
    ///
    /// # Errors
    /// Whatever the database meets.
    pub(crate) fn note(&self, tx: &mut Tx<'_>, error: Option<&Error>) -> Result<()> {
        let now = tx.now();
        if self.is_news(now) {
            tx.execute(&USED, params![self.id, now, self.hash])?;
        }
        match error.and_then(refusal::kept) {
            Some((word, said)) => {
                tx.execute(&TROUBLE, params![self.id, word, said, now, self.hash]).map(drop)
            }
            None => tx.execute(&FORGIVE, params![self.id, now.plus_seconds(-FORGIVEN)]).map(drop),
        }
    }
}

/// All directories, by name.
///
/// # Errors
/// `Forbidden` to all but administrators.
pub(crate) fn all(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Vec<Known>> {
    viewer.administering()?;
    tx.query(&DIRECTORIES, params![], row)
}

/// The directory of this address.
///
/// # Errors
/// `Forbidden` to all but administrators; `NotFound`.
pub(crate) fn one(tx: &mut Tx<'_>, viewer: &Viewer, slug: &str) -> Result<Known> {
    viewer.administering()?;
    tx.query_one(&DIRECTORY, params![slug], row)
}

fn new_token() -> (String, String) {
    let token = format!("{PREFIX}scim_{}", kernel::secret::token());
    let hash = kernel::secret::hash(&token);
    (token, hash)
}

/// The name and the domains, cleaned.
fn checked(new: &NewDirectory) -> Result<(String, String)> {
    let name = names::name(&new.name)?;
    if name.chars().count() > NAME {
        return Err(Error::field("name", Message::new("error-too-long").with("most", NAME)));
    }
    Ok((name, domains::checked(&new.domains)?.join(" ")))
}

/// Adds a directory; answers its address and its token, which is kept nowhere.
///
/// # Errors
/// `Forbidden` to all but administrators; `Invalid` on the field `name` or `domains`.
pub(crate) fn add(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    new: &NewDirectory,
) -> Result<(String, String)> {
    viewer.administering()?;
    let (name, domains) = checked(new)?;
    let count: i64 = tx.query_one(&COUNT, params![], |row| row.get(0))?;
    if count >= MOST {
        return Err(Error::field("name", Message::new("scim-too-many").with("most", MOST)));
    }
    let id: DirectoryId = tx.new_id();
    let slug = slug::free(tx, &name, "directory")?;
    let (token, hash) = new_token();
    let now = tx.now();
    tx.execute(&ADD, params![id, slug, name, domains, hash, viewer.id, now])?;
    changed(tx, viewer, id, (&name, "added"))?;
    Ok((slug, token))
}

/// Gives a directory another name, or other domains.
///
/// # Errors
/// As [`add`]; `NotFound`.
pub(crate) fn change(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    slug: &str,
    new: &NewDirectory,
) -> Result<()> {
    let known = one(tx, viewer, slug)?;
    let (name, domains) = checked(new)?;
    tx.execute(&CHANGE, params![known.id, name, domains])?;
    changed(tx, viewer, known.id, (&name, "changed"))
}

/// Gives a directory another token; the one before is worth nothing any more.
///
/// # Errors
/// `Forbidden` to all but administrators; `NotFound`.
pub(crate) fn renew(tx: &mut Tx<'_>, viewer: &Viewer, slug: &str) -> Result<String> {
    let known = one(tx, viewer, slug)?;
    if known.is_asked {
        return Err(Error::not_found());
    }
    let (token, hash) = new_token();
    let now = tx.now();
    tx.execute(&RENEW, params![known.id, hash, now])?;
    changed(tx, viewer, known.id, (&known.name, "renewed"))?;
    Ok(token)
}

/// Removes a directory with its groups. Accounts stay as they are, and are kept here.
///
/// # Errors
/// `Forbidden` to all but administrators; `NotFound`.
pub(crate) fn remove(tx: &mut Tx<'_>, viewer: &Viewer, slug: &str) -> Result<()> {
    let known = one(tx, viewer, slug)?;
    tx.execute(&REMOVE_GROUPS, params![known.id])?;
    groups::forget(tx, slug, None, viewer.id)?;
    tx.execute(&REMOVE, params![known.id])?;
    changed(tx, viewer, known.id, (&known.name, "removed"))
}

/// Notes in the log what an administrator did to a directory.
pub(crate) fn changed(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    id: DirectoryId,
    (name, how): (&str, &str),
) -> Result<()> {
    let activity = Activity::new(logged::DIRECTORY_CHANGED, id.0).by(viewer.id);
    tx.log(activity.data(json!({ "name": name, "how": how })))
}
