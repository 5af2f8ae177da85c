//! The kinds of entries that this crate appends to the log.

/// The words of a file of a post or comment are known.
pub const FILE_EXTRACTED: &str = "file.extracted";
/// The words of a file of a library are known.
pub const LIBRARY_EXTRACTED: &str = "library.extracted";
