//! What is reported of a run.

use super::unfold::{PAGE, Seen};
use super::world::{Visit, World};

/// The share of the time, at the start, in which counts only build up.
const WARM_UP: f64 = 0.35;
/// One visit in so many is measured.
const SAMPLE: usize = 3;
/// A post is as read as it will be after this time, in hours.
const SETTLED: f64 = 72.0;

/// The figures of one run, or of the mean of several.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Figures {
    /// Usefulness of the page in its order, against the best page possible: nDCG@20, 0 to 1, with
    /// the true usefulness as gain and without what was read before.
    pub ndcg: f64,
    /// Mean usefulness that posts of other units bring, for a place of the page.
    pub across: f64,
    /// Share of posts read by ten people or more.
    pub read_by_ten: f64,
    /// Share of bait on the pages.
    pub bait: f64,
}

/// Sums on the way to figures.
pub struct Tally {
    measured: usize,
    places: usize,
    sums: Figures,
    start: f64,
    end: f64,
}

impl Tally {
    /// Before the first visit.
    pub fn new(world: &World) -> Self {
        let end = world.settings.days * 24.0;
        Self { measured: 0, places: 0, sums: Figures::default(), start: WARM_UP * end, end }
    }

    /// A page was shown.
    pub fn page(
        &mut self,
        world: &World,
        number: usize,
        visit: &Visit,
        page: &[usize],
        candidates: &[usize],
    ) {
        if visit.at < self.start || !number.is_multiple_of(SAMPLE) || candidates.is_empty() {
            return;
        }
        let useful = |post: &usize| world.usefulness(visit.person, *post, visit.at);
        let mut ideal: Vec<f64> = candidates.iter().map(useful).collect();
        ideal.sort_unstable_by(|a, b| b.total_cmp(a));
        let shown: Vec<f64> = page.iter().map(useful).collect();
        self.sums.ndcg += discounted(&shown) / discounted(&ideal);
        for (post, useful) in page.iter().zip(&shown) {
            let written = &world.posts[*post];
            if written.unit != world.people[visit.person].unit {
                self.sums.across += useful;
            }
            self.sums.bait += f64::from(u8::from(written.bait));
        }
        self.places += page.len();
        self.measured += 1;
    }

    /// The time is over.
    pub fn close(self, world: &World, seen: &Seen) -> Figures {
        let settled: Vec<usize> = (0..world.posts.len())
            .filter(|post| (self.start..self.end - SETTLED).contains(&world.posts[*post].at))
            .collect();
        let read = settled.iter().filter(|post| seen.readers[**post] >= 10).count();
        let places = self.places.max(1) as f64;
        Figures {
            ndcg: self.sums.ndcg / self.measured.max(1) as f64,
            across: self.sums.across / places,
            read_by_ten: read as f64 / settled.len().max(1) as f64,
            bait: self.sums.bait / places,
        }
    }
}

/// DCG@20: each gain divided by the logarithm of its place.
fn discounted(gains: &[f64]) -> f64 {
    let places = gains.iter().take(PAGE).enumerate();
    places.map(|(place, gain)| gain / (place as f64 + 2.0).log2()).sum()
}
