//! The kinds of entries that this crate appends to the log.

/// A page is locked, or no longer.
pub const PAGE_LOCKED: &str = "wiki.locked";
/// A page has another place in the tree.
pub const PAGE_PLACED: &str = "wiki.placed";
/// A template of pages is new, says something else, or is gone.
pub const PAGE_TEMPLATE: &str = "wiki.template";
/// Somebody said until when a page is right, or that it no longer is.
pub const PAGE_REVIEWED: &str = "wiki.reviewed";
/// Whoever answers for a page is asked whether it is still right.
pub const POST_REVIEW: &str = "post.review";
/// A page stands at the top of its space, or no longer.
pub const PAGE_HOME: &str = "wiki.home";
