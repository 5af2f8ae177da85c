//! The kinds of entries that this crate appends to the log.

/// A manager made an incoming webhook.
pub const WEBHOOK_MADE: &str = "webhook.made";
/// A manager removed an incoming webhook.
pub const WEBHOOK_REMOVED: &str = "webhook.removed";
