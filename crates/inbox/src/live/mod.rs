//! Live events: what reaches open pages and programs as it happens.
//!
//! Invariants:
//! - an event says *that* something changed, never what it says: the piece is asked for like any
//!   page, so nothing is shown that could not be read;
//! - an event goes only to whoever may see its space **when it is sent**: leaving a space is felt by
//!   the next event, and what waited for a slow reader is not sent any more;
//! - a stream listens first and proves in the database who it is after, and ends with its session,
//!   token or account, and whenever something it had to be told was lost: whoever listens comes back
//!   and proves it again ([listeners]);
//! - what passes (that somebody is [here](presence), or [writing](typing)) is told to whoever listens
//!   now, and never again;
//! - a stream that was cut resumes after the last event it had; if too much happened since, it says
//!   `reset`.

mod audience;
mod ephemeral;
mod event;
mod hub;
mod listeners;
mod peers;
pub(crate) mod presence;
mod store;
pub(crate) mod stream;
pub(crate) mod typing;

pub use hub::Hub;
