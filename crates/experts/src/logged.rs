//! The kinds of entries that this crate appends to the log.

/// A question is put to somebody who may know.
pub const EXPERT_ASKED: &str = "expert.asked";
/// The list of skills was loaded.
pub const SKILLS_LOADED: &str = "skills.loaded";
/// Somebody confirms a skill of a colleague.
pub const SKILL_ENDORSED: &str = "skill.endorsed";
/// A confirmation was taken back.
pub const SKILL_UNENDORSED: &str = "skill.unendorsed";
/// Finding experts was switched on or off.
pub const EXPERTS_SWITCHED: &str = "experts.switched";
