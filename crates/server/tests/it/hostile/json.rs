//! What programs send by mistake or on purpose: every answer is problem details that say so.

use serde_json::{Value, json};
use spaces::Access;
use testkit::{Answer, TestApp};

#[track_caller]
fn assert_problem(answer: &Answer, status: u16, what: &str) {
    assert_eq!(answer.status, status, "{what}: {}", answer.text);
    assert_eq!(answer.headers["content-type"], "application/problem+json", "{what}");
    assert_eq!(answer.json()["status"], status, "{what}");
}

#[tokio::test(flavor = "multi_thread")]
async fn unknown_fields_and_wrong_types_are_refused() {
    let net = TestApp::new().await;
    let ana = net.administrator("ana").await;
    net.space(&ana, "room", Access::Open).await;
    let post = ana.publish("room", "Words.").await;
    for (method, path, body) in [
        ("POST", "/posts".to_owned(), json!({ "space": "room", "body": "Words" })),
        ("PATCH", format!("/posts/{post}"), json!({ "body": "Words" })),
        ("POST", format!("/posts/{post}/comments"), json!({ "body": "Words" })),
        ("POST", "/spaces".to_owned(), json!({ "name": "Another" })),
        ("PATCH", "/spaces/room".to_owned(), json!({ "name": "Room" })),
        ("PUT", "/spaces/room/membership".to_owned(), json!({ "message": "Hello" })),
        ("PUT", "/spaces/room/members/ana".to_owned(), json!({ "standing": "animator" })),
        ("PATCH", "/me".to_owned(), json!({ "job": "Baker" })),
        ("PUT", "/people/ana/role".to_owned(), json!({ "role": "administrator" })),
        ("POST", "/conversations".to_owned(), json!({ "people": ["ana"] })),
        ("POST", "/invitations".to_owned(), json!({ "role": "member" })),
        ("POST", "/tokens".to_owned(), json!({ "name": "One", "scope": "read" })),
        ("PUT", "/site".to_owned(), json!({ "name": "Acme" })),
    ] {
        let mut more = body.clone();
        more["role_id"] = json!(1);
        let answer = ana.api(method, &path, Some(more)).await;
        assert_problem(&answer, 422, &format!("{method} {path} with a field too many"));
        assert!(answer.text.contains("role_id"), "{path}: {}", answer.text);
        let fields: Vec<String> = body.as_object().unwrap().keys().cloned().collect();
        for wrong in [json!(17), json!({ "a": [] }), json!([[]]), json!(true)] {
            let mut other = body.clone();
            other[&fields[0]] = wrong.clone();
            let answer = ana.api(method, &path, Some(other)).await;
            assert_problem(&answer, 422, &format!("{method} {path} with {wrong}"));
        }
        for text in ["", "{", "null", "\"x\"", "{\"body\":\"\\ud800\"}", "\u{0}", "1e999"] {
            let request = ana.request(method, &path, None);
            let request = request.header("content-type", "application/json").body(text);
            let answer = request.send().await.unwrap();
            assert_eq!(answer.status(), 422, "{method} {path} with {text:?}");
        }
        let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
        let request = ana.request(method, &path, None).header("content-type", "application/json");
        assert_eq!(request.body(deep).send().await.unwrap().status(), 422, "{path}, deep");
        let request = ana.request(method, &path, None).header("content-type", "text/plain");
        assert_eq!(request.body(body.to_string()).send().await.unwrap().status(), 422, "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_identifier_is_not_there() {
    let net = TestApp::new().await;
    let ana = net.administrator("ana").await;
    for id in
        ["x", "-1", "0", "1.5", "0x10", "99999999999999999999", "%00", "%F0%9F%98%80", "1%202"]
    {
        for path in ["/posts/{}", "/comments/{}", "/posts/{}/history", "/posts/{}/comments"] {
            let answer = ana.api("GET", &path.replace("{}", id), None).await;
            assert_problem(&answer, 404, &format!("{path} {id}"));
        }
        for path in ["/posts/{}", "/comments/{}", "/files/{}/a", "/thumbnails/{}", "/posts/{}/edit"]
        {
            let answer = ana.get(&path.replace("{}", id)).await;
            assert_eq!(answer.status, 404, "{path} {id}");
        }
        for path in ["/tokens/{}", "/invitations/{}", "/posts/{}"] {
            let answer = ana.api("DELETE", &path.replace("{}", id), None).await;
            assert_problem(&answer, 404, &format!("DELETE {path} {id}"));
        }
    }
    // What is no text at all cannot be read as an address.
    for path in ["/posts/%FF", "/spaces/%FF%FE", "/people/%C3%28", "/topics/%FF", "/files/1/%FF"] {
        let answer = ana.get(path).await;
        assert_eq!(answer.status, 422, "{path}: {}", answer.text);
        assert!(answer.text.contains("<!doctype html>"), "{path}: a page says so");
    }
    assert_problem(&ana.api("GET", "/posts/%FF", None).await, 422, "/posts/%FF");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bad_cursor_is_refused_and_an_odd_one_is_harmless() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    net.space(&ana, "room", Access::Open).await;
    let post = ana.publish("room", "Words.").await;
    for path in [
        "/feed".to_owned(),
        "/spaces/room/posts".to_owned(),
        "/spaces/room/members".to_owned(),
        "/people/ana/posts".to_owned(),
        "/topics/any/posts".to_owned(),
        "/people".to_owned(),
        format!("/posts/{post}/comments"),
    ] {
        for bad in [
            "before=x",
            "before=1.5",
            "before=-1",
            "before=99999999999999999999",
            "limit=0",
            "limit=101",
        ] {
            let answer = ana.api("GET", &format!("{path}?{bad}"), None).await;
            assert_problem(&answer, 422, &format!("{path}?{bad}"));
        }
        for odd in ["before=0", "limit=1", "limit=100", "other=1"] {
            ana.api("GET", &format!("{path}?{odd}"), None).await.expect(200);
        }
    }
    for path in
        ["/", "/spaces/room", "/people/ana", "/topics/any", "/spaces/room/members", "/people"]
    {
        let answer = ana.get(&format!("{path}?before=x")).await;
        assert_eq!(answer.status, 422, "{path}");
        assert!(answer.text.contains("<!doctype html>"), "{path}: a page says so");
    }
    let answer = ana.get(&format!("/posts/{post}?before=x")).await;
    assert_eq!(answer.status, 422);
    assert!(answer.text.contains("<!doctype html>"));
    ana.api("GET", "/spaces?after=nonsense", None).await.expect(200);
    assert_problem(
        &ana.api("GET", "/spaces?mine=perhaps", None).await,
        422,
        "/spaces?mine=perhaps",
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_huge_body_is_too_large() {
    let net = TestApp::with(|config| config.upload_limit = 100_000).await;
    let ana = net.member("ana").await;
    net.space(&ana, "room", Access::Open).await;
    let post = ana.publish("room", "Words.").await;
    let huge = || Value::from("x".repeat(1_100_000));
    for (path, body) in [
        ("/posts".to_owned(), json!({ "space": "room", "body": huge() })),
        (format!("/posts/{post}/comments"), json!({ "body": huge() })),
    ] {
        assert_problem(&ana.api("POST", &path, Some(body)).await, 413, &path);
    }
    let far_more = json!({ "name": "x".repeat(10_000_000) });
    for (method, path) in [("POST", "/spaces"), ("PATCH", "/me"), ("POST", "/conversations")] {
        // A server may hang up on who goes on sending.
        if let Ok(answer) = ana.request(method, path, Some(far_more.clone())).send().await {
            assert_eq!(answer.status(), 413, "{path}");
        }
    }
    let long = json!({ "space": "room", "body": "x".repeat(100_001) });
    let answer = ana.api("POST", "/posts", Some(long)).await;
    assert!(matches!(answer.status, 413 | 422), "{}", answer.status);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_no_method_or_address_serves_is_told_like_any_error() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    assert_problem(&ana.api("GET", "/nothing-here", None).await, 404, "an unknown address");
    let other = ana.api("DELETE", "/feed", None).await.expect(405);
    assert!(other.headers.contains_key("allow"));
    let page = ana.get("/nothing-here").await.expect(404);
    assert!(page.text.contains("<!doctype html>"));
}
