//! Closing an anonymous poll: with fewer than five votes it has no result, and that is said before.

use kernel::Time;
use serde_json::{Value, json};
use testkit::{Client, TestApp};

use super::{id, moved, poll, published, room, seen};

async fn anonymous(ana: &Client, until: Option<Time>) -> String {
    let fields = json!({ "options": ["Yes", "No"], "anonymous": true, "until": until });
    id(&published(ana, poll(fields)).await)
}

async fn vote(who: &[Client], post: &str) {
    for one in who {
        moved(one, post, "vote", json!({ "choices": [1] })).await;
    }
}

async fn people(net: &TestApp, count: usize) -> Vec<Client> {
    let mut people = Vec::new();
    for n in 0..count {
        people.push(net.member(&format!("voter{n}")).await);
    }
    people
}

fn state(post: &Value) -> (&str, &Value) {
    (post["state"].as_str().unwrap(), &post["outcome"]["options"][1]["votes"])
}

#[tokio::test(flavor = "multi_thread")]
async fn closing_without_a_result_is_refused_until_it_is_acknowledged() {
    let net = TestApp::new().await;
    let (ana, _, _) = room(&net).await;
    let post = anonymous(&ana, None).await;
    let voters = people(&net, 5).await;
    vote(&voters[1..], &post).await;
    let close = format!("/posts/{post}/moves/close");
    for said in [json!({}), json!({ "without_result": false })] {
        let refused = ana.api("POST", &close, Some(said)).await.expect(422).json();
        assert_eq!(refused["errors"][0]["field"], "without_result", "{refused}");
        assert_eq!(state(&seen(&ana, &post).await), ("open", &Value::Null));
    }
    moved(&ana, &post, "close", json!({ "without_result": true })).await;
    assert_eq!(state(&seen(&ana, &post).await), ("closed", &Value::Null));

    // With five votes there is nothing to acknowledge, nor ever in a poll by name.
    let post = anonymous(&ana, None).await;
    vote(&voters, &post).await;
    assert_eq!(state(&moved(&ana, &post, "close", json!({})).await), ("closed", &json!(5)));
    let named = id(&published(&ana, poll(json!({ "options": ["Yes", "No"] }))).await);
    assert_eq!(state(&moved(&ana, &named, "close", json!({})).await).0, "closed");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_says_what_closing_does_before_it_does_it() {
    let net = TestApp::new().await;
    let (ana, ben, _) = room(&net).await;
    let post = anonymous(&ana, None).await;
    let voters = people(&net, 5).await;
    vote(&voters[3..], &post).await;
    let ask = format!("/posts/{post}/close");
    let card = ana.get(&format!("/posts/{post}")).await.expect(200).text;
    assert!(card.contains(&format!("href=\"{ask}\"")), "the button leads to the question");
    let page = ana.get(&ask).await.expect(200).text;
    assert!(page.contains("2 people voted") && page.contains("at least 5"), "{page}");
    assert!(page.contains("name=\"without_result\""));
    ben.get(&ask).await.expect(403);
    // A form that does not know of it (sent before the votes were counted) is led to the question.
    let close = format!("/posts/{post}/moves/close");
    assert_eq!(ana.post(&close, &[]).await.expect(303).location(), ask);
    assert_eq!(state(&seen(&ana, &post).await).0, "open");
    ana.post(&close, &[("without_result", "1")]).await.expect(303);
    assert_eq!(state(&seen(&ana, &post).await).0, "closed");
    ana.get(&ask).await.expect(409);
    // With five votes, the button closes.
    let post = anonymous(&ana, None).await;
    vote(&voters, &post).await;
    let card = ana.get(&format!("/posts/{post}")).await.expect(200).text;
    assert!(!card.contains(&format!("/posts/{post}/close")), "{card}");
    ana.post(&format!("/posts/{post}/moves/close"), &[]).await.expect(303);
    assert_eq!(state(&seen(&ana, &post).await), ("closed", &json!(5)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_date_waits_for_the_fifth_vote() {
    let clock = kernel::Clock::standing_at(Time(1_780_000_000_000_000));
    let net = TestApp::at(clock.clone(), |_| {}).await;
    let (ana, ben, _) = room(&net).await;
    let until = clock.now().plus_seconds(3_600);
    let post = anonymous(&ana, Some(until)).await;
    let voters = people(&net, 5).await;
    vote(&voters[..4], &post).await;
    let page = ana.get(&format!("/posts/{post}")).await.expect(200).text;
    assert!(page.contains("or later, once 5 people have voted"), "{page}");
    clock.advance(3_600);
    let open = seen(&ana, &post).await;
    assert_eq!((&open["outcome"]["over"], &open["outcome"]["missing"]), (&json!(false), &json!(1)));
    let page = ben.get(&format!("/posts/{post}")).await.expect(200).text;
    assert!(page.contains("1 more vote is needed"), "{page}");
    vote(&voters[4..], &post).await;
    let over = seen(&ben, &post).await;
    assert_eq!((&over["outcome"]["over"], state(&over).1), (&json!(true), &json!(5)));
    let late = Some(json!({ "choices": [0] }));
    ben.api("POST", &format!("/posts/{post}/moves/vote"), late).await.expect(409);
}
