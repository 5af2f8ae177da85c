//! Who sees a preview, where, and how its author takes it away.

use serde_json::json;
use spaces::Access;
use testkit::TestApp;

use super::site::Site;
use super::{network, png, previews, settle};
use crate::live::stream::Stream;

const HEAD: &str = "<meta property=og:title content='A &lt;b&gt;frame&lt;/b&gt; of granite'>
    <meta property=og:description content='How it was made.'>
    <meta property=og:site_name content=Ateliers><meta property=og:image content=/p.png>";

#[tokio::test(flavor = "multi_thread")]
async fn for_people_from_outside_no_page_inside_is_asked_or_shown() {
    let (net, _, site) = network().await;
    let (ana, gil) = (net.member("ana").await, net.guest("gil").await);
    let room = net.space_of(&ana, "room", Access::Closed, spaces::Kind::External).await;
    net.join(room, &gil).await;
    site.page("/a", HEAD);
    site.page("/b", HEAD);
    let link = async |who: &testkit::Client, path: &str| {
        let post = who.publish("room", &format!("Look: {}", site.at(path))).await;
        settle(&net).await;
        previews(&gil, &format!("/posts/{post}")).await.len()
    };
    assert_eq!(link(&gil, "/a").await, 0, "not asked");
    assert_eq!(link(&ana, "/b").await, 1, "a colleague shows it");
    assert_eq!(link(&gil, "/b").await, 0, "what is known of it is not shown to whoever guesses");
    assert_eq!(link(&ana, "/b").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_preview_is_seen_where_its_post_is() {
    let (net, _, site) = network().await;
    let (ana, eve) = (net.member("ana").await, net.member("eve").await);
    net.space(&ana, "room", Access::Closed).await;
    site.page("/a", HEAD);
    site.file("/p.png", "image/png", png(900, 300));
    let post = ana.publish("room", &format!("Look: {}", site.at("/a"))).await;
    // The list is in memory before the page has answered.
    assert!(!ana.get("/spaces/room").await.expect(200).text.contains("class=\"preview\""));
    settle(&net).await;
    let page = ana.get("/spaces/room").await.expect(200).text;
    assert!(page.contains("A &#60;b&#62;frame&#60;/b&#62; of granite"), "{page}");
    let shown = previews(&ana, &format!("/posts/{post}")).await;
    let picture = shown[0]["picture"].as_str().unwrap().to_owned();
    assert_eq!(
        shown,
        [json!({ "url": site.at("/a"), "title": "A <b>frame</b> of granite",
            "description": "How it was made.", "site": "Ateliers", "picture": picture })]
    );
    assert!(
        page.contains(&format!("<img src=\"{picture}\" alt=\"\" width=\"400\" height=\"133\""))
    );
    let served = ana.get(&picture).await.expect(200);
    assert_eq!(served.headers["content-type"], "image/jpeg");
    eve.get(&picture).await.expect(404);
    assert_eq!(net.nobody().get(&picture).await.status, 303);

    // Its address said elsewhere widens nothing; the picture comes with a post one may read.
    eve.publish("@eve", &site.at("/a")).await;
    eve.get(&picture).await.expect(200);
    ana.api("DELETE", &format!("/posts/{post}"), None).await.expect(204);
    eve.get(&picture).await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn its_author_takes_it_away_without_scripts() {
    let (net, _, site) = network().await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    let space = net.space(&ana, "room", Access::Open).await;
    net.join(space, &ben).await;
    site.page("/a", HEAD);
    let link = site.at("/a");
    let post = ben.publish("room", &link).await;
    let path = format!("/posts/{post}");
    let menu = format!("{path}/actions");
    assert!(!ben.get(&menu).await.expect(200).text.contains("Remove link previews"));
    settle(&net).await;
    assert!(ben.get(&menu).await.expect(200).text.contains("Remove link previews"));
    assert!(!ana.get(&menu).await.expect(200).text.contains("link previews"));
    assert!(ana.get("/spaces/room").await.text.contains("class=\"preview\""));
    ana.post(&format!("{path}/previews"), &[("hidden", "true")]).await.expect(403);

    let done = ben.post(&format!("{path}/previews"), &[("hidden", "true")]).await.expect(303);
    assert_eq!(done.location(), path);
    assert!(!ana.get("/spaces/room").await.text.contains("class=\"preview\""));
    assert!(previews(&ana, &path).await.is_empty());
    ben.api("PATCH", &path, Some(json!({ "body": format!("{link} again") }))).await.expect(200);
    assert!(previews(&ana, &path).await.is_empty(), "it stays away");
    assert!(ben.get(&menu).await.expect(200).text.contains("Show link previews"));
    ben.api("PUT", &format!("{path}/previews"), None).await.expect(204);
    assert_eq!(previews(&ana, &path).await.len(), 1);

    let comment = ana.comment(&post, &link).await;
    let path = format!("/comments/{comment}");
    assert_eq!(previews(&ben, &path).await.len(), 1, "what is known is there at once");
    ben.api("DELETE", &format!("{path}/previews"), None).await.expect(403);
    ana.api("DELETE", &format!("{path}/previews"), None).await.expect(204);
    assert!(previews(&ben, &path).await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_open_page_hears_of_it() {
    let site = Site::start().await;
    let net = TestApp::with(|config| {
        config.previews = true;
        config.networks = vec!["127.0.0.1/32".parse().unwrap()];
    });
    let net = net.await;
    let ana = net.member("ana").await;
    net.space(&ana, "room", Access::Open).await;
    site.page("/a", HEAD);
    let mut stream = Stream::of(&ana).await;
    let post = ana.publish("room", &site.at("/a")).await;
    assert_eq!(stream.next().await.unwrap().what(), "post");
    let heard = stream.next().await.unwrap();
    assert_eq!((heard.what(), &heard.data["post"]), ("edit", &json!(post)));
    assert_eq!(previews(&ana, &format!("/posts/{post}")).await.len(), 1);
}
