//! Compares *for me* with other orders in an invented company: figures, not truths.
//!
//! `cargo run --release -p ranking --example simulate -- --help` says the options. The assumptions
//! are in `model`; the tests of the crate run a small company of the same model.

mod compare;
mod model;
mod options;
mod sweep;
mod table;

use options::Options;
use std::process::ExitCode;

fn main() -> ExitCode {
    match Options::parse(std::env::args().skip(1)) {
        Ok(Some(options)) if options.sweep => sweep::print(&options),
        Ok(Some(options)) => compare::print(&options),
        Ok(None) => println!("{}", options::HELP),
        Err(message) => {
            eprintln!("{message}\n\n{}", options::HELP);
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}
