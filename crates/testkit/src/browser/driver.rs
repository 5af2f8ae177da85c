//! The driver: a child process that speaks WebDriver over HTTP.

use super::{Look, Window};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;
use tempfile::TempDir;

/// The browser of Debian's package of the same name.
const PROGRAM: &str = "chromium-headless-shell";

/// A driver with the windows opened through it.
#[derive(Clone, Debug)]
pub struct Browser {
    wire: Arc<Wire>,
}

impl Browser {
    /// Starts a driver on a free port of this machine.
    ///
    /// # Panics
    ///
    /// When there is no driver on this machine: a test in a browser must not pass without one.
    #[must_use]
    pub fn start() -> Self {
        // It draws a port and ends where that one is taken, as by a connection that closed lately.
        let started = (0..20).find_map(|_| listening());
        let (process, port, mut output) = started.expect("chromedriver ended before it listened");
        // Reads on, so that the driver never waits for somebody to take its output.
        std::thread::spawn(move || std::io::copy(&mut output, &mut std::io::sink()));
        crate::secured();
        let http = reqwest::Client::builder().no_proxy().build().expect("a plain HTTP client");
        Self { wire: Arc::new(Wire { process, port, http }) }
    }

    /// Opens a window that shares nothing with the others: no cookie, no cache.
    pub async fn open(&self, look: &Look) -> Window {
        let profile = TempDir::with_prefix("parvis-browser-").expect("a folder for a profile");
        let answer = self
            .wire
            .post("/session", &look.capabilities(&program(), profile.path()))
            .await
            .unwrap_or_else(|error| panic!("No window can be opened: {error}"));
        let session = answer["sessionId"].as_str().expect("a session has an id").to_owned();
        let window = Window::new(Arc::clone(&self.wire), session, profile);
        window.resize(look.size).await;
        window.prefer(if look.dark { "dark" } else { "light" }).await;
        window
    }
}

/// The driver's process and the way to talk to it.
#[derive(Debug)]
pub(super) struct Wire {
    process: Child,
    port: u16,
    http: reqwest::Client,
}

impl Wire {
    /// Sends a command; answers its value, or what the driver says went wrong.
    pub(super) async fn post(&self, path: &str, body: &Value) -> Result<Value, String> {
        answer(self.http.post(self.address(path)).json(body)).await
    }

    /// Asks for something that changes nothing.
    pub(super) async fn get(&self, path: &str) -> Result<Value, String> {
        answer(self.http.get(self.address(path))).await
    }

    /// Ends a session and its window. Blocks, because it is called where a value is dropped.
    pub(super) fn end(&self, session: &str) -> std::io::Result<()> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream.set_read_timeout(Some(Duration::from_secs(10)))?;
        let head = "Host: 127.0.0.1\r\nConnection: close";
        write!(stream, "DELETE /session/{session} HTTP/1.1\r\n{head}\r\n\r\n")?;
        // The driver answers once the browser has ended, and may keep the connection open.
        stream.read(&mut [0; 512]).map(drop)
    }

    fn address(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }
}

impl Drop for Wire {
    fn drop(&mut self) {
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

async fn answer(request: reqwest::RequestBuilder) -> Result<Value, String> {
    let response = request.send().await.map_err(|error| error.to_string())?;
    let failed = !response.status().is_success();
    let mut body: Value = response.json().await.map_err(|error| error.to_string())?;
    let value = body.get_mut("value").map(Value::take).unwrap_or(json!(null));
    if failed {
        let message = value["message"].as_str().unwrap_or_default();
        return Err(message.lines().next().unwrap_or_default().to_owned());
    }
    Ok(value)
}

/// Chromium without a window of the screen: the same pages in a third of the time. The driver asks for
/// its place.
fn program() -> PathBuf {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut files = std::env::split_paths(&path).map(|folder| folder.join(PROGRAM));
    files.find(|file| file.is_file()).unwrap_or_else(|| {
        panic!("{PROGRAM} is not on this machine: `cargo xtask setup` installs it")
    })
}

/// A driver, where it listens, and the rest of what it says; nothing where it ended at once.
fn listening() -> Option<(Child, u16, BufReader<ChildStdout>)> {
    let mut process = Command::new("chromedriver")
        .arg("--port=0")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("chromedriver cannot be started: `cargo xtask setup` installs it");
    let mut output = BufReader::new(process.stdout.take().expect("its output is piped"));
    let port = output.by_ref().lines().map_while(Result::ok).find_map(|line| port_in(&line));
    match port {
        Some(port) => Some((process, port, output)),
        None => {
            drop(process.wait());
            None
        }
    }
}

/// The port in `ChromeDriver was started successfully on port 12345.`
fn port_in(line: &str) -> Option<u16> {
    line.split_once("successfully on port ")?.1.trim().trim_end_matches('.').parse().ok()
}
