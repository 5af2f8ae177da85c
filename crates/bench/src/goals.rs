//! What must be reached. A ratio is of the product to its yardstick in the same run.

use std::fmt;

use crate::data::Size;

/// What a figure must keep to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Bound {
    /// At least this part of the yardstick.
    RatioAtLeast(f64),
    /// At most so many times the yardstick.
    RatioAtMost(f64),
    /// At most this, in the figure's unit.
    AtMost(f64, &'static str),
}

/// A figure with its bound.
#[derive(Clone, Copy, Debug)]
pub struct Goal {
    /// The figure's name.
    figure: &'static str,
    /// Its bound.
    pub bound: Bound,
    /// The company it is promised for; `None` for every one.
    on: Option<Size>,
}

const fn goal(figure: &'static str, bound: Bound, on: Option<Size>) -> Goal {
    Goal { figure, bound, on }
}

/// The goals. Those for every company are promised for [`Size::Full`]; a smaller one only helps.
const GOALS: [Goal; 15] = [
    goal("home/32/rate", Bound::RatioAtLeast(0.2), None),
    goal("home/32/p99", Bound::AtMost(10.0, "10 ms"), None),
    goal("home/1/tenfold", Bound::RatioAtMost(1.1), None),
    goal("library/1/by-small", Bound::RatioAtMost(1.1), None),
    goal("publish/32/rate", Bound::RatioAtLeast(0.5), None),
    goal("comment/32/rate", Bound::RatioAtLeast(0.5), None),
    goal("react/32/rate", Bound::RatioAtLeast(0.5), None),
    goal("live/p99", Bound::AtMost(200.0, "200 ms"), None),
    goal("live/memory", Bound::AtMost(30e3, "30 kB"), None),
    goal("memory/resident", Bound::AtMost(60e6, "60 MB"), Some(Size::Small)),
    goal("memory/resident", Bound::AtMost(600e6, "600 MB"), Some(Size::Full)),
    goal("start/answering", Bound::AtMost(2.0, "2 s"), None),
    goal("start/full-speed", Bound::AtMost(10.0, "10 s"), None),
    goal("directory/sync", Bound::AtMost(120.0, "2 min"), None),
    goal("directory/unchanged", Bound::AtMost(10.0, "10 s"), None),
];

/// The goals for a company of this size.
pub fn on(size: Size) -> Vec<Goal> {
    let mine = |goal: &Goal| goal.on.is_none_or(|on| on == size);
    GOALS.into_iter().filter(mine).collect()
}

/// The goal of a figure.
pub fn of(goals: &[Goal], figure: &str) -> Option<Goal> {
    goals.iter().find(|goal| goal.figure == figure).copied()
}

impl Bound {
    /// Whether a figure keeps to it; nothing where there is no ratio to judge.
    pub fn is_met(self, value: f64, ratio: Option<f64>) -> Option<bool> {
        match self {
            Bound::RatioAtLeast(least) => ratio.map(|ratio| ratio >= least),
            Bound::RatioAtMost(most) => ratio.map(|ratio| ratio <= most),
            Bound::AtMost(most, _) => Some(value <= most),
        }
    }
}

impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Bound::RatioAtLeast(least) => write!(f, "≥ {least} of it"),
            Bound::RatioAtMost(most) => write!(f, "≤ {most} × it"),
            Bound::AtMost(_, words) => write!(f, "≤ {words}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bound_is_met_on_its_side() {
        assert_eq!(Bound::RatioAtLeast(0.2).is_met(1.0, Some(0.3)), Some(true));
        assert_eq!(Bound::RatioAtMost(1.1).is_met(1.0, Some(1.2)), Some(false));
        assert_eq!(Bound::AtMost(10.0, "").is_met(9.0, None), Some(true));
        assert_eq!(Bound::RatioAtLeast(0.2).is_met(1.0, None), None);
    }

    #[test]
    fn a_small_company_has_a_memory_goal_of_its_own() {
        let bound = |size| of(&on(size), "memory/resident").map(|goal| goal.bound);
        assert_eq!(bound(Size::Small), Some(Bound::AtMost(60e6, "60 MB")));
        assert_eq!(bound(Size::Medium), None);
    }
}
