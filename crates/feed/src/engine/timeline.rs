//! The newest posts of a space, of a person or under a topic.

use std::collections::HashMap;
use std::sync::Arc;

use kernel::{PersonId, Result, Row, SpaceId, Tx, params};
use posts::{PostId, TopicId};
use spaces::{Access, Kind};

use super::Engine;
use crate::store::{LINES_BY_PERSON, LINES_IN_SPACE, LINES_UNDER_TOPIC, TOPICS_OF};

/// Where posts come from.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) enum Source {
    Space(SpaceId),
    Person(PersonId),
    Topic(TopicId),
}

/// What a timeline knows of a post.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Line {
    pub(crate) post: PostId,
    pub(crate) space: SpaceId,
    pub(crate) author: PersonId,
    /// Who may see its space.
    pub(crate) access: Access,
    /// Whether its space is a private conversation or a notebook.
    pub(crate) conversation: bool,
    /// What it is filed under.
    pub(crate) topics: Box<[i64]>,
}

/// The newest posts of a source.
#[derive(Clone, Debug)]
pub(crate) struct Timeline {
    /// The oldest first, so that a new post is added at the end.
    lines: Vec<Line>,
    /// Whether there are no older ones.
    complete: bool,
    /// How many it was read with: it never grows to more than twice that.
    most: usize,
}

/// Posts that the timeline of a space or of a topic begins with, of which one reads on: enough to
/// count what is unread.
const FIRST: usize = 256;
/// The same of a person: few are followed by many.
const FIRST_BY_PERSON: usize = 64;
/// How many times more a timeline has each time it proves too short.
const DEEPER: usize = 8;
/// Posts that a timeline never has more of: older ones are for the index of the database.
const DEEPEST: usize = FIRST * DEEPER * DEEPER;

impl Timeline {
    /// Those of the posts `newest_first` that fit into `most`.
    pub(crate) fn new(mut newest_first: Vec<Line>, most: usize) -> Timeline {
        let complete = newest_first.len() <= most;
        newest_first.truncate(most);
        newest_first.reverse();
        Timeline { lines: newest_first, complete, most }
    }

    /// The posts older than `before`, the newest first.
    pub(crate) fn before(&self, before: i64) -> impl Iterator<Item = &Line> {
        let end = self.lines.partition_point(|line| line.post.0 < before);
        self.lines[..end].iter().rev()
    }

    /// The posts newer than `after` that are kept, and whether these are all of them.
    pub(crate) fn after(&self, after: i64) -> (&[Line], bool) {
        let start = self.lines.partition_point(|line| line.post.0 <= after);
        (&self.lines[start..], start > 0 || self.complete)
    }

    /// Whether there are no older posts than these.
    pub(crate) fn is_complete(&self) -> bool {
        self.complete
    }

    /// Whether any of these posts is in this space.
    pub(crate) fn touches(&self, space: SpaceId) -> bool {
        self.lines.iter().any(|line| line.space == space)
    }

    /// Whether this post is among them.
    pub(crate) fn contains(&self, post: PostId) -> bool {
        self.lines.binary_search_by_key(&post, |line| line.post).is_ok()
    }

    /// Puts a post in its place, or what is new about it.
    pub(crate) fn put(&mut self, line: Line) {
        match self.lines.binary_search_by_key(&line.post, |known| known.post) {
            Ok(at) => self.lines[at] = line,
            // Older than what is kept: the database has it.
            Err(0) if !self.complete => {}
            Err(at) => self.lines.insert(at, line),
        }
        if self.lines.len() > 2 * self.most {
            self.lines.drain(..self.most);
            self.complete = false;
        }
    }

    /// Takes a post out.
    pub(crate) fn remove(&mut self, post: PostId) {
        self.lines.retain(|line| line.post != post);
    }
}

impl Source {
    /// How many posts its timeline begins with.
    fn first(self) -> usize {
        if matches!(self, Source::Person(_)) { FIRST_BY_PERSON } else { FIRST }
    }

    /// The newest posts of this source, `most` of them.
    fn load(self, tx: &mut Tx<'_>, most: usize) -> Result<Timeline> {
        let (sql, id) = match self {
            Source::Space(id) => (&LINES_IN_SPACE, id.0),
            Source::Person(id) => (&LINES_BY_PERSON, id.0),
            Source::Topic(id) => (&LINES_UNDER_TOPIC, id.0),
        };
        let limit = i64::try_from(most).unwrap_or(i64::MAX - 1) + 1;
        Ok(Timeline::new(tx.query(sql, params![id, limit], line)?, most))
    }
}

