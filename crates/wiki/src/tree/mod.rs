//! The tree of the pages of a space: as it is kept, and as a viewer sees it.

mod api;
mod moving;
mod page;
mod shown;

pub use moving::{Place, place};
pub(crate) use page::{page, submit_move};
pub(crate) use shown::{Node, Tree};

use std::collections::HashMap;

use kernel::{App, Result, SpaceId, Tx, params};
use posts::PostId;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::store::PAGES_OF;

/// Which page stands below which, of all pages of a space, whoever reads them.
pub(crate) struct Shape(HashMap<PostId, Option<PostId>>);

impl Shape {
    /// Of a space.
    pub(crate) fn load(tx: &mut Tx<'_>, space: SpaceId) -> Result<Shape> {
        let rows = tx.query(&PAGES_OF, params![space], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(Shape(rows.into_iter().collect()))
    }

    /// The pages above one, the nearest first.
    pub(crate) fn above(&self, page: PostId) -> Vec<PostId> {
        let mut above = Vec::new();
        let mut at = self.0.get(&page).copied().flatten();
        while let Some(parent) = at.filter(|parent| !above.contains(parent)) {
            above.push(parent);
            at = self.0.get(&parent).copied().flatten();
        }
        above
    }

    /// How deep a page stands: the first level is 1.
    pub(crate) fn depth(&self, page: PostId) -> usize {
        1 + self.above(page).len()
    }

    /// How many levels stand below a page, itself included.
    pub(crate) fn height(&self, page: PostId) -> usize {
        let below = self.0.keys().filter_map(|other| {
            let above = self.above(*other);
            above.iter().position(|one| *one == page).map(|at| at + 2)
        });
        below.max().unwrap_or(1)
    }
}

/// The API of the tree.
pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(api::list)).routes(routes!(api::place_one))
}
