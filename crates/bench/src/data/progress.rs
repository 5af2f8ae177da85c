//! Tells how far a long work is, on one line of the terminal.

use std::io::{IsTerminal, Write};

use crate::machine::Stopwatch;

/// A work of so many steps.
pub struct Progress {
    what: &'static str,
    total: usize,
    done: usize,
    began: Stopwatch,
    told: Stopwatch,
}

impl Progress {
    /// Begins now.
    pub fn new(what: &'static str, total: usize) -> Progress {
        Progress { what, total, done: 0, began: Stopwatch::start(), told: Stopwatch::start() }
    }

    /// So many more are done.
    pub fn done(&mut self, more: usize) {
        self.done += more;
        // A log file gets only the last line.
        if self.told.seconds() > 0.5 && std::io::stderr().is_terminal() {
            self.told = Stopwatch::start();
            eprint!(
                "\r  {}: {} of {}, {:.0} a second ",
                self.what,
                self.done,
                self.total,
                self.rate()
            );
            drop(std::io::stderr().flush());
        }
    }

    /// All is done.
    pub fn end(self) {
        let start = if std::io::stderr().is_terminal() { "\r" } else { "" };
        let (seconds, rate) = (self.began.seconds(), self.rate());
        eprintln!(
            "{start}  {}: {} in {seconds:.1} s, {rate:.0} a second        ",
            self.what, self.done
        );
    }

    fn rate(&self) -> f64 {
        self.done as f64 / self.began.seconds().max(1e-6)
    }
}
