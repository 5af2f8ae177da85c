//! The kinds of entries that this crate appends to the log.

/// Something waits for these people.
pub const INBOX_ARRIVED: &str = "inbox.arrived";
