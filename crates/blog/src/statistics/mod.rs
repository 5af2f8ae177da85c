//! What an author learns of the readers of their articles.
//!
//! Figures are for the author alone, say how many and never who, and say nothing of few: what is of fewer than
//! [`FEWEST`] people is left out, what is shown is rounded down to [`ROUND`], so that no difference of two figures
//! is about one person.

pub(crate) mod api;
mod load;
pub(crate) mod page;

pub(crate) use load::{Month, Statistics, article, own};

/// A figure is of so many people at least.
pub const FEWEST: i64 = 10;
/// Figures are multiples of this.
pub const ROUND: i64 = 5;

/// What is shown of a number of people; nothing where they are too few.
pub fn shown(people: i64) -> Option<i64> {
    (people >= FEWEST).then_some(people / ROUND * ROUND)
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn few_are_not_counted_and_many_are_rounded() {
        assert_eq!((shown(0), shown(9)), (None, None));
        assert_eq!((shown(10), shown(14), shown(15)), (Some(10), Some(10), Some(15)));
        assert_eq!(shown(1_234), Some(1_230));
    }
}
