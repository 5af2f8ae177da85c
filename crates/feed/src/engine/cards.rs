//! What the cards of a page show, from memory or loaded in one snapshot.

use std::collections::HashMap;
use std::sync::Arc;

use kernel::{Result, Viewer};
use posts::{AuthorizedPost, PostId, SharedCard};
use ui::Ctx;

use super::Engine;
use super::reader::Reader;

impl Engine {
    /// Those of these posts that the viewer of this request sees.
    pub(super) async fn shown_to(
        &self,
        cx: &Ctx,
        ids: &[PostId],
    ) -> Result<HashMap<PostId, AuthorizedPost>> {
        let viewer = cx.viewer()?;
        if !cx.caught_up.0 {
            let (viewer, ids) = (viewer.clone(), ids.to_vec());
            let shown = self.0.db.read(move |tx| posts::authorized(tx, &viewer, &ids)).await?;
            return Ok(shown.into_iter().map(|shown| (shown.id(), shown)).collect());
        }
        let reader = self.reader(viewer, cx.now).await?;
        self.shown(viewer, &reader, ids).await
    }

    /// Those of these posts that the viewer sees.
    pub(super) async fn shown(
        &self,
        viewer: &Viewer,
        reader: &Reader,
        ids: &[PostId],
    ) -> Result<HashMap<PostId, AuthorizedPost>> {
        let shared = self.shared_cards(ids).await?;
        let shown = shared.into_iter().filter_map(|(id, shared)| {
            let grant = reader.reads(viewer, shared.space().id, shared.space().access, id)?;
            AuthorizedPost::new(shared, grant).map(|post| (id, post))
        });
        Ok(shown.collect())
    }

    async fn shared_cards(&self, ids: &[PostId]) -> Result<HashMap<PostId, Arc<SharedCard>>> {
        let cache = &self.0.cards;
        let mut found = HashMap::with_capacity(ids.len());
        let mut missing = Vec::new();
        for id in ids {
            match cache.get(id) {
                Some(shared) => drop(found.insert(*id, shared)),
                None => missing.push(*id),
            }
        }
        if !missing.is_empty() {
            let ticket = cache.ticket();
            let loaded = self.0.db.read(move |tx| posts::shared_cards(tx, &missing)).await?;
            for shared in loaded {
                let (id, weight) = (shared.id(), shared.weight());
                found.insert(id, ticket.keep(id, shared, weight));
            }
        }
        Ok(found)
    }
}
