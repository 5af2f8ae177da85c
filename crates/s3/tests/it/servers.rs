//! The servers, each on a port of its own, ended with the test.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

pub struct Server {
    process: Child,
    port: u16,
    _folder: TempDir,
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

fn installed() -> PathBuf {
    let cache = || {
        let home = std::env::var_os("HOME").expect("a home");
        PathBuf::from(home).join(".cache/parvis/s3")
    };
    std::env::var_os("PARVIS_TEST_S3").map_or_else(cache, PathBuf::from)
}

impl Server {
    /// `moto`, which keeps everything in memory and believes any keys.
    pub fn moto() -> Server {
        let server = Server::start(|port, _| {
            let mut command = Command::new(installed().join("moto/bin/moto_server"));
            command.args(["-H", "127.0.0.1", "-p", &port.to_string()]);
            command
        });
        let made = server.ask("PUT /parvis-fichiers");
        assert!(made.starts_with("HTTP/1.1 200"), "{made}");
        server
    }

    /// `s3rver`, which keeps files on the disk.
    pub fn s3rver() -> Server {
        Server::start(|port, folder| {
            let mut command = Command::new(installed().join("s3rver/node_modules/.bin/s3rver"));
            command.args(["-a", "127.0.0.1", "-p", &port.to_string(), "-d"]).arg(folder.path());
            command.args(["--configure-bucket", "parvis-fichiers"]);
            command
        })
    }

    fn start(command: impl FnOnce(u16, &TempDir) -> Command) -> Server {
        let folder = tempfile::tempdir().expect("a folder");
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        drop(listener);
        let mut command = command(port, &folder);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let process = command.spawn().expect("the server starts: cargo xtask setup fetches it");
        let server = Server { process, port, _folder: folder };
        let end = Instant::now() + Duration::from_secs(30);
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(Instant::now() < end, "the server listens");
            std::thread::yield_now();
        }
        server
    }

    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Asks for something without a body or a signature.
    fn ask(&self, line: &str) -> String {
        let mut server = TcpStream::connect(("127.0.0.1", self.port)).expect("it listens");
        let head = format!(
            "{line} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
            self.port
        );
        server.write_all(head.as_bytes()).expect("it reads");
        let mut answer = String::new();
        server.read_to_string(&mut answer).expect("it answers");
        answer
    }
}
