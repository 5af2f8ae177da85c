//! Shares, and saved posts: what one does with a post of others without widening its audience.

use serde_json::{Value, json};
use spaces::Access;
use testkit::TestApp;

use super::{id, published, room};

#[tokio::test(flavor = "multi_thread")]
async fn a_share_shows_the_post_to_those_who_may_read_it_alone() {
    let net = TestApp::new().await;
    let (ana, ben, eve) = room(&net).await;
    let vault = net.space(&ana, "vault", Access::Secret).await;
    net.join(vault, &ben).await;
    let secret = ana.publish("vault", "Canarysecret words").await;
    let new = json!({ "space": "room", "kind": "share", "fields": { "post": secret } });
    // Whoever cannot read it cannot share it, and learns nothing by trying.
    let refused = eve.api("POST", "/posts", Some(new.clone())).await.expect(422).text;
    let never =
        json!({ "space": "room", "kind": "share", "fields": { "post": "1234567890123456789" } });
    let absent = eve.api("POST", "/posts", Some(never)).await.expect(422).text;
    let said = |text: &str| serde_json::from_str::<Value>(text).unwrap()["errors"].clone();
    assert_eq!(said(&refused), said(&absent));
    let share = published(&ben, new).await;
    assert_eq!(share["outcome"]["post"], json!(secret));
    for who in [&ben, &eve] {
        let page = who.get("/spaces/room").await.expect(200).text;
        assert!(page.contains(&format!("/posts/{secret}")) && !page.contains("Canarysecret"));
    }
    let embed = format!("/fragments/posts/{secret}/embed");
    assert!(ben.get(&embed).await.expect(200).text.contains("Canarysecret"));
    eve.get(&embed).await.expect(404);
    let again = json!({ "space": "room", "kind": "share", "fields": { "post": id(&share) } });
    ben.api("POST", "/posts", Some(again)).await.expect(422);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_shares_without_scripts() {
    let net = TestApp::new().await;
    let (ana, ben, _) = room(&net).await;
    let other = net.space(&ana, "other", Access::Open).await;
    net.join(other, &ben).await;
    let post = ana.publish("room", "Canarytea").await;
    let page = ben.get(&format!("/posts/{post}/share")).await.expect(200).text;
    assert!(page.contains("Canarytea") && page.contains("name=\"share-post\""));
    assert!(!page.contains("value=\"poll\""));
    let form =
        [("space", "other"), ("kind", "share"), ("share-post", post.as_str()), ("body", "Look")];
    ben.post_files("/posts", &form, Vec::new()).await.expect(303);
    let list = ana.api("GET", "/spaces/other/posts", None).await.json();
    assert_eq!(list["items"][0]["fields"]["post"], json!(post));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_saved_is_found_again_while_it_may_be_read() {
    let net = TestApp::new().await;
    let (ana, ben, eve) = room(&net).await;
    let vault = net.space(&ana, "vault", Access::Secret).await;
    net.join(vault, &ben).await;
    let (open, secret) =
        (ana.publish("room", "Tea").await, ana.publish("vault", "Canarysecret").await);
    let start = net.end_of_log().await;
    for post in [&open, &secret, &open] {
        ben.api("PUT", &format!("/posts/{post}/saved"), None).await.expect(204);
    }
    eve.api("PUT", &format!("/posts/{secret}/saved"), None).await.expect(404);
    eve.post(&format!("/posts/{secret}/save"), &[]).await.expect(404);
    let saved =
        |list: Value| -> Vec<String> { list["items"].as_array().unwrap().iter().map(id).collect() };
    let list = ben.api("GET", "/saved", None).await.json();
    assert_eq!(saved(list), [secret.clone(), open.clone()]);
    assert!(ben.get("/saved").await.text.contains("Canarysecret"));
    assert!(saved(eve.api("GET", "/saved", None).await.json()).is_empty());
    assert!(ben.get(&format!("/posts/{open}/actions")).await.text.contains("/unsave"));
    ana.api("DELETE", "/spaces/vault/members/ben", None).await.expect(204);
    assert_eq!(saved(ben.api("GET", "/saved", None).await.json()), std::slice::from_ref(&open));
    assert!(!ben.get("/saved").await.text.contains("Canarysecret"));
    ben.post(&format!("/posts/{open}/unsave"), &[]).await.expect(303);
    assert!(saved(ben.api("GET", "/saved", None).await.json()).is_empty());
    let log = net.app.db.read(move |tx| tx.log_after(start, 100)).await.unwrap();
    assert!(
        log.iter().all(|entry| entry.kind.starts_with("membership")),
        "saving is nobody's business"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn an_edit_shows_what_it_changed() {
    let net = TestApp::new().await;
    let (ana, ben, _) = room(&net).await;
    let post = ana.publish("room", "We open at nine.").await;
    let words = json!({ "body": "We open at ten." });
    ana.api("PATCH", &format!("/posts/{post}"), Some(words)).await.expect(200);
    let page = ben.get(&format!("/posts/{post}/history")).await.expect(200).text;
    assert!(page.contains("<del>nine.</del><ins>ten.</ins>"));
}
