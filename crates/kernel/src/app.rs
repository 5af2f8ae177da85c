//! What every handler has at hand.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::path::PathBuf;
use std::sync::Arc;

use ipnet::IpNet;

use crate::blobs::Blobs;
use crate::gate::Gates;
use crate::{Clock, Db, Door};

/// The running network: the state of every route. Cheap to clone.
#[derive(Clone)]
pub struct App {
    /// The database.
    pub db: Db,
    /// The store of files.
    pub blobs: Blobs,
    /// The way to ask others over HTTP.
    pub door: Door,
    /// What lets heavy work through, a little at a time.
    pub gates: Gates,
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
    /// How mail is sent, where it is.
    pub mail: Option<Mail>,
    /// Whether the pages that posts link to are asked what they are.
    pub previews: bool,
    /// How many posts and comments one person may write a minute; any number where it is 0.
    pub writes_per_minute: u32,
    /// Private networks that may be asked all the same: an intranet.
    pub networks: Vec<IpNet>,
    /// The networks of our own proxies: what they say of where a request comes from is believed.
    pub proxies: Vec<IpNet>,
    /// What looks for viruses in files that are uploaded, where something does.
    pub scanner: Option<Scanner>,
    /// The program that makes PDF of office documents, where there is one.
    pub office: Option<PathBuf>,
}

/// The daemon that looks for viruses in files (ClamAV's).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scanner {
    /// Where it listens: `host:port`, or the path of its socket.
    pub address: String,
    /// Whether files are taken all the same while it cannot be reached.
    pub may_be_away: bool,
}

/// How mail is sent.
#[derive(Clone)]
pub struct Mail {
    /// The SMTP server: `smtp://…` or `smtps://…`, with user and password where it asks for them.
    pub url: String,
    /// Whom mails are from: an address, or `Name <address>`.
    pub from: String,
}

impl std::fmt::Debug for Mail {
    /// Without the password.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Mail").field("from", &self.from).finish_non_exhaustive()
    }
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
            mail: None,
            previews: true,
            writes_per_minute: 30,
            networks: Vec::new(),
            proxies: loopback(),
            scanner: None,
            office: None,
        }
    }
}

/// This machine, which is where a proxy usually stands: nobody else can send from these addresses.
pub fn loopback() -> Vec<IpNet> {
    let all = [IpAddr::V4(Ipv4Addr::LOCALHOST), IpAddr::V6(Ipv6Addr::LOCALHOST)];
    let [v4, v6] = all.map(IpNet::from);
    [IpNet::new(v4.addr(), 8).unwrap_or(v4), v6].map(|net| net.trunc()).to_vec()
}
