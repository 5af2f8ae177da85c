//! What ends a stream: the end of the session or token it was opened with, or a change of what its
//! person may do.

use std::future::Future;
use std::time::{Duration, Instant};

use serde_json::json;
use testkit::{Answer, Client, TestApp};

use super::stream::Stream;

/// Makes sure that a stream ends within a second of an act.
async fn ends(mut stream: Stream, act: impl Future<Output = Answer>) {
    let answer = act.await;
    assert!(answer.status < 400, "{}", answer.text);
    let since = Instant::now();
    while stream.next().await.is_some() {}
    assert!(since.elapsed() < Duration::from_secs(1), "after {:?}", since.elapsed());
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_out_ends_the_streams_of_the_page() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    let (one, other) = (Stream::of_page(&net, &ana).await, Stream::of_page(&net, &ana).await);
    ends(one, ana.post("/sign-out", &[])).await;
    ends(other, net.nobody().get("/health")).await;
    assert!(ana.get("/live").await.location().starts_with("/sign-in"));
}

#[tokio::test(flavor = "multi_thread")]
async fn ending_a_session_ends_its_streams_and_lets_others_come_back() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    let viewer = ana.viewer();
    let open = net.app.db.read(move |tx| people::session::of(tx, &viewer)).await.unwrap();
    let page = Stream::of_page(&net, &ana).await;
    ends(page, ana.post(&format!("/settings/sessions/{}/end", open[0].id), &[])).await;
    // A program is signed in by its token, not by the session that ended.
    Stream::of(&ana).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn revoking_a_token_ends_its_streams() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    let list = ana.api("GET", "/tokens", None).await.expect(200).json();
    let path = format!("/tokens/{}", list[0]["id"].as_str().unwrap());
    ends(Stream::of(&ana).await, ana.api("DELETE", &path, None)).await;
    assert_eq!(ana.api("GET", "/live", None).await.status, 401);
}

/// Whether an administrator's act ends the streams of a member, by session and by token.
async fn ends_by(net: &TestApp, act: impl AsyncFn(&Client, &str) -> Answer) {
    let admin = net.administrator("admin").await;
    for (n, by_page) in [false, true].into_iter().enumerate() {
        let someone = net.member(&format!("someone{n}")).await;
        let stream = match by_page {
            true => Stream::of_page(net, &someone).await,
            false => Stream::of(&someone).await,
        };
        let bystander = net.member(&format!("bystander{n}")).await;
        let mut other = Stream::of(&bystander).await;
        ends(stream, act(&admin, someone.handle())).await;
        assert_eq!(someone.api("GET", "/live", None).await.status, 401);
        assert!(someone.get("/live").await.location().starts_with("/sign-in"));
        assert_eq!(other.so_far(&bystander).await, [], "others go on listening");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn another_role_ends_the_streams_of_the_old_one() {
    let net = TestApp::new().await;
    ends_by(&net, async |admin, handle| {
        let role = Some(json!({ "role": "guest" }));
        admin.api("PUT", &format!("/people/{handle}/role"), role).await
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn closing_an_account_ends_its_streams() {
    let net = TestApp::new().await;
    ends_by(&net, async |admin, handle| {
        admin.api("PUT", &format!("/people/{handle}/closed"), None).await
    })
    .await;
}
