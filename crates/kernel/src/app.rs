//! What every handler has at hand.

use std::sync::Arc;

use crate::blobs::Blobs;
use crate::{Clock, Db};

/// The running network: the state of every route. Cheap to clone.
#[derive(Clone)]
pub struct App {
    /// The database.
    pub db: Db,
    /// The store of files.
    pub blobs: Blobs,
    /// How it was set up.
    pub config: Arc<Config>,
}

impl App {
    /// The clock.
    pub fn clock(&self) -> &Clock {
        self.db.clock()
    }
}

/// How the network is set up.
#[derive(Clone, Debug)]
pub struct Config {
    /// Address that people type, without a slash at the end; decides whether cookies are `Secure`.
    pub public_url: String,
    /// The largest file taken, in bytes.
    pub upload_limit: u64,
    /// Whether the sign-in page offers the people of the demo company.
    pub demo: bool,
}

impl Config {
    /// Whether people reach this network over TLS.
    pub fn is_https(&self) -> bool {
        self.public_url.starts_with("https://")
    }
}

impl Default for Config {
    fn default() -> Self {
        Config {
            public_url: "http://localhost:4300".into(),
            upload_limit: 50 * 1024 * 1024,
            demo: false,
        }
    }
}
