//! Texts that cost more to keep than to write.

use serde_json::json;
use spaces::Access;
use testkit::TestApp;

#[tokio::test(flavor = "multi_thread")]
async fn a_text_of_nothing_but_names_holds_up_nobody() {
    kernel::sql! { static TOPICS = "SELECT COUNT(*) FROM topics"; }
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    net.space(&ana, "room", Access::Open).await;
    let topics: String = (0..14_000).map(|n| format!("#t{n:x} ")).collect();
    let made = ana.api("POST", "/posts", Some(json!({ "space": "room", "body": topics }))).await;
    let id = made.expect(201).json()["id"].as_str().unwrap().to_owned();
    let count = || async {
        let read =
            net.app.db.read(|tx| tx.query_one(&TOPICS, kernel::params![], |row| row.get::<i64>(0)));
        read.await.unwrap()
    };
    let most = i64::try_from(text::MAX_TOPICS).unwrap();
    assert_eq!(count().await, most);
    let page = ana.get(&format!("/posts/{id}")).await.expect(200);
    assert!(page.text.contains("/topics/t31\"") && !page.text.contains("/topics/t32\""));
    assert!(page.text.contains("#t36af"), "every word is there");
    let others: String = (0..14_000).map(|n| format!("#u{n} @p{n} ")).collect();
    let path = format!("/posts/{id}");
    ana.api("PATCH", &path, Some(json!({ "body": &others[..99_000] }))).await.expect(200);
    assert!(count().await <= 2 * most);
}

#[tokio::test(flavor = "multi_thread")]
async fn whom_a_text_mentions_is_as_of_the_moment_it_is_kept() {
    let net = TestApp::new().await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    net.space(&ana, "room", Access::Open).await;
    let post = ana.publish("room", "With @ben and @nobody.").await;
    let page = ben.get(&format!("/posts/{post}")).await.expect(200);
    assert!(
        page.text.contains("href=\"/people/ben\"") && page.text.contains("@Ben"),
        "{}",
        page.text
    );
    let comment = ana.comment(&post, "And @ben again.").await;
    let path = format!("/comments/{comment}");
    let edited = ana.api("PATCH", &path, Some(json!({ "body": "And @ana." }))).await.expect(200);
    assert!(edited.text.contains("/people/ana"), "{}", edited.text);
}
