//! Directories: what says who is in the company, and sends people and groups here (SCIM 2.0, RFC 7643 and 7644).
//!
//! Invariants:
//! - a directory sees and changes those people and groups alone that it brought or claimed, by names that are random;
//! - it claims an account by its address where no directory has it, never that of an administrator or a guest, and one in
//!   use only where the address is of its domains; it gives no address outside them to an account in use;
//! - it opens no account again that it did not close;
//! - it gives nobody a role, and never closes the account of the last administrator;
//! - its token is kept as a hash, and is in no log.

pub(crate) mod active;
pub(crate) mod admin;
pub(crate) mod api;
pub(crate) mod attributes;
mod change;
pub(crate) mod claim;
pub(crate) mod directory;
pub(crate) mod domains;
pub(crate) mod door;
mod filter;
pub(crate) mod group;
mod groups;
mod list;
mod matching;
pub(crate) mod members;
pub(crate) mod patch;
pub(crate) mod profile;
pub(crate) mod refusal;
mod schemas;
mod store;
pub(crate) mod user;
mod user_list;
mod users;
mod values;

#[doc(hidden)]
pub use directory::Directory;
pub use door::{admit, routes};

/// What is sent and answered.
const TYPE: &str = "application/scim+json";

/// A new name of a resource: random, in the form of a UUID.
fn new_resource() -> String {
    let hash = kernel::secret::hash(&kernel::secret::token());
    let part = |from: usize, to: usize| hash.get(from..to).unwrap_or_default().to_owned();
    [part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32)].join("-")
}
