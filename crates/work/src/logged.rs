//! The kinds of entries that this crate appends to the log.

/// A task was made of something that was said: of what is known to whoever made it alone.
pub const TASK_FOLLOWED: &str = "task.followed";
