//! The kinds of entries that this crate appends to the log.

/// Somebody set how much a factor counts in “For me”.
pub const DIAL_CHANGED: &str = "dial.changed";
