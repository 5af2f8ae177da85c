//! Loading is authorising: the only ways to get hold of a space.

use std::ops::Deref;

use kernel::{Error, Result, SpaceId, Tx, Viewer, params};

use crate::store::{self, LISTED_BY_SLUG, VISIBLE_BY_ID, VISIBLE_BY_SLUG};
use crate::{Access, Kind, Space, SpaceGrant, Standing, ViewerSpaces};

/// A space whose content this viewer may see. Made here only.
#[derive(Clone, Debug)]
pub struct Visible {
    space: Space,
    standing: Standing,
}

/// A space this viewer may know of, perhaps without seeing its content. Made here only.
#[derive(Clone, Debug)]
pub struct Listed {
    space: Space,
    standing: Standing,
    visible: bool,
}

impl Deref for Visible {
    type Target = Space;
    fn deref(&self) -> &Space {
        &self.space
    }
}

impl Deref for Listed {
    type Target = Space;
    fn deref(&self) -> &Space {
        &self.space
    }
}

impl Visible {
    /// What the viewer is in it.
    pub fn standing(&self) -> Standing {
        self.standing
    }

    /// Whether the viewer runs it.
    pub fn animates(&self) -> bool {
        self.standing == Standing::Animator
    }

    /// Whether the viewer may publish here: whoever is in it; in the company's own open spaces,
    /// everyone who sees them; on a wall, its owner alone, unless they are a guest: the whole company reads it.
    pub fn may_publish(&self, viewer: &Viewer) -> bool {
        !self.is_archived() && self.publishes(viewer)
    }

    fn publishes(&self, viewer: &Viewer) -> bool {
        match self.kind {
            Kind::Personal => self.standing == Standing::Animator && viewer.sees_open(),
            Kind::Company => true,
            _ => self.standing >= Standing::Member,
        }
    }

    /// Lets something new be written here, by whoever else may.
    ///
    /// # Errors
    /// `Forbidden` where the space is archived.
    pub fn writable(&self) -> Result<()> {
        self.open_to_more().map_err(|error| error.and_field("body", "space-archived"))
    }

    /// The same, as a proof or the error that says why not.
    ///
    /// # Errors
    /// `Forbidden` when the viewer only reads here, or the space is archived.
    pub fn publishable(self, viewer: &Viewer) -> Result<Visible> {
        self.writable()?;
        let why = match self.kind {
            Kind::Personal if !viewer.sees_open() => "space-no-wall",
            _ => "space-join-first",
        };
        match self.may_publish(viewer) {
            true => Ok(self),
            false => Err(Error::new(kernel::error::Meaning::Forbidden, why)),
        }
    }

    /// The same for whoever runs the space.
    ///
    /// # Errors
    /// `Forbidden` when the viewer does not.
    pub fn animated(self) -> Result<Visible> {
        if self.animates() && self.is_community() { Ok(self) } else { Err(Error::forbidden()) }
    }
}

impl Listed {
    /// The same from memory: `space` as it is now, where the viewer whose `viewer_spaces` this is may know of
    /// it.
    pub(crate) fn by(
        viewer_spaces: &ViewerSpaces,
        viewer: &Viewer,
        space: &Space,
    ) -> Option<Listed> {
        let seen = viewer_spaces.seen(viewer, space.id, space.access);
        let known = seen.is_some() || (space.access == Access::Closed && viewer.sees_open());
        known.then(|| Listed {
            space: space.clone(),
            standing: seen.map_or(Standing::Outsider, SpaceGrant::standing),
            visible: seen.is_some(),
        })
    }

    /// What the viewer is in it.
    pub fn standing(&self) -> Standing {
        self.standing
    }

    /// The proof that its content may be seen too, where it may.
    pub fn visible(self) -> Option<Visible> {
        let Listed { space, standing, visible } = self;
        visible.then_some(Visible { space, standing })
    }
}

/// The space at this address, if the viewer may see its content.
///
/// # Errors
/// `NotFound` when there is none, or none for this viewer.
pub fn visible(tx: &mut Tx<'_>, viewer: &Viewer, slug: &str) -> Result<Visible> {
    tx.query_one(&VISIBLE_BY_SLUG, params![viewer.id, viewer.sees_open(), slug], |row| {
        store::space(row).map(|(space, standing)| Visible { space, standing })
    })
}

/// The space of this number, if the viewer may see its content.
///
/// # Errors
/// `NotFound` when there is none, or none for this viewer.
pub fn visible_by_id(tx: &mut Tx<'_>, viewer: &Viewer, id: SpaceId) -> Result<Visible> {
    tx.query_one(&VISIBLE_BY_ID, params![viewer.id, viewer.sees_open(), id], |row| {
        store::space(row).map(|(space, standing)| Visible { space, standing })
    })
}

/// The space at this address, if the viewer may know of it.
///
/// # Errors
/// `NotFound` when there is none, or none for this viewer.
pub fn listed(tx: &mut Tx<'_>, viewer: &Viewer, slug: &str) -> Result<Listed> {
    tx.query_one(&LISTED_BY_SLUG, params![viewer.id, viewer.sees_open(), slug], |row| {
        let (space, standing) = store::space(row)?;
        Ok(Listed { space, standing, visible: row.get(13)? })
    })
}
