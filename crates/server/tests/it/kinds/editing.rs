//! What a kind asked for is changed after publishing, by the rules it was published by: what people
//! did with the post stays, and its history says what it was.

use serde_json::{Value, json};
use testkit::{Answer, Client, TestApp};

use super::{id, moved, poll, published, room, seen};

/// Changes fields over the API.
async fn change(who: &Client, post: &str, fields: Value) -> Answer {
    who.api("PATCH", &format!("/posts/{post}"), Some(json!({ "fields": fields }))).await
}

/// Which field was refused.
#[track_caller]
fn refused(answer: Answer) -> String {
    let problem = answer.expect(422).json();
    problem["errors"][0]["field"].as_str().unwrap_or_default().to_owned()
}

fn announcement(before: &str) -> Value {
    json!({ "space": "room", "kind": "announcement", "title": "Badges", "body": "You need one.",
        "fields": { "acknowledge": true, "before": before } })
}

#[tokio::test(flavor = "multi_thread")]
async fn the_date_of_an_announcement_moves_and_those_who_confirmed_stay() {
    let net = TestApp::new().await;
    let (ana, ben, _) = room(&net).await;
    let made = published(&ana, announcement("2090-05-03T10:00:00Z")).await;
    let post = id(&made);
    moved(&ben, &post, "acknowledge", json!({})).await;
    let later = json!({ "before": "2091-05-03T10:00:00Z" });
    change(&ben, &post, later.clone()).await.expect(403);
    let now = change(&ana, &post, later.clone()).await.expect(200).json();
    assert_eq!(now["fields"], json!({ "acknowledge": true, "before": "2091-05-03T10:00:00Z" }));
    assert_eq!(
        (&now["outcome"]["acknowledgements"], &now["state"]),
        (&json!(1), &json!("awaiting"))
    );
    assert!(now["edited_at"].is_string() && now["etag"] != made["etag"]);
    assert!(ben.get("/spaces/room").await.text.contains("You confirmed"));

    // The same again is no change; what is not to come, or unknown, is refused.
    change(&ana, &post, later).await.expect(200);
    assert_eq!(seen(&ana, &post).await["edited_at"], now["edited_at"]);
    assert_eq!(
        refused(change(&ana, &post, json!({ "before": "2001-01-01T00:00:00Z" })).await),
        "before"
    );
    assert_eq!(refused(change(&ana, &post, json!({ "before": "soon" })).await), "before");
    assert_eq!(refused(change(&ana, &post, json!({ "colour": "red" })).await), "colour");
    // `null` takes it away.
    let now = change(&ana, &post, json!({ "before": null })).await.expect(200).json();
    assert_eq!(now["fields"], json!({ "acknowledge": true }));

    let past = ben.api("GET", &format!("/posts/{post}/history"), None).await.expect(200).json();
    let dates: Vec<&Value> =
        past.as_array().unwrap().iter().map(|revision| &revision["fields"]["before"]).collect();
    assert_eq!(dates, [&json!("2091-05-03T10:00:00Z"), &json!("2090-05-03T10:00:00Z")]);
    let page = ben.get(&format!("/posts/{post}/history")).await.expect(200).text;
    assert!(
        page.contains("<del>3\u{a0}May 2091") && page.contains("<ins>3\u{a0}May 2091"),
        "{page}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_asked_any_more_once_an_announcement_does_not_ask() {
    let net = TestApp::new().await;
    let (ana, ben, _) = room(&net).await;
    let post = id(&published(&ana, announcement("2090-05-03T10:00:00Z")).await);
    let asked = async || {
        let missed = ben.api("GET", "/catch-up", None).await.expect(200).json();
        missed["must_reads"].as_array().expect("a list").len()
    };
    assert_eq!(asked().await, 1);
    let now = change(&ana, &post, json!({ "acknowledge": false })).await.expect(200).json();
    assert_eq!((now["state"].as_str(), asked().await), (Some("said"), 0));
    let now = change(&ana, &post, json!({ "acknowledge": true })).await.expect(200).json();
    assert_eq!((now["state"].as_str(), asked().await), (Some("awaiting"), 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_form_changes_what_it_showed_and_nothing_else() {
    let net = TestApp::new().await;
    let (ana, ..) = room(&net).await;
    // The form shows minutes: the seconds that a program gave are kept.
    let post = id(&published(&ana, announcement("2090-05-03T10:00:42Z")).await);
    let path = format!("/posts/{post}/edit");
    let page = ana.get(&path).await.expect(200).text;
    assert!(page.contains("name=\"announcement-before\" type=\"datetime-local\""), "{page}");
    assert!(page.contains("name=\"announcement-acknowledge\" value=\"1\" checked"));
    let (_, shown) = page.split_once("datetime-local\" value=\"").expect("the date");
    let shown = shown.split_once('"').expect("its end").0.to_owned();
    let sent = |date: &str, body: &str| {
        let of = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        vec![
            of("title", "Badges"),
            of("body", body),
            of("fields", "1"),
            of("announcement-acknowledge", "1"),
            of("announcement-before", date),
        ]
    };
    let post_form = async |fields: Vec<(String, String)>| {
        let fields: Vec<(&str, &str)> =
            fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        ana.post_files(&path, &fields, Vec::new()).await
    };
    post_form(sent(&shown, "Other words.")).await.expect(303);
    let now = seen(&ana, &post).await;
    assert_eq!(now["fields"], json!({ "acknowledge": true, "before": "2090-05-03T10:00:42Z" }));
    assert_eq!(now["body"], json!("Other words."));
    let page = post_form(sent("2001-01-01T00:00", "Typed canary.")).await.expect(422).text;
    assert!(page.contains("value=\"2001-01-01T00:00\"") && page.contains("Typed canary."));
    post_form(sent("2095-01-01T00:00", "Other words.")).await.expect(303);
    let date = seen(&ana, &post).await["fields"]["before"].clone();
    assert!(date.as_str().unwrap().starts_with("2094-12-31T23:00"), "{date}");
    // A form that does not show the fields leaves them alone.
    let words = [("title", "Badges"), ("body", "Words.")];
    ana.post_files(&path, &words, Vec::new()).await.expect(303);
    assert_eq!(seen(&ana, &post).await["fields"]["before"], date);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_comes_second_is_shown_what_the_fields_say_now() {
    let net = TestApp::new().await;
    let (ana, ..) = room(&net).await;
    let made = published(&ana, announcement("2090-05-03T10:00:00Z")).await;
    let path = format!("/posts/{}", id(&made));
    let words = |year: u16| json!({ "etag": made["etag"], "fields": { "before": format!("{year}-05-03T10:00:00Z") } });
    ana.api("PATCH", &path, Some(words(2091))).await.expect(200);
    let problem = ana.api("PATCH", &path, Some(words(2092))).await.expect(412).json();
    assert_eq!(problem["current"]["fields"]["before"], json!("2091-05-03T10:00:00Z"));
    assert_eq!(problem["sent"]["fields"]["before"], json!("2092-05-03T10:00:00Z"));
    let etag = made["etag"].as_str().unwrap();
    let fields = [("title", "Badges"), ("body", "Mine."), ("fields", "1"), ("etag", etag)];
    let page = ana.post_files(&format!("{path}/edit"), &fields, Vec::new()).await;
    let page = page.expect(412).text;
    assert!(page.contains(">3\u{a0}May 2091"), "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_poll_with_votes_moves_its_date_alone() {
    let net = TestApp::new().await;
    let (ana, ben, _) = room(&net).await;
    let fields = json!({ "options": ["Oui", "Non"], "until": "2090-05-03T10:00:00Z" });
    let post = id(&published(&ana, poll(fields)).await);
    // Nobody voted yet: all of it may be put otherwise.
    let options = json!({ "options": ["Yes", "No", "Perhaps"], "several": true });
    let now = change(&ana, &post, options).await.expect(200).json();
    assert_eq!(now["outcome"]["options"][2]["text"], json!("Perhaps"));
    moved(&ben, &post, "vote", json!({ "choices": [0, 2] })).await;
    for (field, value) in
        [("options", json!(["No", "Yes"])), ("several", json!(false)), ("anonymous", json!(true))]
    {
        assert_eq!(refused(change(&ana, &post, json!({ field: value })).await), field);
    }
    let later = json!({ "until": "2091-05-03T10:00:00Z" });
    let now = change(&ana, &post, later).await.expect(200).json();
    assert_eq!(now["fields"]["until"], json!("2091-05-03T10:00:00Z"));
    assert_eq!(seen(&ben, &post).await["outcome"]["mine"], json!([0, 2]));
    moved(&ana, &post, "close", json!({})).await;
    assert_eq!(refused(change(&ana, &post, json!({ "until": null })).await), "until");
}

#[tokio::test(flavor = "multi_thread")]
async fn praise_is_said_to_somebody_else_too() {
    let net = TestApp::new().await;
    let (ana, ben, eve) = room(&net).await;
    let new =
        json!({ "space": "room", "kind": "praise", "body": "Tea.", "fields": { "to": ["ben"] } });
    let post = id(&published(&ana, new).await);
    let now = change(&ana, &post, json!({ "to": ["ben", "eve"] })).await.expect(200).json();
    assert_eq!(now["outcome"]["to"].as_array().map(Vec::len), Some(2));
    assert!(ben.get("/spaces/room").await.text.contains("href=\"/people/eve\""));
    assert_eq!(refused(change(&ana, &post, json!({ "to": [] })).await), "to");
    let past = eve.api("GET", &format!("/posts/{post}/history"), None).await.expect(200).json();
    assert_eq!(past[0]["fields"], json!({ "to": ["ben"] }));
    let page = ana.get(&format!("/posts/{post}/edit")).await.expect(200).text;
    for who in ["ben", "eve"] {
        assert!(page.contains(&format!("name=\"praise-to\" value=\"@{who}\" checked")), "{page}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_shared_stays_though_the_words_change() {
    let net = TestApp::new().await;
    let (ana, ..) = room(&net).await;
    let (one, other) = (ana.publish("room", "One").await, ana.publish("room", "Other").await);
    let new = json!({ "space": "room", "kind": "share", "fields": { "post": one } });
    let post = id(&published(&ana, new).await);
    assert_eq!(refused(change(&ana, &post, json!({ "post": other })).await), "post");
    let words = json!({ "body": "Look.", "fields": { "post": one } });
    ana.api("PATCH", &format!("/posts/{post}"), Some(words)).await.expect(200);
}
