//! Renaming, merging and describing a topic: by whom, and what becomes of what was written.

use serde_json::json;
use spaces::{Access, Standing};
use testkit::TestApp;
use testkit::kinds::room;

use super::keys;

#[tokio::test(flavor = "multi_thread")]
async fn two_topics_become_one_with_posts_followers_and_old_links() {
    let net = TestApp::new().await;
    let (ana, ben, eve) = room(&net).await;
    let admin = net.administrator("samir").await;
    let one = ana.publish("room", "Of #tele-travail").await;
    ana.publish("room", "Of #Télétravail").await;
    ana.publish("room", "Of #télétravail and #tele-travail").await;
    ben.api("PUT", "/topics/tele-travail/follow", None).await.expect(204);
    // Both have posts in the room: who runs the network is shown that they are spelled alike.
    let page = admin.get("/topics").await.expect(200).text;
    assert!(page.contains("Spelled alike") && page.contains("/topics/tele-travail/edit"), "{page}");
    assert!(!ana.get("/topics").await.text.contains("Spelled alike"));

    let rename = [("name", "#Télétravail")];
    let path = "/topics/tele-travail/rename";
    for who in [&ana, &ben] {
        assert_eq!(who.post(path, &rename).await.status, 403, "{}", who.handle());
    }
    let wrong = admin.post(path, &[("name", "two words")]).await.expect(422).text;
    assert!(wrong.contains("one word") && wrong.contains("two words"), "{wrong}");
    let done = admin.post(path, &rename).await.expect(303);
    assert_eq!(done.location(), "/topics/teletravail");
    assert_eq!(keys(&eve, "").await, ["teletravail"]);
    let posts = eve.api("GET", "/topics/teletravail/posts", None).await.json();
    assert_eq!(posts["items"].as_array().unwrap().len(), 3, "each once");
    assert_eq!(ben.api("GET", "/topics/teletravail", None).await.json()["followed"], json!(true));
    // What is written under the old name is filed under the new one, and what is edited stays there.
    ana.publish("room", "Again #tele-travail").await;
    let words = json!({ "body": "Of #tele-travail, edited" });
    ana.api("PATCH", &format!("/posts/{one}"), Some(words)).await.expect(200);
    let posts = eve.api("GET", "/topics/teletravail/posts", None).await.json();
    assert_eq!(posts["items"].as_array().unwrap().len(), 4);
    net.indexed().await;
    let found = eve.api("GET", "/search?q=topic:tele-travail", None).await.expect(200).json();
    assert_eq!(found["items"].as_array().map_or(0, Vec::len), 4, "{found}");

    // Renamed: a name of its own, and the old one leads on through both.
    let name = Some(json!({ "name": "TravailADistance" }));
    admin.api("PATCH", "/topics/teletravail", name).await.expect(204);
    for old in ["tele-travail", "teletravail"] {
        assert_eq!(eve.get(&format!("/topics/{old}")).await.location(), "/topics/travailadistance");
    }
    let page = eve.get("/topics/travailadistance").await.expect(200).text;
    assert!(page.contains("#TravailADistance"), "{page}");
    ben.api("DELETE", "/topics/tele-travail/follow", None).await.expect(204);
    let topic = ben.api("GET", "/topics/travailadistance", None).await.json();
    assert_eq!(topic["followed"], json!(false), "by any of its names");
}

