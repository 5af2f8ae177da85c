//! Entries, as they are read.

use std::collections::HashMap;

use kernel::{Cursor, Error, PersonId, Result, Slice, SpaceId, Time, Tx, Viewer, params};
use people::PersonCard;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ui::Locale;

use crate::store::{IS_AUDITOR, LIST};
use crate::{kinds, words};

/// The viewer, who may read the audit.
pub(crate) struct Auditing(pub(crate) Viewer);

/// Lets only administrators and auditors go on.
///
/// # Errors
/// `Forbidden` to others.
pub(crate) fn auditing(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Auditing> {
    let named = tx.query_opt(&IS_AUDITOR, params![viewer.id], |_| Ok(()))?.is_some();
    match viewer.administers() || (named && viewer.sees_open()) {
        true => Ok(Auditing(viewer.clone())),
        false => Err(Error::forbidden()),
    }
}

/// Which entries.
#[derive(Clone, Debug, Default, Deserialize, utoipa::IntoParams)]
pub(crate) struct Asked {
    /// What it is about: the beginning of kinds, such as `person.`; all when absent.
    #[serde(default)]
    pub(crate) about: String,
    /// The handle of who did it; anybody when absent.
    #[serde(default)]
    pub(crate) by: String,
}

/// An entry of the audit.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = AuditEntry)]
pub(crate) struct Entry {
    /// Its number, without gaps.
    pub(crate) seq: i64,
    /// When.
    pub(crate) at: Time,
    /// What: the kind of the entry in the log.
    pub(crate) kind: String,
    /// The same in words, in the language of the request.
    pub(crate) said: String,
    /// Who did it; none for what happened by a rule or a directory.
    pub(crate) by: Option<PersonCard>,
    /// About whom, where it is about a person.
    pub(crate) person: Option<PersonCard>,
    /// The space, or the group, that it is about, where you may know of it.
    pub(crate) about: Option<Object>,
    /// The number of what it is about.
    #[schema(value_type = String)]
    pub(crate) object: kernel::id::Raw,
    /// Its details; none where there are none, or where they were erased.
    #[schema(value_type = Option<Object>)]
    pub(crate) details: Value,
    /// Whether who did it was erased since, with the details.
    pub(crate) erased: bool,
    /// Its hash, which the next one holds.
    pub(crate) hash: String,
}

/// Something that an entry is about, beside a person.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = AuditObject)]
pub(crate) struct Object {
    /// What it is called.
    pub(crate) name: String,
    /// Its page.
    pub(crate) href: String,
}

impl Entry {
    /// Its details, for people.
    pub(crate) fn detail(&self, l: &Locale) -> String {
        words::told(*l, &self.kind, &self.details)
    }

    /// From where it came, where that was noted.
    pub(crate) fn origin(&self, l: &Locale) -> String {
        words::origin(*l, &self.details)
    }
}

struct Row {
    entry: Entry,
    actor: Option<PersonId>,
    space: Option<SpaceId>,
}

/// What these entries are about, each where the viewer may know of it.
fn named(tx: &mut Tx<'_>, viewer: &Viewer, rows: &[Row]) -> Result<HashMap<i64, Object>> {
    let spaces: Vec<SpaceId> = rows.iter().filter_map(|row| row.space).collect();
    let spaces = spaces::holds::names(tx, viewer, &spaces)?;
    let of_groups = rows.iter().any(|row| is_of_group(&row.entry.kind));
    let groups = match of_groups && viewer.administers() {
        true => people::groups::all(tx, viewer)?,
        false => Vec::new(),
    };
    let about = rows.iter().filter_map(|row| {
        let object = if let Some(space) = row.space {
            let (name, slug) = spaces.get(&space)?;
            Object { name: name.clone(), href: format!("/spaces/{slug}") }
        } else {
            let group = groups.iter().find(|group| group.id.0 == row.entry.object.0);
            let group = group.filter(|_| is_of_group(&row.entry.kind))?;
            Object { name: group.name.clone(), href: format!("/admin/groups/{}", group.id) }
        };
        Some((row.entry.seq, object))
    });
    Ok(about.collect())
}

fn is_of_group(kind: &str) -> bool {
    kind.starts_with("group.")
}

/// A page of entries, the newest first.
///
/// # Errors
/// Whatever the database meets.
pub(crate) fn list(
    tx: &mut Tx<'_>,
    auditing: &Auditing,
    l: Locale,
    asked: &Asked,
    cursor: Cursor,
) -> Result<Slice<Entry>> {
    let by = match asked.by.trim().trim_start_matches('@') {
        "" => 0,
        // A handle that is nobody's finds nothing.
        handle => people::by_handle(tx, handle)?.map_or(-1, |card| card.id.0),
    };
    let plain = asked.about.replace('!', "!!").replace('%', "!%").replace('_', "!_");
    let (pattern, most) = (format!("{plain}%"), cursor.limit + 1);
    let values = params![cursor.before, pattern, by, most];
    let rows = tx.query(&LIST, values, |row| {
        let kind: String = row.get(2)?;
        let details: String = row.get(6)?;
        let entry = Entry {
            seq: row.get(0)?,
            at: row.get(1)?,
            said: l.t(&kinds::message(&kind)),
            kind,
            by: None,
            person: None,
            about: None,
            object: kernel::id::Raw(row.get(3)?),
            details: serde_json::from_str(&details).unwrap_or_default(),
            erased: row.get::<String>(7)?.is_empty(),
            hash: row.get(10)?,
        };
        Ok(Row { entry, actor: row.get(5)?, space: row.get(4)? })
    })?;
    let objects = rows.iter().filter(|row| kinds::is_of_person(&row.entry.kind));
    let mut named: Vec<PersonId> = objects.map(|row| PersonId(row.entry.object.0)).collect();
    named.extend(rows.iter().filter_map(|row| row.actor));
    let cards = people::cards(tx, &named)?;
    let mut about = self::named(tx, &auditing.0, &rows)?;
    let entries = rows.into_iter().map(|Row { mut entry, actor, .. }| {
        entry.about = about.remove(&entry.seq);
        entry.by = actor.and_then(|actor| cards.get(&actor).cloned());
        if kinds::is_of_person(&entry.kind) {
            entry.person = cards.get(&PersonId(entry.object.0)).cloned();
        }
        entry
    });
    Ok(Slice::cut(entries.collect(), cursor.limit, |entry| entry.seq))
}
