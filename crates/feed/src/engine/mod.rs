//! The feed engine: the lists of posts from memory, in step with the log.
//!
//! A page of a list is a merge, at reading time, of *timelines* (the newest posts of a space, of a
//! person, under a topic) that the viewer chose, of which only what they may see is kept. What the
//! cards show is loaded once for everybody. Publishing costs nothing more for a thousand readers
//! than for one, and a page costs what is on it, however many posts there are.
//!
//! Invariants:
//! - everything here is made from the database when it is first asked for, forgotten or brought into
//!   step when the log says that it changed ([`apply`]), bounded, and may vanish at any moment;
//! - a page shows what this process had committed when the page was asked for: its handler holds an
//!   [`CaughtUp`](kernel::log::CaughtUp), and where that says no, the plain queries of
//!   [`lists`](crate::lists) answer instead;
//! - nothing goes to a viewer without a [`SpaceGrant`](spaces::SpaceGrant) made from what they have joined.

mod apply;
mod cards;
mod features;
mod for_me;
mod fronts;
mod merge;
mod reader;
mod sidebar;
mod taste;
mod timeline;
mod topics;
mod unread;

use std::sync::Arc;

use kernel::{Cache, Cursor, Db, PersonId, Result, Slice, SpaceId, Time, Viewer};
use posts::prompts::SpacePrompt;
use posts::topics::Topic;
use posts::{AuthorizedPost, PostId, SharedCard};
use spaces::audience::Readers;
use ui::Ctx;

use crate::lists::{self, List};
use features::Features;
use for_me::{Fatigue, Order};
use merge::merge;
use taste::Taste;
use timeline::{Line, Source, Timeline};

pub use for_me::{Awaited, ForMe, Picked};
pub(crate) use reader::Reader;
pub use sidebar::Sidebar;
pub(crate) use taste::dials;
pub use unread::{MANY, Read, Unread};

/// The feed engine. Cheap to clone.
#[derive(Clone)]
pub struct Engine(Arc<Inner>);

struct Inner {
    db: Db,
    /// What each viewer chose.
    readers: Cache<PersonId, Reader>,
    /// The company's own open spaces.
    company: Cache<(), Vec<SpaceId>>,
    timelines: Cache<Source, Timeline>,
    cards: Cache<PostId, SharedCard>,
    sidebar: Cache<PersonId, Sidebar>,
    audiences: Cache<SpaceId, Readers>,
    company_size: Cache<(), i64>,
    /// Which space is at an address, or was before another is.
    addresses: Cache<String, SpaceId>,
    fronts: Cache<SpaceId, spaces::front::SharedFront>,
    /// What is pinned to each.
    pins: Cache<SpaceId, Vec<PostId>>,
    /// The starting points written for each.
    prompts: Cache<SpaceId, Vec<SpacePrompt>>,
    /// Topics that somebody follows, by key, of those that are called as they are addressed.
    topics: Cache<String, Topic>,
    features: Cache<PostId, Features>,
    tastes: Cache<PersonId, Taste>,
    orders: Cache<PersonId, Order>,
    fatigue: Cache<PersonId, Fatigue>,
}

/// Viewers whose choices are kept.
const READERS: usize = 20_000;
/// Posts in the timelines kept, some 40 bytes each.
const LINES: usize = 2_000_000;
/// Bytes of the cards kept.
const CARDS: usize = 96 * 1024 * 1024;
/// Viewers for whom what stands beside a page is kept.
const AROUND: usize = 4_000;
/// Spaces of which it is kept how many read them.
const AUDIENCES: usize = 10_000;
/// Spaces whose fronts are kept, some 2 kB each.
const SPACES: usize = 4_000;
/// Topics of which it is kept what they are called.
const TOPICS: usize = 20_000;
/// Posts whose counts are kept.
const FEATURES: usize = 200_000;
/// Viewers for whom an order is kept.
const RANKED: usize = 2_000;

