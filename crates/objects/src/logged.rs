//! The kinds of entries that this crate appends to the log.

/// A kind was declared, or declared otherwise.
pub const KIND_DECLARED: &str = "kind.declared";
/// A field of a post names people whom it did not name before.
pub const POST_ASSIGNED: &str = "post.assigned";
