//! A stream that was cut is told what it missed: in order, once, and only what may be seen.

use serde_json::json;
use spaces::Access;
use testkit::{Client, TestApp};

use super::stream::{Heard, Stream};

async fn room(net: &TestApp) -> (Client, Client) {
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    let space = net.space(&ana, "room", Access::Closed).await;
    net.join(space, &ben).await;
    (ana, ben)
}

fn posts(heard: &[Heard]) -> Vec<String> {
    heard.iter().map(|event| event.data["post"].as_str().unwrap_or("none").to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_missed_comes_in_order_and_once() {
    let net = TestApp::new().await;
    let (ana, ben) = room(&net).await;
    let mut stream = Stream::of(&ben).await;
    let heard = ana.publish("room", "Heard.").await;
    let event = stream.next().await.expect("an event");
    assert_eq!(event.data["post"], heard);
    let last = stream.last.clone();
    assert_eq!(last, event.id);
    drop(stream);
    let mut missed = Vec::new();
    for n in 0..5 {
        missed.push(ana.publish("room", &format!("Missed {n}.")).await);
    }
    let mut stream = Stream::resumed(&ben, &last).await;
    missed.push(ana.publish("room", "Heard again.").await);
    let all = stream.so_far(&ben).await;
    assert_eq!(posts(&all), missed);
    // From the beginning of an earlier stream, or in the address for pages: the same.
    let address = format!("/live?after={}", all[2].id);
    let text = first_lines(&ben, &address).await;
    assert!(text.contains(&missed[3]) && !text.contains(&missed[2]), "{text}");
}

/// What a stream says at once.
async fn first_lines(client: &Client, path: &str) -> String {
    let mut response = client.request("GET", path, None).send().await.unwrap();
    let mut text = String::new();
    while !text.contains("event:") {
        text.push_str(&String::from_utf8_lossy(&response.chunk().await.unwrap().unwrap()));
    }
    text
}

#[tokio::test(flavor = "multi_thread")]
async fn streams_cut_at_any_moment_lose_and_repeat_nothing() {
    let net = TestApp::new().await;
    let (ana, ben) = room(&net).await;
    let start = Stream::of(&ben).await.last;
    let writer = async {
        let mut written = Vec::new();
        for n in 0..40 {
            written.push(ana.publish("room", &format!("Message {n}.")).await);
        }
        written
    };
    let listener = async {
        let (mut heard, mut last) = (Vec::new(), start);
        while heard.len() < 40 {
            // Cut after every third event, while others are being written.
            let mut stream = Stream::resumed(&ben, &last).await;
            for _ in 0..3.min(40 - heard.len()) {
                heard.push(stream.next().await.expect("an event"));
            }
            last = stream.last;
        }
        heard
    };
    let (written, heard) = tokio::join!(writer, listener);
    assert_eq!(posts(&heard), written);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stream_that_is_cut_before_it_told_what_was_missed_tells_it_the_next_time() {
    let net = TestApp::new().await;
    let (ana, ben) = room(&net).await;
    let last = Stream::of(&ben).await.last;
    let missed = ana.publish("room", "Missed.").await;
    let first = Stream::resumed(&ben, &last).await.last;
    let mut second = Stream::resumed(&ben, &first).await;
    assert_eq!(posts(&second.so_far(&ben).await), [missed]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_missed_is_filtered_by_what_may_be_seen_now() {
    let net = TestApp::new().await;
    let (ana, ben) = room(&net).await;
    let last = Stream::of(&ben).await.last;
    ana.publish("room", "While ben was in.").await;
    ben.api("DELETE", "/spaces/room/membership", None).await.expect(204);
    ana.publish("room", "While ben was out.").await;
    let mut stream = Stream::resumed(&ben, &last).await;
    let heard = stream.so_far(&ben).await;
    let names: Vec<&str> = heard.iter().map(Heard::what).collect();
    assert_eq!(names, ["membership"], "only that he left");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stream_that_missed_too_much_starts_anew() {
    let net = TestApp::new().await;
    let (ana, ben) = room(&net).await;
    let last = Stream::of(&ben).await.last;
    let post = ana.publish("room", "Much.").await;
    let viewer = ana.viewer();
    let much = net.app.db.write(move |tx| {
        let post = posts::access::readable(tx, &viewer, post.parse()?)?;
        for n in 0..600 {
            let new =
                posts::NewComment { body: format!("Comment {n}.").into(), ..Default::default() };
            posts::record::comment(tx, post.space().id, post.id, viewer.id, &new)?;
        }
        Ok(())
    });
    much.await.unwrap();
    for bad in [last.as_str(), "9999999999-9999999999", "nonsense", "1-"] {
        let mut stream = Stream::resumed(&ben, bad).await;
        let event = stream.next().await.expect("an event");
        assert_eq!((event.name.as_str(), &event.data), ("reset", &json!({})), "{bad}");
        if bad != "nonsense" && bad != "1-" {
            assert_eq!(stream.so_far(&ben).await, [], "nothing of what was missed follows");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_resumes_from_before_it_was_made() {
    let net = TestApp::new().await;
    let (ana, ben) = room(&net).await;
    let page = ben.get("/spaces/room").await.expect(200).text;
    let (_, after) = page.split_once("data-live=\"").expect("the page says where its events begin");
    let position = after.split('"').next().unwrap();
    let post = ana.publish("room", "Since the page was made.").await;
    let mut stream = Stream::resumed(&ben, position).await;
    assert_eq!(stream.next().await.expect("an event").data["post"], post);
}
