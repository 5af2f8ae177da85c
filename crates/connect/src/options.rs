//! How an import is to be done.

/// What whoever imports chooses.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Reads everything and tells what would come, without writing anything.
    pub dry_run: bool,
    /// How many messages one transaction takes: what a process that dies leaves to do again.
    pub batch: usize,
}

impl Default for Options {
    fn default() -> Self {
        Options { dry_run: false, batch: 500 }
    }
}
