//! How far an index is: committed with it, so that the two never disagree.

use kernel::Time;
use kernel::log::Position;
use serde::{Deserialize, Serialize};

use crate::analysis;

/// How far an index is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Progress {
    /// The version of the analysis, and the sources, that it was made with.
    made: String,
    /// Whether its making has begun. In an empty network nothing else tells.
    begun: bool,
    /// The last entry of the log that is in it: transaction, number.
    at: (i64, i64),
    /// When that entry was written: in another database it was another hour.
    when: i64,
    /// Where making it has come to, while it is being made.
    pub(crate) making: Option<Making>,
}

/// Where making an index has come to: sources one after the other, each from its newest object on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Making {
    pub(crate) source: String,
    pub(crate) before: i64,
    pub(crate) done: u64,
    pub(crate) all: u64,
}

impl Making {
    /// From the newest object of this source on.
    pub(crate) fn of(source: &str, done: u64, all: u64) -> Making {
        Making { source: source.to_owned(), before: i64::MAX, done, all }
    }
}

impl Progress {
    /// Of an index of this version in which nothing is.
    pub(crate) fn fresh() -> Progress {
        Progress { made: version(), ..Progress::default() }
    }

    /// As committed; nothing where it is of another version.
    pub(crate) fn parse(payload: &str) -> Option<Progress> {
        let progress: Progress = serde_json::from_str(payload).ok()?;
        (progress.made == version()).then_some(progress)
    }

    pub(crate) fn payload(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Whether its making has not begun.
    pub(crate) fn is_fresh(&self) -> bool {
        !self.begun
    }

    /// Begins to be made, of `all` objects, from `first` on.
    pub(crate) fn begin(&mut self, first: Option<&str>, all: u64) {
        self.begun = true;
        self.making = first.map(|first| Making::of(first, 0, all));
    }

    pub(crate) fn position(&self) -> Position {
        Position { xid: self.at.0, seq: self.at.1 }
    }

    pub(crate) fn when(&self) -> Time {
        Time(self.when)
    }

    /// Goes on to this entry of the log.
    pub(crate) fn reach(&mut self, position: Position, when: Time) {
        self.at = (position.xid, position.seq);
        self.when = when.0;
    }
}

fn version() -> String {
    let sources: Vec<&str> = crate::source::all().iter().map(|source| source.name()).collect();
    format!("{} {}", analysis::VERSION, sources.join(","))
}
