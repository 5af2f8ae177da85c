//! The front of a space, and the form to publish in it, from memory.

use std::sync::Arc;

use kernel::{Error, Result};
use posts::prompts::SpacePrompt;
use posts::{AuthorizedPost, Composer, Kinds};
use spaces::front::{self, Front, ViewerFront};
use spaces::{Audience, Visible};
use ui::Ctx;

use super::Engine;

impl Engine {
    /// The front of the space at this address, and the proof that the viewer sees its content, where
    /// they do.
    ///
    /// # Errors
    /// `NotFound` when there is none, or none for this viewer.
    pub async fn front(&self, cx: &Ctx, slug: &str) -> Result<(Front, Option<Visible>)> {
        if cx.caught_up.0
            && let Some(known) = self.known_front(cx, slug).await?
        {
            return Ok(known);
        }
        let (addresses, fronts) = (self.0.addresses.ticket(), self.0.fronts.ticket());
        let (viewer, asked) = (cx.viewer()?.clone(), slug.to_owned());
        let found = self.0.db.read(move |tx| front::front(tx, &viewer, &asked)).await?;
        let shared = found.0.shared();
        addresses.keep(slug.to_owned(), shared.id(), 1);
        fronts.keep(shared.id(), shared.clone(), 1);
        Ok(found)
    }

    /// The space at this address.
    ///
    /// # Errors
    /// `NotFound` when there is none whose content this viewer sees.
    pub async fn visible(&self, cx: &Ctx, slug: &str) -> Result<Visible> {
        self.front(cx, slug).await?.1.ok_or_else(Error::not_found)
    }

    /// The form to publish in a space; nothing where the viewer only reads.
    pub async fn composer(&self, cx: &Ctx, space: &Visible) -> Result<Option<Composer>> {
        if !space.may_publish(cx.viewer()?) {
            return Ok(None);
        }
        let (readers, company) =
            (self.readers_in(cx, space.id).await?, self.company_size(cx).await?);
        let audience = Audience::new(space.name.clone(), space.access, readers, company);
        let own = self.prompts(cx, space).await?;
        let begins = self.sidebar(cx).await?.beginner.is_beginner;
        let kinds = Kinds::at(self.db());
        Ok(Some(Composer::read_by(&audience, space, &kinds, cx, &own, begins)))
    }

    /// The starting points written for a space that the viewer sees.
    async fn prompts(&self, cx: &Ctx, space: &Visible) -> Result<Arc<Vec<SpacePrompt>>> {
        let (cache, id) = (&self.0.prompts, space.id);
        if let Some(known) = cache.get(&id).filter(|_| cx.caught_up.0) {
            return Ok(known);
        }
        let ticket = cache.ticket();
        let read = self.0.db.read(move |tx| posts::prompts::of(tx, id)).await?;
        Ok(ticket.keep(id, read, 1))
    }

    /// What is pinned to a space that the viewer sees.
    pub async fn pinned(&self, cx: &Ctx, space: &Visible) -> Result<Vec<AuthorizedPost>> {
        let (cache, id) = (&self.0.pins, space.id);
        let ids = match cache.get(&id).filter(|_| cx.caught_up.0) {
            Some(known) => known,
            None => {
                let ticket = cache.ticket();
                let read = self.0.db.read(move |tx| posts::pins::pinned(tx, id)).await?;
                ticket.keep(id, read, 1)
            }
        };
        let mut shown = self.shown_to(cx, &ids).await?;
        Ok(ids.iter().filter_map(|id| shown.remove(id)).collect())
    }

    /// Memory only ever says yes, and asks for nothing that is the space's before it does: what is
    /// hidden takes as long as what is not there.
    async fn known_front(&self, cx: &Ctx, slug: &str) -> Result<Option<(Front, Option<Visible>)>> {
        let viewer = cx.viewer()?;
        let reader = self.reader(viewer, cx.now).await?;
        let id = self.0.addresses.get(&slug.to_owned());
        let Some(shared) = id.and_then(|id| self.0.fronts.get(&id)) else { return Ok(None) };
        let Some(listed) = shared.listed(viewer, reader.viewer_spaces()) else { return Ok(None) };
        let readers = self.readers_in(cx, shared.id()).await?;
        let own = ViewerFront::by(reader.viewer_spaces(), reader.levels(), shared.id());
        Ok(Some(Front::new(viewer, listed, shared, readers, own)))
    }
}
