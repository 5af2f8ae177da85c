//! The method that this project does not offer: order by the chance of a reaction, learnt.

use super::unfold::Seen;
use super::world::World;

/// What it looks at; the first is always one.
const FEATURES: usize = 7;

/// A logistic regression, learnt from every post looked at: did it bring a reaction?
///
/// The weights are learnt and not chosen, so that the comparison is with engagement ranking at what
/// it is for, and not with a caricature.
pub struct Engagement {
    weights: [f64; FEATURES],
}

/// How far one example moves the weights.
const STEP: f64 = 0.03;

impl Engagement {
    /// Before anything was seen: the newest first.
    pub fn new() -> Self {
        Self { weights: [-2.0, 0.0, 0.0, 0.0, -0.1, 0.0, 0.0] }
    }

    /// How much a post promises to bring a reaction, as log-odds.
    pub fn promise(&self, features: &[f64; FEATURES]) -> f64 {
        self.weights.iter().zip(features).map(|(weight, feature)| weight * feature).sum()
    }

    /// One post was looked at.
    pub fn learn(&mut self, features: &[f64; FEATURES], reacted: bool) {
        let expected = 1.0 / (1.0 + (-self.promise(features)).exp());
        let error = f64::from(u8::from(reacted)) - expected;
        for (weight, feature) in self.weights.iter_mut().zip(features) {
            *weight += STEP * error * feature;
        }
    }

    /// What it looks at: interest, tie, rate of response so far, age, whether it is of the reader's
    /// unit, the rate of response in the reader's unit.
    pub fn features(
        world: &World,
        seen: &Seen,
        person: usize,
        post: usize,
        now: f64,
    ) -> [f64; FEATURES] {
        let (reader, written) = (&world.people[person], &world.posts[post]);
        let interest = written
            .topics
            .iter()
            .map(|topic| reader.known.interests.get(*topic))
            .fold(0.0, f64::max);
        let rate =
            |responses: u32, views: u32| (f64::from(responses) + 0.5) / (f64::from(views) + 5.0);
        let near = seen.by_unit(post)[reader.unit];
        [
            1.0,
            interest.sqrt(),
            reader.known.ties.get(written.author as i64),
            4.0 * rate(seen.responses[post], seen.views[post]),
            (now - written.at) / 48.0,
            f64::from(u8::from(reader.unit == written.unit)),
            4.0 * rate(near.responses, near.views),
        ]
    }
}
