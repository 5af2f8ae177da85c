//! What the product is held against: the least that the same libraries, the same database and the
//! same machine can do.

pub mod http;
pub mod raw;
mod store;
