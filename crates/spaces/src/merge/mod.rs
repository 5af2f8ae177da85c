//! Merging a space into another: its members come to the other too. Its posts stay where they are, with the readers
//! they have, in a space that is archived beside the other with a link to it: nothing is ever shown to more people.

pub(crate) mod page;
mod store;

use kernel::error::Meaning;
use kernel::{Activity, Error, PersonId, Result, SpaceId, Tx, Viewer, params};
use serde::Serialize;
use serde_json::json;

use crate::managed::Managed;
use crate::store::deleted::END_REQUESTS;
use crate::{Kind, Standing, archive, guests, join, logged};
use store::{COMING, FORGET, IS_MERGED, NOTE, OF, TARGETS};

/// A space by its name.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct SpaceLink {
    /// Its name in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
}

/// What a space was merged with, as far as the viewer may know of it.
#[derive(Clone, Debug, Default, Serialize, utoipa::ToSchema)]
pub struct Merges {
    /// The space it was merged into.
    pub into: Option<SpaceLink>,
    /// The spaces that were merged into it.
    pub from: Vec<SpaceLink>,
}

/// Merges a space that the viewer runs into another that they run. Guests come where the other takes guests, the
/// viewer may invite, and the company takes guests from their address;
/// whoever is there by its rule does not: the other would have to let them go when they meet it no more.
///
/// # Errors
/// `Invalid`, on the field `into`, for the space itself, an archived one, or where one of the two is by agreement and
/// the other is not; `Conflict` where the space is archived.
pub fn merge(tx: &mut Tx<'_>, viewer: &Viewer, space: &Managed, into: &Managed) -> Result<()> {
    if space.is_archived() {
        return Err(Error::new(Meaning::Conflict, "merge-archived"));
    }
    let alike = (space.kind == Kind::Agreement) == (into.kind == Kind::Agreement);
    if space.id == into.id || into.is_archived() || !alike {
        return Err(Error::field("into", "merge-not-into"));
    }
    let with_guests = guests::may_invite(tx, viewer, into).is_ok();
    let coming = params![space.id, into.id, with_guests];
    for (person, is_guest, email) in tx.query(&COMING, coming, |row| {
        Ok((row.get::<PersonId>(0)?, row.get::<bool>(1)?, row.get::<Option<String>>(2)?))
    })? {
        // As where they are added by name.
        if is_guest && guests::may_come(tx, email.as_deref()).is_err() {
            continue;
        }
        join::bring(tx, into.id, person, Standing::Member, viewer.id)?;
        guests::begin(tx, into.id, person, viewer.id)?;
    }
    tx.execute(&END_REQUESTS, params![space.id])?;
    tx.execute(&NOTE, params![space.id, into.id, tx.now()])?;
    archive::archive(tx, viewer, space, true)?;
    let changed = Activity::new(logged::SPACE_CHANGED, into.id.0).by(viewer.id).within(into.id);
    tx.log(changed.data(json!({ "merged": true })))
}

/// A space that is reopened is merged no longer; who came to the other stays there.
pub(crate) fn forget(tx: &mut Tx<'_>, space: SpaceId) -> Result<()> {
    tx.execute(&FORGET, params![space]).map(drop)
}

/// Whether a space was merged into another, or another into it.
pub(crate) fn is_merged(tx: &mut Tx<'_>, space: SpaceId) -> Result<bool> {
    Ok(tx.query_opt(&IS_MERGED, params![space], |row| row.get::<i64>(0))?.is_some())
}

/// What a space that the viewer may know of was merged with, of what else they may know of.
///
/// # Errors
/// Whatever the database meets.
pub fn of(tx: &mut Tx<'_>, viewer: &Viewer, space: SpaceId) -> Result<Merges> {
    let mut merges = Merges::default();
    let rows = tx.query(&OF, params![viewer.id, viewer.sees_open(), space], |row| {
        Ok((SpaceLink { slug: row.get(0)?, name: row.get(1)? }, row.get::<bool>(2)?))
    })?;
    for (link, is_into) in rows {
        match is_into {
            true => merges.into = Some(link),
            false => merges.from.push(link),
        }
    }
    Ok(merges)
}

/// The spaces into which the viewer may merge one that they run.
fn targets(tx: &mut Tx<'_>, viewer: &Viewer, space: SpaceId) -> Result<Vec<SpaceLink>> {
    tx.query(&TARGETS, params![viewer.id, viewer.sees_open(), space], |row| {
        Ok(SpaceLink { slug: row.get(0)?, name: row.get(1)? })
    })
}
