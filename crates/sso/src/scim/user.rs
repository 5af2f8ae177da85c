//! Somebody whom a directory brought or claimed: what is kept of it, and how it changes.

use kernel::{Activity, Config, Error, PersonId, Result, Role, Row, Time, Tx, params};
use people::{Change, Person, Placed, accounts, change_of, groups, names};
use serde_json::{Map, Value, json};

use super::active;
use super::attributes::{ENTERPRISE_URN, Sort, USER_URN};
use super::claim;
use super::directory::{Directory, Proved};
use super::profile::Said;
use super::refusal::{conflict, invalid};
use super::store::*;
use crate::logged;

/// Somebody.
#[derive(Clone, Debug)]
pub(crate) struct User {
    pub(crate) id: i64,
    pub(crate) resource: String,
    pub(crate) person: PersonId,
    /// What the directory says of them.
    pub(crate) said: Map<String, Value>,
    version: i64,
    made_at: Time,
    changed_at: Time,
    pub(crate) is_active: bool,
}

pub(super) fn row(row: &Row<'_>) -> Result<User> {
    Ok(User {
        id: row.get(0)?,
        resource: row.get(1)?,
        person: row.get(2)?,
        said: serde_json::from_str(&row.get::<String>(3)?)?,
        version: row.get(4)?,
        made_at: row.get(5)?,
        changed_at: row.get(6)?,
        is_active: row.get(7)?,
    })
}

impl User {
    /// The entity tag.
    pub(super) fn tag(&self) -> String {
        format!("W/\"{}{}\"", self.version, if self.is_active { "a" } else { "d" })
    }

    pub(super) fn location(&self, base: &str) -> String {
        format!("{base}/Users/{}", self.resource)
    }

    /// As the directory reads it.
    pub(super) fn shown(&self, base: &str) -> Value {
        let mut shown = self.said.clone();
        let mut schemas = vec![USER_URN];
        if shown.contains_key(ENTERPRISE_URN) {
            schemas.push(ENTERPRISE_URN);
        }
        if let Some(manager) =
            shown.get_mut(ENTERPRISE_URN).and_then(|more| more.get_mut("manager"))
        {
            let resource = manager["value"].as_str().unwrap_or_default();
            manager["$ref"] = json!(format!("{base}/Users/{resource}"));
        }
        let meta = json!({
            "resourceType": Sort::User.name(),
            "created": self.made_at,
            "lastModified": self.changed_at,
            "location": self.location(base),
            "version": self.tag(),
        });
        let ours = [
            ("schemas", json!(schemas)),
            ("id", json!(self.resource)),
            ("active", json!(self.is_active)),
            ("meta", meta),
        ];
        shown.extend(ours.map(|(name, value)| (name.to_owned(), value)));
        Value::Object(shown)
    }
}

/// The one of this name.
///
/// # Errors
/// `NotFound` where the directory has none.
pub(crate) fn one(tx: &mut Tx<'_>, of: &Directory, resource: &str) -> Result<User> {
    tx.query_one(&USER, params![of.id, resource], row)
}

/// All of them.
///
/// # Errors
/// Whatever the database meets.
pub(crate) fn all(tx: &mut Tx<'_>, of: &Directory) -> Result<Vec<User>> {
    tx.query(&USERS, params![of.id], row)
}

/// The one whom the directory knows by this itself.
///
/// # Errors
/// Whatever the database meets.
pub(crate) fn external(tx: &mut Tx<'_>, of: &Directory, id: &str) -> Result<Option<User>> {
    Ok(tx.query(&USERS_EXTERNAL, params![of.id, id], row)?.into_iter().next())
}

/// What a directory says of somebody, and whether they are active, where it says so.
pub(crate) type Sent = (Map<String, Value>, Option<bool>);

/// Tells whether they are active from the rest of what is said.
///
/// # Errors
/// `Invalid` where there is no user name.
pub(crate) fn sent(mut said: Map<String, Value>) -> Result<Sent> {
    let active = said.remove("active").and_then(|active| active.as_bool());
    match said.contains_key("userName") {
        true => Ok((said, active)),
        false => Err(invalid("scim-error-required", "userName")),
    }
}

