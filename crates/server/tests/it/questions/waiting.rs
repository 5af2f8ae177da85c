//! Questions that wait for an answer, and how long first answers take.

use kernel::{Clock, Time};
use serde_json::json;
use spaces::Access;
use testkit::TestApp;
use testkit::kinds::{moved, room};

use super::{ask, titles};

#[tokio::test(flavor = "multi_thread")]
async fn those_that_wait_are_listed_by_space_for_who_reads_them() {
    let net = TestApp::new().await;
    let (ana, ben, eve) = room(&net).await;
    net.space(&ana, "attic", Access::Secret).await;
    let bare = ask(&ben, "room", "Nobody answers").await;
    let talked = ask(&ben, "room", "Somebody answers").await;
    let settled = ask(&ben, "room", "Answered well").await;
    let again = ask(&ben, "room", "Asked again").await;
    ask(&ana, "attic", "In the attic").await;
    ask(&ana, "@ana", "On my wall").await;
    ben.comment(&bare, "I add that it is urgent.").await;
    eve.comment(&talked, "Perhaps so.").await;
    let answer = eve.comment(&settled, "So.").await;
    moved(&ben, &settled, "accept", json!({ "comment": answer })).await;
    moved(&ben, &again, "close", json!({ "first": settled })).await;

    for (query, expected) in [
        ("", vec!["On my wall", "Nobody answers"]),
        ("?space=room", vec!["Nobody answers"]),
        ("?space=room&show=open", vec!["Somebody answers", "Nobody answers"]),
        (
            "?space=room&show=all",
            vec!["Asked again", "Answered well", "Somebody answers", "Nobody answers"],
        ),
    ] {
        let listed = eve.api("GET", &format!("/questions{query}"), None).await.expect(200).json();
        assert_eq!(titles(&listed), expected, "{query}");
        let page = eve.get(&format!("/questions{query}")).await.expect(200).text;
        assert!(expected.iter().all(|title| page.contains(title)), "{query}");
        assert!(!page.contains("attic"), "{query}");
    }
    let all = ana.api("GET", "/questions", None).await.expect(200).json();
    assert!(titles(&all).contains(&"In the attic".to_owned()));
    eve.api("GET", "/questions?space=attic", None).await.expect(404);
    eve.api("GET", "/questions?show=whatever", None).await.expect(422);
    assert_eq!(eve.get("/questions?space=attic").await.status, 404);
    assert_eq!(eve.get("/questions?space=room").await.text.matches("Time to the first").count(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn managers_see_how_long_first_answers_take_and_of_nobody_alone() {
    let clock = Clock::standing_at(Time(1_800_000_000_000_000));
    let net = TestApp::at(clock.clone(), |_| {}).await;
    let (ana, ben, _) = room(&net).await;
    let admin = net.administrator("samir").await;
    let mut askers = Vec::new();
    for n in 0..5 {
        let asker = net.member(&format!("asker{n}")).await;
        asker.api("PUT", "/spaces/room/membership", Some(json!({}))).await.expect(200);
        askers.push(asker);
    }
    let path = "/spaces/room/first-answers";
    let minutes =
        || async { ana.api("GET", path, None).await.expect(200).json()[0]["minutes"].clone() };
    for (n, asker) in askers.iter().enumerate() {
        let post = ask(asker, "room", &format!("Question {n}")).await;
        clock.advance(60 * (n as i64 + 1));
        askers[(n + 1) % 5].comment(&post, "An answer").await;
        if n < 4 {
            assert_eq!(minutes().await, json!(null), "{n}: too few");
        }
    }
    assert_eq!(minutes().await, json!(3));
    let page = ana.get("/questions?space=room").await.expect(200).text;
    assert!(page.contains("Time to the first answer") && page.contains("3 minutes"), "{page}");
    for who in [&ben, &admin, &net.guest("gil").await] {
        who.api("GET", path, None).await.expect(404);
        assert!(!who.get("/questions").await.text.contains("Time to the first answer"));
    }
}
