//! A window and what a person does in it.

use super::driver::Wire;
use serde_json::{Value, json};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// How long a page may take to become what a test expects, on a busy machine.
const DEADLINE: Duration = Duration::from_secs(30);
/// How often the page is asked in the meantime.
const PERIOD: Duration = Duration::from_millis(50);

/// The key under which WebDriver hands out an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A window of the browser, closed when it is dropped. Every method fails the test when the page
/// does not allow it.
#[derive(Debug)]
pub struct Window {
    wire: Arc<Wire>,
    session: String,
    /// Holds the profile as long as the window uses it.
    _profile: TempDir,
}

impl Drop for Window {
    fn drop(&mut self) {
        if let Err(error) = self.wire.end(&self.session) {
            eprintln!("A window of the browser did not close: {error}");
        }
    }
}

impl Window {
    pub(super) fn new(wire: Arc<Wire>, session: String, profile: TempDir) -> Self {
        Self { wire, session, _profile: profile }
    }

    /// Opens an address and waits until the page is loaded.
    pub async fn goto(&self, url: &str) {
        self.must("goto", self.post("/url", json!({ "url": url })).await);
    }

    /// Loads the page again.
    pub async fn reload(&self) {
        self.must("reload", self.post("/refresh", json!({})).await);
    }

    /// Goes back one page, as the button of the browser does.
    pub async fn back(&self) {
        self.must("back", self.post("/back", json!({})).await);
    }

    /// The address of the page shown.
    pub async fn url(&self) -> String {
        string(self.must("url", self.get("/url").await))
    }

    /// The title of the page shown.
    pub async fn title(&self) -> String {
        string(self.must("title", self.get("/title").await))
    }

    /// The page as the browser understands it now.
    pub async fn source(&self) -> String {
        string(self.must("source", self.get("/source").await))
    }

    /// Clicks the first element that the selector names, once it can be clicked.
    pub async fn click(&self, selector: &str) {
        self.until(&format!("{selector} can be clicked"), async || {
            let element = self.find(selector).await?;
            self.post(&format!("/element/{element}/click"), json!({})).await
        })
        .await;
    }

    /// Replaces what a field holds by this text, typed as a person would.
    pub async fn fill(&self, selector: &str, text: &str) {
        self.until(&format!("{selector} can be filled"), async || {
            let element = self.find_field(selector).await?;
            self.post(&format!("/element/{element}/clear"), json!({})).await?;
            // Where an editor came over the field meanwhile.
            let element = self.find_field(selector).await?;
            self.post(&format!("/element/{element}/value"), json!({ "text": text })).await
        })
        .await;
    }

    /// Types at the end of what a field holds; `\n` is the key Enter.
    pub async fn press(&self, selector: &str, text: &str) {
        self.until(&format!("{selector} takes keys"), async || {
            let element = self.find_field(selector).await?;
            let keys = text.replace('\n', "\u{e007}");
            self.post(&format!("/element/{element}/value"), json!({ "text": keys })).await
        })
        .await;
    }

    /// Types as an input method does where the cursor is: what it shows meanwhile, then what is taken.
    pub async fn compose(&self, shown: &[&str], taken: &str) {
        for text in shown {
            self.begin_composing(text).await;
        }
        let command = json!({ "cmd": "Input.insertText", "params": { "text": taken } });
        self.must("compose", self.post("/goog/cdp/execute", command).await);
    }

    /// Shows what an input method has in hand, not taken yet.
    pub async fn begin_composing(&self, text: &str) {
        let end = text.encode_utf16().count();
        let params = json!({ "text": text, "selectionStart": end, "selectionEnd": end });
        let command = json!({ "cmd": "Input.imeSetComposition", "params": params });
        self.must("compose", self.post("/goog/cdp/execute", command).await);
    }

    /// Gives the window an authenticator of its own, that keeps passkeys and says yes as its person would.
    pub async fn authenticator(&self) {
        for (cmd, params) in [
            ("WebAuthn.enable", json!({})),
            (
                "WebAuthn.addVirtualAuthenticator",
                json!({ "options": {
                    "protocol": "ctap2", "transport": "internal", "hasResidentKey": true,
                    "hasUserVerification": true, "isUserVerified": true,
                    "automaticPresenceSimulation": true,
                }}),
            ),
        ] {
            let command = json!({ "cmd": cmd, "params": params });
            self.must("authenticator", self.post("/goog/cdp/execute", command).await);
        }
    }

    /// The first element that the selector names, or the editor over it: what a person types in.
    async fn find_field(&self, selector: &str) -> Result<String, String> {
        let element = self.find(selector).await?;
        let script = "return arguments[0].editor?.host || arguments[0]";
        let argument = json!({ ELEMENT: element });
        let over = self.post("/execute/sync", json!({ "script": script, "args": [argument] }));
        let over = over.await?;
        Ok(over[ELEMENT].as_str().unwrap_or(&element).to_owned())
    }

    /// Chooses a file in a file field.
    pub async fn upload(&self, selector: &str, file: &Path) {
        let file = file.canonicalize().expect("the file to upload exists");
        let path = file.to_str().expect("the path of the file is text").to_owned();
        let element = self.must(selector, self.find(selector).await);
        let sent = self.post(&format!("/element/{element}/value"), json!({ "text": path })).await;
        self.must("upload", sent);
    }

