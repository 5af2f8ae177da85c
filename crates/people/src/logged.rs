//! The kinds of entries that this crate appends to the log.

/// Somebody blocks a person, or no longer does.
pub const BLOCK_CHANGED: &str = "block.changed";
/// Somebody changed what they say of themselves; `fields` names what.
pub const PERSON_CHANGED: &str = "person.changed";
/// An account was deactivated.
pub const PERSON_CLOSED: &str = "person.closed";
/// There is a new group.
pub const GROUP_CREATED: &str = "group.created";
/// A group has another name.
pub const GROUP_CHANGED: &str = "group.changed";
/// A group was deleted.
pub const GROUP_DELETED: &str = "group.deleted";
/// Somebody is in a group.
pub const GROUP_JOINED: &str = "group.joined";
/// Somebody is no longer in a group.
pub const GROUP_LEFT: &str = "group.left";
/// Somebody came.
pub const PERSON_CREATED: &str = "person.created";
/// What was kept of somebody who left is erased.
pub const PERSON_ERASED: &str = "person.erased";
/// Somebody follows a person.
pub const PERSON_FOLLOWED: &str = "person.followed";
/// Somebody no longer does.
pub const PERSON_UNFOLLOWED: &str = "person.unfollowed";
/// An account was activated again.
pub const PERSON_REOPENED: &str = "person.reopened";
/// Somebody has another role.
pub const PERSON_ROLE_CHANGED: &str = "person.role-changed";
/// Somebody chose where their presence shows.
pub const PRESENCE_CHOSEN: &str = "presence.chosen";
/// Everybody who comes finds themselves in other spaces.
pub const SITE_FIRST_SPACES: &str = "site.first-spaces";
/// Guests began to read a space, or no longer do.
pub const SPACE_GUESTS: &str = "space.guests";
/// A unit has another name, head or place; `moved` says whether it is the place.
pub const UNIT_CHANGED: &str = "unit.changed";
/// There is a new unit.
pub const UNIT_CREATED: &str = "unit.created";
