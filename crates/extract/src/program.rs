//! Reading files in processes of their own: this program once more, started for each file.

use std::fs::File;
use std::io;
use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::process::{Child, Command};
use tokio::time::timeout;

use crate::child::{Answer, COMMAND};
use crate::{Text, Why};

/// How long a file may take in all: longer than its processor time, since the machine has other things to do.
const TIME: Duration = Duration::from_secs(60);
/// The longest answer, in bytes: a letter may take six.
const ANSWER: u64 = 8 * 1024 * 1024;
/// With what a program of Rust ends that panicked.
const PANICKED: i32 = 101;

/// The program that reads files.
#[derive(Clone, Debug)]
pub struct Program(PathBuf);

impl Program {
    /// The one that is running.
    ///
    /// # Errors
    /// Where the system does not say which that is.
    pub fn this() -> io::Result<Program> {
        std::env::current_exe().map(Program)
    }

    /// The one at this place: for tests, which are another program.
    pub fn at(path: impl Into<PathBuf>) -> Program {
        Program(path.into())
    }

    /// The text of a file, see [`text_of`](crate::text_of).
    ///
    /// # Errors
    /// Where the program cannot be started; what becomes of the file is the answer.
    pub async fn text_of(&self, file: File) -> io::Result<Result<Text, Why>> {
        let mut child = self.start("", Stdio::from(file))?;
        finish(&mut child).await
    }

    /// The text of bytes in memory, of this media type.
    ///
    /// # Errors
    /// The same.
    pub async fn text_of_bytes(&self, bytes: &[u8], media: &str) -> io::Result<Result<Text, Why>> {
        let mut child = self.start(media, Stdio::piped())?;
        let stdin = child.stdin.take();
        let send = async {
            if let Some(mut stdin) = stdin {
                // It may end before it has read all: its answer says why.
                let _ = stdin.write_all(bytes).await;
            }
        };
        tokio::join!(finish(&mut child), send).0
    }

    /// It is told nothing of what this process knows: no settings, no files but the one it reads.
    fn start(&self, media: &str, stdin: Stdio) -> io::Result<Child> {
        let mut command = Command::new(&self.0);
        command.arg(COMMAND).arg(format!("--media={media}")).env_clear().current_dir("/");
        command.stdin(stdin).stdout(Stdio::piped()).stderr(Stdio::null()).kill_on_drop(true);
        command.spawn()
    }
}

async fn finish(child: &mut Child) -> io::Result<Result<Text, Why>> {
    let stdout = child.stdout.take();
    let mut answer = Vec::new();
    let answered = async {
        if let Some(stdout) = stdout {
            stdout.take(ANSWER).read_to_end(&mut answer).await?;
        }
        child.wait().await
    };
    let Ok(ended) = timeout(TIME, answered).await else {
        child.kill().await?;
        return Ok(Err(Why::Limits));
    };
    match ended?.code() {
        Some(0) => Ok(match serde_json::from_slice(&answer)? {
            Answer::Text(text) => Ok(text),
            Answer::Why(why) => Err(why),
        }),
        // What it met made no sense to it.
        Some(PANICKED) => Ok(Err(Why::Damaged)),
        Some(code) => Err(io::Error::other(format!("what reads files ended with {code}"))),
        // The system ended it.
        None => Ok(Err(Why::Limits)),
    }
}
