//! What happens in the company over a year, in the order of time: posts, and what follows them.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use kernel::Time;

use super::random::{Random, Zipf};
use super::size::Counts;
use super::spaces::Plan;

/// Something that happens. People, spaces and posts are numbers: places in the company's lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// A post; `None` is its author's own wall. The text comes of the seed.
    Post { space: Option<u32>, author: u32, seed: u64 },
    /// A comment to a post.
    Comment { post: u32, author: u32, seed: u64 },
    /// A reaction to a post.
    Reaction { post: u32, person: u32, seed: u64 },
}

/// Seconds of the year that the posts spread over.
const YEAR: f64 = 365.0 * 86_400.0;
/// Reactions to a post, in the mean.
const REACTIONS: usize = 3;

/// The year: an iterator over (when, what).
pub struct Story<'a> {
    counts: Counts,
    plans: &'a [Plan],
    popular: Zipf,
    random: Random,
    end: Time,
    /// How popular each post is, and the sum of it.
    weights: Vec<f32>,
    sum: f64,
    /// Comments and reactions owed by popularity but not yet given, as fractions.
    owed: (f64, f64),
    next: usize,
    /// Where each post is, for what follows it.
    places: Vec<(Option<u32>, u32)>,
    waiting: BinaryHeap<Reverse<(i64, What)>>,
}

impl<'a> Story<'a> {
    /// The year before `end`.
    pub fn new(counts: Counts, plans: &'a [Plan], end: Time) -> Story<'a> {
        let mut random = Random::new(0x57029);
        let weights: Vec<f32> = (0..counts.posts).map(|_| random.popularity() as f32).collect();
        Story {
            counts,
            plans,
            popular: Zipf::new(plans.len(), 0.9),
            random,
            end,
            sum: weights.iter().map(|weight| f64::from(*weight)).sum(),
            weights,
            owed: (0.0, 0.0),
            next: 0,
            places: Vec::with_capacity(counts.posts),
            waiting: BinaryHeap::new(),
        }
    }

    /// When the n-th post is published.
    fn hour(&self, n: usize) -> i64 {
        let before = YEAR * (1.0 - (n as f64 + 0.5) / self.counts.posts as f64);
        self.end.micros() - (before * 1e6) as i64
    }

    /// Somebody of a space; the first ones speak most. Anybody comments on a wall.
    fn somebody(&mut self, space: Option<u32>) -> u32 {
        let members = space.map_or(&[][..], |space| &self.plans[space as usize].members);
        // The company's own spaces have a founder only: everybody speaks there.
        if members.len() < 2 {
            return self.random.skewed(self.counts.people) as u32;
        }
        members[self.random.skewed(members.len())]
    }

    fn publish(&mut self) -> (i64, What) {
        let (n, at) = (self.next, self.hour(self.next));
        self.next += 1;
        let space = (!self.random.chance(0.04)).then(|| self.popular.draw(&mut self.random) as u32);
        let author = self.somebody(space);
        self.places.push((space, author));
        let share = f64::from(self.weights[n]) / self.sum;
        self.owed.0 += share * self.counts.comments as f64;
        self.owed.1 += share * (REACTIONS * self.counts.posts) as f64;
        while self.owed.0 >= 1.0 {
            self.owed.0 -= 1.0;
            let (author, seed) = (self.somebody(space), self.random.next());
            self.follow(at, What::Comment { post: n as u32, author, seed });
        }
        while self.owed.1 >= 1.0 {
            self.owed.1 -= 1.0;
            let (person, seed) = (self.somebody(space), self.random.next());
            self.follow(at, What::Reaction { post: n as u32, person, seed });
        }
        (at, What::Post { space, author, seed: self.random.next() })
    }

    /// Half of what follows a post comes within hours, the rest within days, none after the end.
    fn follow(&mut self, published: i64, what: What) {
        let mean = if self.random.chance(0.5) { 3_600.0 } else { 1.5 * 86_400.0 };
        let at = published + 60_000_000 + (self.random.wait(mean) * 1e6) as i64;
        let left = (self.end.micros() - published) as f64 * self.random.unit();
        let at = if at < self.end.micros() { at } else { published + left as i64 };
        self.waiting.push(Reverse((at, what)));
    }
}

impl Iterator for Story<'_> {
    type Item = (i64, What);

    fn next(&mut self) -> Option<(i64, What)> {
        let waits = self.waiting.peek().map(|Reverse((at, _))| *at);
        if self.next < self.counts.posts && waits.is_none_or(|at| at >= self.hour(self.next)) {
            return Some(self.publish());
        }
        self.waiting.pop().map(|Reverse(happening)| happening)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::spaces::plan;

    #[test]
    fn the_year_is_in_order_and_complete() {
        let counts = Counts { people: 200, spaces: 40, posts: 1_000, comments: 5_000 };
        let plans = plan(counts.spaces, counts.people);
        let end = Time::from_millis(1_700_000_000_000);
        let all: Vec<(i64, What)> = Story::new(counts, &plans, end).collect();
        assert!(all.is_sorted_by_key(|(at, _)| *at));
        assert!(all.last().unwrap().0 <= end.micros());
        let of = |kind: fn(&What) -> bool| all.iter().filter(|(_, what)| kind(what)).count();
        assert_eq!(of(|what| matches!(what, What::Post { .. })), 1_000);
        assert!((4_990..=5_000).contains(&of(|what| matches!(what, What::Comment { .. }))));
    }
}
