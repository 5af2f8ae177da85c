//! The kinds of entries that this crate appends to the log.

/// A space has another cover, or none.
pub const COVER_CHANGED: &str = "cover.changed";
/// Somebody has another space first in their navigation.
pub const FAVOURITE_CHANGED: &str = "favourite.changed";
/// Somebody chose what of a space they are told.
pub const LEVEL_CHANGED: &str = "level.changed";
/// What somebody wrote, or what stands in a space, is kept whatever would remove it.
pub const HOLD_SET: &str = "hold.set";
/// It is no longer.
pub const HOLD_LIFTED: &str = "hold.lifted";
/// Somebody is asked to manage a space.
pub const HANDOVER_ASKED: &str = "handover.asked";
/// They are not asked any more: they answered, or it was withdrawn.
pub const HANDOVER_ENDED: &str = "handover.ended";
/// Nobody manages a space.
pub const ORPHAN_NOTICED: &str = "orphan.noticed";
/// Somebody asks to join.
pub const MEMBERSHIP_ASKED: &str = "membership.asked";
/// The stay of a guest in a space ends soon.
pub const GUEST_ENDING: &str = "guest.ending";
/// The end of a guest’s stay was moved.
pub const GUEST_RENEWED: &str = "guest.renewed";
/// Somebody has another role in a space.
pub const MEMBERSHIP_CHANGED: &str = "membership.changed";
/// A request to join was declined.
pub const MEMBERSHIP_DECLINED: &str = "membership.declined";
/// Somebody is in a space.
pub const MEMBERSHIP_JOINED: &str = "membership.joined";
/// Somebody is no longer in a space.
pub const MEMBERSHIP_LEFT: &str = "membership.left";
/// Somebody no longer asks to join.
pub const MEMBERSHIP_WITHDRAWN: &str = "membership.withdrawn";
/// A space has a rule, another one, or none any more.
pub const RULE_CHANGED: &str = "rule.changed";
/// A space was changed: its name, its access, its charter.
pub const SPACE_CHANGED: &str = "space.changed";
/// Somebody declined the invitation into a space.
pub const SPACE_INVITATION_DECLINED: &str = "space-invitation.declined";
/// Somebody is invited into a space.
pub const SPACE_INVITATION_SENT: &str = "space-invitation.sent";
/// Its invitation link is another, or ended.
pub const SPACE_LINK: &str = "invite-link.changed";
/// Its welcome or its links are others.
pub const SPACE_WELCOME: &str = "welcome.changed";
/// There is a new space.
pub const SPACE_CREATED: &str = "space.created";
/// A space was deleted.
pub const SPACE_DELETED: &str = "space.deleted";
/// A deleted space is back.
pub const SPACE_RESTORED: &str = "space.restored";
/// Somebody may not write for a while.
pub const SUSPENSION_BEGUN: &str = "suspension.begun";
/// They may again.
pub const SUSPENSION_ENDED: &str = "suspension.ended";
