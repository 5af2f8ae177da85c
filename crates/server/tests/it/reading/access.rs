//! Nothing is marked that may not be seen, and nothing is learned by trying.

use serde_json::json;
use spaces::Access;
use testkit::TestApp;

use super::{ahead, views};

const ABSENT: &str = "1234567890123456789";

#[tokio::test(flavor = "multi_thread")]
async fn what_is_hidden_and_what_is_absent_answer_alike() {
    let net = TestApp::new().await;
    let (ana, eve) = (net.member("ana").await, net.member("eve").await);
    net.space(&ana, "quiet", Access::Secret).await;
    let hidden = ana.publish("quiet", "Between us").await;
    for who in [&eve, &net.guest("stray").await] {
        for (method, path, body) in [
            ("POST", "/posts/{}/unread", None),
            ("POST", "/reading", Some(json!({ "posts": ["{}"] }))),
            ("POST", "/mutes", Some(json!({ "kind": "thread", "target": "{}" }))),
            ("DELETE", "/mutes/thread/{}", None),
        ] {
            let tried = async |id: &str| {
                let body = body.as_ref().map(|body| {
                    body.to_string().replace("{}", id).parse::<serde_json::Value>().unwrap()
                });
                let answer = who.api(method, &path.replace("{}", id), body).await;
                (answer.status, request_less(&answer.text))
            };
            assert_eq!(tried(&hidden).await, tried(ABSENT).await, "{method} {path}");
        }
        for path in ["/posts/{}/unread", "/posts/{}/mute"] {
            let tried = async |id: &str| who.post(&path.replace("{}", id), &FORM).await.status;
            assert_eq!((tried(&hidden).await, tried(ABSENT).await), (404, 404), "{path}");
        }
        let page = async |id: &str| who.get(&format!("/posts/{id}/mute")).await.status;
        assert_eq!((page(&hidden).await, page(ABSENT).await), (404, 404));
        for slug in ["quiet", "never-there"] {
            who.api("POST", "/reading", Some(json!({ "space": slug }))).await.expect(404);
            who.post("/reading/all", &[("space", slug)]).await.expect(404);
            let mute = json!({ "kind": "space", "target": slug });
            who.api("POST", "/mutes", Some(mute)).await.expect(404);
        }
        who.post("/reading/seen", &[("posts", &hidden)]).await.expect(204);
        assert_eq!(ahead(&net, who).await, 0);
    }
    assert_eq!(views(&net, &hidden).await, []);
}

const FORM: [(&str, &str); 2] = [("target", "topic:tea"), ("period", "day")];

/// A problem without the number of its request.
fn request_less(text: &str) -> String {
    match text.split_once("\"request\":\"") {
        Some((before, after)) => {
            format!("{before}{}", after.split_once('"').map_or("", |(_, rest)| rest))
        }
        None => text.to_owned(),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_who_is_not_signed_in_reads_nothing() {
    let net = TestApp::new().await;
    let nobody = net.nobody();
    assert_eq!(nobody.api("GET", "/unread", None).await.status, 401);
    assert_eq!(nobody.api("POST", "/reading", Some(json!({}))).await.status, 401);
    assert_eq!(nobody.api("GET", "/mutes", None).await.status, 401);
    for path in ["/reading/next", "/settings/choices"] {
        assert!(nobody.get(path).await.expect(303).location().starts_with("/sign-in"), "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn reading_and_muting_leave_nothing_that_others_hear() {
    let net = TestApp::new().await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    let space = net.space(&ana, "room", Access::Open).await;
    net.join(space, &ben).await;
    let post = ana.publish("room", "Hello").await;
    let before = net.end_of_log().await;
    ben.get(&format!("/posts/{post}")).await.expect(200);
    ben.post("/reading/all", &[]).await.expect(303);
    ben.api("POST", &format!("/posts/{post}/unread"), None).await.expect(200);
    assert_eq!(net.end_of_log().await, before, "no record of reading");
}
