//! Asks a server as fast as it answers: a small HTTP client and a closed loop of connections.
//!
//! The client runs on one thread, so that it takes no more than one core from the server, and is
//! the same for the product and its yardsticks: what it costs itself makes a ratio smaller than it
//! is, never larger, for it is a larger part of the quicker one's time.

mod client;
mod closed_loop;
mod histogram;
mod request;

pub use client::{Answer, Connection};
pub use closed_loop::{Check, Plan, Sample, pace, run};
pub use histogram::Histogram;
pub use request::{get, send};
