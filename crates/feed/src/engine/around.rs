//! What stands beside the lists: the navigation, where one may publish, spaces to discover.

use std::sync::Arc;

use kernel::{Result, SpaceId, Tx, Viewer};
use spaces::Audience;
use spaces::view::SpaceView;
use ui::{Ctx, NavSpace};

use super::Engine;
use crate::lists;

/// What stands beside every page, and around the home page, of one viewer.
#[derive(Clone, Debug)]
pub struct Around {
    /// The viewer's spaces, for the navigation.
    pub spaces: Vec<NavSpace>,
    /// The viewer's private conversations, for the navigation.
    pub conversations: Vec<NavSpace>,
    /// The name of this network.
    pub site_name: Option<String>,
    /// The spaces the viewer may publish in, with who reads each: (address, audience).
    pub choices: Vec<(String, Audience)>,
    /// The spaces whose posts come home.
    pub followed: Vec<SpaceId>,
    /// A few spaces that the viewer could join, the largest first.
    pub discover: Vec<SpaceView>,
}

/// Spaces to discover.
const DISCOVER: usize = 5;

impl Around {
    fn load(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Around> {
        let (spaces, conversations) = spaces::nav(tx, viewer)?;
        let mut discover = spaces::joinable(tx, viewer)?;
        discover.truncate(DISCOVER);
        Ok(Around {
            spaces,
            conversations,
            site_name: people::settings::get(tx, "site-name")?,
            choices: spaces::audience::choices(tx, viewer)?,
            followed: lists::followed(tx, viewer)?,
            discover,
        })
    }
}

impl Engine {
    /// What stands beside the pages of the viewer.
    pub async fn around(&self, cx: &Ctx) -> Result<Arc<Around>> {
        let viewer = cx.viewer()?.clone();
        let (shelf, id) = (&self.0.around, viewer.id);
        if let Some(known) = shelf.get(&id).filter(|_| cx.in_step.0) {
            return Ok(known);
        }
        let ticket = shelf.ticket();
        let around = self.0.db.read(move |tx| Around::load(tx, &viewer)).await?;
        Ok(ticket.keep(id, around, 1))
    }
}
