//! Catch-up: the few posts that cover what happened while somebody was away.

use crate::affinities::IdMap;
use crate::page::Candidate;
use crate::{Part, Post, Reader, Weights, score};
use std::collections::BinaryHeap;

/// What a subject counts for besides the reader's interest in it: the unexpected counts a little.
const ANY_SUBJECT: f64 = 0.1;

/// The parts that say whether a post matters to this reader, whenever it was written: somebody back
/// after three weeks is not to miss the first of them, so age and newness do not count; and no post
/// yields to another, since covering the subjects spreads them already.
const RELEVANT: [Part; 4] = [Part::Interest, Part::Tie, Part::Response, Part::Fatigue];

/// At most `most` posts (seven, say) which together cover the subjects of all, best first.
///
/// They maximise `Σ_t w_t·(1 − Π_i (1 − rel_it))`: a subject is covered as if each post had the
/// chance `rel_it` to tell about it. `w_t` is 0.1 plus the reader's interest in the topic, for a
/// post without a topic 0.1 plus their tie to the author, who then is its subject. `rel_it` is
/// `1 − e^(−s)` (s: the sum of the parts interest, tie, response and fatigue, zero if below),
/// shared among the post's k topics as `rel/k`, so that adding topics to a post gains nothing.
///
/// Greedy, and lazily so, as in [`rank`](crate::rank): coverage is submodular, so a gain never
/// grows, and the result reaches at least 1 − 1/e of the best possible (Nemhauser, Wolsey and
/// Fisher, 1978). Posts that would add nothing are left out.
pub fn catch_up(reader: &Reader, posts: &[Post], weights: &Weights, most: usize) -> Vec<usize> {
    let relevances: Vec<f64> = posts.iter().map(|post| relevance(reader, post, weights)).collect();
    let mut left = Uncovered { reader, topics: IdMap::default(), authors: IdMap::default() };
    let mut heap: BinaryHeap<Candidate> = posts
        .iter()
        .enumerate()
        .map(|(index, post)| Candidate {
            score: left.gain(post, relevances[index]),
            id: post.id,
            index,
        })
        .collect();
    let mut chosen = Vec::with_capacity(most.min(posts.len()));
    while chosen.len() < most
        && let Some(mut best) = heap.pop()
        && best.score > 0.0
    {
        let post = &posts[best.index];
        best.score = left.gain(post, relevances[best.index]);
        if heap.peek().is_some_and(|next| *next > best) {
            heap.push(best);
        } else if best.score > 0.0 {
            left.cover(post, relevances[best.index]);
            chosen.push(best.index);
        }
    }
    chosen
}

fn relevance(reader: &Reader, post: &Post, weights: &Weights) -> f64 {
    let parts = score::parts(reader, post, weights);
    let sum: f64 = RELEVANT.into_iter().map(|part| parts.get(part)).sum();
    -(-sum.max(0.0)).exp_m1()
}

/// Π(1 − rel) by subject; one where nothing is chosen yet.
struct Uncovered<'a> {
    reader: &'a Reader,
    topics: IdMap<f64>,
    authors: IdMap<f64>,
}

impl Uncovered<'_> {
    /// What the sum would gain by this post.
    fn gain(&self, post: &Post, relevance: f64) -> f64 {
        let left = |map: &IdMap<f64>, id| map.get(&id).copied().unwrap_or(1.0);
        if post.topics.is_empty() {
            let weight = ANY_SUBJECT + self.reader.ties.get(post.author);
            return weight * left(&self.authors, post.author) * relevance;
        }
        let share = relevance / post.topics.len() as f64;
        let weights = post.topics.iter().map(|topic| {
            (ANY_SUBJECT + self.reader.interests.get(*topic)) * left(&self.topics, *topic)
        });
        weights.sum::<f64>() * share
    }

    fn cover(&mut self, post: &Post, relevance: f64) {
        if post.topics.is_empty() {
            *self.authors.entry(post.author).or_insert(1.0) *= 1.0 - relevance;
        }
        for topic in post.topics {
            *self.topics.entry(*topic).or_insert(1.0) *= 1.0 - relevance / post.topics.len() as f64;
        }
    }
}
