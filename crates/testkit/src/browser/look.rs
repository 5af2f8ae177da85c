//! How a window presents itself to the pages it opens.

use serde_json::{Value, json};
use std::path::Path;

/// What a person may have chosen in their browser. The default is a laptop set to English.
#[derive(Clone, Debug)]
pub struct Look {
    /// Width and height of the page, in CSS pixels.
    pub size: (u32, u32),
    /// Whether pages are asked for their dark colours.
    pub dark: bool,
    /// Languages for `Accept-Language`, best first: `"fr"`, `"en"`, `"fr,en"`.
    pub languages: String,
    /// Whether scripts run.
    pub scripts: bool,
}

impl Default for Look {
    fn default() -> Self {
        Self { size: (1280, 800), dark: false, languages: "en".to_owned(), scripts: true }
    }
}

impl Look {
    /// A phone held upright.
    #[must_use]
    pub fn phone() -> Self {
        Self { size: (390, 844), ..Self::default() }
    }

    /// The same, in dark colours.
    #[must_use]
    pub fn dark(self) -> Self {
        Self { dark: true, ..self }
    }

    /// The same, asking for these languages.
    #[must_use]
    pub fn speaking(self, languages: &str) -> Self {
        Self { languages: languages.to_owned(), ..self }
    }

    /// The same, with scripts turned off.
    #[must_use]
    pub fn without_scripts(self) -> Self {
        Self { scripts: false, ..self }
    }

    /// What the driver is told when the window is opened.
    pub(super) fn capabilities(&self, binary: &Path, profile: &Path) -> Value {
        let mut arguments: Vec<String> = [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-background-networking",
            "--disable-dev-shm-usage",
            // The browser ends when the driver does, even when both are killed.
            "--remote-debugging-pipe",
            "--hide-scrollbars",
            "--force-device-scale-factor=1",
        ]
        .map(str::to_owned)
        .into();
        arguments.push(format!("--user-data-dir={}", profile.display()));
        arguments.push(format!("--window-size={},{}", self.size.0, self.size.1));
        arguments.push(format!("--accept-lang={}", self.languages));
        arguments.push(format!("--blink-settings=scriptEnabled={}", self.scripts));
        json!({ "capabilities": { "alwaysMatch": {
            "browserName": "chrome-headless-shell",
            "timeouts": { "implicit": 0, "pageLoad": 60_000, "script": 30_000 },
            "goog:chromeOptions": { "args": arguments, "binary": binary },
        }}})
    }
}
