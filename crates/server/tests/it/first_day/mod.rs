//! The small things of a first day, over HTTP.

mod announced;
mod catching_up;
mod editing;
mod emoji;
mod favourites;
mod following;
mod leaving;
mod pins;
mod places;
mod steps;
mod threads;
