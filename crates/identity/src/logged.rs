//! The kinds of entries that this crate appends to the log.

pub use people::logged::{PERSON_REOPENED, PERSON_ROLE_CHANGED};

/// Somebody came by an invitation.
pub const INVITATION_ACCEPTED: &str = "invitation.accepted";
/// Somebody was invited.
pub const INVITATION_CREATED: &str = "invitation.created";
/// An invitation was cancelled.
pub const INVITATION_REVOKED: &str = "invitation.revoked";
/// An invitation has another link.
pub const INVITATION_RENEWED: &str = "invitation.renewed";
/// Addresses of a domain let their owners in.
pub const DOMAIN_OPENED: &str = "domain.opened";
/// They no longer do.
pub const DOMAIN_CLOSED: &str = "domain.closed";
/// Somebody has another personnel number, or none.
pub const PERSON_NUMBERED: &str = "person.numbered";
/// Somebody took over an imported account.
pub const PERSON_CLAIMED: &str = "person.claimed";
/// Somebody has another address.
pub const PERSON_EMAIL_CHANGED: &str = "person.email-changed";
/// A link was made by which somebody chooses a password.
pub const PERSON_LINK_MADE: &str = "person.link-made";
/// Somebody chose another password.
pub const PERSON_PASSWORD_CHANGED: &str = "person.password-changed";
/// Somebody signed out, or ended one of their sessions.
pub const SESSION_CLOSED: &str = "session.closed";
/// All sessions of somebody ended.
pub const SESSION_CLOSED_ALL: &str = "session.closed-all";
/// Somebody signed in.
pub const SESSION_OPENED: &str = "session.opened";
/// Whoever uses a session proved who they are.
pub const SESSION_PROVED: &str = "session.proved";
/// Somebody added a second factor; `factor` says which.
pub const FACTOR_ADDED: &str = "factor.added";
/// Somebody removed one.
pub const FACTOR_REMOVED: &str = "factor.removed";
/// An administrator took all second factors from somebody who lost them.
pub const FACTOR_RESET: &str = "factor.reset";
/// Somebody came in by a recovery code.
pub const FACTOR_RECOVERED: &str = "factor.recovered";
/// The emergency account was signed in to.
pub const EMERGENCY_USED: &str = "emergency.used";
/// Another account is the emergency account, or none.
pub const EMERGENCY_NAMED: &str = "emergency.named";
/// Somebody chose a PIN for shared tablets.
pub const PIN_CHOSEN: &str = "pin.chosen";
/// Somebody took it back.
pub const PIN_REMOVED: &str = "pin.removed";
/// Administrators said whether there are shared tablets, and where.
pub const SITE_TABLETS: &str = "site.tablets";
/// Administrators changed what is asked of those who sign in.
pub const SIGN_IN_RULES: &str = "site.sign-in-rules";
/// Administrators said who may invite guests, and from where.
pub const SITE_GUESTS: &str = "site.guests";
/// The network was named.
pub const SITE_NAMED: &str = "site.named";
/// Somebody created an access token.
pub const TOKEN_CREATED: &str = "token.created";
/// Somebody revoked an access token.
pub const TOKEN_REVOKED: &str = "token.revoked";
/// Somebody owns the network, or no longer.
pub const OWNER_CHANGED: &str = "owner.changed";
