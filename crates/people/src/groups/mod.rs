//! Groups: named sets of people, beside the units of the org chart. Rules and sign-in ask for them.
//!
//! Administrators keep those whose source is [`HERE`]; what comes from a directory is changed there.

mod api;
pub mod kept;
mod page;

use kernel::{Activity, Cursor, Error, PersonId, Result, Slice, Tx, Viewer};
use serde::Serialize;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::person::{Person, PersonCard};
use crate::store::groups as store;
use crate::{Readable, cards, logged, names};

kernel::id! {
    /// A group.
    GroupId,
}

/// The source of groups that are kept by the administrators of the network.
pub const HERE: &str = "here";

/// A group.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Group {
    /// Identifier.
    pub id: GroupId,
    /// Its name.
    pub name: String,
    /// Who keeps it: `here`, or the directory it comes from.
    pub source: String,
    /// How many people are in it.
    pub members: i64,
}

/// How many groups there may be: all of them are shown on one page.
const MOST: i64 = 1_000;

/// Every group, by name.
///
/// # Errors
/// `Forbidden` to all but administrators.
pub fn all(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Vec<Group>> {
    viewer.administering()?;
    store::all(tx)
}

/// The group of this number.
///
/// # Errors
/// `Forbidden` to all but administrators; `NotFound`.
pub fn one(tx: &mut Tx<'_>, viewer: &Viewer, id: GroupId) -> Result<Group> {
    viewer.administering()?;
    store::one(tx, id)
}

/// The people of a group, whoever came last into the company first.
///
/// # Errors
/// As [`one`].
pub fn members(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    id: GroupId,
    cursor: Cursor,
) -> Result<Slice<PersonCard>> {
    one(tx, viewer, id)?;
    let ids = store::members(tx, id, cursor.before, cursor.limit + 1)?;
    let ids = Slice::cut(ids, cursor.limit, |person| person.0);
    let mut found = cards::cards(tx, &ids.items)?;
    let items = ids.items.iter().filter_map(|person| found.remove(person)).collect();
    Ok(Slice { items, next: ids.next })
}

/// Creates a group.
///
/// # Errors
/// `Forbidden` to all but administrators; `Invalid` on the field `name`, also where a group has it or
/// there are a thousand.
pub fn create(tx: &mut Tx<'_>, viewer: &Viewer, name: &str) -> Result<GroupId> {
    viewer.administering()?;
    few(tx)?;
    let (name, folded) = free(tx, None, name)?;
    let id: GroupId = tx.new_id();
    store::insert(tx, id, &name, &folded, HERE)?;
    tx.log(Activity::new(logged::GROUP_CREATED, id.0).by(viewer.id))?;
    Ok(id)
}

/// Gives a group another name.
///
/// # Errors
/// As [`create`]; `Conflict` for a group that is kept elsewhere.
pub fn rename(tx: &mut Tx<'_>, viewer: &Viewer, id: GroupId, name: &str) -> Result<()> {
    kept_here(tx, viewer, id)?;
    let (name, folded) = free(tx, Some(id), name)?;
    store::rename(tx, id, &name, &folded)?;
    tx.log(Activity::new(logged::GROUP_CHANGED, id.0).by(viewer.id))
}

/// What must not lose its group: whoever has it says so by [`group_needed!`](crate::group_needed).
pub struct Needed {
    /// Whether this group is needed.
    pub is_needed: fn(&mut Tx<'_>, GroupId) -> Result<bool>,
    /// What is said to who would delete it.
    pub message: &'static str,
}

kernel::inventory::collect!(Needed);

/// Declares [`Needed`](crate::groups::Needed).
#[macro_export]
macro_rules! group_needed {
    ($value:expr) => {
        $crate::inventory::submit! { $value }
    };
}

fn not_needed(tx: &mut Tx<'_>, id: GroupId) -> Result<()> {
    for needed in kernel::inventory::iter::<Needed> {
        if (needed.is_needed)(tx, id)? {
            return Err(Error::new(kernel::error::Meaning::Conflict, needed.message));
        }
    }
    Ok(())
}

/// Deletes a group; nobody leaves anything else by that.
///
/// # Errors
/// `Forbidden` to all but administrators; `NotFound`; `Conflict` for a group that is kept elsewhere, or needed.
pub fn delete(tx: &mut Tx<'_>, viewer: &Viewer, id: GroupId) -> Result<()> {
    kept_here(tx, viewer, id)?;
    not_needed(tx, id)?;
    store::delete(tx, id)?;
    tx.log(Activity::new(logged::GROUP_DELETED, id.0).by(viewer.id))
}

/// Whether a person is in a group, for rules that ask for one.
pub fn is_in(tx: &mut Tx<'_>, id: GroupId, person: PersonId) -> Result<bool> {
    store::is_in(tx, id, person)
}

/// The people of a group, the last 500 who came into the company, for rules that name one.
pub fn people_in(tx: &mut Tx<'_>, id: GroupId) -> Result<Vec<PersonId>> {
    store::members(tx, id, i64::MAX, 500)
}

/// Whether there is a group of this number, for rules that ask for one.
pub fn is_there(tx: &mut Tx<'_>, id: GroupId) -> Result<bool> {
    store::is_there(tx, id)
}

/// Puts a person into those of the groups `kept` from a `source` that are `named`, and takes them out of the others of
/// them; a group that is not there yet is created. For what says who is in them: no rule is asked.
///
/// # Errors
/// `Invalid` for a name that cannot be one; whatever the database meets.
pub fn keep_from(
    tx: &mut Tx<'_>,
    source: &str,
    kept: &[String],
    named: &[String],
    person: PersonId,
) -> Result<()> {
    for name in kept {
        let is_in = named.contains(name);
        let folded = names::words(name);
        let id = match (store::named(tx, source, &folded)?, is_in) {
            (Some(id), _) => id,
            (None, false) => continue,
            (None, true) => {
                let id: GroupId = tx.new_id();
                store::insert(tx, id, name, &folded, source)?;
                tx.log(Activity::new(logged::GROUP_CREATED, id.0))?;
                id
            }
        };
        kept::put(tx, id, person, is_in)?;
    }
    Ok(())
}

/// A name as it is compared with others.
pub fn folded(name: &str) -> String {
    names::words(name)
}

/// Deletes groups that a source keeps no more: those of these names, or all.
///
/// # Errors
/// `Conflict` for one that is needed.
pub fn forget(tx: &mut Tx<'_>, source: &str, gone: Option<&[String]>, by: PersonId) -> Result<()> {
    let is_gone = |group: &Group| gone.is_none_or(|gone| gone.contains(&group.name));
    for group in store::all(tx)?.into_iter().filter(|of| of.source == source && is_gone(of)) {
        not_needed(tx, group.id)?;
        store::delete(tx, group.id)?;
        tx.log(Activity::new(logged::GROUP_DELETED, group.id.0).by(by))?;
    }
    Ok(())
}

/// The name of a group, for rules that ask for it.
pub fn name_of(tx: &mut Tx<'_>, id: GroupId) -> Result<Option<String>> {
    store::name_of(tx, id)
}

/// The groups that a viewer may name in a rule, by name: those they are in; administrators all of them.
pub fn nameable(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Vec<(GroupId, String)>> {
    store::names(tx, viewer.id, viewer.administers())
}

/// Puts a person into a group, or takes them out.
///
/// # Errors
/// As [`delete`].
pub fn set_member(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    id: GroupId,
    person: &Readable<Person>,
    member: bool,
) -> Result<()> {
    kept_here(tx, viewer, id)?;
    let changed = match member {
        true => store::add(tx, id, person.id)?,
        false => store::remove(tx, id, person.id)?,
    };
    if !changed {
        return Ok(());
    }
    let kind = if member { logged::GROUP_JOINED } else { logged::GROUP_LEFT };
    tx.log(Activity::new(kind, person.id.0).by(viewer.id).under(id.0))
}

/// Refuses what would be undone by the next word of the directory.
fn kept_here(tx: &mut Tx<'_>, viewer: &Viewer, id: GroupId) -> Result<()> {
    match one(tx, viewer, id)?.source.as_str() {
        HERE => Ok(()),
        _ => Err(Error::new(kernel::error::Meaning::Conflict, "group-kept-elsewhere")),
    }
}

/// Refuses one more than there may be.
fn few(tx: &mut Tx<'_>) -> Result<()> {
    match store::count(tx)? >= MOST {
        true => {
            let message = kernel::Message::new("group-too-many").with("most", MOST);
            Err(Error::field("name", message))
        }
        false => Ok(()),
    }
}

/// The name, cleaned and folded, where no other group has it.
fn free(tx: &mut Tx<'_>, id: Option<GroupId>, name: &str) -> Result<(String, String)> {
    let name = names::name(name)?;
    let folded = names::words(&name);
    match store::named(tx, HERE, &folded)? {
        Some(other) if Some(other) != id => Err(Error::field("name", "group-name-taken")),
        _ => Ok((name, folded)),
    }
}

/// Pages and API of groups.
pub(crate) fn routes() -> OpenApiRouter<kernel::App> {
    use axum::routing::{get, post};
    OpenApiRouter::new()
        .route("/admin/groups", get(page::list).post(page::submit))
        .route("/admin/groups/{id}", get(page::show).post(page::submit_name))
        .route("/admin/groups/{id}/delete", post(page::submit_delete))
        .route("/admin/groups/{id}/members", post(page::submit_add))
        .route("/admin/groups/{id}/members/{handle}/remove", post(page::submit_remove))
        .routes(routes!(api::list, api::create))
        .routes(routes!(api::read, api::rename, api::delete))
        .routes(routes!(api::members))
        .routes(routes!(api::add, api::remove))
}
