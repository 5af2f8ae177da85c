//! Measures Parvis against yardsticks run at the same moment. Started by `cargo xtask bench`.
//!
//! The server under test is the real binary, a process of its own, over a company made with the
//! product's own write functions ([`data`]). A small HTTP client ([`load`]) asks it and the
//! yardsticks ([`yardstick`]) the same way, in turns, and [`cases`] says what is asked.
//!
//! Invariants:
//! - a figure is worth nothing alone: what can have a yardstick has one, measured between the runs
//!   of the product, and the median of the runs is kept;
//! - an answer counts only with the right status and the right words in it;
//! - the company is never measured itself, only a copy of it: each run begins on the same data;
//! - every process that is started is stopped by its own number.

mod cases;
mod data;
mod figure;
mod files;
mod goals;
mod history;
mod load;
mod machine;
mod options;
mod place;
mod process;
mod report;
mod run;
mod viewers;
mod yardstick;

use std::process::ExitCode;

/// What may go wrong while measuring: told in words, then the run ends.
type Result<T, E = Box<dyn std::error::Error + Send + Sync>> = std::result::Result<T, E>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match arguments.split_first() {
        Some((word, rest)) if word == yardstick::http::COMMAND => yardstick::http::serve(rest),
        _ => options::Options::parse(&arguments).and_then(|options| run::run(&options)),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bench: {error}");
            ExitCode::FAILURE
        }
    }
}
