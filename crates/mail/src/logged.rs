//! The kinds of entries that this crate appends to the log.

/// Mail is held: nothing leaves.
pub const MAIL_HELD: &str = "mail.held";
/// Mail leaves again.
pub const MAIL_RELEASED: &str = "mail.released";
