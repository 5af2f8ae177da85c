//! The pages of posts, kept in memory: the post and the last branches of its thread, as everybody sees
//! them. Who may read them is asked of the database each time (see [`Own`](crate::page::Own)); earlier
//! branches are read from it.

use std::sync::Arc;

use kernel::log::Projection;
use kernel::{Cursor, Db, Entry, Error, PersonId, Result, Shelf, Slice, Tx};

use super::{CommonBranch, PAGE, common_branches};
use crate::common::{Common, CommonRemark, common};
use crate::touched::Touched;
use crate::{CommentId, PostId};

/// What the page of a post shows to everybody.
#[derive(Debug)]
pub(crate) struct Whole {
    pub(crate) common: Arc<Common>,
    pub(crate) thread: Slice<CommonBranch>,
}

impl Whole {
    fn load(tx: &mut Tx<'_>, id: PostId) -> Result<Whole> {
        let common = common(tx, &[id])?.pop().ok_or_else(Error::not_found)?;
        let thread = common_branches(tx, id, Cursor { before: i64::MAX, limit: PAGE })?;
        Ok(Whole { common: Arc::new(common), thread })
    }

    fn remarks(&self) -> impl Iterator<Item = &CommonRemark> {
        self.thread.items.iter().flat_map(CommonBranch::remarks)
    }

    /// The last comment shown.
    pub(crate) fn last(&self) -> Option<CommentId> {
        self.remarks().map(|remark| remark.comment().id).max()
    }

    fn concerns(&self, person: PersonId) -> bool {
        self.common.concerns(person) || self.remarks().any(|remark| remark.is_by(person))
    }

    fn weight(&self) -> usize {
        self.common.weight() + self.remarks().map(CommonRemark::weight).sum::<usize>()
    }
}

/// The pages of posts in memory. It must be among the projections of the
/// [`Follower`](kernel::log::Follower) of the same database. Cheap to clone.
#[derive(Clone)]
pub struct Threads(Arc<Inner>);

struct Inner {
    db: Db,
    wholes: Shelf<PostId, Whole>,
}

/// Bytes of the pages kept: of a comment some five thousand.
const WHOLES: usize = 32 * 1024 * 1024;

impl Threads {
    /// Knows nothing yet.
    pub fn new(db: Db) -> Threads {
        Threads(Arc::new(Inner { db, wholes: Shelf::new(WHOLES) }))
    }

    /// The same as [`whole`](Threads::whole), where it is kept.
    pub(crate) fn known(&self, id: PostId) -> Option<Arc<Whole>> {
        self.0.wholes.get(&id)
    }

    /// What the page of a post shows to everybody, for whoever has checked that the viewer may read it
    /// and is in step with the log.
    ///
    /// # Errors
    /// `NotFound` when there is none.
    pub(crate) async fn whole(&self, id: PostId) -> Result<Arc<Whole>> {
        let shelf = &self.0.wholes;
        if let Some(known) = shelf.get(&id) {
            return Ok(known);
        }
        let ticket = shelf.ticket();
        let whole = self.0.db.read(move |tx| Whole::load(tx, id)).await?;
        let weight = whole.weight();
        Ok(ticket.keep(id, whole, weight))
    }
}

impl Projection for Threads {
    fn apply(&self, _: &mut Tx<'_>, entries: &[Entry]) -> Result<()> {
        let touched = Touched::by(entries);
        touched.forget(&self.0.wholes, |whole| {
            touched.spaces.contains(&whole.common.space().id)
                || touched.people.iter().any(|person| whole.concerns(*person))
        });
        Ok(())
    }
}
