//! The kinds of entries that this crate appends to the log.

/// A kind was declared, or declared otherwise.
pub const KIND_DECLARED: &str = "kind.declared";
/// A field of a post names people whom it did not name before.
pub const POST_ASSIGNED: &str = "post.assigned";
/// The deadline of an object comes near, or has passed.
pub const POST_DUE: &str = "post.due";
/// A rule of its kind tells people of an object.
pub const POST_TOLD: &str = "post.told";