impl Engine {
    /// An engine that knows nothing yet. It must be among the projections of the
    /// [`Follower`](kernel::log::Follower) of the same database.
    pub fn new(db: Db) -> Engine {
        Engine(Arc::new(Inner {
            db,
            readers: Cache::new(READERS),
            company: Cache::new(1),
            timelines: Cache::new(LINES),
            cards: Cache::new(CARDS),
            sidebar: Cache::new(AROUND),
            audiences: Cache::new(AUDIENCES),
            company_size: Cache::new(1),
            addresses: Cache::new(SPACES),
            fronts: Cache::new(SPACES),
            pins: Cache::new(SPACES),
            prompts: Cache::new(SPACES),
            topics: Cache::new(TOPICS),
            features: Cache::new(FEATURES),
            tastes: Cache::new(RANKED),
            orders: Cache::new(RANKED),
            fatigue: Cache::new(RANKED),
        }))
    }

    /// A page of a list. Whoever asks for the list of a space has checked that it is there for the
    /// viewer; of one that is not, the page is empty.
    pub async fn page(
        &self,
        cx: &Ctx,
        list: List,
        cursor: Cursor,
    ) -> Result<Slice<AuthorizedPost>> {
        let viewer = cx.viewer()?;
        if !cx.caught_up.0 {
            return self.plain(viewer, list, cursor).await;
        }
        let reader = self.reader(viewer, cx.now).await?;
        match self.lines(viewer, &reader, list, cursor).await? {
            Some(page) => {
                let ids: Vec<PostId> = page.items.iter().map(|line| line.post).collect();
                let mut shown = self.shown(viewer, &reader, &ids).await?;
                let items = ids.iter().filter_map(|id| shown.remove(id)).collect();
                Ok(Slice { next: page.next, items })
            }
            None => self.plain(viewer, list, cursor).await,
        }
    }

    /// The database that it answers for.
    pub(crate) fn db(&self) -> &Db {
        &self.0.db
    }

    /// The same by the plain queries.
    async fn plain(
        &self,
        viewer: &Viewer,
        list: List,
        cursor: Cursor,
    ) -> Result<Slice<AuthorizedPost>> {
        let viewer = viewer.clone();
        self.0.db.read(move |tx| lists::shown(tx, &viewer, list, cursor)).await
    }

    /// Which posts are on the page; nothing where it is deeper than timelines go.
    async fn lines(
        &self,
        viewer: &Viewer,
        reader: &Reader,
        list: List,
        cursor: Cursor,
    ) -> Result<Option<Slice<Line>>> {
        let company = self.company(viewer).await?;
        let sources = reader.sources(list, &company);
        let most = usize::try_from(cursor.limit).unwrap_or(0) + 1;
        let keep = |line: &Line| reader.keeps(viewer, list, line);
        let lines = self.newest(&sources, cursor.before, most, keep).await?;
        Ok(lines.map(|lines| Slice::cut(lines, cursor.limit, |line| line.post.0)))
    }

    /// The newest posts of these sources that are kept, older than `before`; nothing where that is
    /// deeper than timelines go.
    async fn newest(
        &self,
        sources: &[Source],
        before: i64,
        most: usize,
        keep: impl Fn(&Line) -> bool,
    ) -> Result<Option<Vec<Line>>> {
        let mut timelines = self.timelines(sources).await?;
        loop {
            match merge(&timelines, before, most, &keep) {
                Ok(lines) => return Ok(Some(lines)),
                Err(short) => {
                    if !self.deepen(&mut timelines, &short).await? {
                        return Ok(None);
                    }
                }
            }
        }
    }

    async fn reader(&self, viewer: &Viewer, now: Time) -> Result<Arc<Reader>> {
        let id = viewer.id;
        if let Some(known) = self.0.readers.get(&id).filter(|reader| !reader.is_over(now)) {
            return Ok(known);
        }
        let (ticket, viewer) = (self.0.readers.ticket(), viewer.clone());
        let reader = self.0.db.read(move |tx| Reader::load(tx, &viewer)).await?;
        Ok(ticket.keep(id, reader, 1))
    }

    async fn company(&self, viewer: &Viewer) -> Result<Arc<Vec<SpaceId>>> {
        if !viewer.sees_open() {
            return Ok(Arc::default());
        }
        if let Some(known) = self.0.company.get(&()) {
            return Ok(known);
        }
        let ticket = self.0.company.ticket();
        let company = self.0.db.read(spaces::viewer_spaces::company).await?;
        Ok(ticket.keep((), company, 1))
    }
}
