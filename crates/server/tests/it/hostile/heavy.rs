//! Work that takes much memory or time waits for a place, and no longer than is of use.

use std::future::poll_fn;
use std::pin::Pin;
use std::task::Poll;

use kernel::Gate;
use kernel::gate::{Place, Who};
use spaces::Access;
use testkit::TestApp;

use crate::access::picture;

/// Those who have a place at a gate or wait for one.
type Held = Vec<(Option<Place>, Pin<Box<dyn Future<Output = kernel::Result<Place>> + Send>>)>;

/// Takes every place of a gate and of its queue, until what is answered is dropped.
async fn fill(gate: &Gate, known: bool) -> Held {
    let mut held = Held::new();
    for n in 0.. {
        let gate = gate.clone();
        let mut enter: Pin<Box<dyn Future<Output = _> + Send>> = Box::pin(async move {
            let network = n.to_string();
            gate.enter(if known { Who::Known } else { Who::Stranger(&network) }).await
        });
        let place = match poll_fn(|cx| Poll::Ready(enter.as_mut().poll(cx))).await {
            Poll::Ready(Err(_)) => break,
            Poll::Ready(Ok(place)) => Some(place),
            Poll::Pending => None,
        };
        held.push((place, enter));
    }
    held
}

#[tokio::test(flavor = "multi_thread")]
async fn a_picture_too_many_is_asked_to_come_back_and_its_words_are_kept() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    net.space(&ana, "room", Access::Open).await;
    let held = fill(&net.app.gates.pictures, true).await;
    let refused = ana.upload("a.png", picture(8, 8)).await.expect(503);
    assert!(refused.headers.contains_key("retry-after"));
    let photo = ana.request("PUT", "/me/photo", None).body(picture(8, 8)).send().await.unwrap();
    assert_eq!(photo.status(), 503);
    let fields = [("space", "room"), ("body", "Words beside a picture")];
    let files = vec![("a.png", picture(8, 8))];
    let page = ana.post_files("/posts", &fields, files.clone()).await.expect(503);
    assert!(page.headers.contains_key("retry-after"));
    assert!(page.text.contains("Words beside a picture"), "{}", page.text);
    assert!(page.text.contains("The server is busy"), "{}", page.text);
    // What is no picture waits for nobody.
    ana.upload("a.bin", vec![1; 100]).await.expect(201);
    drop(held);
    ana.post_files("/posts", &fields, files).await.expect(303);
    ana.upload("a.png", picture(8, 8)).await.expect(201);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sign_in_too_many_is_asked_to_come_back_and_its_name_is_kept() {
    let net = TestApp::new().await;
    net.administrator("root").await;
    let nobody = net.nobody();
    let (csrf, cookie) = nobody.form_token("/sign-in").await;
    let held = fill(&net.app.gates.passwords, false).await;
    let fields = [("login", "somebody"), ("password", "a wrong password"), ("csrf", &csrf)];
    let page = nobody.post_as(&cookie, "/sign-in", &fields).await.expect(503);
    assert!(page.headers.contains_key("retry-after"));
    assert!(page.text.contains("value=\"somebody\""), "{}", page.text);
    assert!(!page.text.contains("a wrong password"));
    drop(held);
    nobody.post_as(&cookie, "/sign-in", &fields).await.expect(422);
    // Tried too often, it is told when to come back.
    let mut last = 422;
    for _ in 0..10 {
        let page = nobody.post_as(&cookie, "/sign-in", &fields).await;
        last = page.status;
        assert_eq!(page.headers.contains_key("retry-after"), last == 429);
    }
    assert_eq!(last, 429);
}
