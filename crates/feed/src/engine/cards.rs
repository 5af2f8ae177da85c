//! What the cards of a page show, from memory or loaded in one snapshot.

use std::collections::HashMap;
use std::sync::Arc;

use kernel::{Result, Viewer};
use posts::{Common, PostId, Shown};
use ui::Ctx;

use super::Engine;
use super::reader::Reader;

impl Engine {
    /// Those of these posts that the viewer of this request sees.
    pub(super) async fn shown_to(
        &self,
        cx: &Ctx,
        ids: &[PostId],
    ) -> Result<HashMap<PostId, Shown>> {
        let viewer = cx.viewer()?;
        if !cx.in_step.0 {
            let (viewer, ids) = (viewer.clone(), ids.to_vec());
            let shown = self.0.db.read(move |tx| posts::shown(tx, &viewer, &ids)).await?;
            return Ok(shown.into_iter().map(|shown| (shown.common.id(), shown)).collect());
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
    ) -> Result<HashMap<PostId, Shown>> {
        let common = self.common(ids).await?;
        let shown = common.into_iter().filter_map(|(id, common)| {
            let seen = reader.sees(viewer, common.space().id, common.space().access)?;
            Some((id, Shown { common, seen }))
        });
        Ok(shown.collect())
    }

    async fn common(&self, ids: &[PostId]) -> Result<HashMap<PostId, Arc<Common>>> {
        let shelf = &self.0.cards;
        let mut found = HashMap::with_capacity(ids.len());
        let mut missing = Vec::new();
        for id in ids {
            match shelf.get(id) {
                Some(common) => drop(found.insert(*id, common)),
                None => missing.push(*id),
            }
        }
        if !missing.is_empty() {
            let ticket = shelf.ticket();
            let loaded = self.0.db.read(move |tx| posts::common(tx, &missing)).await?;
            for common in loaded {
                let (id, weight) = (common.id(), common.weight());
                found.insert(id, ticket.keep(id, common, weight));
            }
        }
        Ok(found)
    }
}
