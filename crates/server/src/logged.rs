//! The kinds of entries that this crate appends to the log.

/// An administrator said how much space each person may use for files.
pub const QUOTA_SET: &str = "site.quota-set";
/// Somebody was refused an act of administration.
pub const ACT_REFUSED: &str = "act.refused";
