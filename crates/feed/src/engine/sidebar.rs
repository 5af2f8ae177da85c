//! What stands beside the lists: the navigation, where one may publish, spaces to discover.

use std::sync::Arc;

use kernel::{Result, SpaceId, Tx, Viewer};
use posts::prompts::Beginner;
use spaces::audience::{self, Destination, Readers};
use spaces::suspensions::{self, Suspension};
use spaces::view::SpaceView;
use ui::{Ctx, NavSpace};

use super::Engine;
use crate::lists;

/// What stands beside every page, and around the home page, of one viewer.
#[derive(Clone, Debug)]
pub struct Sidebar {
    /// The viewer's spaces, for the navigation.
    pub spaces: Arc<[NavSpace]>,
    /// The viewer's private conversations, for the navigation.
    pub conversations: Arc<[NavSpace]>,
    /// The name of this network.
    pub site_name: Option<String>,
    /// The spaces the viewer may publish in, with who reads each. The one where they did so last stands
    /// first, and is proposed.
    pub choices: Vec<Destination>,
    /// Whether the viewer runs one of them.
    pub animates: bool,
    /// How they begin to write.
    pub beginner: Beginner,
    /// Where they may not write for a while.
    pub suspensions: Vec<Suspension>,
    /// The spaces whose posts come home.
    pub followed: Vec<SpaceId>,
    /// A few spaces that the viewer could join, the largest first.
    pub discover: Vec<SpaceView>,
}

/// Spaces to discover.
const DISCOVER: usize = 5;

impl Sidebar {
    /// In a company of so many.
    fn load(tx: &mut Tx<'_>, viewer: &Viewer, company: i64) -> Result<Sidebar> {
        let (spaces, conversations) = spaces::nav(tx, viewer)?;
        let discover = spaces::joinable(tx, viewer, DISCOVER)?;
        let choices = posts::destinations(tx, viewer)?;
        Ok(Sidebar {
            spaces: spaces.into(),
            conversations: conversations.into(),
            site_name: people::settings::get(tx, "site-name")?,
            beginner: Beginner::load(tx, viewer, &choices)?,
            animates: choices.iter().any(|choice| choice.animated),
            choices: audience::of_choices(tx, choices, company)?,
            suspensions: suspensions::of(tx, viewer.id)?,
            followed: lists::followed(tx, viewer)?,
            discover: spaces::views(tx, viewer, &discover)?,
        })
    }
}

impl Engine {
    /// What stands beside the pages of the viewer.
    pub async fn sidebar(&self, cx: &Ctx) -> Result<Arc<Sidebar>> {
        let (cache, viewer) = (&self.0.sidebar, cx.viewer()?.clone());
        if let Some(known) = cache.get(&viewer.id).filter(|_| cx.caught_up.0) {
            return Ok(known);
        }
        let (ticket, id) = (cache.ticket(), viewer.id);
        let company = self.company_size(cx).await?;
        let read = self.0.db.read(move |tx| Sidebar::load(tx, &viewer, company));
        Ok(ticket.keep(id, read.await?, 1))
    }

    /// How many read this space: counted once for everybody.
    pub(super) async fn readers_in(&self, cx: &Ctx, space: SpaceId) -> Result<Readers> {
        let cache = &self.0.audiences;
        if let Some(known) = cache.get(&space).filter(|_| cx.caught_up.0) {
            return Ok(*known);
        }
        let ticket = cache.ticket();
        let counted = self.0.db.read(move |tx| audience::readers(tx, &[space])).await?;
        Ok(*ticket.keep(space, counted.get(&space).copied().unwrap_or_default(), 1))
    }

    pub(super) async fn company_size(&self, cx: &Ctx) -> Result<i64> {
        let cache = &self.0.company_size;
        if let Some(known) = cache.get(&()).filter(|_| cx.caught_up.0) {
            return Ok(*known);
        }
        let ticket = cache.ticket();
        let size = self.0.db.read(audience::company).await?;
        Ok(*ticket.keep((), size, 1))
    }
}
