//! The kinds of entries that this crate appends to the log.

/// An appeal was decided.
pub const APPEAL_DECIDED: &str = "moderation.appeal-decided";
/// An author asks that somebody else decides again.
pub const APPEALED: &str = "moderation.appealed";
/// A case was decided.
pub const DECIDED: &str = "moderation.decided";
/// Something was reported; the entry does not say by whom.
pub const REPORTED: &str = "moderation.reported";
/// Somebody moderates the network, or no longer does.
pub const TEAM_CHANGED: &str = "moderation.team-changed";
/// A decision was undone.
pub const UNDONE: &str = "moderation.undone";
