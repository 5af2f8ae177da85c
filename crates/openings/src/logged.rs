//! The kinds of entries that this crate appends to the log. All are of no space: a secret one is opened by a number alone.

/// Reading private spaces by two keys was switched on or off.
pub const KEYS_SWITCHED: &str = "keys.switched";
/// Somebody holds the second key, or no longer; or somebody wants that.
pub const KEYS_CHANGED: &str = "keys.changed";
/// An administrator asks to read a private space.
pub const OPENING_ASKED: &str = "opening.asked";
/// It was granted.
pub const OPENING_GRANTED: &str = "opening.granted";
/// It was refused.
pub const OPENING_REFUSED: &str = "opening.refused";
/// It is over.
pub const OPENING_ENDED: &str = "opening.ended";
/// Something of an opened space was read.
pub const OPENING_READ: &str = "opening.read";
