//! Praise and articles.

use serde_json::json;
use testkit::TestApp;

use super::{id, published, room};

#[tokio::test(flavor = "multi_thread")]
async fn praise_names_those_it_is_for() {
    let net = TestApp::new().await;
    let (ana, ben, _) = room(&net).await;
    let to = json!({ "to": ["@ben", "eve"] });
    let new = json!({ "space": "room", "kind": "praise", "body": "For the tea.", "fields": to });
    let post = published(&ana, new).await;
    assert_eq!(post["outcome"]["to"][0]["handle"], json!("ben"));
    assert_eq!(post["outcome"]["to"][1]["handle"], json!("eve"));
    let page = ben.get("/spaces/room").await.text;
    assert!(page.contains("Praise for") && page.contains("href=\"/people/eve\""));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_praises_only_those_they_can_know_of() {
    let net = TestApp::new().await;
    let (ana, ..) = room(&net).await;
    let (gus, zoe) = (net.guest("gus").await, net.member("zoe").await);
    let space =
        ana.api("GET", "/spaces/room", None).await.json()["id"].as_str().unwrap().parse().unwrap();
    net.join(space, &gus).await;
    let new = |who: &str| json!({ "space": "room", "kind": "praise", "body": "Thanks.", "fields": { "to": [who] } });
    gus.api("POST", "/posts", Some(new(zoe.handle()))).await.expect(422);
    gus.api("POST", "/posts", Some(new("ana"))).await.expect(201);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_shows_how_an_article_begins() {
    let net = TestApp::new().await;
    let (ana, ben, _) = room(&net).await;
    let body = format!("Begin canary. {} End canary.", "Many words follow here. ".repeat(150));
    let new = json!({ "space": "room", "kind": "article", "title": "Long", "body": body });
    let post = published(&ana, new).await;
    assert_eq!(post["outcome"]["minutes"], json!(3));
    let list = ben.get("/spaces/room").await.text;
    assert!(list.contains("Begin canary") && !list.contains("End canary"));
    assert!(list.contains("Read the article") && list.contains("3-minute read"));
    let page = ben.get(&format!("/posts/{}", id(&post))).await.text;
    assert!(page.contains("End canary") && !page.contains("Read the article"));
}
