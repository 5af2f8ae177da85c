//! A group that a directory keeps.

use std::collections::HashMap;

use kernel::{Activity, Error, Result, Row, Time, Tx, params};
use people::groups::{self, GroupId};
use serde_json::{Value, json};

use super::attributes::{GROUP_URN, Sort};
use super::directory::{Directory, Proved};
use super::list::Asked;
use super::matching::{self, matches};
use super::members::{self, News};
use super::store::*;
use crate::logged;

/// How many members are told after each change of a group.
pub(super) const MANY: usize = 500;
/// How many members one page of groups tells, where it tells more than one group.
const TOLD: usize = 20_000;

/// A group.
#[derive(Clone, Debug)]
pub(crate) struct Group {
    id: i64,
    pub(super) resource: String,
    pub(crate) group: GroupId,
    pub(crate) name: String,
    pub(crate) external: String,
    version: i64,
    made_at: Time,
    changed_at: Time,
    /// Who is in it, where that is asked: what the directory knows them by, and their user names.
    members: Option<Vec<(String, String)>>,
}

fn row(row: &Row<'_>) -> Result<Group> {
    Ok(Group {
        id: row.get(0)?,
        resource: row.get(1)?,
        group: row.get(2)?,
        name: row.get(3)?,
        external: row.get(4)?,
        version: row.get(5)?,
        made_at: row.get(6)?,
        changed_at: row.get(7)?,
        members: None,
    })
}

impl Group {
    /// The entity tag.
    pub(super) fn tag(&self) -> String {
        format!("W/\"{}\"", self.version)
    }

    pub(super) fn location(&self, base: &str) -> String {
        format!("{base}/Groups/{}", self.resource)
    }

    /// As the directory reads it.
    pub(super) fn shown(&self, base: &str) -> Value {
        let mut shown = json!({
            "schemas": [GROUP_URN],
            "id": self.resource,
            "displayName": self.name,
            "meta": {
                "resourceType": Sort::Group.name(),
                "created": self.made_at,
                "lastModified": self.changed_at,
                "location": self.location(base),
                "version": self.tag(),
            },
        });
        if !self.external.is_empty() {
            shown["externalId"] = json!(self.external);
        }
        if let Some(members) = &self.members {
            let member = |(resource, name): &(String, String)| {
                json!({ "value": resource, "type": "User", "display": name,
                    "$ref": format!("{base}/Users/{resource}") })
            };
            shown["members"] = members.iter().map(member).collect();
        }
        shown
    }

    fn with_members(mut self, tx: &mut Tx<'_>, of: &Directory) -> Result<Group> {
        let members =
            tx.query(&MEMBERS, params![self.group, of.id], |row| Ok((row.get(0)?, row.get(1)?)))?;
        self.members = Some(members);
        Ok(self)
    }
}

/// The one of this name, with its members where they are told.
///
/// # Errors
/// `NotFound` where the directory has none.
pub(super) fn one(
    tx: &mut Tx<'_>,
    of: &Directory,
    resource: &str,
    has_members: bool,
) -> Result<Group> {
    let group = tx.query_one(&GROUP, params![of.id, resource], row)?;
    if has_members { group.with_members(tx, of) } else { Ok(group) }
}

/// All of them, without their members.
///
/// # Errors
/// Whatever the database meets.
pub(crate) fn all(tx: &mut Tx<'_>, of: &Directory) -> Result<Vec<Group>> {
    tx.query(&GROUPS, params![of.id], row)
}

/// Those that are asked for: how many there are, and a page of them.
///
/// # Errors
/// `Invalid` where members are asked for otherwise than by who they are.
pub(super) fn asked(
    tx: &mut Tx<'_>,
    of: &Directory,
    base: &str,
    asked: &Asked,
) -> Result<(i64, Vec<Group>)> {
    let mut found = tx.query(&GROUPS, params![of.id], row)?;
    if let Some(filter) = &asked.filter {
        // Of the members those whom the filter names are enough.
        let named = matching::members(filter)?;
        let mut inside: HashMap<GroupId, Vec<(String, String)>> = HashMap::new();
        if !named.is_empty() {
            let all = tx.query(&WHO_IS_IN, params![of.id, named], |row| {
                Ok((row.get::<GroupId>(0)?, row.get::<String>(1)?))
            })?;
            for (group, resource) in all {
                inside.entry(group).or_default().push((resource, String::new()));
            }
        }
        found.retain_mut(|group| {
            group.members = inside.remove(&group.group);
            let is_it = matches(filter, &group.shown(base));
            group.members = None;
            is_it
        });
    }
    let (total, page) = asked.page(found);
    if !asked.shown.has_members() {
        return Ok((total, page));
    }
    // A page is as long as its members allow: whoever reads on begins after its last.
    let (mut told, mut count) = (Vec::new(), 0);
    for group in page {
        let group = group.with_members(tx, of)?;
        count += group.members.as_ref().map_or(0, Vec::len);
        if count > TOLD && !told.is_empty() {
            break;
        }
        told.push(group);
    }
    Ok((total, told))
}

/// Creates a group.
///
/// # Errors
/// `Invalid` where a group of the directory has the name, or a member is nobody; `TooLarge`.
pub(crate) fn create(tx: &mut Tx<'_>, of: &Proved<'_>, news: &News) -> Result<Group> {
    let name = news.name.as_deref().unwrap_or_default();
    free(tx, of, name)?;
    let group = groups::kept::create(tx, &of.slug, name)?;
    let id: i64 = tx.new_id();
    let resource = super::new_resource();
    let external = news.external.as_deref().unwrap_or_default();
    let now = tx.now();
    tx.execute(&ADD_GROUP, params![id, of.id, resource, group, name, external, now])?;
    members::done(tx, of, group, &news.steps)?;
    one(tx, of, &resource, true)
}

/// Refuses a name that a group of the directory has: it finds its groups by them.
fn free(tx: &mut Tx<'_>, of: &Proved<'_>, name: &str) -> Result<()> {
    match tx.query_opt(&GROUP_CALLED, params![of.id, name], |_| Ok(()))? {
        Some(()) => Err(Error::field("name", "group-name-taken")),
        None => Ok(()),
    }
}

/// Changes a group; answers how many are in it.
///
/// # Errors
/// As [`create`].
pub(crate) fn save(tx: &mut Tx<'_>, of: &Proved<'_>, known: &Group, news: &News) -> Result<usize> {
    let name = news.name.as_ref().filter(|name| **name != known.name);
    if let Some(name) = name {
        free(tx, of, name)?;
        groups::kept::rename(tx, &of.slug, known.group, name)?;
    }
    let external = news.external.as_ref().filter(|external| **external != known.external);
    if external.is_some() {
        let data = json!({ "directory": of.id.to_string() });
        tx.log(Activity::new(logged::DIRECTORY_GROUP, known.group.0).data(data))?;
    }
    let (is_new, count) = members::done(tx, of, known.group, &news.steps)?;
    if is_new || name.is_some() || external.is_some() {
        let now = tx.now();
        let external = external.unwrap_or(&known.external);
        let name = name.unwrap_or(&known.name);
        tx.execute(&CHANGE_GROUP, params![known.id, name, external, now])?;
    }
    Ok(count)
}

/// Deletes a group; nobody leaves the network by that.
///
/// # Errors
/// `Conflict` for one that a rule of the company needs.
pub(crate) fn delete(tx: &mut Tx<'_>, _: &Proved<'_>, known: &Group) -> Result<()> {
    tx.execute(&REMOVE_GROUP, params![known.id])?;
    groups::kept::delete(tx, known.group)
}
