//! The pages of posts, kept in memory: the post and the last branches of its thread, as everybody sees
//! them. Who may read them is asked of the database each time (see
//! [`ViewerState`](crate::reading::ViewerState)); earlier branches are read from it.

use std::sync::Arc;

use kernel::log::Projection;
use kernel::{Cache, Cursor, Db, Entry, Error, PersonId, Result, Slice, Tx};

use spaces::SpaceGrant;
use ui::Ctx;

use super::{PAGE, SharedBranch, shared_branches};
use crate::authorized::AuthorizedPost;
use crate::cards::Card;
use crate::invalidation::Invalidation;
use crate::shared_card::{SharedCard, SharedComment, shared_cards};
use crate::{CommentId, PostId};

/// What the page of a post shows to everybody.
#[derive(Debug)]
pub(crate) struct Whole {
    pub(crate) shared: Arc<SharedCard>,
    pub(crate) thread: Slice<SharedBranch>,
}

impl Whole {
    fn load(tx: &mut Tx<'_>, id: PostId) -> Result<Whole> {
        let shared = shared_cards(tx, &[id])?.pop().ok_or_else(Error::not_found)?;
        let thread = shared_branches(tx, id, Cursor { before: i64::MAX, limit: PAGE })?;
        Ok(Whole { shared: Arc::new(shared), thread })
    }

    /// The card of a viewer who proves that they see its space.
    pub(crate) fn card(&self, cx: &Ctx, grant: SpaceGrant) -> Result<Card> {
        let post = AuthorizedPost::new(self.shared.clone(), grant).ok_or_else(Error::not_found)?;
        Ok(post.card(cx.viewer()?.id, cx.now))
    }

    fn comments(&self) -> impl Iterator<Item = &SharedComment> {
        self.thread.items.iter().flat_map(SharedBranch::comments)
    }

    /// The last comment shown.
    pub(crate) fn last(&self) -> Option<CommentId> {
        self.comments().map(|comment| comment.comment().id).max()
    }

    fn concerns(&self, person: PersonId) -> bool {
        self.shared.concerns(person) || self.comments().any(|comment| comment.is_by(person))
    }

    fn weight(&self) -> usize {
        self.shared.weight() + self.comments().map(SharedComment::weight).sum::<usize>()
    }
}

/// The pages of posts in memory. It must be among the projections of the
/// [`Follower`](kernel::log::Follower) of the same database. Cheap to clone.
#[derive(Clone)]
pub struct Threads(Arc<Inner>);

struct Inner {
    db: Db,
    wholes: Cache<PostId, Whole>,
}

/// Bytes of the pages kept: of a comment some five thousand.
const WHOLES: usize = 32 * 1024 * 1024;

impl Threads {
    /// Knows nothing yet.
    pub fn new(db: Db) -> Threads {
        Threads(Arc::new(Inner { db, wholes: Cache::new(WHOLES) }))
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
        let cache = &self.0.wholes;
        if let Some(known) = cache.get(&id) {
            return Ok(known);
        }
        let ticket = cache.ticket();
        let whole = self.0.db.read(move |tx| Whole::load(tx, id)).await?;
        let weight = whole.weight();
        Ok(ticket.keep(id, whole, weight))
    }
}

impl Projection for Threads {
    fn apply(&self, _: &mut Tx<'_>, entries: &[Entry]) -> Result<()> {
        let invalidation = Invalidation::by(entries);
        invalidation.invalidate(&self.0.wholes, |whole| {
            invalidation.spaces.contains(&whole.shared.space().id)
                || invalidation.people.iter().any(|person| whole.concerns(*person))
        });
        Ok(())
    }
}
