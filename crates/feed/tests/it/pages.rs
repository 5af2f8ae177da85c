//! The pages of spaces and of posts are the same from memory and by the plain queries.

use kernel::Viewer;
use testkit::{Client, TestApp};

use crate::equality::request;

/// Compares the front of a space, which is there for the viewer or is not.
pub(crate) async fn compare_front(
    test: &TestApp,
    engine: &feed::Engine,
    viewer: &Viewer,
    slug: &str,
) {
    let fast = engine.front(&request(test, viewer), slug).await;
    let (asked, named) = (viewer.clone(), slug.to_owned());
    let slow = test.app.db.read(move |tx| spaces::front::front(tx, &asked, &named)).await;
    let told = |front| format!("{front:?}");
    assert_eq!(fast.map(told).ok(), slow.map(told).ok(), "{slug} of {}", viewer.handle);
}

/// A page without how long ago things were, which passes from one request to the next.
fn ageless(html: &str) -> String {
    let mut pieces = html.split("<time");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |html, piece| {
        html + piece.split_once("</time>").map_or(piece, |(_, rest)| rest)
    })
}

/// Compares the page of a post with what the plain queries answer: its card to a program, and its
/// thread to a script that asks for whatever was written before the end of time.
pub(crate) async fn compare_post(test: &TestApp, reader: &Client, post: &str) {
    let thread = format!("/posts/{post}?before={}", i64::MAX);
    let slow = reader.fragment(&thread).await;
    let mut fast = reader.get(&format!("/posts/{post}")).await;
    if slow.status == 401 {
        // Whose account is closed.
        assert!(fast.status == 303 && fast.location().starts_with("/sign-in"), "{}", fast.text);
        return;
    }
    while fast.status == 303 {
        // A kind with a page of its own, at the address of today.
        fast = reader.get(fast.location()).await;
    }
    assert_eq!(fast.status, slow.status, "{post} of {}", reader.handle());
    let (viewer, id) = (reader.viewer(), post.parse().expect("a post"));
    let card = test.app.db.read(move |tx| posts::cards(tx, &viewer, &[id])).await.expect("a card");
    let card = card.into_iter().next().map(posts::PostView::from);
    let told = reader.api("GET", &format!("/posts/{post}"), None).await;
    match card {
        Some(card) => {
            let (slow, fast) = (ageless(&slow.text), ageless(&fast.text));
            assert!(fast.contains(&slow), "{slow}\n\n{fast}");
            assert_eq!(told.json(), serde_json::to_value(card).expect("JSON"));
        }
        None => assert_eq!((told.status, fast.status), (404, 404)),
    }
}
