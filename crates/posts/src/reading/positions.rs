//! The positions of a viewer, all at once: for whoever counts in memory.

use std::collections::{HashMap, HashSet};

use kernel::{Result, SpaceId, Tx, Viewer, params};

use super::horizon;
use super::store::POSITIONS;
use crate::PostId;

/// What a viewer has read of the spaces they follow.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Positions {
    /// The spaces followed; everything up to the identifier is read, or came before the viewer.
    pub spaces: HashMap<SpaceId, i64>,
    /// The posts above that which were read too, of these spaces and of others.
    pub ahead: HashSet<PostId>,
}

impl Positions {
    /// Whether a post of `space` is still to be read, as far as positions tell: whose it is, and
    /// whether it is deleted or muted, is asked elsewhere.
    pub fn is_beyond(&self, space: SpaceId, post: PostId) -> bool {
        self.spaces.get(&space).is_some_and(|floor| post.0 > *floor) && !self.ahead.contains(&post)
    }
}

/// The positions of the viewer, by one statement.
pub fn positions(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Positions> {
    let past = horizon(tx.now());
    let mut found = Positions::default();
    let rows = tx.query(&POSITIONS, params![viewer.id, viewer.sees_open(), past], |row| {
        Ok((row.get::<bool>(0)?, row.get::<i64>(1)?, row.get::<i64>(2)?))
    })?;
    for (is_ahead, id, floor) in rows {
        if is_ahead {
            found.ahead.insert(PostId(id));
        } else {
            found.spaces.insert(SpaceId(id), floor);
        }
    }
    Ok(found)
}
