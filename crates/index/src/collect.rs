//! What is taken of all that matches: the first of what the viewer may see, and counts of it.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

use kernel::Time;
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::Column;
use tantivy::query::Weight;
use tantivy::{DocAddress, DocId, Score, SegmentOrdinal, SegmentReader};

use crate::document::Gate;
use crate::query::Filter;

/// Whether the viewer may find what is behind this gate.
pub trait Sees: Sync {
    /// Whether they may.
    fn sees(&self, gate: Gate) -> bool;

    /// The object after which they may: what is older behind this gate is not for them, nor what belongs to it.
    fn after(&self, _: Gate) -> i64 {
        0
    }
}

impl<F: Fn(Gate) -> bool + Sync> Sees for F {
    fn sees(&self, gate: Gate) -> bool {
        self(gate)
    }
}

/// In which order what is found is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// What has the words best first; of equals, and a little beyond, the newer.
    #[default]
    Relevance,
    /// The newest first.
    Newest,
}

/// What decides of a document whether it is taken.
#[derive(Clone, Copy)]
pub(crate) struct Admits<'a> {
    pub(crate) sees: &'a dyn Sees,
    pub(crate) filter: &'a Filter,
}

/// The columns of a segment that are asked of each candidate.
struct Columns {
    gate: Column<i64>,
    object: Column<i64>,
    under: Option<Column<i64>>,
    at: Column<i64>,
}

impl Columns {
    fn of(segment: &SegmentReader) -> tantivy::Result<Columns> {
        let fast = segment.fast_fields();
        Ok(Columns {
            gate: fast.i64("gate")?,
            object: fast.i64("object")?,
            under: fast.column_opt("under")?,
            at: fast.i64("at")?,
        })
    }
}

impl Admits<'_> {
    fn admits(&self, columns: &Columns, doc: DocId) -> bool {
        let object = || columns.object.first(doc).unwrap_or_default();
        let Some(number) = columns.gate.first(doc) else { return false };
        let gate = if number == 0 { Gate::of(0, object()) } else { Gate::of(number, 0) };
        let under = || columns.under.as_ref().and_then(|column| column.first(doc));
        if !self.sees.sees(gate) {
            return false;
        }
        let after = self.sees.after(gate);
        if after > 0 && under().unwrap_or_else(object) <= after {
            return false;
        }
        let Filter { since, until, objects, .. } = self.filter;
        if since.is_some() || until.is_some() {
            let at = Time(columns.at.first(doc).unwrap_or_default());
            if since.is_some_and(|since| at < since) || until.is_some_and(|until| at >= until) {
                return false;
            }
        }
        let Some(objects) = objects else { return true };
        objects.contains(&object()) || under().is_some_and(|under| objects.contains(&under))
    }
}

/// Takes the first `most`.
pub(crate) struct Top<'a> {
    pub(crate) admits: Admits<'a>,
    pub(crate) order: Order,
    pub(crate) most: usize,
    pub(crate) now: Time,
    /// Whether the library may skip what cannot be among the first. It pays with a few words, and costs with the
    /// many that a beginning stands for.
    pub(crate) prunes: bool,
}

/// What makes one document come before another: its score, then its time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Rank(f32, i64);

impl Eq for Rank {}

impl Ord for Rank {
    fn cmp(&self, other: &Rank) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0).then(self.1.cmp(&other.1))
    }
}

impl PartialOrd for Rank {
    fn partial_cmp(&self, other: &Rank) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// How much of a score age may take, and after how long it has taken half of that.
const BY_AGE: f32 = 0.3;
const HALF: f32 = 365.0 * 24.0 * 3600.0 * 1e6;

/// What is left of the score of what belongs to something else: a comment is short, and the words of a short
/// text weigh more.
const OF_A_PART: f32 = 0.7;

/// What is left of a score after so many microseconds.
fn aged(score: f32, age: i64) -> f32 {
    let freshness = 0.5f32.powf(age.max(0) as f32 / HALF);
    score * (1.0 - BY_AGE + BY_AGE * freshness)
}

type Ranked = (Rank, DocAddress);

impl Collector for Top<'_> {
    type Fruit = Vec<Ranked>;
    type Child = Never<Vec<Ranked>>;

    fn for_segment(&self, _: SegmentOrdinal, _: &SegmentReader) -> tantivy::Result<Self::Child> {
        Ok(Never(Vec::new()))
    }

    fn requires_scoring(&self) -> bool {
        self.order == Order::Relevance
    }

    fn merge_fruits(&self, fruits: Vec<Vec<Ranked>>) -> tantivy::Result<Vec<Ranked>> {
        let mut all: Vec<Ranked> = fruits.into_iter().flatten().collect();
        all.sort_unstable_by(|(a, x), (b, y)| b.cmp(a).then(x.cmp(y)));
        all.truncate(self.most);
        Ok(all)
    }

