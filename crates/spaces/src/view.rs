//! A space as programs see it.

use kernel::{Result, SpaceId, Time, Tx};
use serde::Serialize;

use crate::{Access, Kind, Listed, Space, Standing, Visible, audience};

/// A space, as JSON.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct SpaceView {
    /// Identifier.
    pub id: SpaceId,
    /// Its name in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub kind: Kind,
    /// Who may see it.
    pub access: Access,
    /// One or two sentences.
    pub description: String,
    /// Rules, Markdown.
    pub charter: String,
    /// Whether people from outside are invited here.
    pub takes_guests: bool,
    /// How many people are in it, closed accounts aside; of a space by agreement, nothing for whoever is not
    /// in it.
    pub members: Option<i64>,
    /// What the viewer is in it.
    pub standing: Standing,
    /// When it was started.
    pub created_at: Time,
    /// When it was archived: nothing new is written in it since. Nothing where it is not.
    pub archived_at: Option<Time>,
    /// Until when the viewer is in it, as a guest; told where one space is asked for.
    pub stays_until: Option<Time>,
}

/// The view of a space whose content the viewer sees.
pub fn of(tx: &mut Tx<'_>, space: &Visible) -> Result<SpaceView> {
    make(tx, space, space.standing())
}

/// The view of a space that the viewer may know of.
pub fn of_listed(tx: &mut Tx<'_>, space: &Listed) -> Result<SpaceView> {
    make(tx, space, space.standing())
}

fn make(tx: &mut Tx<'_>, space: &Space, standing: Standing) -> Result<SpaceView> {
    let readers = audience::readers(tx, &[space.id])?;
    let members = readers.get(&space.id).map_or(0, |readers| readers.members());
    Ok(with(space.clone(), standing, members))
}

/// The view made of what a list has read.
pub(crate) fn with(space: Space, standing: Standing, members: i64) -> SpaceView {
    let members = space.tells_members_to(standing).then_some(members);
    SpaceView {
        id: space.id,
        slug: space.slug,
        name: space.name,
        kind: space.kind,
        access: space.access,
        description: space.description,
        charter: space.charter,
        takes_guests: space.takes_guests,
        members,
        standing,
        created_at: space.created_at,
        archived_at: space.archived_at,
        stays_until: None,
    }
}
