//! Pages where nothing is yet: each offers the act that comes next.

use spaces::Access;
use testkit::{Client, TestApp};

/// What a page holds, without what stands around it.
async fn main(who: &Client, path: &str) -> String {
    let page = who.get(path).await.expect(200).text;
    let (_, main) = page.split_once("<main").expect("a main part");
    main.split_once("</main>").expect("its end").0.to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_in_no_space_is_shown_where_to_write() {
    let net = TestApp::new().await;
    let (ana, gil) = (net.member("ana").await, net.guest("gil").await);
    assert!(main(&ana, "/drafts").await.contains("href=\"/posts/new\""));
    let nowhere = main(&ana, "/posts/new").await;
    assert!(nowhere.contains("href=\"/spaces\"") && nowhere.contains("href=\"/people/ana\""));
    let nowhere = main(&gil, "/posts/new").await;
    assert!(nowhere.contains("href=\"/spaces\"") && !nowhere.contains("href=\"/people/"));
    assert!(!nowhere.contains("your wall"), "a guest has none");
    assert!(ana.get("/").await.text.contains("class=\"bar-new\" href=\"/posts/new#composer\""));
    assert!(main(&ana, "/people/ana").await.contains("Your wall is empty"));

    net.space(&ana, "bench", Access::Open).await;
    assert!(main(&ana, "/posts/new").await.contains("<form"));
    assert!(ana.get("/").await.text.contains("class=\"bar-new\" href=\"/#composer\""));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_of_a_network_begin_it() {
    let net = TestApp::new().await;
    let (ines, ana) = (net.administrator("ines").await, net.member("ana").await);
    for order in ["/", "/?order=for-me"] {
        let home = main(&ines, order).await;
        assert!(home.contains("href=\"/spaces/new\"") && home.contains("href=\"/invitations\""));
        let home = main(&ana, order).await;
        assert!(home.contains("href=\"/spaces/new\"") && !home.contains("href=\"/invitations\""));
    }
    net.space(&ines, "bench", Access::Open).await;
    assert!(main(&ana, "/").await.contains("href=\"/spaces\""), "there is one to join");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_space_and_an_unused_topic_say_what_to_do() {
    let net = TestApp::new().await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    net.space(&ana, "bench", Access::Open).await;
    assert!(main(&ana, "/spaces/bench").await.contains("/spaces/bench/members\">Add members"));
    let outside = main(&ben, "/spaces/bench").await;
    assert!(outside.contains("Join this space to write its first post"), "{outside}");
    assert!(!outside.contains("Add members"));
    let topic = main(&ana, "/topics/glue").await;
    assert!(topic.contains("href=\"/posts/new?body=%23glue"), "{topic}");
}
