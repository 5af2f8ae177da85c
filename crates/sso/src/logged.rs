//! The kinds of entries that this crate appends to the log. None holds a secret or a token.

/// An administrator added a sign-in provider, changed it, let people sign in by it or no longer, or removed it.
pub const PROVIDER_CHANGED: &str = "sso.provider_changed";
/// An identity at a provider belongs to a person from now on.
pub const IDENTITY_LINKED: &str = "sso.identity_linked";
/// It does so no more.
pub const IDENTITY_UNLINKED: &str = "sso.identity_unlinked";
/// An administrator added a directory, gave it another name, other domains or another token, or removed it.
pub const DIRECTORY_CHANGED: &str = "sso.directory_changed";
/// A directory that is asked over LDAP was read to keep people and groups in step, or to see what differs.
pub const DIRECTORY_READ: &str = "sso.directory_read";
/// A directory brought somebody, claimed their account, said something else of them, or let them go.
pub const DIRECTORY_PERSON: &str = "sso.directory_person";
/// A directory said something else of a group than who is in it.
pub const DIRECTORY_GROUP: &str = "sso.directory_group";
