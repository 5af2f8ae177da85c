//! What tests stand on: a whole network in one line, on the database that `PARVIS_TEST_DB` names
//! (`sqlite`, the default, or `postgres` on the server of `PARVIS_TEST_POSTGRES`), people who use
//! its pages and its API over HTTP, a real browser, and an unkind disk.

mod app;
pub mod browser;
mod chance;
mod client;
pub mod directory;
pub mod disk;
pub mod example;
pub mod kinds;
pub mod mail;
mod node;
pub mod openid;
pub mod postgres;
pub mod push;
pub mod samlp;
mod schema;

pub use app::TestApp;
pub use chance::{Chance, histories};
pub use client::{Answer, Client};
pub use node::modules;

/// Installs what TLS stands on, once in a process: HTTP clients ask for it though tests speak plainly.
pub fn secured() {
    drop(rustls::crypto::ring::default_provider().install_default());
}
