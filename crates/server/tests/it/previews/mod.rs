//! Link previews, of pages on a real server: what is asked, when, and who sees it.

mod asking;
mod browser;
mod seeing;
pub mod site;

use kernel::{Clock, Time};
use posts::previews::fetch_due;
use serde_json::Value;
use site::Site;
use testkit::{Client, TestApp};

/// A network at an hour of its own that may ask 127.0.0.1, and a site there.
async fn network() -> (TestApp, Clock, Site) {
    let at: Time = serde_json::from_value("2026-06-10T10:00:00Z".into()).unwrap();
    let clock = Clock::standing_at(at);
    let net = TestApp::at(clock.clone(), |config| {
        config.networks = vec!["127.0.0.1/32".parse().unwrap()];
    });
    (net.await, clock, Site::start().await)
}

/// Asks all that is due.
async fn settle(net: &TestApp) {
    while fetch_due(&net.app).await.unwrap() {}
}

/// The previews of a post or comment, as somebody sees them.
async fn previews(who: &Client, path: &str) -> Vec<Value> {
    let seen = who.api("GET", path, None).await.expect(200).json();
    seen["previews"].as_array().expect("a list").clone()
}

/// A picture of this size, as a PNG.
fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let image = image::RgbaImage::from_pixel(width, height, image::Rgba([20, 90, 130, 200]));
    image.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}
