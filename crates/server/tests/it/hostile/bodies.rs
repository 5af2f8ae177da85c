//! What a request may bring, and from when on it is read.

use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;
use spaces::Access;
use testkit::{Client, TestApp};

use super::wire::{DEADLINE, Wire};

/// The head of a request with a body of so many bytes, none of which is sent.
fn head(method: &str, path: &str, kind: &str, length: usize, more: &str) -> String {
    format!(
        "{method} {path} HTTP/1.1\r\nHost: parvis\r\nOrigin: http://parvis\r\n{more}\
         Content-Type: {kind}\r\nContent-Length: {length}\r\n\r\n"
    )
}

fn cookie(who: &Client) -> String {
    format!("Cookie: parvis={}\r\n", who.session())
}

fn bearer(who: &Client) -> String {
    format!("Authorization: Bearer {}\r\n", who.token())
}

const MULTIPART: &str = "multipart/form-data; boundary=cut";
const FORM: &str = "application/x-www-form-urlencoded";
const JSON: &str = "application/json";

/// How many files are on their way into the store, and their bytes.
fn incoming(net: &TestApp) -> (usize, u64) {
    let folder = std::fs::read_dir(net.folder().join("files/incoming")).unwrap();
    let sizes = folder.filter_map(|file| Some(file.ok()?.metadata().ok()?.len()));
    sizes.fold((0, 0), |(count, sum), size| (count + 1, sum + size))
}

