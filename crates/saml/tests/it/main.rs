//! What providers answer: good, bad and hostile.

mod answers;
mod forged;
mod idp;
mod real;
mod requests;
mod wrapped;
