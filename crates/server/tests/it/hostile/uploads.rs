//! Uploads: whatever comes is kept as what it is, and shown in place only when it is a picture that
//! this program wrote itself.

use spaces::Access;
use testkit::{Answer, Client, TestApp};

use super::data::{files_below, hostile};
use crate::access::picture;

async fn fetched(client: &Client, uploaded: &Answer) -> Answer {
    client.get(uploaded.json()["href"].as_str().unwrap()).await.expect(200)
}

/// A file that a browser must save, whatever it thinks it is.
fn assert_inert(answer: &Answer, what: &str) {
    let header = |name: &str| answer.headers[name].to_str().unwrap().to_owned();
    assert!(header("content-disposition").starts_with("attachment;"), "{what}");
    assert_eq!(header("x-content-type-options"), "nosniff", "{what}");
    let policy = header("content-security-policy");
    assert!(
        policy.contains("sandbox") && policy.contains("default-src 'none'"),
        "{what}: {policy}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_could_run_is_saved_and_never_shown() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"></svg>".to_vec();
    let html = b"<!doctype html><script>alert(1)</script>".to_vec();
    let mut disguised = picture(4, 4)[..30].to_vec();
    disguised.extend_from_slice(&html);
    for (name, bytes) in [
        ("a.svg", svg.clone()),
        ("a.png", svg),
        ("a.html", html.clone()),
        ("a.gif", [b"GIF89a".to_vec(), html.clone()].concat()),
        ("a.jpg", html),
        ("half.png", disguised),
        ("a.zip", b"PK\x03\x04 nothing".to_vec()),
        ("a.gz", b"\x1f\x8b\x08 nothing".to_vec()),
        (
            "a.xml",
            b"<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>"
                .to_vec(),
        ),
        ("empty", Vec::new()),
    ] {
        let uploaded = ana.upload(name, bytes.clone()).await.expect(201);
        assert!(uploaded.json()["thumb"].is_null(), "{name}");
        let file = fetched(&ana, &uploaded).await;
        assert_inert(&file, name);
        assert_eq!(file.text, String::from_utf8_lossy(&bytes), "{name}: kept as it was");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_viewer_shows_is_of_the_kind_its_bytes_are() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    let html = b"<!doctype html><script>alert(1)</script>";
    for (head, media) in
        [(&b"%PDF-1.7 "[..], "application/pdf"), (b"ID3\x04", "audio/mpeg"), (b"OggS", "audio/ogg")]
    {
        let uploaded = ana.upload("a.html", [head, html].concat()).await.expect(201);
        let file = fetched(&ana, &uploaded).await;
        let header = |name: &str| file.headers[name].to_str().unwrap().to_owned();
        assert_eq!(header("content-type"), media);
        assert!(header("content-disposition").starts_with("inline;"), "{media}");
        assert_eq!(header("x-content-type-options"), "nosniff", "{media}");
        assert!(header("content-security-policy").contains("default-src 'none'"), "{media}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_picture_is_written_anew_without_what_hides_in_it() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    let hidden = [picture(64, 48), b"<script>hidden payload</script>".to_vec()].concat();
    let uploaded = ana.upload("photo.png", hidden).await.expect(201);
    let file = fetched(&ana, &uploaded).await;
    assert_eq!(file.headers["content-type"], "image/png");
    assert!(file.headers["content-disposition"].to_str().unwrap().starts_with("inline;"));
    assert!(!file.text.contains("hidden payload"));
    let small = ana.get(uploaded.json()["thumb"].as_str().unwrap()).await.expect(200);
    assert_eq!(small.headers["content-type"], "image/jpeg");
    assert_eq!(small.headers["x-content-type-options"], "nosniff");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bomb_of_pixels_is_a_file_like_any_other() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    // Says that it has 60,000 by 60,000 pixels; the check sum of its head is right.
    let mut bomb = picture(1, 1);
    let side = 60_000u32.to_be_bytes();
    bomb[16..20].copy_from_slice(&side);
    bomb[20..24].copy_from_slice(&side);
    let sum = checksum(&bomb[12..29]).to_be_bytes();
    bomb[29..33].copy_from_slice(&sum);
    let uploaded = ana.upload("bomb.png", bomb.clone()).await.expect(201);
    assert!(uploaded.json()["thumb"].is_null());
    assert_inert_or_missing(&ana, &uploaded).await;
    let photo = ana.request("PUT", "/me/photo", None).body(bomb).send().await.unwrap();
    assert!(photo.status().is_client_error());
}

async fn assert_inert_or_missing(client: &Client, uploaded: &Answer) {
    let file = fetched(client, uploaded).await;
    assert_eq!(file.headers["x-content-type-options"], "nosniff");
}

/// CRC-32 as PNG has it (ISO 3309).
fn checksum(bytes: &[u8]) -> u32 {
    let step = |sum: u32, _| if sum & 1 == 1 { 0xedb8_8320 ^ (sum >> 1) } else { sum >> 1 };
    !bytes.iter().fold(!0, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), step))
}

#[tokio::test(flavor = "multi_thread")]
async fn no_published_hostile_picture_harms_the_server() {
    let Some(folder) = hostile("images") else { return };
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    net.space(&ana, "room", Access::Open).await;
    for path in files_below(&folder) {
        let bytes = std::fs::read(&path).expect("a picture");
        if bytes.len() > 4 * 1024 * 1024 {
            continue;
        }
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let uploaded = ana.upload(&name, bytes.clone()).await.expect(201);
        let view = uploaded.json();
        fetched(&ana, &uploaded).await;
        if let Some(small) = view["thumb"].as_str() {
            ana.get(small).await.expect(200);
        }
        let photo = ana.request("PUT", "/me/photo", None).body(bytes).send().await.unwrap();
        assert!(photo.status().as_u16() < 500, "{name} as a photo: {}", photo.status());
    }
    ana.publish("room", "Still here.").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_too_large_is_refused_and_nothing_of_it_kept() {
    let net = TestApp::with(|config| config.upload_limit = 100_000).await;
    let ana = net.member("ana").await;
    net.space(&ana, "room", Access::Open).await;
    ana.upload("fits.bin", vec![1; 100_000]).await.expect(201);
    // Just above the limit of one file, and far above what a request may be.
    for size in [100_001, 2_000_000] {
        ana.upload("large.bin", vec![2; size]).await.expect(413);
        let fields = [("space", "room"), ("body", "With a file")];
        let files = vec![("large.bin", vec![2; size])];
        ana.post_files("/posts", &fields, files).await.expect(413);
    }
    let list = ana.api("GET", "/spaces/room/posts", None).await.expect(200).json();
    assert_eq!(list["items"].as_array().unwrap().len(), 0);
    let incoming = net.folder().join("files/incoming");
    assert_eq!(std::fs::read_dir(incoming).unwrap().count(), 0);
}

/// Sends all of a request before reading, as browsers do with a form; answers the first line.
async fn told_after_sending(net: &TestApp, head: &str, size: usize) -> std::io::Result<String> {
    use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
    let mut line =
        tokio::net::TcpStream::connect(net.address.trim_start_matches("http://")).await?;
    let begin =
        "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"large.bin\"\r\n\r\n";
    let end = "\r\n--cut--\r\n";
    let length = begin.len() + size + end.len();
    let more =
        format!("Content-Length: {length}\r\nContent-Type: multipart/form-data; boundary=cut");
    line.write_all(format!("{head}\r\nHost: parvis\r\n{more}\r\n\r\n{begin}").as_bytes()).await?;
    for _ in 0..size / 10_000 {
        line.write_all(&[b'x'; 10_000]).await?;
    }
    line.write_all(end.as_bytes()).await?;
    let (mut line, mut head) = (BufReader::new(line), String::new());
    while !head.ends_with("\r\n\r\n") && line.read_line(&mut head).await? > 0 {}
    Ok(head)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_reaches_those_who_are_still_sending() {
    let net = TestApp::with(|config| config.upload_limit = 100_000).await;
    let ana = net.member("ana").await;
    let head = format!("POST /api/v1/files HTTP/1.1\r\nAuthorization: Bearer {}", ana.token());
    // Far more than a connection holds on its way.
    let told = told_after_sending(&net, &head, 60_000_000).await.expect("a whole answer");
    assert!(told.starts_with("HTTP/1.1 413"), "{told}");
    // A program that keeps connections asks nothing more on this one.
    assert!(told.contains("\r\nconnection: close\r\n"), "{told}");
    let unknown = "POST /api/v1/files HTTP/1.1";
    let told = told_after_sending(&net, unknown, 60_000_000).await.expect("a whole answer");
    assert!(told.starts_with("HTTP/1.1 401"), "{told}");
    assert!(told.contains("\r\nconnection: close\r\n"), "{told}");
}
