//! The same question is found while one types, and shown once before it is published without script.

use serde_json::{Value, json};
use spaces::Access;
use testkit::kinds::{moved, room};
use testkit::{Client, TestApp};

use super::ask;

const FIRST: &str = "How do I book annual leave?";

async fn asked(who: &Client, title: &str) -> Vec<String> {
    let path = format!("/questions/asked?title={}", title.replace(' ', "%20"));
    let found = who.api("GET", &path, None).await.expect(200).json();
    let found = found.as_array().unwrap().iter();
    found.map(|one| one["post"]["title"].as_str().unwrap().to_owned()).collect()
}

/// What is shown while somebody types.
async fn piece(who: &Client, kind: &str, title: &str) -> String {
    let typed = [("kind", kind), ("title", title), ("body", "")];
    who.post("/fragments/asked", &typed).await.expect(200).text
}

#[tokio::test(flavor = "multi_thread")]
async fn another_wording_finds_the_thread_with_its_accepted_answer() {
    let net = TestApp::new().await;
    let (ana, ben, eve) = room(&net).await;
    let gil = net.guest("gil").await;
    net.space(&ana, "attic", Access::Secret).await;
    let first = ask(&ana, "room", FIRST).await;
    ask(&ana, "attic", "Booking leave in the attic").await;
    ask(&ana, "room", "Where is the printer?").await;
    let answer = ben.comment(&first, "In the calendar, then ask your manager.").await;
    eve.comment(&first, "I wonder too.").await;
    moved(&ana, &first, "accept", json!({ "comment": answer })).await;
    net.indexed().await;

    // Who reads what is found, on the API and in the piece.
    for (who, sees_room, sees_attic) in
        [(&ana, true, true), (&ben, true, false), (&gil, false, false)]
    {
        let found = asked(who, "booking annual leave").await;
        assert_eq!(found.iter().any(|title| title == FIRST), sees_room, "{}", who.handle());
        let attic = found.iter().any(|title| title.contains("attic"));
        assert_eq!(attic, sees_attic, "{}", who.handle());
        let piece = piece(who, "question", "booking annual leave").await;
        assert_eq!(piece.contains(FIRST), sees_room, "{piece}");
        assert_eq!(piece.contains("attic"), sees_attic, "{piece}");
    }
    let found = piece(&ben, "question", "book leave").await;
    assert!(found.contains("In the calendar") && found.contains("Accepted answer"), "{found}");
    assert!(!found.contains("I wonder too") && !found.contains("printer"), "{found}");
    let other = piece(&ben, "message", "book leave").await;
    assert!(other.is_empty(), "only questions are asked already: {other}");
    assert_eq!(asked(&ben, "").await, [""; 0]);

    // A duplicate leads to the first: it is found by its words too, and shown nowhere itself.
    let again = ask(&eve, "room", "Requesting days off").await;
    moved(&eve, &again, "close", json!({ "first": first })).await;
    net.indexed().await;
    assert_eq!(asked(&ben, "requesting some days off").await, [FIRST]);
}

#[tokio::test(flavor = "multi_thread")]
async fn without_script_it_is_shown_once_before_publishing() {
    let net = TestApp::new().await;
    let (ana, ben, _) = room(&net).await;
    ask(&ana, "room", FIRST).await;
    net.indexed().await;
    let mut fields = vec![
        ("space", "room"),
        ("kind", "question"),
        ("title", "How do I book annual leave"),
        ("body", "I am new here."),
        ("once", "one-key"),
    ];
    let shown = ben.post_files("/posts", &fields, Vec::new()).await.expect(200).text;
    assert!(shown.contains("Publish all the same") && shown.contains(FIRST), "{shown}");
    assert!(shown.contains("I am new here.") && shown.contains("value=\"one-key\""));
    assert!(shown.contains("name=\"asked\" value=\"seen\""));
    let list = ana.api("GET", "/spaces/room/posts", None).await.json();
    assert_eq!(list["items"].as_array().unwrap().len(), 1, "nothing was published");

    fields.push(("asked", "seen"));
    ben.post_files("/posts", &fields, Vec::new()).await.expect(303);
    let list: Value = ana.api("GET", "/spaces/room/posts", None).await.json();
    assert_eq!(list["items"].as_array().unwrap().len(), 2);

    // What asks something else is published at once.
    let other = [("space", "room"), ("kind", "question"), ("title", "Where is the printer?")];
    ben.post_files("/posts", &other, Vec::new()).await.expect(303);
}
