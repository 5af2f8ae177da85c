//! What ends a stream: the end of the session or token it was opened with, by act or by age, or a
//! change of what its person may do.

use std::future::Future;
use std::time::{Duration, Instant};

use kernel::{Clock, Time, params};
use serde_json::json;
use testkit::{Answer, Client, TestApp};

use super::stream::Stream;

kernel::sql! { static REVOKE = "UPDATE access_tokens SET revoked_at = 1 WHERE person_id = $1"; }

const DAY: i64 = 86_400;

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
    let open = net.app.db.read(move |tx| identity::session::of(tx, &viewer)).await.unwrap();
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

#[tokio::test(flavor = "multi_thread")]
async fn a_stream_ends_when_its_token_or_session_does() {
    let clock = Clock::standing_at(Time::from_millis(1_780_000_000_000));
    let net = TestApp::at(clock.clone(), |_| {}).await;
    let ana = net.member("ana").await;
    let new = Some(json!({ "name": "short", "scope": "read", "days": 1 }));
    let token = ana.api("POST", "/tokens", new).await.expect(201).json();
    let short = ana.clone().bearing(token["secret"].as_str().unwrap());
    let (mut page, mut program) = (Stream::of_page(&net, &ana).await, Stream::of(&short).await);
    let mut lasting = Stream::of(&ana).await;

    clock.advance(DAY - 1);
    let post = ana.publish("@ana", "Within the day.").await;
    assert_eq!(program.until(&post).await, []);
    clock.advance(1);
    assert_eq!(program.next().await, None, "the token has ended");
    assert_eq!(short.api("GET", "/live", None).await.status, 401);

    let post = ana.publish("@ana", "The next day.").await;
    page.until(&post).await;
    clock.advance(identity::session::SECONDS);
    assert_eq!(page.next().await, None, "the session has ended");
    assert!(ana.get("/live").await.location().starts_with("/sign-in"));
    lasting.so_far(&ana).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_listens_is_proved_by_the_database_and_not_by_memory() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    // The first use is written down, the second is kept in memory.
    ana.api("GET", "/me", None).await.expect(200);
    ana.api("GET", "/me", None).await.expect(200);
    // Revoked as by another process of which nothing was heard yet: not in the log.
    let id = ana.id();
    net.app.db.write(move |tx| tx.execute(&REVOKE, params![id])).await.unwrap();
    ana.api("GET", "/me", None).await.expect(200);
    let answer = ana.request("GET", "/live", None).send().await.unwrap();
    assert_eq!(answer.status(), 401);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_password_ends_every_other_session_and_the_tokens_that_are_not_kept() {
    let net = TestApp::new().await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    for (who, keep) in [(&ana, false), (&ben, true)] {
        let person = who.id();
        let open =
            move |tx: &mut kernel::Tx<'_>| identity::session::open(tx, person, &Default::default());
        let other = who.clone().seated(&net.app.db.write(open).await.unwrap());
        let (page, program) = (Stream::of_page(&net, &other).await, Stream::of(who).await);
        let mut fields = vec![("old", ""), ("password", "trois vélos verts")];
        if keep {
            fields.push(("keep_tokens", "1"));
        }
        ends(page, who.post("/settings/password", &fields)).await;
        ends(program, net.nobody().get("/health")).await;
        assert!(other.get("/").await.location().starts_with("/sign-in"));
        who.get("/").await.expect(200);
        let expected = if keep { 200 } else { 401 };
        assert_eq!(who.api("GET", "/me", None).await.status, expected, "keep: {keep}");
    }
}