#[tokio::test(flavor = "multi_thread")]
async fn managers_of_spaces_say_what_a_topic_is_about() {
    let net = TestApp::new().await;
    let (ana, ben, _) = room(&net).await;
    let noor = net.member("noor").await;
    ben.publish("room", "Of #roses").await;
    let path = "/topics/roses/describe";
    let words = [("description", "Roses of the <garden>")];
    for (who, status) in [(&ben, 403), (&noor, 403), (&ana, 303)] {
        assert_eq!(who.post(path, &words).await.status, status, "{}", who.handle());
        let edit = who.get("/topics/roses/edit").await.status;
        assert_eq!(edit, if status == 303 { 200 } else { 403 });
    }
    let page = noor.get("/topics/roses").await.expect(200).text;
    assert!(
        page.contains("Roses of the &lt;garden&gt;")
            || page.contains("Roses of the &#60;garden&#62;"),
        "{page}"
    );
    let long = "x".repeat(501);
    let wrong = ana.post(path, &[("description", &long)]).await.expect(422).text;
    assert!(wrong.contains("500 characters") && wrong.contains(&long));
    assert_eq!(ana.get("/topics/nowhere/edit").await.status, 404);
    ana.post("/topics/nowhere/describe", &words).await.expect(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn guests_who_manage_a_space_describe_nothing() {
    let net = TestApp::new().await;
    let (ana, gil) = (net.member("ana").await, net.guest("gil").await);
    let garden = net.space(&ana, "garden", Access::Open).await;
    let id = gil.id();
    let put = net.app.db.write(move |tx| spaces::add(tx, garden, id, Standing::Animator));
    put.await.expect("a manager");
    ana.publish("garden", "Of #roses").await;
    gil.api("GET", "/topics/roses", None).await.expect(200);
    let words = || Some(json!({ "description": "Of the garden" }));
    gil.api("PATCH", "/topics/roses", words()).await.expect(403);
    assert_eq!(gil.get("/topics/roses/edit").await.status, 403);
    ana.api("PATCH", "/topics/roses", words()).await.expect(204);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_that_was_mistyped_is_taken_back() {
    let net = TestApp::new().await;
    let (ana, ben, _) = room(&net).await;
    let admin = net.administrator("samir").await;
    ana.publish("room", "Of #Roses").await;
    ben.api("PUT", "/topics/roses/follow", None).await.expect(204);
    admin
        .api("PATCH", "/topics/roses", Some(json!({ "description": "Of June" })))
        .await
        .expect(204);
    let named = |name: &str| Some(json!({ "name": name }));
    admin.api("PATCH", "/topics/roses", named("Rosse")).await.expect(204);
    admin.api("PATCH", "/topics/rosse", named("Roses")).await.expect(204);
    assert_eq!(keys(&ben, "").await, ["roses"]);
    for old in ["roses", "rosse"] {
        let topic = ben.api("GET", &format!("/topics/{old}"), None).await.expect(200).json();
        let said = (&topic["key"], &topic["name"], &topic["description"], &topic["followed"]);
        let expected = (&json!("roses"), &json!("Roses"), &json!("Of June"), &json!(true));
        assert_eq!(said, expected, "{old}");
    }
    assert_eq!(ben.get("/topics/rosse").await.location(), "/topics/roses");
    ana.publish("room", "Again #rosse").await;
    let posts = ben.api("GET", "/topics/roses/posts", None).await.json();
    assert_eq!(posts["items"].as_array().unwrap().len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_topic_that_is_not_seen_is_merged_into_as_if_there_were_none() {
    let net = TestApp::new().await;
    let (ana, ben, _) = room(&net).await;
    let admin = net.administrator("samir").await;
    net.space(&ana, "attic", Access::Open).await;
    ana.publish("attic", "Of #quince").await;
    ana.api("PATCH", "/topics/quince", Some(json!({ "description": "In the attic" })))
        .await
        .expect(204);
    let secret = Some(json!({ "access": "secret" }));
    assert!(ana.api("PATCH", "/spaces/attic", secret).await.status < 300);
    ana.publish("room", "Of #fruit and #plums").await;
    for (old, new) in [("fruit", "Quince"), ("plums", "Nowhere")] {
        let path = format!("/topics/{old}");
        admin.api("PATCH", &path, Some(json!({ "name": new }))).await.expect(204);
    }
    for who in [&admin, &ben] {
        let topic = who.api("GET", "/topics/quince", None).await.expect(200).json();
        assert_eq!((&topic["name"], &topic["description"]), (&json!("Quince"), &json!("")));
    }
    // What is written down of both is the same.
    let kinds =
        net.app.db.read(|tx| tx.query(&TOLD, kernel::params![], |row| row.get::<String>(0)));
    assert_eq!(kinds.await.expect("the log"), ["topic.renamed", "topic.renamed"]);
}

kernel::sql! {
    static TOLD = "SELECT kind FROM activities WHERE kind IN ('topic.renamed', 'topic.merged') ORDER BY seq";
}
