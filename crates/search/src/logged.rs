//! The kinds of entries that this crate appends to the log.

/// Somebody saved a search, or no longer keeps it. What it looks for is not in the log.
pub const SEARCH_SAVED: &str = "search.saved";
