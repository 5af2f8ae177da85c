//! Bridging: what is liked outside the author's own unit goes on to other units.

use crate::{Post, UnitCount};

/// What posts of the reader's own unit yield to all others.
const OWN_UNIT_YIELDS: f64 = 0.15;
/// How many views at the post's own rate those outside start with, so that the first does not
/// decide.
const PRIOR_VIEWS: f64 = 4.0;

/// How much a post bridges for a reader of this unit, before the weight.
///
/// A post of the reader's own unit yields 0.15. One of another unit, with r and v counted outside
/// the author's unit and μ the rate over all who saw it, gets
///
/// ```text
/// √p_out − √μ        p_out = (r + 4μ)/(v + 4)
/// ```
///
/// which is above zero when it is liked outside more than inside, and below when its own unit alone
/// applauds. Zero when the author or the reader has no unit: then there is nothing between which to
/// bridge.
///
/// Units outside are counted together. A mean of a rate for each, drawn to μ, says next to nothing
/// while a unit has two or three views; and a bonus on the rate outside itself, rather than on what
/// it has over μ, brings more bait (`docs/ranking.md`, "What was tried").
pub(crate) fn amount(reader: Option<i64>, post: &Post, rate: f64) -> f64 {
    let (Some(theirs), Some(own)) = (reader, post.unit) else { return 0.0 };
    if theirs == own {
        return -OWN_UNIT_YIELDS;
    }
    let none = UnitCount::default();
    let inside = post.by_unit.iter().find(|count| count.unit == own).unwrap_or(&none);
    let responses = f64::from(post.responses.saturating_sub(inside.responses));
    let views = f64::from(post.views.saturating_sub(inside.views));
    let outside = ((responses + PRIOR_VIEWS * rate) / (views + PRIOR_VIEWS)).min(1.0);
    outside.sqrt() - rate.sqrt()
}
