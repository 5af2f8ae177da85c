//! The small things of a first day, over HTTP.

mod catching_up;
mod following;
