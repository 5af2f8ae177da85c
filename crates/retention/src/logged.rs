//! The kinds of entries that this crate appends to the log.

/// A rule of retention is new, another, or gone.
pub const RETENTION_CHANGED: &str = "retention.changed";
/// Posts of a space were noticed as what goes.
pub const RETENTION_DUE: &str = "retention.due";
/// Posts went, as rules say.
pub const RETENTION_GONE: &str = "retention.gone";