async fn until(what: &str, mut holds: impl FnMut() -> bool) {
    let wait = async {
        while !holds() {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(DEADLINE, wait).await.expect(what);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stranger_is_refused_before_anything_is_read() {
    let net = TestApp::new().await;
    for (path, kind) in [
        ("/posts", MULTIPART),
        ("/posts/1/comments", MULTIPART),
        ("/preview", MULTIPART),
        ("/drafts", MULTIPART),
        ("/files", MULTIPART),
        ("/settings/photo", MULTIPART),
        ("/posts/1/reactions", FORM),
        ("/spaces", FORM),
        ("/reading/seen", FORM),
    ] {
        let mut wire = Wire::to(&net.address).await;
        wire.send(head("POST", path, kind, 1_000, "")).await;
        let answer = wire.head().await;
        assert!(
            answer.contains("303") && answer.contains("location: /sign-in"),
            "{path}: {answer}"
        );
    }
    for path in ["/posts", "/files", "/reading", "/comments/1"] {
        let mut wire = Wire::to(&net.address).await;
        wire.send(head("POST", &format!("/api/v1{path}"), JSON, 1_000, "")).await;
        assert_eq!(wire.status().await, 401, "{path}");
    }
    // From another site not even this.
    let mut wire = Wire::to(&net.address).await;
    let foreign = head("POST", "/sign-in", FORM, 1_000, "Sec-Fetch-Site: cross-site\r\n");
    assert_eq!(wire.send(foreign).await.status().await, 403);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_not_read_before_the_token_of_its_form() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    net.space(&ana, "room", Access::Open).await;
    let part = |name: &str, value: &str| {
        format!("--cut\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let file = "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n";
    for path in ["/posts", "/files", "/settings/photo"] {
        for first in [String::new(), part("body", "Words"), part("csrf", "forged")] {
            let mut wire = Wire::to(&net.address).await;
            wire.send(head("POST", path, MULTIPART, 1_000_000, &cookie(&ana))).await;
            wire.send(format!("{first}{file}begins")).await;
            assert_eq!(wire.status().await, 403, "{path} after {first:?}");
        }
        assert_eq!(incoming(&net).0, 0, "{path}");
        // With it, it is: what came is on disk before the rest does, and gone when none does.
        let mut wire = Wire::to(&net.address).await;
        wire.send(head("POST", path, MULTIPART, 3_000_000, &cookie(&ana))).await;
        wire.send(part("csrf", &ana.csrf())).await.send(file).await;
        wire.send(vec![b'x'; 1_000_000]).await;
        until("a file that comes is on disk", || incoming(&net).1 > 500_000).await;
        drop(wire);
        until("a file that was cut is gone", || incoming(&net).0 == 0).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn each_kind_of_body_has_its_limit() {
    let net = TestApp::with(|config| config.upload_limit = 100_000).await;
    let ana = net.member("ana").await;
    net.space(&ana, "room", Access::Open).await;
    let (own, token, mb) = (cookie(&ana), bearer(&ana), 1024 * 1024);
    for (method, path, kind, who, most) in [
        ("POST", "/api/v1/posts", JSON, &token, mb),
        ("PATCH", "/api/v1/comments/1", JSON, &token, mb),
        ("POST", "/api/v1/reading", JSON, &token, mb),
        ("POST", "/spaces", FORM, &own, 2 * mb),
        ("POST", "/posts", MULTIPART, &own, 82 * mb),
        ("PUT", "/api/v1/me/photo", "image/png", &token, 82 * mb),
        ("POST", "/sign-in", FORM, &String::new(), 64 * 1024),
        ("POST", "/first-run", FORM, &String::new(), 64 * 1024),
        ("POST", "/join/any", FORM, &String::new(), 64 * 1024),
        ("POST", "/sign-in", MULTIPART, &String::new(), 64 * 1024),
    ] {
        let mut wire = Wire::to(&net.address).await;
        wire.send(head(method, path, kind, most + 1, who)).await;
        assert_eq!(wire.status().await, 413, "{path}");
    }
    // What does not say how long it is is cut at the same length.
    let endless = |kind: &str, who: &str, path: &str| {
        format!(
            "POST {path} HTTP/1.1\r\nHost: parvis\r\nOrigin: http://parvis\r\n{who}\
             Content-Type: {kind}\r\nTransfer-Encoding: chunked\r\n\r\n"
        )
    };
    for (path, kind, who, most) in [
        ("/api/v1/posts", JSON, &token, mb),
        ("/spaces", FORM, &own, 2 * mb),
        ("/sign-in", FORM, &String::new(), 64 * 1024),
    ] {
        let mut wire = Wire::to(&net.address).await;
        wire.send(endless(kind, who, path)).await;
        wire.send(format!("{:x}\r\n", most + 1)).await.send(vec![b' '; most + 1]).await;
        assert_eq!(wire.status().await, 413, "{path}");
    }
    // The words of a form that may bring files are no file.
    let long = "x".repeat(2 * mb + 1);
    let fields = [("space", "room"), ("body", long.as_str())];
    ana.post_files("/posts", &fields, Vec::new()).await.expect(413);
    ana.upload("fits.bin", vec![1; 100_000]).await.expect(201);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_all_bodies_take_in_memory_is_bounded() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    net.space(&ana, "room", Access::Open).await;
    let length = 1_000_000;
    let mut held = FuturesUnordered::new();
    for _ in 0..8 {
        let mut wire = Wire::to(&net.address).await;
        wire.send(head("POST", "/api/v1/posts", JSON, length, &bearer(&ana))).await;
        wire.send(vec![b' '; length - 1]).await;
        held.push(async move { (wire.head().await, wire) });
    }
    let (answer, _) = held.next().await.unwrap();
    assert!(answer.contains("503") && answer.contains("retry-after:"), "{answer}");
    // What people usually send is never refused for it, and all is well once they have gone.
    ana.publish("room", "Words.").await;
    drop(held);
    let large = serde_json::json!({ "space": "room", "body": "x".repeat(90_000) });
    let wait =
        async { while ana.api("POST", "/posts", Some(large.clone())).await.status != 201 {} };
    tokio::time::timeout(DEADLINE, wait).await.expect("room again");
}

#[tokio::test(flavor = "multi_thread")]
async fn strangers_take_what_is_their_networks_where_no_session_is_asked_for_either() {
    let ours = |config: &mut kernel::Config| config.proxies = vec!["127.0.0.0/8".parse().unwrap()];
    let net = TestApp::with(ours).await;
    let (path, length) = ("/sso/nobody/acs", 60_000);
    let from = |address: &str| format!("X-Forwarded-For: {address}\r\n");
    let mut held = FuturesUnordered::new();
    for _ in 0..24 {
        let mut wire = Wire::to(&net.address).await;
        wire.send(head("POST", path, FORM, length, &from("198.51.100.1"))).await;
        wire.send(vec![b'a'; length - 1]).await;
        held.push(async move { (wire.head().await, wire) });
    }
    let (answer, _) = held.next().await.unwrap();
    assert!(answer.contains("503"), "{answer}");
    // Another network has its own.
    let mut wire = Wire::to(&net.address).await;
    wire.send(head("POST", path, FORM, length, &from("203.0.113.5"))).await;
    wire.send(vec![b'a'; length]).await;
    let answer = wire.head().await;
    assert!(answer.contains("404"), "{answer}");
}
