//! What a viewer has read, all at once: for whoever keeps in memory which spaces they follow, and
//! counts there.

use std::collections::HashMap;

use kernel::{Result, SpaceId, Time, Tx, Viewer, params};

use super::store::{CAME, JOINED_AT, POSITIONS};
use super::{floor_of, horizon};
use crate::PostId;

/// Since when a person has followed the spaces they follow. It changes with their memberships and, for
/// guests, with what their spaces show them; it may be kept by whoever is in step with those.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Since {
    joined: HashMap<SpaceId, i64>,
    /// In the company's own spaces.
    came: i64,
}

impl Since {
    /// As of this transaction.
    pub fn load(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Since> {
        let joined = tx.query(&JOINED_AT, params![viewer.id], |row| {
            let came = floor_of(row.get::<Time>(1)?);
            Ok((row.get::<SpaceId>(0)?, came.max(row.get::<i64>(2)?)))
        })?;
        let came = tx.query_one(&CAME, params![viewer.id], |row| row.get::<Time>(0))?;
        Ok(Since { joined: joined.into_iter().collect(), came: floor_of(came) })
    }

    fn of(&self, space: SpaceId) -> i64 {
        self.joined.get(&space).copied().unwrap_or(self.came)
    }
}

/// What a viewer has read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Positions {
    /// Up to where, in the spaces where a position is kept.
    spaces: HashMap<SpaceId, i64>,
    /// The posts above that which were read too, in order.
    ahead: Vec<PostId>,
    /// Up to where everything is past.
    past: i64,
}

impl Positions {
    /// Everything up to this identifier is read in a space that the viewer follows, or past, or was
    /// there before they came. The same as in the statements of the database.
    pub fn floor(&self, since: &Since, space: SpaceId) -> i64 {
        let read = self.spaces.get(&space).copied().unwrap_or(0);
        read.max(since.of(space)).max(self.past)
    }

    /// Whether a post above the floor was read.
    pub fn is_ahead(&self, post: PostId) -> bool {
        self.ahead.binary_search(&post).is_ok()
    }
}

/// The positions of the viewer, by one statement over two ranges of keys.
pub fn positions(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Positions> {
    let past = horizon(tx.now());
    let mut found = Positions { past, ..Positions::default() };
    let rows = tx.query(&POSITIONS, params![viewer.id, past], |row| {
        Ok((row.get::<bool>(0)?, row.get::<i64>(1)?, row.get::<i64>(2)?))
    })?;
    for (is_ahead, id, position) in rows {
        if is_ahead {
            found.ahead.push(PostId(id));
        } else {
            found.spaces.insert(SpaceId(id), position);
        }
    }
    found.ahead.sort_unstable();
    Ok(found)
}
