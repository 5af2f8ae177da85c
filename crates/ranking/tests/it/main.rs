//! The formulas, the page and catch-up against slow and obvious ones on random cases; the simulator
//! on a small company; the time a page takes.

mod catch_up;
#[path = "../../examples/simulate/model/mod.rs"]
mod model;
mod page;
mod parts;
mod random;
mod simulation;
mod speed;
