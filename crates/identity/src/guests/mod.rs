//! Guests: who may invite them, and accounts that end with the last community.

pub mod invitations;
mod lapsing;
pub(crate) mod page;
mod policy;

pub use lapsing::{has_lapsed, lapse, revive};
pub(crate) use policy::domain_of;
pub use policy::{Inviters, Policy, policy};
