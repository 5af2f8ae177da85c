//! The kinds of entries that this crate appends to the log.

/// The hour of a reminder has come: for whoever set it alone.
pub const REMINDER_DUE: &str = "reminder.due";
