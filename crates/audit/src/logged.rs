//! The kinds of entries that this crate appends to the log.

/// Somebody reads the audit from now on, or no longer.
pub const AUDITORS_CHANGED: &str = "auditors.changed";
/// Somebody took the audit away as a file.
pub const AUDIT_EXPORTED: &str = "audit.exported";
