//! The front of a space, and the form to publish in it, from memory.

use std::sync::Arc;

use kernel::{Error, Result, SpaceId};
use posts::Composer;
use spaces::audience::Readers;
use spaces::front::{self, Common, Front, Own};
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
        if cx.in_step.0
            && let Some(known) = self.known_front(cx, slug).await?
        {
            return Ok(known);
        }
        // Memory only ever says yes: what is hidden takes as long as what is not there.
        let (viewer, slug) = (cx.viewer()?.clone(), slug.to_owned());
        self.0.db.read(move |tx| front::front(tx, &viewer, &slug)).await
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
        if !space.may_publish() {
            return Ok(None);
        }
        let (readers, company) =
            (self.readers_in(cx, space.id).await?, self.company_size(cx).await?);
        let audience = Audience::new(space.name.clone(), space.access, readers, company);
        Ok(Some(Composer::read_by(&audience, space, cx)))
    }

    async fn known_front(&self, cx: &Ctx, slug: &str) -> Result<Option<(Front, Option<Visible>)>> {
        let viewer = cx.viewer()?;
        let Some(id) = self.space_at(slug).await? else { return Ok(None) };
        let reader = self.reader(viewer, cx.now).await?;
        let common = self.common_front(id).await?;
        let Some(listed) = common.listed(viewer, reader.sight()) else { return Ok(None) };
        let readers = self.readers_in(cx, id).await?;
        let own = Own::by(reader.sight(), reader.levels(), id);
        Ok(Some(Front::new(viewer, listed, common, readers, own)))
    }

    /// Which space is at this address: none ever has another.
    async fn space_at(&self, slug: &str) -> Result<Option<SpaceId>> {
        let (shelf, slug) = (&self.0.addresses, slug.to_owned());
        if let Some(known) = shelf.get(&slug) {
            return Ok(Some(*known));
        }
        let (ticket, asked) = (shelf.ticket(), slug.clone());
        let found = self.0.db.read(move |tx| spaces::at(tx, &asked)).await?;
        Ok(found.map(|id| *ticket.keep(slug, id, 1)))
    }

    async fn common_front(&self, id: SpaceId) -> Result<Arc<Common>> {
        let shelf = &self.0.fronts;
        if let Some(known) = shelf.get(&id) {
            return Ok(known);
        }
        let ticket = shelf.ticket();
        let common = self.0.db.read(move |tx| Common::load(tx, id)).await?;
        Ok(ticket.keep(id, common, 1))
    }

    async fn readers_in(&self, cx: &Ctx, space: SpaceId) -> Result<Readers> {
        let counted = self.readers_of(cx, [space].into_iter()).await?;
        Ok(counted.get(&space).copied().unwrap_or_default())
    }
}
