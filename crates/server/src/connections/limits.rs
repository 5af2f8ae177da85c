//! How many connections there may be, and how slow.

use std::time::Duration;

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// How many connections there may be, and how slow they may be.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Connections that ask and are answered.
    pub requests: usize,
    /// Connections that carry events, which last as long as a page is open.
    pub streams: usize,
    /// How many of either kind may be of one address, unless it is a proxy of ours: one in so many.
    pub share: usize,
    /// How long a connection may say nothing before its first request.
    pub first: Duration,
    /// How long the head of a request may take, from its first byte.
    pub head: Duration,
    /// How long a connection may rest between two requests: longer than proxies keep theirs.
    pub rest: Duration,
    /// How long the next bytes of a body may take.
    pub piece: Duration,
    /// How long a body may be waited for before its rate matters.
    pub grace: Duration,
    /// The least rate of a body, in bytes a second.
    pub rate: u64,
    /// How long a reader may take nothing of an answer.
    pub reader: Duration,
    /// How long whatever is under way may take once the process shall end.
    pub ending: Duration,
    /// How often all this is looked at.
    pub tick: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        let seconds = Duration::from_secs;
        Limits {
            requests: 8_192,
            streams: 65_536,
            share: 4,
            first: seconds(20),
            head: seconds(15),
            rest: seconds(75),
            piece: seconds(30),
            grace: seconds(10),
            rate: 1_024,
            reader: seconds(60),
            ending: seconds(8),
            tick: seconds(5),
        }
    }
}

impl Limits {
    /// The usual ones, within what the system lets this process open: files and the database need
    /// some of it too. Raises what it may as far as it goes.
    pub fn of_this_process() -> Limits {
        let Rlimit { current, maximum } = getrlimit(Resource::Nofile);
        let raised = Rlimit { current: maximum, maximum };
        let open = if setrlimit(Resource::Nofile, raised).is_ok() { maximum } else { current };
        let open = open.and_then(|open| usize::try_from(open).ok()).unwrap_or(usize::MAX);
        let usual = Limits::default();
        Limits {
            requests: usual.requests.min(open / 3),
            streams: usual.streams.min(open / 3),
            ..usual
        }
    }
}
