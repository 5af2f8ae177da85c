//! The list of first days: what is done of it, hidden, and over.

use kernel::Clock;
use serde_json::json;
use spaces::Access;
use testkit::{Client, TestApp};

async fn open(who: &Client) -> Vec<String> {
    let steps = who.api("GET", "/first-day", None).await.expect(200).json();
    let steps = steps.as_array().expect("a list").iter();
    let open = steps.filter(|step| step["done"] == json!(false));
    open.map(|step| step["key"].as_str().expect("a key").to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_new_sees_what_is_left_to_do() {
    let clock = Clock::standing_at(Clock::system().now());
    let net = TestApp::at(clock.clone(), |_| {}).await;
    let (ana, noor, gil) =
        (net.member("ana").await, net.member("noor").await, net.guest("gil").await);
    let room = net.space(&ana, "room", Access::Open).await;
    net.space(&ana, "garden", Access::Open).await;
    net.join(room, &gil).await;
    assert_eq!(open(&noor).await, ["photo", "about", "spaces", "follow", "write"]);
    assert_eq!(open(&gil).await, ["photo", "about", "write"]);
    assert!(gil.get("/").await.expect(200).text.contains("You are a guest"));

    noor.post("/spaces/room/join", &[("message", "")]).await.expect(303);
    noor.post("/spaces/garden/join", &[("message", "")]).await.expect(303);
    noor.post("/people/ana/follow", &[("on", "1")]).await.expect(303);
    noor.publish("room", "Hello").await;
    assert_eq!(open(&noor).await, ["photo", "about"]);
    let home = noor.get("/").await.expect(200).text;
    assert!(!home.contains("Follow a colleague"), "it is done");
    assert!(home.contains("Your first days") && home.contains("3 of 5 done"));

    noor.post("/first-day/hide", &[]).await.expect(303);
    assert!(!noor.get("/").await.expect(200).text.contains("Your first days"));
    noor.api("DELETE", "/first-day", None).await.expect(204);
    assert_eq!(open(&gil).await.len(), 3, "what one hides is not hidden from others");
    clock.advance(31 * 86_400);
    assert_eq!(open(&gil).await, [""; 0]);
}
