//! The kinds of entries that this crate appends to the log.

/// Somebody asked for all that is kept of them.
pub const ARCHIVE_ASKED: &str = "archive.asked";
/// It is ready.
pub const ARCHIVE_READY: &str = "archive.ready";
/// The rule about those who leave is another.
pub const LEAVING_CHANGED: &str = "leaving.changed";
