//! The kinds of entries that this crate appends to the log.

/// An administrator declared an address.
pub const ELSEWHERE_DECLARED: &str = "elsewhere.declared";
/// An administrator took an address back.
pub const ELSEWHERE_REMOVED: &str = "elsewhere.removed";
/// A page says something else.
pub const ELSEWHERE_READ: &str = "elsewhere.read";
/// A page is no longer found.
pub const ELSEWHERE_GONE: &str = "elsewhere.gone";
