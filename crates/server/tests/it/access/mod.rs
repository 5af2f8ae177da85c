//! Who may do what: the table of every role, object and action, written down by hand from the rules
//! and tried over pages and API; and what ends at once when a right is lost.
//!
//! Not allowed and not there must be the same answer: wherever a table says `-`, the same is tried
//! on something that does not exist, and status and body are compared.

mod attempt;
mod check;
mod finding;
mod kinds;
mod losing;
mod network;
mod probing;
mod run;
mod tables;
mod world;

pub use world::{Place, ROLES, World, picture};
