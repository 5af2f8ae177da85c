//! The binary `parvis`: one program that serves the network and carries its tools.

use std::process::ExitCode;

fn main() -> ExitCode {
    server::cli::run()
}
