//! Live events: what reaches open pages and programs as it happens.
//!
//! Invariants:
//! - an event says *that* something changed, never what it says: the piece is asked for like any
//!   page, so nothing is shown that could not be read;
//! - an event goes only to whoever may see its space **when it is sent**: leaving a space, or losing
//!   a role, is felt by the next event, and a closed session ends its streams;
//! - what passes (that somebody is [here](presence), or [writing](typing)) is told to whoever listens
//!   now, and never again;
//! - a stream that was cut resumes after the last event it had; if too much happened since, it says
//!   `reset`.

mod audience;
mod event;
mod hub;
mod passing;
mod peers;
pub(crate) mod presence;
mod store;
pub(crate) mod stream;
pub(crate) mod typing;

pub use hub::Hub;
