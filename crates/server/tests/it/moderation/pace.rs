//! Too much in a minute, and the same words everywhere, are refused; nothing typed is lost.

use kernel::Clock;
use serde_json::json;
use spaces::Access;
use testkit::TestApp;

#[tokio::test(flavor = "multi_thread")]
async fn posts_and_comments_of_a_minute_are_counted_together() {
    let clock = Clock::standing_at(Clock::system().now());
    let net = TestApp::at(clock.clone(), |config| config.writes_per_minute = 3).await;
    let (ana, bo) = (net.member("ana").await, net.member("bo").await);
    net.space(&ana, "room", Access::Open).await;
    let post = ana.publish("room", "One").await;
    ana.comment(&post, "Two").await;
    ana.publish("room", "Three").await;
    let new = json!({ "space": "room", "body": "Four" });
    let refused = ana.api("POST", "/posts", Some(new)).await.expect(429);
    assert!(refused.headers.contains_key("retry-after"));
    let form = [("space", "room"), ("body", "Kept words")];
    let page = ana.post_files("/posts", &form, vec![]).await.expect(429).text;
    assert!(page.contains("Kept words") && page.contains("3 posts and comments a minute"));
    let form = [("body", "Kept comment")];
    let page = ana.post_files(&format!("/posts/{post}/comments"), &form, vec![]).await;
    assert!(page.expect(429).text.contains("Kept comment"));
    bo.comment(&post, "Somebody else").await;
    clock.advance(61);
    ana.publish("room", "Four").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_words_are_published_in_two_spaces_and_no_third_within_an_hour() {
    let clock = Clock::standing_at(Clock::system().now());
    let net = TestApp::at(clock.clone(), |config| config.writes_per_minute = 30).await;
    let ana = net.member("ana").await;
    for slug in ["one", "two", "three"] {
        net.space(&ana, slug, Access::Open).await;
    }
    ana.publish("one", "Buy my bicycle").await;
    ana.publish("two", "Buy my bicycle").await;
    ana.publish("two", "Buy my bicycle").await;
    let again = json!({ "space": "three", "body": "Buy my bicycle" });
    let refused = ana.api("POST", "/posts", Some(again)).await.expect(429).text;
    assert!(refused.contains("same text"));
    for alike in
        ["Buy my bicycle  ", "BUY MY BICYCLE!", "Buy my\u{200b} bicycle", "**Buy** my bicycle."]
    {
        let again = json!({ "space": "three", "body": alike });
        assert_eq!(ana.api("POST", "/posts", Some(again)).await.status, 429, "{alike}");
    }
    ana.publish("three", "Something else").await;
    clock.advance(3_601);
    ana.publish("three", "Buy my bicycle").await;
}
