//! The kinds of entries that this crate appends to the log.

/// A kind was declared, or declared otherwise.
pub const KIND_DECLARED: &str = "kind.declared";
/// A label says something else; it is renamed, perhaps.
pub const LABEL_CHANGED: &str = "label.changed";
/// A label was made.
pub const LABEL_MADE: &str = "label.made";
/// A label has another address: those that were printed lead nowhere.
pub const LABEL_RENEWED: &str = "label.renewed";
/// People without an account may report by labels, or no longer.
pub const LABEL_STRANGERS: &str = "label.strangers";
/// A label leads nowhere any more.
pub const LABEL_WITHDRAWN: &str = "label.withdrawn";
/// A field of a post names people whom it did not name before.
pub const POST_ASSIGNED: &str = "post.assigned";
/// The deadline of an object comes near, or has passed.
pub const POST_DUE: &str = "post.due";
/// A rule of its kind tells people of an object.
pub const POST_TOLD: &str = "post.told";
/// Somebody without an account reported something.
pub const POST_REPORTED: &str = "post.reported";
