//! Every kind of answer carries the headers that keep a browser from being turned against its user.

use serde_json::json;
use spaces::Access;
use testkit::{Answer, TestApp};

fn assert_guarded(answer: &Answer, what: &str) {
    let header = |name: &str| {
        let value = answer.headers.get(name).unwrap_or_else(|| panic!("{what}: no {name}"));
        value.to_str().unwrap().to_owned()
    };
    assert_eq!(header("x-content-type-options"), "nosniff", "{what}");
    assert_eq!(header("x-frame-options"), "DENY", "{what}");
    assert_eq!(header("referrer-policy"), "same-origin", "{what}");
    assert_eq!(header("cross-origin-opener-policy"), "same-origin", "{what}");
    assert_eq!(header("cross-origin-resource-policy"), "same-origin", "{what}");
    let policy = header("content-security-policy");
    assert!(policy.contains("default-src") && !policy.contains("unsafe"), "{what}: {policy}");
    assert!(!header("x-request-id").is_empty(), "{what}");
    header("permissions-policy");
    assert!(answer.headers.get("server").is_none(), "{what}");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_kind_of_answer_is_guarded() {
    let net = TestApp::new().await;
    let (ana, nobody) = (net.administrator("ana").await, net.nobody());
    net.space(&ana, "room", Access::Open).await;
    let post = ana.publish("room", "Words.").await;
    let file = ana.upload("a.txt", b"words".to_vec()).await.expect(201).json();
    let asset = ana.get("/").await.text;
    let (_, asset) = asset.split_once("\"/assets/").expect("a page with assets");
    let asset = format!("/assets/{}", asset.split('"').next().unwrap());
    let answers = [
        ("a page", 200, ana.get("/").await),
        ("a bare page", 200, nobody.get("/sign-in").await),
        ("a fragment", 200, ana.fragment(&format!("/fragments/posts/{post}")).await),
        ("an API answer", 200, ana.api("GET", "/me", None).await),
        (
            "an empty answer",
            204,
            ana.api("DELETE", &format!("/posts/{post}/reactions/heart"), None).await,
        ),
        ("a file", 200, ana.get(file["href"].as_str().unwrap()).await),
        ("an asset", 200, ana.get(&asset).await),
        ("no asset", 404, ana.get("/assets/none.js").await),
        ("an error page", 404, ana.get("/nothing").await),
        ("a problem", 404, ana.api("GET", "/nothing", None).await),
        ("a refusal", 403, nobody.post("/sign-in", &[]).await),
        ("what is no JSON", 422, ana.api("POST", "/posts", Some(json!(1))).await),
        ("a redirect", 303, ana.post("/spaces/room/join", &[]).await),
        ("a redirect to sign in", 303, nobody.get("/").await),
        ("the API unknown", 401, nobody.api("GET", "/me", None).await),
        ("a method not served", 405, ana.api("DELETE", "/feed", None).await),
        ("completion", 200, ana.get("/complete?kind=space&q=r").await),
        ("the description of the API", 200, ana.get("/api").await),
        ("health", 200, nobody.get("/health").await),
    ];
    for (what, status, answer) in &answers {
        assert_eq!(answer.status, *status, "{what}: {}", answer.text);
        assert_guarded(answer, what);
        let kept = answer.headers["cache-control"].to_str().unwrap();
        match *what {
            "an asset" => assert!(kept.contains("immutable"), "{what}: {kept}"),
            "a file" => assert_eq!(kept, "private, no-cache", "{what}"),
            _ => assert_eq!(kept, "no-store", "{what}"),
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_error_tells_nothing_of_the_inside() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    for answer in [
        ana.get("/posts/x").await,
        ana.api("POST", "/posts", Some(json!({ "space": 1 }))).await,
        ana.get("/people?before=x").await,
        ana.get("/posts/%FF").await,
    ] {
        for inside in ["SELECT", "panicked", ".rs:", "sqlite", "postgres", "crates/", "stack"] {
            assert!(!answer.text.contains(inside), "{inside}: {}", answer.text);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_sent_comes_back_as_a_header() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    let name = "Room\r\nX-Made: yes";
    let made = ana.api("POST", "/spaces", Some(json!({ "name": name }))).await.expect(201).json();
    let slug = made["slug"].as_str().unwrap();
    let lead = "/sign-in?next=%2F%0D%0AX-Made:%20yes";
    for answer in [
        ana.get(&format!("/spaces/{slug}")).await,
        ana.post(&format!("/spaces/{slug}/join"), &[]).await,
        ana.post("/spaces/x%0D%0AX-Made:%20yes/join", &[]).await,
        ana.post("/topics/x%0D%0AX-Made:%20yes/follow", &[("follow", "true")]).await,
        net.nobody().get("/posts/x%0D%0AX-Made:%20yes").await,
        net.nobody().get(lead).await,
    ] {
        assert!(answer.status < 500, "{}", answer.status);
        assert!(answer.headers.get("x-made").is_none());
    }
}
