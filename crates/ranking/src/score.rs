//! The formulas: what is known of a post and its reader becomes parts.

use crate::{Part, Parts, Post, Reader, Weights, bridge};

/// Ten years. Beyond, a post is as old as can be.
const OLDEST_HOURS: f64 = 87_600.0;
/// The views after which the chance of a new post has shrunk to 1/e.
const NEWCOMER_VIEWS: f64 = 15.0;
/// The share of viewers who respond to a post of which nothing is known.
const USUAL_RATE: f64 = 1.0 / 6.0;

/// The parts of a post whatever else is in the list, so without diversity.
///
/// With I = 1 − Π(1 − i) over the interests in its topics, T the tie, r responses, v views, a the
/// age in hours and n the times it was shown in vain:
///
/// ```text
/// interest   w·I                     tie       w·T
/// response   w·(√μ − √(1/6))         age      −w·a
/// newcomer   w·e^(−v/15)             fatigue  −w·ln(1 + n)       μ = (r + 1)/(v + 6)
/// ```
///
/// μ of an unseen post is 1/6: taking its root off leaves the order as it is, and makes the part
/// say something, above zero when viewers responded more than usual and below when less. [`bridge`]
/// has the formula of its own part.
pub(crate) fn parts(reader: &Reader, post: &Post, weights: &Weights) -> Parts {
    let rate = rate(post);
    let age = if post.age_hours > 0.0 { post.age_hours.min(OLDEST_HOURS) } else { 0.0 };
    let mut parts = Parts::default();
    let mut set = |part, weight: f64, amount: f64| {
        parts.set(part, weight * reader.dials.get(part).factor() * amount);
    };
    set(Part::Interest, weights.interest, reader.interests.any(post.topics));
    set(Part::Tie, weights.tie, reader.ties.get(post.author));
    set(Part::Response, weights.response, rate.sqrt() - USUAL_RATE.sqrt());
    set(Part::Age, weights.age, -age);
    set(Part::Newcomer, weights.newcomer, (-f64::from(post.views) / NEWCOMER_VIEWS).exp());
    set(Part::Bridge, weights.bridge, bridge::amount(reader.unit, post, rate));
    if post.shown > 0 {
        set(Part::Fatigue, weights.fatigue, -f64::from(post.shown).ln_1p());
    }
    parts
}

/// μ: the share of viewers who responded, drawn to one in six where few have seen it. One person
/// may respond several times; the share still ends at one.
fn rate(post: &Post) -> f64 {
    ((f64::from(post.responses) + 1.0) / (f64::from(post.views) + 6.0)).min(1.0)
}
