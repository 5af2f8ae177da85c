//! How much is unread in each space: positions from the database, counted in memory.

use std::collections::HashMap;
use std::sync::Arc;

use kernel::log::CaughtUp;
use kernel::{PersonId, Result, SpaceId, Tx, Viewer};
use posts::reading::{self, Positions};
use ui::Ctx;

use super::Engine;
use super::reader::Reader;
use super::timeline::{Source, Timeline};

/// From here on a count is not told to the last one: the page says that there are many.
pub const MANY: i64 = 100;

/// How many posts are unread, by space. What stands beside a page counts first and leaves this among
/// the extensions of the request, for whoever makes the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unread(Arc<HashMap<SpaceId, i64>>);

impl Unread {
    /// How many in one space.
    pub fn in_space(&self, space: SpaceId) -> i64 {
        self.0.get(&space).copied().unwrap_or(0)
    }

    /// How many in each space where there are any.
    pub fn counts(&self) -> &Arc<HashMap<SpaceId, i64>> {
        &self.0
    }
}

/// What counts are made from, of one snapshot of the database.
#[derive(Clone, Debug)]
pub struct Read(Answered);

#[derive(Clone, Debug)]
enum Answered {
    /// Memory knows the posts.
    Positions(Positions),
    /// Memory is not in step: the plain query has counted.
    Counts(HashMap<SpaceId, i64>),
}

impl Read {
    /// Asks one question, in a transaction that may ask others.
    pub fn load(tx: &mut Tx<'_>, viewer: &Viewer, caught_up: CaughtUp) -> Result<Read> {
        let answered = match caught_up.0 {
            true => Answered::Positions(reading::positions(tx, viewer)?),
            false => Answered::Counts(reading::unread(tx, viewer)?.into_iter().collect()),
        };
        Ok(Read(answered))
    }
}

impl Engine {
    /// How many posts the viewer has not read, by space; none where there are none, and from
    /// [`MANY`] on perhaps more.
    pub async fn unread(&self, cx: &Ctx) -> Result<Unread> {
        let (viewer, caught_up) = (cx.viewer()?.clone(), cx.caught_up);
        let read = self.0.db.read(move |tx| Read::load(tx, &viewer, caught_up)).await?;
        self.counted(cx, read).await
    }

    /// The same from what was read. One query more where memory does not go back far enough.
    pub async fn counted(&self, cx: &Ctx, read: Read) -> Result<Unread> {
        let positions = match read.0 {
            Answered::Positions(positions) => positions,
            Answered::Counts(counts) => return Ok(Unread(Arc::new(counts))),
        };
        let viewer = cx.viewer()?;
        let reader = self.reader(viewer, cx.now).await?;
        let company = self.company(viewer).await?;
        let spaces: Vec<Source> =
            reader.spaces(&company, true).into_iter().map(Source::Space).collect();
        let timelines = self.timelines(&spaces).await?;
        let mut counts = HashMap::new();
        let mut deeper = Vec::new();
        for (source, timeline) in &timelines {
            let Source::Space(space) = source else { continue };
            match count(&positions, &reader, viewer.id, *space, timeline) {
                Some(0) => {}
                Some(count) => drop(counts.insert(*space, count)),
                None => deeper.push(*space),
            }
        }
        if !deeper.is_empty() {
            let viewer = viewer.clone();
            let read = self.0.db.read(move |tx| {
                let counts =
                    deeper.iter().map(|id| Ok((*id, reading::unread_in(tx, &viewer, *id)?)));
                counts.collect::<Result<Vec<_>>>()
            });
            counts.extend(read.await?.into_iter().filter(|(_, count)| *count > 0));
        }
        Ok(Unread(Arc::new(counts)))
    }
}

/// What is unread of a timeline; nothing where it does not go back far enough to tell, and has less
/// than [`MANY`].
fn count(
    positions: &Positions,
    reader: &Reader,
    viewer: PersonId,
    space: SpaceId,
    timeline: &Timeline,
) -> Option<i64> {
    let (lines, complete) = timeline.after(reader.floor(positions, space));
    let unread = lines.iter().filter(|line| {
        line.author != viewer && !positions.is_ahead(line.post) && !reader.mutes(line)
    });
    let count = i64::try_from(unread.count()).ok()?;
    (complete || count >= MANY).then_some(count)
}