/// Brings somebody, or claims the account that has their address.
///
/// # Errors
/// `Conflict` where somebody has the name, or the account is not to be claimed; `Invalid`.
pub(crate) fn create(
    tx: &mut Tx<'_>,
    config: &Config,
    of: &Proved<'_>,
    sent: &Sent,
) -> Result<User> {
    let (said, active) = sent;
    let news = Said::of(said);
    free(tx, of, &news, None)?;
    let (person, how) = claim::brought(tx, of, &news)?;
    let id: i64 = tx.new_id();
    let resource = super::new_resource();
    let external = text(said, "externalId");
    let folded = news.user_name.to_lowercase();
    let written = serde_json::to_string(said)?;
    let now = tx.now();
    let values =
        params![id, of.id, resource, person, news.user_name, folded, external, written, now];
    tx.execute(&ADD_USER, values)?;
    noted(tx, of, person, how)?;
    apply(tx, config, of, person, &news, Before::Nothing { is_new: how == claim::BROUGHT })?;
    active::set(tx, of, person, *active)?;
    one(tx, of, &resource)
}

/// Keeps what a directory says of somebody; `before` is what it changes, where it is not all of it.
///
/// # Errors
/// `Outdated` where it began from another version; as [`create`].
pub(crate) fn save(
    tx: &mut Tx<'_>,
    config: &Config,
    of: &Proved<'_>,
    user: &User,
    sent: &Sent,
    is_whole: bool,
) -> Result<User> {
    let (said, active) = sent;
    let mut said = said.clone();
    // By this the directory finds them again: what is left out of the whole is not taken back.
    if let (true, Some(known)) = (is_whole, user.said.get("externalId")) {
        said.entry("externalId").or_insert_with(|| known.clone());
    }
    let (news, before) = (Said::of(&said), Said::of(&user.said));
    free(tx, of, &news, Some(user))?;
    if said != user.said {
        let external = text(&said, "externalId");
        let folded = news.user_name.to_lowercase();
        let written = serde_json::to_string(&said)?;
        let now = tx.now();
        let values = params![user.id, news.user_name, folded, external, written, now];
        tx.execute(&CHANGE_USER, values)?;
        noted(tx, of, user.person, "changed")?;
    }
    apply(tx, config, of, user.person, &news, Before::Said { before: &before, is_whole })?;
    active::set(tx, of, user.person, *active)?;
    one(tx, of, &user.resource)
}

/// Frees the user name of somebody who is gone, for whoever is given it next: until they come back they are called by
/// what the directory knows them by.
///
/// # Errors
/// Whatever the database meets.
pub(crate) fn free_name(tx: &mut Tx<'_>, _: &Proved<'_>, user: &User) -> Result<()> {
    let external = text(&user.said, "externalId");
    let mut said = user.said.clone();
    said.insert("userName".to_owned(), json!(external));
    let (written, now) = (serde_json::to_string(&said)?, tx.now());
    let folded = external.to_lowercase();
    let values = params![user.id, external, folded, external, written, now];
    tx.execute(&CHANGE_USER, values).map(drop)
}

/// Lets somebody go: their account is closed, and the directory knows them no more.
///
/// # Errors
/// `Conflict` for the last administrator.
pub(super) fn delete(tx: &mut Tx<'_>, of: &Proved<'_>, user: &User) -> Result<()> {
    active::set(tx, of, user.person, Some(false))?;
    let groups = tx.query(&GROUPS_OF, params![of.id, user.person], |row| {
        Ok((row.get::<i64>(0)?, row.get(1)?))
    })?;
    let now = tx.now();
    for (id, group) in groups {
        groups::kept::put(tx, group, user.person, false)?;
        tx.execute(&TOUCH_GROUP, params![id, now])?;
    }
    tx.execute(&REMOVE_USER, params![user.id])?;
    noted(tx, of, user.person, "let go")
}

pub(super) fn noted(tx: &mut Tx<'_>, of: &Proved<'_>, person: PersonId, how: &str) -> Result<()> {
    let data = json!({ "directory": of.id.to_string(), "how": how });
    tx.log(Activity::new(logged::DIRECTORY_PERSON, person.0).data(data))
}

fn text<'s>(said: &'s Map<String, Value>, name: &str) -> &'s str {
    said.get(name).and_then(Value::as_str).unwrap_or_default()
}

/// Refuses a user name that somebody else has, here or as an address.
fn free(tx: &mut Tx<'_>, of: &Proved<'_>, news: &Said, user: Option<&User>) -> Result<()> {
    let folded = news.user_name.to_lowercase();
    let taken = tx.query_opt(&USER_NAMED, params![of.id, folded], row)?;
    if taken.is_some_and(|taken| user.is_none_or(|user| user.id != taken.id)) {
        return Err(conflict("scim-error-taken", &news.user_name));
    }
    let is_known =
        user.is_some_and(|user| user.said.get("userName") == Some(&json!(news.user_name)));
    let (false, Ok(address)) = (is_known, names::email(&news.user_name)) else { return Ok(()) };
    if news.address.as_ref() == Some(&address) && user.is_none() {
        return Ok(());
    }
    let owner = accounts::of_email(tx, &address)?;
    match owner.is_some_and(|owner| user.is_none_or(|user| user.person != owner)) {
        true => Err(conflict("scim-error-taken", &news.user_name)),
        false => Ok(()),
    }
}

