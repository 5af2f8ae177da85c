//! What one may not see, muted, or is no longer there, does not wait.

use serde_json::json;
use spaces::Access;
use testkit::{Client, TestApp};

use super::{page, unread, waiting};

const NOTHING: [&str; 0] = [];

/// Ana's closed space, in which Ben is, with a post that mentions him and Eve, who is not.
async fn closed(net: &TestApp) -> (Client, Client, Client, String) {
    let (ana, ben, eve) =
        (net.member("ana").await, net.member("ben").await, net.member("eve").await);
    let space = net.space(&ana, "vault", Access::Closed).await;
    net.join(space, &ben).await;
    let post = ana.publish("vault", "Canarygold for @ben and @eve").await;
    (ana, ben, eve, post)
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_waits_that_one_may_not_see() {
    let net = TestApp::new().await;
    let (ana, ben, eve, post) = closed(&net).await;
    assert_eq!(waiting(&net, &ben).await, ["mention*"]);
    assert_eq!(waiting(&net, &eve).await, NOTHING, "mentioned where she sees nothing");

    ana.api("DELETE", "/spaces/vault/members/ben", None).await.expect(204);
    assert_eq!(waiting(&net, &ben).await, NOTHING, "shown, it asks again");
    assert_eq!(unread(&net, &ben).await, 0);
    for path in ["/inbox", "/inbox?show=unread", "/inbox?show=mentions"] {
        assert!(!ben.get(path).await.expect(200).text.contains("Canarygold"), "{path}");
    }
    let again = json!({ "subject": "post", "id": post });
    let hidden = ben.api("POST", "/inbox/unread", Some(again)).await;
    assert_eq!(hidden.status, 404);
    let standing = Some(json!({ "standing": "member" }));
    ana.api("PUT", "/spaces/vault/members/eve", standing).await.expect(204);
    assert_eq!(waiting(&net, &eve).await, ["added*"], "what was not hers then is not told now");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_deleted_waits_no_more_and_comes_back_as_it_was() {
    let net = TestApp::new().await;
    let (ana, ben, _, post) = closed(&net).await;
    let comment = ben.comment(&post, "Thanks").await;
    assert_eq!(waiting(&net, &ana).await, ["comment*"]);
    ben.api("DELETE", &format!("/comments/{comment}"), None).await.expect(204);
    assert_eq!(waiting(&net, &ana).await, NOTHING);
    ben.api("POST", &format!("/comments/{comment}/restore"), None).await.expect(204);
    assert_eq!(waiting(&net, &ana).await, ["comment*"]);
    ana.get(&format!("/posts/{post}")).await.expect(200);
    ana.api("DELETE", &format!("/posts/{post}"), None).await.expect(204);
    assert_eq!(waiting(&net, &ana).await, NOTHING);
    assert_eq!(waiting(&net, &ben).await, NOTHING);
    assert_eq!(unread(&net, &ben).await, 0);
    ana.api("POST", &format!("/posts/{post}/restore"), None).await.expect(204);
    assert_eq!(waiting(&net, &ana).await, ["comment"]);
    assert_eq!(waiting(&net, &ben).await, ["mention*"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_waits_that_is_muted_in_any_way() {
    let net = TestApp::new().await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    let space = net.space(&ana, "room", Access::Open).await;
    net.join(space, &ben).await;
    let post = ben.publish("room", "Mine, about #cake").await;
    for (kind, target) in
        [("person", "ana"), ("space", "room"), ("topic", "cake"), ("thread", post.as_str())]
    {
        let mute = json!({ "kind": kind, "target": target });
        ben.api("POST", "/mutes", Some(mute)).await.expect(204);
        ana.comment(&post, "Hello, without a name").await;
        assert_eq!(waiting(&net, &ben).await, NOTHING, "{kind}");
        ben.api("DELETE", &format!("/mutes/{kind}/{target}"), None).await.expect(204);
    }
    ana.comment(&post, "Hello").await;
    assert_eq!(waiting(&net, &ben).await, ["comment*"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_hears_only_of_what_is_theirs() {
    let net = TestApp::new().await;
    let (ana, guest) = (net.member("ana").await, net.guest("gus").await);
    let open = net.space(&ana, "open", Access::Open).await;
    // Another space is left to them.
    let other = net.space(&ana, "other", Access::Closed).await;
    net.join(other, &guest).await;
    let takes = Some(json!({ "takes_guests": true }));
    ana.api("PATCH", "/spaces/open", takes).await.expect(200);
    let post = ana.publish("open", "Hello").await;
    net.join(open, &guest).await;
    guest.comment(&post, "Thank you").await;
    ana.comment(&post, "Welcome @gus").await;
    assert_eq!(waiting(&net, &guest).await, ["mention*"]);
    guest.api("DELETE", "/spaces/open/membership", None).await.expect(204);
    assert_eq!(waiting(&net, &guest).await, NOTHING);
    ana.comment(&post, "Still there, @gus?").await;
    let standing = Some(json!({ "standing": "member" }));
    assert_eq!(waiting(&net, &guest).await, NOTHING);
    ana.api("PUT", "/spaces/open/members/gus", standing).await.expect(204);
    assert_eq!(
        page(&net, &guest, "?show=mentions").await["items"][0]["items"].as_array().unwrap().len(),
        1
    );
}
