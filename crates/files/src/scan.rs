//! Looking for viruses in what is uploaded, where the company runs ClamAV's daemon: the bytes go to it as they are
//! (`INSTREAM`, clamd(8)) before anything is kept of them.

use std::io::{Read, Write};
use std::net::{TcpStream, ToSocketAddrs};
use std::os::unix::net::UnixStream;
use std::time::Duration;

use kernel::blobs::Upload;
use kernel::error::Meaning;
use kernel::{Error, Message, Result, Scanner};

/// How long the daemon may be silent: it answers when it has looked through the whole file.
const SILENCE: Duration = Duration::from_secs(60);
const CONNECTING: Duration = Duration::from_secs(5);
/// A piece of a file as it is sent.
const PIECE: usize = 64 * 1024;
/// The longest answer that is read.
const ANSWER: u64 = 1_024;

/// What the daemon says of a file.
#[derive(Debug, PartialEq, Eq)]
enum Said {
    Clean,
    /// The name of what was found.
    Found(String),
    /// It is longer than the daemon looks at.
    TooLong,
}

/// Lets a file through in which nothing is found.
///
/// # Errors
/// `Invalid` where a virus is, or the file is too long to be looked at; `Unavailable` where the daemon is away and
/// nothing may be taken meanwhile.
pub(crate) fn pass(scanner: Option<&Scanner>, name: &str, upload: &Upload) -> Result<()> {
    let Some(scanner) = scanner else { return Ok(()) };
    let refuse = |key| Message::new(key).with("name", name);
    match ask(&scanner.address, upload) {
        Ok(Said::Clean) => Ok(()),
        Ok(Said::Found(virus)) => {
            tracing::warn!(virus, "a virus was refused");
            Err(Error::invalid(refuse("file-has-virus").with("virus", virus)))
        }
        Ok(Said::TooLong) => Err(Error::invalid(refuse("file-too-long-to-scan"))),
        Err(cause) if scanner.may_be_away => {
            tracing::warn!(%cause, "a file was taken that nobody looked at for viruses");
            Ok(())
        }
        Err(cause) => {
            Err(Error::new(Meaning::Unavailable, refuse("file-not-scanned")).because(cause))
        }
    }
}

fn ask(address: &str, upload: &Upload) -> std::io::Result<Said> {
    let other = |cause: Error| std::io::Error::other(cause.to_string());
    let file = upload.read().map_err(other)?;
    if address.starts_with('/') {
        let daemon = UnixStream::connect(address)?;
        daemon.set_read_timeout(Some(SILENCE))?;
        daemon.set_write_timeout(Some(SILENCE))?;
        return scan(daemon, file);
    }
    let mut last = std::io::Error::other("no such host");
    for one in address.to_socket_addrs()? {
        match TcpStream::connect_timeout(&one, CONNECTING) {
            Ok(daemon) => {
                daemon.set_read_timeout(Some(SILENCE))?;
                daemon.set_write_timeout(Some(SILENCE))?;
                return scan(daemon, file);
            }
            Err(cause) => last = cause,
        }
    }
    Err(last)
}

/// Sends all of a file, each piece with its length, and reads the answer.
fn scan(mut daemon: impl Read + Write, mut file: impl Read) -> std::io::Result<Said> {
    let sent = send(&mut daemon, &mut file);
    let mut answer = Vec::new();
    // It closes the connection in the middle of a file that is too long for it: its answer says so.
    let read = daemon.take(ANSWER).read_to_end(&mut answer);
    let said = said(&String::from_utf8_lossy(&answer));
    match said {
        Some(said) => Ok(said),
        None => {
            sent?;
            read?;
            Err(std::io::Error::other(format!("it said {:?}", String::from_utf8_lossy(&answer))))
        }
    }
}

fn send(daemon: &mut impl Write, file: &mut impl Read) -> std::io::Result<()> {
    daemon.write_all(b"zINSTREAM\0")?;
    let mut piece = vec![0; PIECE];
    loop {
        let count = file.read(&mut piece)?;
        daemon.write_all(&(count as u32).to_be_bytes())?;
        daemon.write_all(&piece[..count])?;
        if count == 0 {
            return daemon.flush();
        }
    }
}

/// What an answer of the daemon means; nothing where it could not look.
fn said(answer: &str) -> Option<Said> {
    let answer = answer.trim_end_matches(['\0', '\n']).trim();
    if answer.contains("size limit exceeded") {
        return Some(Said::TooLong);
    }
    let answer = answer.strip_prefix("stream: ")?;
    match answer.strip_suffix(" FOUND") {
        Some(virus) => Some(Said::Found(virus.to_owned())),
        None => (answer == "OK").then_some(Said::Clean),
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read, Write};

    use super::{Said, said, scan};

    #[test]
    fn what_the_daemon_says_is_understood_or_not_taken_for_clean() {
        assert_eq!(said("stream: OK\0"), Some(Said::Clean));
        assert_eq!(
            said("stream: Eicar-Signature FOUND\0"),
            Some(Said::Found("Eicar-Signature".into()))
        );
        assert_eq!(said("INSTREAM size limit exceeded. ERROR\0"), Some(Said::TooLong));
        for other in
            ["", "stream: ", "OK", "UNKNOWN COMMAND\0", "stream: Can't allocate memory ERROR\0"]
        {
            assert_eq!(said(other), None, "{other}");
        }
    }

    struct Daemon {
        heard: Vec<u8>,
        answer: Cursor<&'static [u8]>,
    }

    impl Read for Daemon {
        fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
            self.answer.read(buffer)
        }
    }

    impl Write for Daemon {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.heard.write(bytes)
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_file_goes_piece_by_piece_with_their_lengths() {
        let mut daemon = Daemon { heard: Vec::new(), answer: Cursor::new(b"stream: OK\0") };
        struct By<'a>(&'a mut Daemon);
        impl Read for By<'_> {
            fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
                self.0.read(buffer)
            }
        }
        impl Write for By<'_> {
            fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
                self.0.write(bytes)
            }
            fn flush(&mut self) -> std::io::Result<()> {
                Ok(())
            }
        }
        assert_eq!(scan(By(&mut daemon), &b"abc"[..]).unwrap(), Said::Clean);
        assert_eq!(daemon.heard, b"zINSTREAM\0\0\0\0\x03abc\0\0\0\0");
        let silent = Daemon { heard: Vec::new(), answer: Cursor::new(b"") };
        assert!(scan(silent, &b"abc"[..]).is_err(), "silence is not clean");
    }
}
