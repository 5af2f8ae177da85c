//! The kinds of entries that this crate appends to the log.

/// The words of a file of a post or comment are known.
pub const FILE_EXTRACTED: &str = "file.extracted";
