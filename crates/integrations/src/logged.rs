//! The kinds of entries that this crate appends to the log.

/// Somebody has a secret address by which a feed reader reads a space.
pub const FEED_MADE: &str = "space-feed.made";
/// It leads nowhere any more.
pub const FEED_REVOKED: &str = "space-feed.revoked";
/// A manager made an incoming webhook.
pub const WEBHOOK_MADE: &str = "webhook.made";
/// A manager removed an incoming webhook.
pub const WEBHOOK_REMOVED: &str = "webhook.removed";
