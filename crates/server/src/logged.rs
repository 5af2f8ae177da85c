//! The kinds of entries that this crate appends to the log.

/// An administrator said how much space each person may use for files.
pub const QUOTA_SET: &str = "site.quota-set";
