//! The form above the home list: where it proposes to publish.

use spaces::Access;
use testkit::{Client, TestApp};

/// Where the form of the home page proposes to publish.
async fn proposed(who: &Client) -> String {
    let page = who.get("/").await.expect(200).text;
    let (_, spaces) = page.split_once("<select name=\"space\"").expect("a choice of spaces");
    let (_, chosen) = spaces.split_once("<option value=\"").expect("a space");
    let (slug, rest) = chosen.split_once('"').expect("its name in addresses");
    assert!(rest.starts_with(" selected"), "the first is the one proposed");
    slug.to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_space_one_published_in_last_is_proposed() {
    let net = TestApp::new().await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    for name in ["anvil", "bench", "cellar"] {
        let space = net.space(&ana, name, Access::Open).await;
        net.join(space, &ben).await;
    }
    assert_eq!(proposed(&ana).await, "anvil");
    ana.publish("cellar", "Down here").await;
    assert_eq!(proposed(&ana).await, "cellar");
    ana.publish("bench", "Up there").await;
    assert_eq!(proposed(&ana).await, "bench");
    ana.publish("@ana", "On my own wall").await;
    assert_eq!(proposed(&ana).await, "bench", "a wall is not among the choices");
    assert_eq!(proposed(&ben).await, "anvil", "what others do changes nothing");
    ben.publish("bench", "Still here").await;
    ben.api("DELETE", "/spaces/bench/membership", None).await.expect(204);
    assert_eq!(proposed(&ben).await, "anvil", "left, it is no choice any more");
}

/// What stands between these two in the form of the home page.
async fn between(who: &Client, start: &str, end: &str) -> String {
    let page = who.get("/").await.expect(200).text;
    let (_, form) = page.split_once("<form class=\"composer\"").expect("a form");
    let (form, _) = form.split_once("</form>").expect("its end");
    let (_, rest) = form.split_once(start).expect(start);
    rest.split_once(end).expect(end).0.to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_form_is_of_whoever_reads_it() {
    let net = TestApp::new().await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    let space = net.space(&ana, "anvil", Access::Open).await;
    net.space(&ana, "attic", Access::Secret).await;
    net.join(space, &ben).await;
    for who in [&ana, &ben, &ana] {
        let own = who.handle() == "ana";
        let spaces = between(who, "<select name=\"space\"", "</select>").await;
        assert!(spaces.contains("\"anvil\"") && spaces.contains("\"attic\"") == own, "{spaces}");
        let kinds = between(who, "<fieldset", "</fieldset>").await;
        assert_eq!(kinds.contains("\"announcement\""), own, "for those who run a space");
        let face = between(who, "composer-top\">", "<fieldset").await;
        assert!(face.contains(if own { ">A<" } else { ">B<" }), "{face}");
    }
    let once = ("name=\"once\" value=\"", "\"");
    let (first, second) =
        (between(&ana, once.0, once.1).await, between(&ana, once.0, once.1).await);
    assert!(first.len() > 16 && first != second, "each form is sent once");
    let token = ("name=\"csrf\" value=\"", "\"");
    assert_ne!(
        between(&ana, token.0, token.1).await,
        between(&ben, token.0, token.1).await,
        "the proof is of one session"
    );
}
