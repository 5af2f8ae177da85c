//! The form above the home list: where it proposes to publish.

use spaces::Access;
use testkit::{Client, TestApp};

/// Where the form of the home page proposes to publish.
async fn proposed(who: &Client) -> String {
    let page = who.get("/").await.expect(200).text;
    let (_, spaces) = page.split_once("<select name=\"space\"").expect("a choice of spaces");
    let (_, chosen) = spaces.split_once("<option value=\"").expect("a space");
    let (slug, rest) = chosen.split_once('"').expect("its name in addresses");
    assert!(rest.starts_with(" selected"), "the first is the one proposed");
    slug.to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_space_one_published_in_last_is_proposed() {
    let net = TestApp::new().await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    for name in ["anvil", "bench", "cellar"] {
        let space = net.space(&ana, name, Access::Open).await;
        net.join(space, &ben).await;
    }
    assert_eq!(proposed(&ana).await, "anvil");
    ana.publish("cellar", "Down here").await;
    assert_eq!(proposed(&ana).await, "cellar");
    ana.publish("bench", "Up there").await;
    assert_eq!(proposed(&ana).await, "bench");
    ana.publish("@ana", "On my own wall").await;
    assert_eq!(proposed(&ana).await, "bench", "a wall is not among the choices");
    assert_eq!(proposed(&ben).await, "anvil", "what others do changes nothing");
    ben.publish("bench", "Still here").await;
    ben.api("DELETE", "/spaces/bench/membership", None).await.expect(204);
    assert_eq!(proposed(&ben).await, "anvil", "left, it is no choice any more");
}
