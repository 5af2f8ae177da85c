//! What a viewer sees, kept in memory: the same answers as [`visible_to!`](crate::visible_to) and
//! [`followed_by!`](crate::followed_by), without asking the database for each space.
//!
//! Whoever keeps a [`ViewerSpaces`] keeps it in step with the log: `membership.*` and `guest.*` of its
//! person change it.

use std::collections::{HashMap, HashSet};

use kernel::{PersonId, Result, SpaceId, Time, Tx, Viewer, params};

use crate::store::{self, COMPANY, JOINED, REQUESTED};
use crate::{Access, Kind, Source, SpaceGrant, Standing};

/// A space joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Joined {
    /// What its person is there.
    pub standing: Standing,
    /// Whether it is a private conversation or a notebook, which never comes to the lists.
    pub conversation: bool,
    /// The identifier after which guests read its posts. It changes with the space.
    guests_from: i64,
    /// Whether the rule of the space put its person there.
    by_rule: bool,
    /// Since when.
    joined_at: Time,
    /// Until when its person stays, as a guest.
    until: Option<Time>,
}

/// The spaces that a person is in, or asks to be.
#[derive(Clone, Debug)]
pub struct ViewerSpaces {
    person: PersonId,
    joined: HashMap<SpaceId, Joined>,
    asked: HashSet<SpaceId>,
}

impl ViewerSpaces {
    /// The spaces that `person` is in, or asks to be, as of this transaction.
    pub fn load(tx: &mut Tx<'_>, person: PersonId) -> Result<ViewerSpaces> {
        let rows = tx.query(&JOINED, params![person], |row| {
            let standing = store::standing(Some(&row.get::<String>(1)?));
            let conversation = Kind::parse(&row.get::<String>(2)?).is_apart();
            let (guests_from, joined_at) = (row.get(3)?, row.get(5)?);
            let by_rule = Source::parse(&row.get::<String>(4)?) == Source::Rule;
            let until = row.get(6)?;
            let joined = Joined { standing, conversation, guests_from, by_rule, joined_at, until };
            Ok((row.get(0)?, joined))
        })?;
        let asked = tx.query(&REQUESTED, params![person], |row| row.get(0))?;
        let (joined, asked) = (rows.into_iter().collect(), asked.into_iter().collect());
        Ok(ViewerSpaces { person, joined, asked })
    }

    /// Whether the viewer sees this space, as a proof.
    pub fn seen(&self, viewer: &Viewer, space: SpaceId, access: Access) -> Option<SpaceGrant> {
        if viewer.id != self.person {
            return None;
        }
        match self.joined.get(&space) {
            Some(joined) => Some(SpaceGrant::new(space, joined.standing)),
            None if access == Access::Open && viewer.sees_open() => {
                Some(SpaceGrant::new(space, Standing::Outsider))
            }
            None => None,
        }
    }

    /// Whether the viewer reads this post of the space, as a proof: the same as [`reads!`](crate::reads).
    pub fn reads(
        &self,
        viewer: &Viewer,
        space: SpaceId,
        access: Access,
        post: i64,
    ) -> Option<SpaceGrant> {
        let seen = self.seen(viewer, space, access)?;
        (viewer.sees_open() || post > self.guests_from(space)).then_some(seen)
    }

    /// The identifier after which guests read the posts of a space joined.
    pub(crate) fn guests_from(&self, space: SpaceId) -> i64 {
        self.joined.get(&space).map_or(0, |joined| joined.guests_from)
    }

    /// Whether its rule put the person into this space.
    pub(crate) fn by_rule(&self, space: SpaceId) -> bool {
        self.joined.get(&space).is_some_and(|joined| joined.by_rule)
    }

    /// Since when the person is in a space.
    pub(crate) fn joined_at(&self, space: SpaceId) -> Option<Time> {
        self.joined.get(&space).map(|joined| joined.joined_at)
    }

    /// Until when the person is in this space, as a guest.
    pub(crate) fn until(&self, space: SpaceId) -> Option<Time> {
        self.joined.get(&space).and_then(|joined| joined.until)
    }

    /// Whether the person asks to be in this space.
    pub(crate) fn asks(&self, space: SpaceId) -> bool {
        self.asked.contains(&space)
    }

    /// The spaces joined.
    pub fn joined(&self) -> impl Iterator<Item = (SpaceId, Joined)> + '_ {
        self.joined.iter().map(|(space, joined)| (*space, *joined))
    }
}

/// The company's own open spaces, which all but guests follow without joining.
pub fn company(tx: &mut Tx<'_>) -> Result<Vec<SpaceId>> {
    tx.query(&COMPANY, params![], |row| row.get(0))
}
