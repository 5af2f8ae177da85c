//! The process that reads one file: from its standard input to its standard output.

use std::io::{Read, Write, stdin, stdout};
use std::process::ExitCode;

use rustix::process::{Resource, Rlimit, setpriority_process, setrlimit};
use serde::{Deserialize, Serialize};

use crate::{LARGEST, Text, Why, text_of};

/// The word of the command line that starts it.
pub const COMMAND: &str = "extract";
/// How much memory it may take, in bytes; of which the program itself is a part.
const MEMORY: u64 = 1024 * 1024 * 1024;
/// How long it may work, in seconds.
const SECONDS: u64 = 20;

/// What it answers.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Answer {
    Text(Text),
    Why(Why),
}

/// Reads the file that comes in, within the limits, and writes what it says. `media` as in [`text_of`].
pub fn run(media: &str) -> ExitCode {
    if limit().is_err() {
        return ExitCode::FAILURE;
    }
    let mut bytes = Vec::new();
    if stdin().take(LARGEST as u64 + 1).read_to_end(&mut bytes).is_err() {
        return ExitCode::FAILURE;
    }
    let answer = text_of(&bytes, media).map_or_else(Answer::Why, Answer::Text);
    let written = serde_json::to_vec(&answer).map(|answer| stdout().write_all(&answer));
    if matches!(written, Ok(Ok(()))) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Has the system end this process where it takes too much; and lets the server go first.
fn limit() -> rustix::io::Result<()> {
    let most = |most| Rlimit { current: Some(most), maximum: Some(most) };
    setrlimit(Resource::As, most(MEMORY))?;
    setrlimit(Resource::Cpu, most(SECONDS))?;
    setrlimit(Resource::Core, most(0))?;
    setrlimit(Resource::Fsize, most(0))?;
    // Where the system does not allow it, it is as important as the server.
    let _ = setpriority_process(None, 10);
    Ok(())
}
