//! The machine's clock is set back.

use kernel::{Clock, Time};
use testkit::{Client, TestApp};

async fn wall(ana: &Client) -> Vec<String> {
    let page = ana.api("GET", "/people/ana/posts", None).await.expect(200).json();
    let items = page["items"].as_array().expect("items").iter();
    items.map(|item| item["id"].as_str().expect("an identifier").to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_written_after_the_clock_was_set_back_comes_last_all_the_same() {
    let clock = Clock::standing_at(Time::from_millis(1_780_000_000_000));
    let mut net = TestApp::at(clock.clone(), |_| {}).await;
    let ana = net.member("ana").await;
    let mut expected = vec![ana.publish("@ana", "First.").await];
    for restart in [false, true, false] {
        clock.advance(-7_200);
        if restart {
            net = net.restarted().await;
        }
        let ana = ana.on(&net);
        expected.insert(0, ana.publish("@ana", "After it.").await);
        assert_eq!(wall(&ana).await, expected, "restarted: {restart}");
    }
}
