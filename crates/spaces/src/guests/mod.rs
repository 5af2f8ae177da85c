//! Guests of a space: whether it takes any, who invited them, until when they stay.
//!
//! What a guest reads of a space is decided by [`reads!`](crate::reads) alone: what was written since it takes
//! guests. A guest is in a community until a day, before which its managers are asked; on that day they are out,
//! and an account that is left without a community is closed until it is invited again.

pub(crate) mod api;
mod asking;
mod keeper;
pub(crate) mod page;
mod setting;
mod stays;

pub use keeper::{Keeper, give_ends};
pub use setting::are_taken;
pub(crate) use setting::{count, set, takes_from_the_start};
pub(crate) use stays::{
    begin, communities, leave_agreements, let_go, may_come, may_invite, out_if_left, until,
};
