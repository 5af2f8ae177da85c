//! What people do, done in a real browser: with scripts and, wherever that is meaningful, without.
//!
//! A test opens windows on a network of its own; the words it looks for are those a person reads.
//! [`line::Line`] stands between a window and the network where the network is to fail.

mod asking;
mod auditing;
mod axe;
mod calendars;
mod changing;
mod choosing;
mod contrast;
mod conversing;
mod doors;
mod experts;
mod failing;
mod files;
mod finding;
mod first_day;
mod following;
mod founding;
mod holding;
mod honours;
mod joining;
mod keyboard;
mod kinds;
mod labels;
mod later;
mod leaving;
mod library;
mod line;
mod lists;
mod live;
mod managing;
mod marks;
mod moderating;
mod moving;
mod narrow;
mod objects;
mod offline;
mod pages;
mod partner;
mod passkeys;
mod settings;
mod sound;
mod talking;
mod truth;
mod two_keys;
mod waiting;
mod work;
mod writing;

use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::Value;
use testkit::browser::{Browser, Look, Window};
use testkit::{Client, TestApp};

/// The composer's text, the button that publishes it, and the first post of a list.
const BODY: &str = "#composer textarea";
const TITLE: &str = "#composer [name=title]";
const PUBLISH: &str = "#composer .audience";
const FIRST: &str = ".feed > .post:first-child";

/// The same flow with scripts and without.
pub(crate) fn both() -> [Look; 2] {
    [Look::default(), Look::default().without_scripts()]
}

/// A window in which this person is signed in, on this page.
pub(crate) async fn open(
    browser: &Browser,
    look: &Look,
    address: &str,
    who: &Client,
    path: &str,
) -> Window {
    let window = browser.open(look).await;
    enter(&window, address, who).await;
    window.goto(&format!("{address}{path}")).await;
    window
}

/// Signs this person in, as the cookie of their session does.
async fn enter(window: &Window, address: &str, who: &Client) {
    window.goto(&format!("{address}/health")).await;
    let cookie = format!("document.cookie = 'parvis={}; path=/'", who.session());
    window.run(&cookie).await;
}

/// A network with an open space, `atelier`, that Camille animates and Noor has joined.
struct Place {
    app: TestApp,
    camille: Client,
    noor: Client,
}

impl Place {
    async fn new() -> Place {
        Place::in_app(TestApp::new().await).await
    }

    async fn in_app(app: TestApp) -> Place {
        let (camille, noor) = (app.member("camille").await, app.member("noor").await);
        let space = app.space(&camille, "atelier", spaces::Access::Open).await;
        app.join(space, &noor).await;
        for who in [&camille, &noor] {
            // They have been here for long: posts stand high on their home.
            who.api("DELETE", "/first-day", None).await.expect(204);
        }
        Place { app, camille, noor }
    }

    /// A window of Camille's.
    async fn window(&self, browser: &Browser, look: &Look, path: &str) -> Window {
        open(browser, look, &self.app.address, &self.camille, path).await
    }

    /// How many posts the space holds.
    async fn posts(&self) -> usize {
        let page = self.camille.api("GET", "/spaces/atelier/posts", None).await.expect(200).json();
        page["items"].as_array().expect("a list of posts").len()
    }
}

/// The same person in a session that begins now, where the one before is over.
pub(crate) async fn again(app: &TestApp, who: &Client) -> Client {
    let id = who.id();
    let opened = app.app.db.write(move |tx| identity::session::open(tx, id, &Default::default()));
    who.clone().seated(&opened.await.expect("a session"))
}

/// Waits until an expression of JavaScript is true in the page.
pub(crate) async fn until(window: &Window, wish: &str) {
    let deadline = Instant::now() + Duration::from_secs(20);
    while window.run(&format!("return Boolean({wish})")).await != Value::Bool(true) {
        assert!(Instant::now() < deadline, "in vain: {wish}\n{}", window.text("body").await);
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// Clicks on what a link leads to: in the menu beside it with scripts, on a page of its own without.
pub(crate) async fn choose(window: &Window, look: &Look, link: &str, what: &str) {
    window.click(link).await;
    let place = if look.scripts { "#menu:popover-open" } else { "main .menu-about +" };
    let what = format!("{place} {what}");
    window.wait_for(&what).await;
    window.click(&what).await;
}

/// What a field holds.
async fn value(window: &Window, selector: &str) -> String {
    let held = window.run(&format!("return document.querySelector(`{selector}`).value")).await;
    held.as_str().expect("a field").to_owned()
}

/// Keeps a picture of the page in the folder that `PARVIS_TEST_SCREENSHOTS` names, for whoever
/// wants to look at the pages; nothing otherwise.
async fn picture(window: &Window, name: &str) {
    if let Ok(folder) = std::env::var("PARVIS_TEST_SCREENSHOTS") {
        let name: String = name.replace(['/', '?'], "_").chars().take(40).collect();
        window.screenshot(&Path::new(&folder).join(format!("{name}.png"))).await;
    }
}
