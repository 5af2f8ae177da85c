//! How much each part counts.

/// The weights of the parts: finite, and zero or more.
///
/// The default is what the simulator's sweep (`--sweep`) led to; `docs/ranking.md` has the figures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weights {
    /// Of the interest, so at most this.
    pub interest: f64,
    /// Of the tie, so at most this.
    pub tie: f64,
    /// Of the root of the share of viewers who responded.
    pub response: f64,
    /// Taken off for each hour.
    pub age: f64,
    /// What a post nobody has seen gets; a third of it is left after 15 views.
    pub newcomer: f64,
    /// Of bridging between units.
    pub bridge: f64,
    /// Taken off for each post of the same author higher in the list.
    pub same_author: f64,
    /// Taken off for each topic shared with a post higher in the list.
    pub same_topic: f64,
    /// Of ln(1 + times shown and not opened), taken off.
    pub fatigue: f64,
}

impl Default for Weights {
    fn default() -> Self {
        Self {
            interest: 3.0,
            tie: 1.0,
            response: 2.0,
            age: 0.006,
            newcomer: 0.25,
            bridge: 4.0,
            same_author: 0.35,
            same_topic: 0.05,
            fatigue: 0.5,
        }
    }
}
