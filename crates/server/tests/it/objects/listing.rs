//! The list of a kind: what the viewer sees of it, by state, by space, those that name them.

use serde_json::json;
use spaces::Access;
use testkit::Client;
use testkit::kinds::{id, moved, published};

use super::{declared, network, new, request};

/// The objects that somebody is listed, by identifier, the newest first.
async fn listed(who: &Client, query: &str) -> Vec<String> {
    let path = format!("/objects?kind=request{query}");
    let page = who.api("GET", &path, None).await.expect(200).json();
    page["items"].as_array().expect("a list").iter().map(id).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_is_filtered_by_the_address_and_shows_what_one_may_see() {
    let (net, _, [ana, ben, eve]) = network().await;
    net.space(&ben, "attic", Access::Secret).await;
    let place = |space: &str| {
        let mut new = new(json!({ "place": "Hall" }));
        new["space"] = json!(space);
        new
    };
    let (first, hidden, last) = (
        id(&published(&ana, place("room")).await),
        id(&published(&ben, place("attic")).await),
        id(&published(&eve, place("room")).await),
    );
    ana.publish("room", "Words").await;
    moved(&ben, &first, "take", json!({})).await;
    assert_eq!(listed(&ben, "").await, [&*last, &*hidden, &*first]);
    assert_eq!(listed(&eve, "").await, [&*last, &*first]);
    assert!(listed(&net.guest("gus").await, "").await.is_empty());
    assert_eq!(listed(&ben, "&state=open").await, [&*last, &*hidden]);
    assert_eq!(listed(&ben, "&space=room").await, [&*last, &*first]);
    assert_eq!(listed(&ben, "&named=me").await, [&*first]);
    assert_eq!(listed(&eve, "&named=me").await, Vec::<String>::new());
    assert_eq!(listed(&ben, "&space=attic&state=doing").await, Vec::<String>::new());
    eve.api("GET", "/objects?kind=request&space=attic", None).await.expect(404);
    eve.api("GET", "/objects?kind=none", None).await.expect(404);
    let page = eve.api("GET", "/objects?kind=request&limit=1", None).await.expect(200).json();
    let before = page["next"].as_str().expect("a next page");
    assert_eq!(listed(&eve, &format!("&before={before}")).await, [&*first]);
    let page = eve.get("/objects?kind=request&state=doing").await.expect(200).text;
    assert!(
        page.contains(&first) && !page.contains(&last) && page.contains("In progress"),
        "{page}"
    );
    // What is deleted is gone, and what is no kind of the company's is none.
    eve.api("DELETE", &format!("/posts/{last}"), None).await.expect(204);
    assert_eq!(listed(&eve, "").await, [&*first]);
    assert_eq!(eve.get("/objects?kind=question").await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn whom_a_hidden_field_names_is_not_named() {
    let (_net, ines, [ana, ben, _]) = network().await;
    let mut it = request();
    // Who is in charge is shown while it is being done and after.
    it["fields"][2]["from"] = json!("doing");
    declared(&ines, &it).await;
    let post = id(&published(&ana, new(json!({ "place": "Hall" }))).await);
    moved(&ben, &post, "take", json!({})).await;
    assert_eq!(listed(&ben, "&named=me").await, [&*post]);
    moved(&ben, &post, "finish", json!({ "answer": "Done." })).await;
    moved(&ana, &post, "reopen", json!({})).await;
    assert_eq!(listed(&ben, "&named=me").await, Vec::<String>::new());
}
