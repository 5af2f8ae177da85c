//! What the cards of a page show, from memory or loaded in one snapshot.

use std::collections::HashMap;
use std::sync::Arc;

use kernel::{Result, Viewer};
use posts::{Common, PostId, Shown};

use super::Engine;
use super::reader::Reader;
use super::timeline::Line;

impl Engine {
    /// The cards of these posts that the viewer sees, in their order.
    pub(super) async fn shown(
        &self,
        viewer: &Viewer,
        reader: &Reader,
        lines: Vec<Line>,
    ) -> Result<Vec<Shown>> {
        let ids: Vec<PostId> = lines.iter().map(|line| line.post).collect();
        let mut common = self.common(&ids).await?;
        let shown = lines.iter().filter_map(|line| {
            let common = common.remove(&line.post)?;
            Some(Shown { seen: reader.seen(viewer, line)?, common })
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
