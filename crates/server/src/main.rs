//! The binary `parvis`: one program that serves the network and carries its tools.
//!
//! It only hands over to [`server::cli`]: whatever it does, a test can do through the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    server::cli::run()
}
