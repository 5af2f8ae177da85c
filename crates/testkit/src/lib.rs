//! (being built)

pub mod browser;
pub mod postgres;