    /// The text that a person reads in the first element that the selector names.
    pub async fn text(&self, selector: &str) -> String {
        self.must(selector, self.text_now(selector).await)
    }

    /// An attribute of the first element that the selector names, if it has it.
    pub async fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        let element = self.must(selector, self.find(selector).await);
        let value = self.get(&format!("/element/{element}/attribute/{name}")).await;
        self.must(name, value).as_str().map(str::to_owned)
    }

    /// How many elements the selector names at this moment.
    pub async fn count(&self, selector: &str) -> usize {
        let query = json!({ "using": "css selector", "value": selector });
        let found = self.must(selector, self.post("/elements", query).await);
        found.as_array().map_or(0, Vec::len)
    }

    /// Waits until an element that the selector names is there.
    pub async fn wait_for(&self, selector: &str) {
        self.until(&format!("{selector} is there"), async || self.find(selector).await).await;
    }

    /// Waits until no element that the selector names is there any more.
    pub async fn wait_until_gone(&self, selector: &str) {
        self.until(&format!("{selector} is gone"), async || match self.count(selector).await {
            0 => Ok(()),
            number => Err(format!("{number} are there")),
        })
        .await;
    }

    /// Waits until the first element that the selector names holds this text.
    pub async fn wait_for_text(&self, selector: &str, text: &str) {
        self.until(&format!("{selector} says {text:?}"), async || {
            let shown = self.text_now(selector).await?;
            if shown.contains(text) { Ok(()) } else { Err(format!("it says {shown:?}")) }
        })
        .await;
    }

    /// Waits until the address ends like this, after a form that leads elsewhere.
    pub async fn wait_for_url(&self, end: &str) {
        self.until(&format!("the address ends with {end}"), async || {
            let url = self.url().await;
            if url.ends_with(end) { Ok(()) } else { Err(format!("it is {url}")) }
        })
        .await;
    }

    /// Runs a script in the page and answers what it returns. It runs even where pages' own
    /// scripts do not.
    pub async fn run(&self, script: &str) -> Value {
        let command = json!({ "script": script, "args": [] });
        self.must("run", self.post("/execute/sync", command).await)
    }

    /// Writes a picture of what the window shows, as PNG.
    pub async fn screenshot(&self, file: &Path) {
        let picture = string(self.must("screenshot", self.get("/screenshot").await));
        std::fs::write(file, from_base64(&picture)).expect("the picture can be written");
    }

    /// Gives the page this size, whatever the browser puts around it.
    pub async fn resize(&self, (width, height): (u32, u32)) {
        let metrics = json!({ "cmd": "Emulation.setDeviceMetricsOverride", "params": {
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false,
        }});
        self.must("resize", self.post("/goog/cdp/execute", metrics).await);
    }

    /// Tells pages which colours are preferred.
    pub(super) async fn prefer(&self, colours: &str) {
        let media = json!({ "cmd": "Emulation.setEmulatedMedia", "params": {
            "features": [{ "name": "prefers-color-scheme", "value": colours }],
        }});
        self.must("prefer", self.post("/goog/cdp/execute", media).await);
    }

    async fn text_now(&self, selector: &str) -> Result<String, String> {
        let element = self.find(selector).await?;
        self.get(&format!("/element/{element}/text")).await.map(string)
    }

    async fn find(&self, selector: &str) -> Result<String, String> {
        let query = json!({ "using": "css selector", "value": selector });
        self.post("/element", query).await.map(|mut element| string(element[ELEMENT].take()))
    }

    /// Tries until it succeeds; at the deadline, fails the test with the last refusal.
    async fn until<T>(&self, wish: &str, attempt: impl AsyncFn() -> Result<T, String>) -> T {
        let deadline = Instant::now() + DEADLINE;
        loop {
            match attempt().await {
                Ok(value) => return value,
                Err(_) if Instant::now() < deadline => tokio::time::sleep(PERIOD).await,
                Err(error) => {
                    let (url, text) = (self.url().await, self.text("body").await);
                    panic!("Waited in vain until {wish}: {error}\nPage {url} shows:\n{text}");
                }
            }
        }
    }

    fn must<T>(&self, what: &str, outcome: Result<T, String>) -> T {
        outcome.unwrap_or_else(|error| panic!("The browser refuses ({what}): {error}"))
    }

    async fn post(&self, path: &str, body: Value) -> Result<Value, String> {
        self.wire.post(&format!("/session/{}{path}", self.session), &body).await
    }

    async fn get(&self, path: &str) -> Result<Value, String> {
        self.wire.get(&format!("/session/{}{path}", self.session)).await
    }
}

fn string(value: Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// What the driver wraps pictures in. It is trusted to do so correctly.
fn from_base64(text: &str) -> Vec<u8> {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bytes, mut bits, mut held) = (Vec::with_capacity(text.len() / 4 * 3), 0_u32, 0);
    for digit in text.bytes().filter_map(|byte| DIGITS.iter().position(|digit| *digit == byte)) {
        bits = (bits << 6) | digit as u32;
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held) as u8);
        }
    }
    bytes
}
