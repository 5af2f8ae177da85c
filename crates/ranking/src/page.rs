//! A page, made greedily: each place goes to the best post given what stands above it.

use crate::affinities::IdMap;
use crate::{Part, Parts, Post, Reader, Weights, score};
use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// A place in the list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ranked {
    /// Which of the posts given.
    pub index: usize,
    /// Why it stands here; their sum is the score it was placed by.
    pub parts: Parts,
}

/// The first `count` posts for this reader, best first; fewer when there are fewer.
///
/// Every place goes to the post with the highest sum of parts, diversity counted against the posts
/// above. The first places do not depend on `count`, so page `n` of 20 is the end of `rank(…, 20n)`.
///
/// *Lazy* greedy (Minoux, 1978): diversity only ever lowers a score, so an old score is a bound, and
/// a post that stays on top of the heap when scored again is the best there is. About one scoring a
/// post and a few a place, whatever their number.
pub fn rank(reader: &Reader, posts: &[Post], weights: &Weights, count: usize) -> Vec<Ranked> {
    let mut parts: Vec<Parts> =
        posts.iter().map(|post| score::parts(reader, post, weights)).collect();
    let mut heap: BinaryHeap<Candidate> = (0..posts.len())
        .map(|index| Candidate { score: parts[index].score(), id: posts[index].id, index })
        .collect();
    let dial = reader.dials.get(Part::Diversity).factor();
    let mut above = Above::default();
    let mut list = Vec::with_capacity(count.min(posts.len()));
    while list.len() < count
        && let Some(mut best) = heap.pop()
    {
        let post = &posts[best.index];
        let parts = &mut parts[best.index];
        parts.set(Part::Diversity, -dial * above.repeats(post, weights));
        best.score = parts.score();
        if heap.peek().is_some_and(|next| *next > best) {
            heap.push(best);
        } else {
            above.add(post);
            list.push(Ranked { index: best.index, parts: *parts });
        }
    }
    list
}

/// How often authors and topics stand in the list so far.
#[derive(Default)]
struct Above {
    authors: IdMap<u32>,
    topics: IdMap<u32>,
}

impl Above {
    fn add(&mut self, post: &Post) {
        *self.authors.entry(post.author).or_default() += 1;
        for topic in post.topics {
            *self.topics.entry(*topic).or_default() += 1;
        }
    }

    fn repeats(&self, post: &Post, weights: &Weights) -> f64 {
        let times = |map: &IdMap<u32>, id| f64::from(map.get(&id).copied().unwrap_or(0));
        let topics: f64 = post.topics.iter().map(|topic| times(&self.topics, *topic)).sum();
        weights.same_author * times(&self.authors, post.author) + weights.same_topic * topics
    }
}

/// A post by its latest known score; among equal scores the newer id is the greater.
#[derive(Clone, Copy)]
pub(crate) struct Candidate {
    pub(crate) score: f64,
    pub(crate) id: i64,
    pub(crate) index: usize,
}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> Ordering {
        self.score.total_cmp(&other.score).then(self.id.cmp(&other.id))
    }
}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Candidate {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Candidate {}
