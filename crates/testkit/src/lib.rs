//! (being built)

pub mod browser;
pub mod disk;
pub mod postgres;
