//! A thread that follows an event: thirty comments a minute, and somebody who reads in peace.

use serde_json::json;
use testkit::Client;
use testkit::browser::{Browser, Look, Window};

use super::{Place, both, choose, until};

/// Replies to a comment.
async fn reply(who: &Client, post: &str, parent: &str, body: &str) -> String {
    let body = Some(json!({ "parent": parent, "body": body }));
    let made = who.api("POST", &format!("/posts/{post}/comments"), body).await.expect(201).json();
    made["id"].as_str().expect("a comment").to_owned()
}

/// Notes from now on how far the comment in the middle of the window moves, and what shifts.
const WATCH: &str = r"
    const middle = document.elementFromPoint(innerWidth / 2, innerHeight / 2).closest('.comment');
    const at = () => middle.getBoundingClientRect().top;
    const start = at();
    window.moved = 0;
    window.shifted = 0;
    const look = () => {
        window.moved = Math.max(window.moved, Math.abs(at() - start));
        requestAnimationFrame(look);
    };
    look();
    new PerformanceObserver((list) => {
        for (const { value } of list.getEntries()) window.shifted += value;
    }).observe({ type: 'layout-shift' });
    return middle.querySelector('.comment-body').textContent.trim();
";

/// The words of the comments on the page, as they stand.
async fn comments(window: &Window) -> Vec<String> {
    let said =
        "return [...document.querySelectorAll('.comment-body')].map((c) => c.textContent.trim())";
    let said = window.run(said).await;
    let said = said.as_array().expect("comments").iter();
    said.map(|words| words.as_str().unwrap_or_default().to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_one_reads_stays_while_comments_come_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    let post = place.noor.publish("atelier", "The launch, minute by minute").await;
    let mut before = Vec::new();
    for n in 1..=40 {
        before.push(place.noor.comment(&post, &format!("Before {n}")).await);
    }
    let window = place.window(&browser, &Look::default(), &format!("/posts/{post}")).await;
    window
        .run("document.querySelectorAll('.comment')[12].scrollIntoView({ block: 'center' })")
        .await;
    let read = window.run(WATCH).await;
    assert!(read.as_str().is_some_and(|read| read.starts_with("Before ")), "{read}");

    for n in 1..=29 {
        place.noor.comment(&post, &format!("After {n}")).await;
    }
    // A reply goes under what it answers, above what is being read.
    reply(&place.noor, &post, &before[2], "By the way").await;
    window.wait_for_text(".news button", "30 new comments").await;
    assert_eq!(window.count(".comment").await, 40, "nothing is put there yet");
    assert_eq!(window.run("return window.moved").await, 0, "what is read stays where it is");
    assert_eq!(window.run("return window.shifted").await, 0, "and so does all the rest");

    window.click(".news button").await;
    until(&window, "document.querySelectorAll('.comment').length === 70").await;
    window.wait_until_gone(".news").await;
    let mut due: Vec<String> = (1..=40).map(|n| format!("Before {n}")).collect();
    due.insert(3, "By the way".into());
    due.extend((1..=29).map(|n| format!("After {n}")));
    assert_eq!(comments(&window).await, due, "all of them, in order, once");
    window.wait_for_text(".post-foot > .post-comments", "70 comments").await;
    let (reader, id) = (place.camille.viewer(), post.parse().expect("a post"));
    let unread = place.app.app.db.read(move |tx| posts::reading::threads(tx, &reader, &[id]));
    assert_eq!(unread.await.expect("counts").into_values().sum::<i64>(), 0, "shown is read");
}

#[tokio::test(flavor = "multi_thread")]
async fn at_the_end_of_a_thread_one_follows_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    let post = place.noor.publish("atelier", "The launch, minute by minute").await;
    for n in 1..=20 {
        place.noor.comment(&post, &format!("Before {n}")).await;
    }
    let window = place.window(&browser, &Look::default(), &format!("/posts/{post}")).await;
    window.run("scrollTo(0, document.documentElement.scrollHeight)").await;
    let form = "document.querySelector('.thread > .comment-form').getBoundingClientRect().top";
    let at = async || window.run(&format!("return {form}")).await.as_f64().expect("a number");
    let stands = at().await;
    for n in 1..=6 {
        place.noor.comment(&post, &format!("After {n}")).await;
    }
    until(&window, "document.querySelectorAll('.comment').length === 26").await;
    assert_eq!(window.count(".news").await, 0);
    // To a pixel: windows scroll by whole ones.
    assert!((at().await - stands).abs() < 2.0, "the field stays under the hand");
    let told = "document.querySelector('[data-toasts]').textContent.includes('new comment')";
    until(&window, told).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn long_branches_are_folded_and_links_lead_into_them_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    let post = place.noor.publish("atelier", "Which oil?").await;
    let first = place.noor.comment(&post, "Linseed").await;
    let mut replies = Vec::new();
    for n in 1..=8 {
        replies.push(reply(&place.camille, &post, &first, &format!("Reply {n}")).await);
    }
    for look in both() {
        let window = place.window(&browser, &look, &format!("/posts/{post}")).await;
        window.wait_for_text(".folded summary", "5 earlier replies").await;
        until(&window, "!document.querySelector('.folded').open").await;
        assert_eq!(window.text("[data-replies] > .comment .comment-body").await, "Reply 6");
        window.click(".folded summary").await;
        window.wait_for_text(".folded .comment .comment-body", "Reply 1").await;
        window.goto(&format!("{}/comments/{}", place.app.address, replies[1])).await;
        until(&window, "document.querySelector('.folded').open").await;
        window.wait_for_text(".comment:target .comment-body", "Reply 2").await;
        assert_eq!(comments(&window).await.len(), 9);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_link_of_a_post_or_comment_is_copied_and_leads_there_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    let post = place.noor.publish("atelier", "Which oil?").await;
    let said = place.camille.comment(&post, "Linseed").await;
    let window = place.window(&browser, &Look::default(), "/spaces/atelier").await;
    let keep = "navigator.clipboard.writeText = async (text) => { window.copied = text; }";
    window.run(keep).await;
    for (link, path) in [
        (".post-head [data-menu]", format!("/posts/{post}")),
        (".comment-foot > [data-menu]", format!("/comments/{said}")),
    ] {
        choose(&window, &Look::default(), link, ".menu-items [data-copy]").await;
        until(&window, &format!("window.copied?.endsWith('{path}')")).await;
        let told = "document.querySelector('[data-toasts]').textContent.includes('Link copied')";
        until(&window, told).await;
    }
    // Without scripts the hour is the link.
    let plain = place.window(&browser, &both()[1], "/spaces/atelier").await;
    plain.click(".comment .when").await;
    plain.wait_for_text(".comment:target .comment-body", "Linseed").await;
}
