//! The kinds of entries that this crate appends to the log.

/// An event has another date, another place or another title.
pub const POST_REPLANNED: &str = "post.replanned";
/// An event invites people whom it did not invite before.
pub const POST_INVITED: &str = "post.invited";
/// Places became free: people who waited take part.
pub const POST_MOVED_UP: &str = "post.moved-up";
/// An event begins soon.
pub const POST_STARTING: &str = "post.starting";
/// Somebody has a secret address by which programs read their calendar.
pub const FEED_MADE: &str = "feed.made";
/// It leads nowhere any more.
pub const FEED_REVOKED: &str = "feed.revoked";
/// Somebody has another calendar read.
pub const OTHER_ADDED: &str = "calendar.added";
/// They have it read no longer.
pub const OTHER_REMOVED: &str = "calendar.removed";
