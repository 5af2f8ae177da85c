//! A real SMTP server that keeps what it is given: Debian's aiosmtpd, on a port of its own, with a
//! folder of mails (Maildir). It lives as long as its value.

use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use mail_parser::{Message, MessageParser, MimeHeaders};
use tempfile::TempDir;

/// An address at which a server may be started, and the mails it was given.
pub struct MailServer {
    folder: TempDir,
    port: u16,
    running: Option<Child>,
}

/// A mail that was delivered.
#[derive(Clone, Debug)]
pub struct Delivered {
    /// The whole of it, as it came over the wire.
    pub raw: String,
    /// To which address.
    pub to: String,
    /// Its subject.
    pub subject: String,
    /// Its plain text.
    pub text: String,
    /// Its HTML.
    pub html: String,
}

impl Delivered {
    fn of(bytes: &[u8]) -> Delivered {
        let message: Message<'_> = MessageParser::default().parse(bytes).expect("a mail");
        let to = message.to().and_then(|to| to.first()).and_then(|to| to.address());
        Delivered {
            raw: String::from_utf8_lossy(bytes).into_owned(),
            to: to.expect("an address").to_owned(),
            subject: message.subject().unwrap_or_default().to_owned(),
            text: message.body_text(0).unwrap_or_default().into_owned(),
            html: message.body_html(0).unwrap_or_default().into_owned(),
        }
    }

    /// What its part of this media type says, `calendar` of `text/calendar`.
    ///
    /// # Panics
    /// Where it has none.
    pub fn part(&self, subtype: &str) -> String {
        let message = MessageParser::default().parse(self.raw.as_bytes()).expect("a mail");
        let is = |part: &&mail_parser::MessagePart<'_>| {
            part.content_type().is_some_and(|of| of.subtype() == Some(subtype))
        };
        let part = message.parts.iter().find(is).expect("the part");
        String::from_utf8_lossy(part.contents()).into_owned()
    }

    /// The value of a header, unfolded.
    pub fn header(&self, name: &str) -> Option<String> {
        let head = self.raw.replace("\r\n", "\n");
        let head = head.split("\n\n").next()?.replace("\n ", " ").replace("\n\t", " ");
        let start = format!("{name}: ").to_lowercase();
        let line = head.lines().find(|line| line.to_lowercase().starts_with(&start))?;
        Some(line[start.len()..].trim().to_owned())
    }
}

impl MailServer {
    /// A server that is down, at an address that is its own.
    ///
    /// # Panics
    /// When the machine has no free port.
    pub fn down() -> MailServer {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let folder = TempDir::new().expect("a folder for mails");
        MailServer { folder, port, running: None }
    }

    /// A server that takes mails.
    pub fn start() -> MailServer {
        let mut server = MailServer::down();
        server.up();
        server
    }

    /// Its address, for the settings.
    pub fn url(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.port)
    }

    fn mails(&self) -> PathBuf {
        self.folder.path().join("mails")
    }

    /// Starts it, and waits until it answers.
    ///
    /// # Panics
    /// When Debian's `python3-aiosmtpd` is missing: `cargo xtask test` installs it.
    pub fn up(&mut self) {
        let child = Command::new("/usr/bin/python3")
            .args(["-m", "aiosmtpd", "-n", "-l", &format!("127.0.0.1:{}", self.port)])
            .args(["-c", "aiosmtpd.handlers.Mailbox"])
            .arg(self.mails())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("python3, which runs the mail server");
        self.running = Some(child);
        let deadline = Instant::now() + Duration::from_secs(20);
        while TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            assert!(Instant::now() < deadline, "no mail server: install python3-aiosmtpd");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Ends it; the mails stay.
    pub fn end(&mut self) {
        if let Some(mut child) = self.running.take() {
            drop(child.kill());
            drop(child.wait());
        }
    }

    /// What was delivered, the first mail first.
    ///
    /// # Panics
    /// When the folder cannot be read.
    pub fn delivered(&self) -> Vec<Delivered> {
        let mut files: Vec<PathBuf> = std::fs::read_dir(self.mails().join("new"))
            .map(|entries| entries.flatten().map(|entry| entry.path()).collect())
            .unwrap_or_default();
        files.sort_by_key(|file| {
            let written = std::fs::metadata(file).and_then(|data| data.modified());
            (written.expect("the hour of a mail"), file.clone())
        });
        files.iter().map(|file| Delivered::of(&std::fs::read(file).expect("a mail"))).collect()
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        self.end();
    }
}