/// Notes what each of these posts is filed under.
pub(crate) fn file<'a>(tx: &mut Tx<'_>, lines: impl Iterator<Item = &'a mut Line>) -> Result<()> {
    let mut lines: HashMap<PostId, Vec<&mut Line>> =
        lines.fold(HashMap::new(), |mut by_post, line| {
            by_post.entry(line.post).or_default().push(line);
            by_post
        });
    let ids: Vec<i64> = lines.keys().map(|post| post.0).collect();
    let rows = tx.query(&TOPICS_OF, params![ids], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let mut topics: HashMap<PostId, Vec<i64>> = HashMap::new();
    for (post, topic) in rows {
        topics.entry(post).or_default().push(topic);
    }
    for (post, topics) in topics {
        for line in lines.get_mut(&post).into_iter().flatten() {
            line.topics = topics.clone().into();
        }
    }
    Ok(())
}

/// A row of post, space, author, access and kind; what it is filed under is noted by [`file`].
pub(crate) fn line(row: &Row<'_>) -> Result<Line> {
    Ok(Line {
        post: row.get(0)?,
        space: row.get(1)?,
        author: row.get(2)?,
        access: Access::parse(&row.get::<String>(3)?),
        conversation: Kind::parse(&row.get::<String>(4)?).is_apart(),
        topics: Box::default(),
    })
}

impl Engine {
    /// The timelines of these sources, in their order; those not in memory in one snapshot.
    pub(super) async fn timelines(
        &self,
        sources: &[Source],
    ) -> Result<Vec<(Source, Arc<Timeline>)>> {
        let cache = &self.0.timelines;
        let mut found: Vec<_> = sources.iter().map(|source| (*source, cache.get(source))).collect();
        let missing = found.iter().filter(|(_, timeline)| timeline.is_none());
        let missing = missing.map(|(source, _)| (*source, source.first())).collect();
        let mut loaded = self.load(missing).await?.into_iter();
        // Loaded in the order in which they were missing.
        for (_, timeline) in found.iter_mut().filter(|(_, timeline)| timeline.is_none()) {
            *timeline = loaded.next().map(|(_, timeline)| timeline);
        }
        Ok(found.into_iter().filter_map(|(source, found)| Some((source, found?))).collect())
    }

    /// Replaces those of `timelines` that were too short by longer ones; answers false when one
    /// cannot be longer.
    pub(super) async fn deepen(
        &self,
        timelines: &mut [(Source, Arc<Timeline>)],
        short: &[Source],
    ) -> Result<bool> {
        let mut wanted = Vec::new();
        for (source, timeline) in timelines.iter().filter(|(source, _)| short.contains(source)) {
            let most = timeline.most * DEEPER;
            if most > DEEPEST {
                return Ok(false);
            }
            wanted.push((*source, most));
        }
        for (source, longer) in self.load(wanted).await? {
            if let Some((_, timeline)) = timelines.iter_mut().find(|(of, _)| *of == source) {
                *timeline = longer;
            }
        }
        Ok(true)
    }

    async fn load(&self, wanted: Vec<(Source, usize)>) -> Result<Vec<(Source, Arc<Timeline>)>> {
        if wanted.is_empty() {
            return Ok(Vec::new());
        }
        let ticket = self.0.timelines.ticket();
        let load = self.0.db.read(move |tx| {
            let load = wanted.iter().map(|(source, most)| Ok((*source, source.load(tx, *most)?)));
            let mut loaded = load.collect::<Result<Vec<(Source, Timeline)>>>()?;
            file(tx, loaded.iter_mut().flat_map(|(_, timeline)| &mut timeline.lines))?;
            Ok(loaded)
        });
        let loaded = load.await?;
        let kept = loaded.into_iter().map(|(source, timeline)| {
            let weight = timeline.lines.len() + 1;
            (source, ticket.keep(source, timeline, weight))
        });
        Ok(kept.collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(post: i64) -> Line {
        Line {
            post: PostId(post),
            space: SpaceId(1),
            author: PersonId(1),
            access: Access::Open,
            conversation: false,
            topics: Box::default(),
        }
    }

    fn posts(timeline: &Timeline) -> Vec<i64> {
        timeline.before(i64::MAX).map(|line| line.post.0).collect()
    }

    #[test]
    fn a_timeline_knows_whether_it_has_all() {
        let mut timeline = Timeline::new(vec![line(9), line(7), line(5)], 2);
        assert_eq!(posts(&timeline), [9, 7]);
        assert!(!timeline.is_complete() && !timeline.after(6).1 && timeline.after(7).1);
        timeline.put(line(6));
        assert_eq!(posts(&timeline), [9, 7], "what is older than it goes is for the database");
        timeline.put(line(8));
        assert_eq!(posts(&timeline), [9, 8, 7]);
        timeline.remove(PostId(9));
        assert_eq!(posts(&timeline), [8, 7]);
    }

    #[test]
    fn a_timeline_stays_small_however_much_is_published() {
        let mut timeline = Timeline::new(Vec::new(), 4);
        assert!(timeline.is_complete());
        for post in 1..=1_000 {
            timeline.put(line(post));
            assert!(timeline.lines.len() <= 8 && timeline.contains(PostId(post)));
        }
        assert!(!timeline.is_complete() && !timeline.after(1).1);
    }
}
