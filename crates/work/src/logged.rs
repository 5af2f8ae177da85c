//! The kinds of entries that this crate appends to the log.

/// The hour of a reminder has come: for whoever set it alone, which its row says.
pub const REMINDER_DUE: &str = "reminder.due";
/// The day on which a task is due has come, or its hour comes: for whoever is in charge of it.
pub const POST_DUE: &str = "post.due";
