//! Merging a space into another: its members come to the other too. Its posts stay where they are, with the readers
//! they have, in a space that is archived beside the other with a link to it: nothing is ever shown to more people.

mod moving;
pub(crate) mod page;
mod store;

pub use moving::Mover;

use kernel::error::Meaning;
use kernel::{Activity, Error, Result, SpaceId, Tx, Viewer, params};
use serde::Serialize;
use serde_json::json;

use crate::managed::Managed;
use crate::store::deleted::END_REQUESTS;
use crate::{Kind, archive, logged};
use moving::Pending;
use store::{COME_TO, FORGET, IS_MERGED, NOTE, OF, TARGETS};

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
    /// Whether members are still coming from one to another.
    pub moving: bool,
}

/// Merges a space that the viewer runs into another that they run. The first members come at once, the others a moment
/// later ([`Mover`]). Guests come where the other takes guests, the viewer may invite, and the company takes guests from
/// their address; whoever is there by its rule does not: the other would have to let them go when they meet it no more.
///
/// # Errors
/// `Invalid`, on the field `into`, for the space itself, an archived one, or where one of the two is by agreement and
/// the other is not; `Conflict` where the space is archived, or people still come to it from another.
pub fn merge(tx: &mut Tx<'_>, viewer: &Viewer, space: &Managed, into: &Managed) -> Result<()> {
    if space.is_archived() {
        return Err(Error::new(Meaning::Conflict, "merge-archived"));
    }
    let alike = (space.kind == Kind::Agreement) == (into.kind == Kind::Agreement);
    if space.id == into.id || into.is_archived() || !alike {
        return Err(Error::field("into", "merge-not-into"));
    }
    if tx.query_opt(&COME_TO, params![space.id], |row| row.get::<i64>(0))?.is_some() {
        return Err(Error::new(Meaning::Conflict, "merge-moving-here"));
    }
    tx.execute(&END_REQUESTS, params![space.id])?;
    tx.execute(&NOTE, params![space.id, into.id, tx.now(), viewer.id])?;
    archive::archive(tx, viewer, space, true)?;
    let pending = Pending { space: space.id, into: into.id, by: Some(viewer.id), reached: 0 };
    moving::step(tx, pending)?;
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
        let link = SpaceLink { slug: row.get(0)?, name: row.get(1)? };
        Ok((link, row.get::<bool>(2)?, row.get::<bool>(3)?))
    })?;
    for (link, is_into, is_moving) in rows {
        merges.moving |= is_moving;
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
