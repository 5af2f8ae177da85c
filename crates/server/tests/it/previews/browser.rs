//! A preview as one meets it: beside the words, and taken away by whoever wrote them.

use spaces::Access;
use testkit::browser::Browser;

use super::{network, settle};
use crate::browser::{both, choose, open};

#[tokio::test(flavor = "multi_thread")]
async fn a_link_shows_what_it_leads_to_in_browser() {
    let (net, _, site) = network().await;
    let (ana, browser) = (net.member("ana").await, Browser::start());
    net.space(&ana, "room", Access::Open).await;
    site.page("/a", "<meta property=og:title content='A frame of granite'>");
    for look in both() {
        let post = ana.publish("room", &format!("Look: {}", site.at("/a"))).await;
        settle(&net).await;
        let window = open(&browser, &look, &net.address, &ana, &format!("/posts/{post}")).await;
        window.wait_for_text(".preview .preview-title", "A frame of granite").await;
        let menu = ".post-head [data-menu]";
        choose(&window, &look, menu, ".menu-items form[action$='/previews'] button").await;
        window.wait_until_gone(".preview").await;
        choose(&window, &look, menu, ".menu-items form[action$='/previews'] button").await;
        window.wait_for(".preview").await;
    }
}
