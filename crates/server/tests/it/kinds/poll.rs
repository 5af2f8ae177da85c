//! Polls: by name or anonymously, one answer or several, until they are closed.

use kernel::Position;
use serde_json::{Value, json};
use testkit::TestApp;

use super::{id, moved, poll, published, room, seen};

fn votes(post: &Value) -> Vec<Value> {
    let options = post["outcome"]["options"].as_array().expect("options");
    options.iter().map(|option| option["votes"].clone()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_vote_by_name_counts_once_and_can_be_changed() {
    let net = TestApp::new().await;
    let (ana, ben, eve) = room(&net).await;
    let post = id(&published(&ana, poll(json!({ "options": ["Monday", "Friday"] }))).await);
    moved(&ben, &post, "vote", json!({ "choices": [0] })).await;
    moved(&eve, &post, "vote", json!({ "choices": [1] })).await;
    let after = moved(&ben, &post, "vote", json!({ "choices": [1] })).await;
    assert_eq!(votes(&after), [json!(0), json!(2)]);
    assert_eq!((&after["outcome"]["voters"], &after["outcome"]["mine"]), (&json!(2), &json!([1])));
    assert_eq!(seen(&ana, &post).await["outcome"]["mine"], Value::Null);
    let who = ana.api("GET", &format!("/posts/{post}/answers"), None).await.expect(200).json();
    let named = |n: usize| (&who["answers"][n]["person"]["handle"], &who["answers"][n]["answer"]);
    assert_eq!(named(0), (&json!("eve"), &json!("Friday")));
    assert_eq!(named(1), (&json!("ben"), &json!("Friday")));
    for wrong in [
        json!({}),
        json!({ "choices": [] }),
        json!({ "choices": [2] }),
        json!({ "choices": [0, 1] }),
        json!({ "choices": ["0"] }),
    ] {
        let path = format!("/posts/{post}/moves/vote");
        ben.api("POST", &path, Some(wrong.clone())).await.expect(422);
    }
    assert_eq!(votes(&seen(&eve, &post).await), [json!(0), json!(2)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_votes_after_the_end() {
    let net = TestApp::new().await;
    let (ana, ben, eve) = room(&net).await;
    let options = json!({ "options": ["Monday", "Friday"], "several": true });
    let post = id(&published(&ana, poll(options)).await);
    moved(&ben, &post, "vote", json!({ "choices": [0, 1] })).await;
    let closed = moved(&ana, &post, "close", json!({})).await;
    assert_eq!((&closed["state"], votes(&closed)), (&json!("closed"), vec![json!(1), json!(1)]));
    let vote = Some(json!({ "choices": [0] }));
    eve.api("POST", &format!("/posts/{post}/moves/vote"), vote).await.expect(409);
    ana.api("POST", &format!("/posts/{post}/moves/close"), Some(json!({}))).await.expect(409);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_poll_ends_at_its_hour() {
    let net = TestApp::new().await;
    let (ana, ben, _) = room(&net).await;
    let viewer = ben.viewer();
    let until = net.app.db.read(|tx| Ok(tx.now().plus_seconds(3_600))).await.unwrap();
    let fields = json!({ "options": ["Monday", "Friday"], "until": until });
    let post: posts::PostId = id(&published(&ana, poll(fields)).await).parse().unwrap();
    let tried = net.app.db.write(move |tx| {
        let mut tried = Vec::new();
        for seconds in [3_599, 3_600] {
            let now = until.plus_seconds(seconds - 3_600);
            let readable = posts::access::readable(tx, &viewer, post)?;
            let given = serde_json::from_value(json!({ "choices": [0] }))?;
            let voted = posts::kinds::make(tx.at(now), &viewer, &readable, "vote", &given);
            let card = posts::cards(tx.at(now), &viewer, &[post])?.remove(0);
            let over = card.part.expect("a poll").json()["over"].clone();
            tried.push((voted.is_ok(), over));
        }
        Ok(tried)
    });
    assert_eq!(tried.await.unwrap(), [(true, json!(false)), (false, json!(true))]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_anonymous_vote_is_nowhere_under_a_name() {
    let net = TestApp::new().await;
    let (ana, ben, eve) = room(&net).await;
    let fields = json!({ "options": ["Yes", "No"], "anonymous": true });
    let post = id(&published(&ana, poll(fields)).await);
    let start = net.end_of_log().await;
    let after = moved(&ben, &post, "vote", json!({ "choices": [0] })).await;
    assert_eq!(after["outcome"]["voted"], json!(true));
    // No figures before the end, and no changing one's mind: what was voted is not known.
    assert_eq!(votes(&after), [Value::Null, Value::Null]);
    assert_eq!(after["outcome"]["mine"], json!([]));
    let again = Some(json!({ "choices": [1] }));
    ben.api("POST", &format!("/posts/{post}/moves/vote"), again).await.expect(409);
    for who in [&ana, &ben] {
        who.api("GET", &format!("/posts/{post}/answers"), None).await.expect(404);
        who.get(&format!("/posts/{post}/answers.csv")).await.expect(404);
    }
    let log = net.app.db.read(move |tx| tx.log_after(start, 100)).await.unwrap();
    assert!(log.iter().all(|entry| entry.kind != "post.moved" || entry.actor.is_none()));
    let mut people = vec![eve];
    for n in 0..2 {
        people.push(net.member(&format!("voter{n}")).await);
    }
    for who in &people {
        moved(who, &post, "vote", json!({ "choices": [1] })).await;
    }
    // Four votes say too much, five do not.
    let few = moved(&ana, &post, "close", json!({ "without_result": true })).await;
    assert_eq!((votes(&few), &few["outcome"]["voters"]), (vec![Value::Null; 2], &json!(4)));
    assert!(ana.get(&format!("/posts/{post}")).await.text.contains("Too few votes"));

    let fields = json!({ "options": ["Yes", "No"], "anonymous": true });
    let post = id(&published(&ana, poll(fields)).await);
    for who in people.iter().chain([&ana, &ben]) {
        moved(who, &post, "vote", json!({ "choices": [1] })).await;
    }
    assert_eq!(votes(&moved(&ana, &post, "close", json!({})).await), [json!(0), json!(5)]);
    let entries = net.app.db.read(|tx| tx.log_after(Position::default(), 1_000)).await.unwrap();
    assert!(entries.iter().any(|entry| entry.kind == "post.moved"));
}
