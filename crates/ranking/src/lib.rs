//! The order of *for me*: every post's score is a sum of named parts over plain numbers.
//!
//! The crate is pure: ids are plain `i64`, ages and counts come from the caller, and there is no
//! clock, no chance and no input or output in it. [`rank`] makes a page, [`catch_up()`] the few posts
//! for somebody who was away. `docs/ranking.md` says the same in words for those who are ranked;
//! `examples/simulate` is the simulator from which [`Weights::default`] was chosen.
//!
//! Invariants:
//! - a score *is* the sum of its [`Parts`], added in the order of [`Part::ALL`], to the last bit;
//! - a part switched off by a [`Dial`] is exactly zero;
//! - the answer depends on the set of posts and never on the order they came in: equal scores go to
//!   the newer id;
//! - a longer list begins with the shorter one, so that page two is the end of `rank(…, 40)`;
//! - no count, however extreme, makes a score infinite or not a number.

mod affinities;
mod bridge;
mod catch_up;
mod dials;
mod page;
mod parts;
mod post;
mod reader;
mod score;
mod weights;

pub use affinities::Affinities;
pub use catch_up::catch_up;
pub use dials::{Dial, Dials};
pub use page::{Ranked, rank};
pub use parts::{Part, Parts};
pub use post::{Post, UnitCount};
pub use reader::Reader;
pub use weights::Weights;
