//! Long threads: their first comments, their last, those of a day.

use kernel::{Clock, Time};
use testkit::kinds::room;
use testkit::{Client, TestApp};

const DAY: i64 = 86_400;

/// The comments on the page that a link into the thread leads to, and the one it points at.
async fn at(who: &Client, post: &str, place: &str) -> (Vec<String>, String) {
    let go = who.get(&format!("/posts/{post}/thread{place}")).await.expect(303);
    let (page, anchor) = go.location().split_once('#').expect("a place");
    let html = who.get(page).await.expect(200).text;
    let shown = html.split("class=\"comment-body prose\" dir=\"auto\"><p>").skip(1);
    let words = shown.map(|rest| rest.split('<').next().unwrap_or_default().to_owned());
    (words.collect(), anchor.to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_thread_is_entered_at_its_first_its_last_and_any_day() {
    let clock = Clock::standing_at(Time(1_800_000_000_000_000));
    let net = TestApp::at(clock.clone(), |_| {}).await;
    let (ana, ben, _) = room(&net).await;
    let post = ana.publish("room", "The launch").await;
    let short = ben.get(&format!("/posts/{post}")).await.expect(200).text;
    assert!(!short.contains("class=\"thread-places\""));
    let mut ids = Vec::new();
    // Twenty a day, for six days.
    for n in 0..120 {
        clock.advance(if n % 20 == 0 { DAY } else { 1 });
        ids.push(ana.comment(&post, &format!("Number {n}")).await);
    }
    let numbers =
        |range: std::ops::Range<usize>| range.map(|n| format!("Number {n}")).collect::<Vec<_>>();
    let anchor = |n: usize| format!("comment-{}", ids[n]);
    let page = ben.get(&format!("/posts/{post}")).await.expect(200).text;
    assert!(page.contains("First comments") && page.contains("type=\"date\""));
    assert_eq!(at(&ben, &post, "").await, (numbers(0..50), anchor(0)), "the first");
    let after = format!("?after={}", ids[49]);
    assert_eq!(at(&ben, &post, &after).await, (numbers(50..100), anchor(50)), "the next");
    // It began on 16 January 2027.
    assert_eq!(at(&ben, &post, "?date=2027-01-18").await, (numbers(40..90), anchor(40)));
    assert_eq!(
        at(&ben, &post, "?date=2027-01-20").await,
        (numbers(70..120), anchor(80)),
        "the end"
    );
    assert_eq!(at(&ben, &post, "?date=2030-01-01").await, (numbers(70..120), "comments".into()));
    ben.get(&format!("/posts/{post}/thread?date=soon")).await.expect(422);
    net.guest("gus").await.get(&format!("/posts/{post}/thread")).await.expect(404);

    let path = format!("/posts/{post}/comments?limit=3&from=2027-01-18T00:00:00Z");
    let page = ben.api("GET", &path, None).await.expect(200).json();
    let of = |page: &serde_json::Value| {
        let items = page["items"].as_array().expect("a list").clone();
        items.iter().map(|item| item["body"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(of(&page), numbers(40..43));
    let next = page["next"].as_str().expect("a next page");
    let path = format!("/posts/{post}/comments?limit=3&after={next}");
    assert_eq!(of(&ben.api("GET", &path, None).await.expect(200).json()), numbers(43..46));
}
