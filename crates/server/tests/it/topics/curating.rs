//! Renaming, merging and describing a topic: by whom, and what becomes of what was written.

use serde_json::json;
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