    /// The first of one segment. A score only shrinks afterwards, so that what is not above the last of the
    /// first before need not be looked at: the library skips it.
    fn collect_segment(
        &self,
        weight: &dyn Weight,
        ord: SegmentOrdinal,
        segment: &SegmentReader,
    ) -> tantivy::Result<Vec<Ranked>> {
        let columns = Columns::of(segment)?;
        let alive = segment.alive_bitset();
        let mut first: BinaryHeap<Reverse<(Rank, Reverse<DocId>)>> = BinaryHeap::new();
        let mut take = |doc: DocId, score: Score| {
            if alive.is_none_or(|alive| alive.is_alive(doc)) && self.admits.admits(&columns, doc) {
                let at = columns.at.first(doc).unwrap_or_default();
                let part = columns.under.as_ref().is_some_and(|under| under.first(doc).is_some());
                let score = if part { score * OF_A_PART } else { score };
                let score = match self.order {
                    Order::Relevance => aged(score, self.now.0 - at),
                    Order::Newest => 0.0,
                };
                first.push(Reverse((Rank(score, at), Reverse(doc))));
                if first.len() > self.most {
                    first.pop();
                }
            }
            match first.peek() {
                // Of equals the newer comes first: they are looked at too.
                Some(Reverse((Rank(least, _), _))) if first.len() >= self.most => least.next_down(),
                _ => Score::MIN,
            }
        };
        match self.order {
            Order::Relevance if self.prunes => {
                weight.for_each_pruning(Score::MIN, segment, &mut take)?;
            }
            Order::Relevance => {
                let mut least = Score::MIN;
                weight.for_each(segment, &mut |doc, score| {
                    if score > least {
                        least = take(doc, score);
                    }
                })?;
            }
            Order::Newest => weight.for_each_no_score(segment, &mut |docs| {
                docs.iter().for_each(|doc| _ = take(*doc, 0.0));
            })?,
        }
        let found = first.into_iter().map(|Reverse((rank, Reverse(doc)))| {
            (rank, DocAddress { segment_ord: ord, doc_id: doc })
        });
        Ok(found.collect())
    }
}

/// A collector of a segment that is never asked: [`Top`] and [`Counter`] take whole segments.
pub(crate) struct Never<T>(T);

impl<T: Send + Sync + 'static> SegmentCollector for Never<T> {
    type Fruit = T;

    fn collect(&mut self, _: DocId, _: Score) {}

    fn harvest(self) -> T {
        self.0
    }
}

/// Counts all that matches and may be seen.
pub(crate) struct Counter<'a> {
    pub(crate) admits: Admits<'a>,
}

/// How many documents were found, in all, of each kind, in each space, by each author.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// In all.
    pub total: u64,
    /// Of each kind.
    pub kinds: HashMap<String, u64>,
    /// In each space.
    pub spaces: HashMap<i64, u64>,
    /// By each author.
    pub authors: HashMap<i64, u64>,
}

impl Collector for Counter<'_> {
    type Fruit = Counts;
    type Child = Never<Counts>;

    fn for_segment(&self, _: SegmentOrdinal, _: &SegmentReader) -> tantivy::Result<Self::Child> {
        Ok(Never(Counts::default()))
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, fruits: Vec<Counts>) -> tantivy::Result<Counts> {
        fn add<K: std::hash::Hash + Eq>(all: &mut HashMap<K, u64>, more: HashMap<K, u64>) {
            more.into_iter().for_each(|(key, count)| *all.entry(key).or_default() += count);
        }
        Ok(fruits.into_iter().fold(Counts::default(), |mut all, counts| {
            all.total += counts.total;
            add(&mut all.kinds, counts.kinds);
            add(&mut all.spaces, counts.spaces);
            add(&mut all.authors, counts.authors);
            all
        }))
    }

    fn collect_segment(
        &self,
        weight: &dyn Weight,
        _: SegmentOrdinal,
        segment: &SegmentReader,
    ) -> tantivy::Result<Counts> {
        let columns = Columns::of(segment)?;
        let kinds = segment.fast_fields().str("kind")?;
        let author: Option<Column<i64>> = segment.fast_fields().column_opt("author")?;
        let alive = segment.alive_bitset();
        let mut by_kind = vec![0u64; kinds.as_ref().map_or(0, |kinds| kinds.num_terms())];
        let mut total = 0;
        let (mut spaces, mut authors) = (HashMap::new(), HashMap::new());
        weight.for_each_no_score(segment, &mut |docs| {
            for doc in docs.iter().copied() {
                if alive.is_some_and(|alive| !alive.is_alive(doc))
                    || !self.admits.admits(&columns, doc)
                {
                    continue;
                }
                total += 1;
                let kind = kinds.as_ref().and_then(|kinds| kinds.term_ords(doc).next());
                if let Some(count) = kind.and_then(|kind| by_kind.get_mut(kind as usize)) {
                    *count += 1;
                }
                if let Some(space) = columns.gate.first(doc).filter(|gate| *gate > 1) {
                    *spaces.entry(space).or_default() += 1;
                }
                if let Some(author) = author.as_ref().and_then(|author| author.first(doc)) {
                    *authors.entry(author).or_default() += 1;
                }
            }
        })?;
        let mut counts = Counts { total, spaces, authors, ..Counts::default() };
        for (kind, count) in by_kind.into_iter().enumerate().filter(|(_, count)| *count > 0) {
            let mut name = String::new();
            if let Some(kinds) = &kinds
                && kinds.ord_to_str(kind as u64, &mut name)?
            {
                counts.kinds.insert(name, count);
            }
        }
        Ok(counts)
    }
}
