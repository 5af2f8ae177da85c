//! Reads the file of its standard input as the server's own process does, and writes what it says as JSON: for the
//! tests of this crate, and for looking at what a file gives (`cargo run -p extract < FILE`).

use std::process::ExitCode;

fn main() -> ExitCode {
    extract::run("")
}
