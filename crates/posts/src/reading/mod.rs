//! Reading: what each person has read, so that *unread* never lies.
//!
//! Kept are positions, not counters: a count of unread posts is a query. In each space that a
//! person follows everything up to the **position** is read, and the few posts read above it are
//! listed until the position reaches them. In a thread whose page one has opened, or in which one
//! wrote, there is a position among the comments.
//!
//! A post is **unread** for a viewer in a space that they follow when it is there, somebody else
//! wrote it, they did not read it, it is not [muted](crate::mutes), and it is later than the moment
//! they joined (in the company's own spaces, than the moment their account was opened). After
//! [`KEPT_DAYS`] days a post is past: neither unread nor noted.
//!
//! Invariants:
//! - the rows are the truth: two devices, or several nodes, count the same;
//! - moving the position changes nothing that is unread, nor may be again: it stops below posts
//!   that are muted for a time, deleted lately, or so recent that one with a lower identifier may
//!   still be on its way to its commit ([`SETTLED_SECONDS`]);
//! - **no entry of the log**: the log would be a record of who read what. Rows of posts read ahead
//!   are all that is known, and none outlives [`KEPT_DAYS`] days of anybody's reading;
//! - `views` counts readers of a post by unit, each person at most once and nobody by name. A unit
//!   may be one person: what is made of it for people to see is held to the thresholds of figures.

mod all;
mod back;
mod positions;
mod seen;
mod store;
mod threads;
mod unread;
mod viewer_state;

pub use all::mark_all;
pub use back::unread_from;
pub use positions::{Positions, Since, positions};
pub use seen::{mark_seen, month_of};
pub use threads::{thread_unread_from, threads};
pub use unread::{next_unread, unread, unread_in};
pub use viewer_state::ViewerState;

pub(crate) use threads::{begun, opened, shown};

use kernel::id::ENTROPY_BITS;
use kernel::{App, Time};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// For how many days a post may be unread, and what was read ahead is remembered.
pub const KEPT_DAYS: i64 = 90;

/// After how many seconds no transaction is open any more that began to write a post. A position
/// moved beyond it would hide a post whose commit came late.
pub const SETTLED_SECONDS: i64 = 60;

/// Whatever was created before `time` has a lower identifier than this; what is created from then
/// on has this one at least.
pub fn floor_of(time: Time) -> i64 {
    time.millis().clamp(0, (1 << 42) - 1) << ENTROPY_BITS
}

/// Everything up to this identifier is past at the hour `now`.
pub fn horizon(now: Time) -> i64 {
    floor_of(now.plus_seconds(-KEPT_DAYS * 86_400))
}

/// No post is going to appear up to this identifier at the hour `now`.
fn settled(now: Time) -> i64 {
    floor_of(now.plus_seconds(-SETTLED_SECONDS)) - 1
}

/// Pages and API of reading.
pub(crate) fn routes() -> OpenApiRouter<App> {
    use axum::routing::{get, post};
    OpenApiRouter::new()
        .route("/reading/seen", post(seen::submit))
        .route("/reading/all", post(all::submit))
        .route("/reading/next", get(unread::next))
        .route("/posts/{id}/unread", post(back::submit))
        .route("/comments/{id}/unread", post(back::submit_comment))
        .routes(routes!(unread::api))
        .routes(routes!(all::api))
        .routes(routes!(back::api))
        .routes(routes!(back::api_comment))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_floor_lies_between_what_was_before_and_what_comes() {
        let at = Time::from_millis(1_700_000_000_000);
        let mut maker = kernel::id::Maker::default();
        assert!(maker.make(Time::from_millis(at.millis() - 1), u64::MAX) < floor_of(at));
        assert!(maker.make(at, 0) >= floor_of(at));
    }
}
