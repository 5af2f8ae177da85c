//! What stands beside the lists: the navigation, where one may publish, spaces to discover.

use std::collections::HashMap;
use std::sync::Arc;

use kernel::{Result, SpaceId, Tx, Viewer};
use spaces::Audience;
use spaces::audience::{self, Choice, Readers};
use spaces::view::SpaceView;
use ui::{Ctx, NavSpace};

use super::Engine;
use crate::lists;

/// What stands beside every page, and around the home page, of one viewer.
#[derive(Clone, Debug)]
pub struct Around {
    /// The viewer's spaces, for the navigation.
    pub spaces: Arc<[NavSpace]>,
    /// The viewer's private conversations, for the navigation.
    pub conversations: Arc<[NavSpace]>,
    /// The name of this network.
    pub site_name: Option<String>,
    /// The spaces the viewer may publish in, with who reads each: (address, audience). The one where
    /// they did so last stands first, and is proposed.
    pub choices: Vec<(String, Audience)>,
    /// Whether the viewer runs one of them.
    pub animates: bool,
    /// The spaces whose posts come home.
    pub followed: Vec<SpaceId>,
    /// A few spaces that the viewer could join, the largest first.
    pub discover: Vec<SpaceView>,
}

/// Spaces to discover.
const DISCOVER: usize = 5;

impl Around {
    /// All but what depends on how many read a space: the choices, and which to discover.
    fn load(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<(Around, Vec<Choice>, Vec<SpaceId>)> {
        let (spaces, conversations) = spaces::nav(tx, viewer)?;
        let around = Around {
            spaces: spaces.into(),
            conversations: conversations.into(),
            site_name: people::settings::get(tx, "site-name")?,
            choices: Vec::new(),
            animates: false,
            followed: lists::followed(tx, viewer)?,
            discover: Vec::new(),
        };
        let mut choices = audience::choices(tx, viewer)?;
        let lately = lists::published_in(tx, viewer)?;
        let last = lately.iter().find_map(|id| choices.iter().position(|space| space.id == *id));
        if let Some(last) = last {
            choices[..=last].rotate_right(1);
        }
        Ok((around, choices, spaces::joinable(tx, viewer)?))
    }
}

impl Engine {
    /// What stands beside the pages of the viewer.
    pub async fn around(&self, cx: &Ctx) -> Result<Arc<Around>> {
        let (shelf, id) = (&self.0.around, cx.viewer()?.id);
        if let Some(known) = shelf.get(&id).filter(|_| cx.in_step.0) {
            return Ok(known);
        }
        let ticket = shelf.ticket();
        let viewer = cx.viewer()?.clone();
        let asked = viewer.clone();
        let read = self.0.db.read(move |tx| Around::load(tx, &viewer)).await?;
        let (mut around, choices, mut joinable) = read;
        let counted = choices.iter().map(|choice| choice.id).chain(joinable.iter().copied());
        let readers = self.readers_of(cx, counted).await?;
        joinable.sort_by_key(|space| {
            (-readers.get(space).copied().unwrap_or_default().members(), *space)
        });
        joinable.truncate(DISCOVER);
        let views = self.0.db.read(move |tx| spaces::views(tx, &asked, &joinable));
        around.discover = views.await?;
        let company = self.company_size(cx).await?;
        around.animates = choices.iter().any(|choice| choice.animated);
        let audiences = choices.into_iter().map(|choice| {
            let readers = readers.get(&choice.id).copied().unwrap_or_default();
            let audience = choice.audience(readers, company);
            (choice.slug, audience)
        });
        around.choices = audiences.collect();
        Ok(ticket.keep(id, around, 1))
    }

    /// How many read each of these spaces: counted once for everybody.
    pub(super) async fn readers_of(
        &self,
        cx: &Ctx,
        spaces: impl Iterator<Item = SpaceId>,
    ) -> Result<HashMap<SpaceId, Readers>> {
        let shelf = &self.0.audiences;
        let mut found = HashMap::new();
        let mut missing = Vec::new();
        for space in spaces {
            match shelf.get(&space).filter(|_| cx.in_step.0) {
                Some(readers) => drop(found.insert(space, *readers)),
                None => missing.push(space),
            }
        }
        if !missing.is_empty() {
            let ticket = shelf.ticket();
            let counted = self.0.db.read(move |tx| audience::readers(tx, &missing)).await?;
            for (space, readers) in counted {
                found.insert(space, *ticket.keep(space, readers, 1));
            }
        }
        Ok(found)
    }

    pub(super) async fn company_size(&self, cx: &Ctx) -> Result<i64> {
        let shelf = &self.0.company_size;
        if let Some(known) = shelf.get(&()).filter(|_| cx.in_step.0) {
            return Ok(*known);
        }
        let ticket = shelf.ticket();
        let size = self.0.db.read(audience::company).await?;
        Ok(*ticket.keep((), size, 1))
    }
}