/// What was said before of somebody.
#[derive(Clone, Copy)]
enum Before<'s> {
    Nothing { is_new: bool },
    Said { before: &'s Said, is_whole: bool },
}

/// Keeps of a person what is said of them. By what they are found and who leads them changes only where something else
/// is said than before, so that what was changed here meanwhile is in the way of nothing, least of all of leaving; the
/// rest is kept in step where all of it is sent.
fn apply(
    tx: &mut Tx<'_>,
    config: &Config,
    of: &Proved<'_>,
    id: PersonId,
    said: &Said,
    before: Before<'_>,
) -> Result<()> {
    // What the directory said and takes back, or leaves out of the whole, is emptied.
    let changed = |of: fn(&Said) -> &Option<String>| match (before, of(said)) {
        (Before::Nothing { .. }, new) => new.clone(),
        (Before::Said { before, .. }, new) if of(before) == new => None,
        (Before::Said { .. }, new) => Some(new.clone().unwrap_or_default()),
    };
    let news = |of: fn(&Said) -> &Option<String>| match before {
        Before::Said { is_whole: true, .. } => of(said).clone().or_else(|| changed(of)),
        _ => changed(of),
    };
    let person = accounts::person(tx, id)?;
    if let Some(address) = changed(|said| &said.address).filter(|address| !address.is_empty())
        && person.email.as_ref() != Some(&address)
    {
        // Whoever changes the address of somebody can ask for their password.
        if person.role == Role::Administrator {
            return Err(conflict("scim-error-administrator-address", address));
        }
        let is_in_use = person.claimed_at.is_some();
        if !of.speaks_for(&address, is_in_use) {
            return Err(conflict("scim-error-domain", address));
        }
        match is_in_use {
            true => identity::change_email(tx, config, &person, Some(&address), None)?,
            false => identity::replace_email(tx, id, Some(&address), None)?,
        }
    }
    if let Some(number) = changed(|said| &said.number) {
        let number = Some(number).filter(|number| !number.is_empty());
        let number = number.map(|number| identity::personnel::number(&number)).transpose()?;
        identity::personnel::set(tx, id, number.as_deref(), None)?;
    }
    let manager = match changed(|said| &said.manager) {
        None => None,
        Some(none) if none.is_empty() => Some(None),
        Some(name) => Some(manager(tx, of, &person, &name)?),
    };
    let has_other_lang = match before {
        Before::Nothing { is_new } => is_new,
        Before::Said { before, .. } => before.lang != said.lang,
    };
    let change = Change {
        name: news(|said| &said.name).map(|_| said.full_name()),
        job: news(|said| &said.job),
        unit: news(|said| &said.unit),
        phone: news(|said| &said.phone),
        lang: said.lang.filter(|_| has_other_lang),
        ..Change::default()
    };
    change_of(tx, id, None, &change, Placed { unit: None, manager }).map(drop)
}

/// The line manager: whom the directory names by our id, or by what it knows them by itself. Somebody else than before
/// is said to lead, so that where they are nobody, nobody does; administrators are told.
fn manager(
    tx: &mut Tx<'_>,
    of: &Proved<'_>,
    person: &Person,
    name: &str,
) -> Result<Option<PersonId>> {
    let mut found = tx.query_opt(&USER, params![of.id, name], row)?;
    if found.is_none() {
        found = external(tx, of, name)?;
    }
    if found.is_none() {
        found = tx.query_opt(&USER_NAMED, params![of.id, name.to_lowercase()], row)?;
    }
    let Some(manager) = found.map(|user| user.person) else {
        of.note(tx, Some(&invalid("scim-error-manager", name)))?;
        return Ok(None);
    };
    let mut above = Some(manager);
    for _ in 0..100 {
        match above {
            None => break,
            Some(at) if at == person.id => return Err(conflict("scim-error-circle", name)),
            Some(at) => above = accounts::person(tx, at)?.manager,
        }
    }
    Ok(Some(manager))
}

/// Refuses what began from another version than there is.
///
/// # Errors
/// `Outdated`.
pub(super) fn expect(asked: Option<&str>, tag: &str) -> Result<()> {
    let bare = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    let is_it =
        |asked: &str| asked.split(',').any(|one| one.trim() == "*" || bare(one) == bare(tag));
    match asked.is_none_or(is_it) {
        true => Ok(()),
        false => Err(Error::new(kernel::error::Meaning::Outdated, "scim-error-outdated")),
    }
}
