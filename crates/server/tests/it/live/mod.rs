//! Live events over a real connection: who hears of what, what a cut stream is told when it comes
//! back, and what ends a stream.
//!
//! That somebody hears nothing is shown by what they hear next: everybody may write on a wall of
//! their own, so each stream ends in an event that its person makes.

mod audience;
mod behind;
mod ends;
mod nodes;
mod presence;
mod resume;
pub mod stream;
