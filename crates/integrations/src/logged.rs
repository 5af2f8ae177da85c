//! The kinds of entries that this crate appends to the log.

/// Somebody has a secret address by which a feed reader reads a space.
pub const FEED_MADE: &str = "space-feed.made";
/// It leads nowhere any more.
pub const FEED_REVOKED: &str = "space-feed.revoked";
/// Administrators said which hosts outgoing webhooks may send to.
pub const HOSTS_CHANGED: &str = "webhook.hosts";
/// A manager made an outgoing webhook.
pub const OUTGOING_MADE: &str = "webhook.outgoing-made";
/// A manager removed an outgoing webhook.
pub const OUTGOING_REMOVED: &str = "webhook.outgoing-removed";
/// A manager made an incoming webhook.
pub const WEBHOOK_MADE: &str = "webhook.made";
/// A manager removed an incoming webhook.
pub const WEBHOOK_REMOVED: &str = "webhook.removed";
/// A manager added an RSS feed.
pub const FEED_ADDED: &str = "rss.added";
/// A manager has an RSS feed read again.
pub const FEED_ASKED: &str = "rss.asked";
/// A manager removed an RSS feed.
pub const FEED_REMOVED: &str = "rss.removed";
