//! Uploads that go on after a break: the protocol, whose they are, their limits, when they go.

use data_encoding::BASE64;
use kernel::Clock;
use reqwest::multipart::Form;
use reqwest::{Body, RequestBuilder};
use serde_json::{Value, json};
use spaces::Access;
use testkit::{Client, TestApp};

use super::id;

const PIECES: &str = "application/offset+octet-stream";

/// What an answer says in a header, with its status.
async fn asked(request: RequestBuilder, header: &str) -> (u16, String) {
    let answer = request.send().await.expect("an answer");
    let value = answer.headers().get(header).map(|value| value.to_str().expect("text").to_owned());
    (answer.status().as_u16(), value.unwrap_or_default())
}

fn announcing(who: &Client, name: &str, size: usize) -> RequestBuilder {
    let name = format!("filetype dGV4dA==, filename {}", BASE64.encode(name.as_bytes()));
    let request = who.request("POST", "/uploads", None).header("Tus-Resumable", "1.0.0");
    request.header("Upload-Length", size).header("Upload-Metadata", name)
}

/// Begins an upload; answers its path below `/api/v1`.
async fn begun(who: &Client, name: &str, size: usize) -> String {
    let (status, place) = asked(announcing(who, name, size), "location").await;
    assert_eq!(status, 201);
    place.strip_prefix("/api/v1").expect("a path of the API").to_owned()
}

async fn sent(who: &Client, upload: &str, offset: usize, bytes: impl Into<Body>) -> (u16, String) {
    let request = who.request("PATCH", upload, None).header("Content-Type", PIECES);
    asked(request.header("Upload-Offset", offset).body(bytes), "upload-offset").await
}

async fn there(who: &Client, upload: &str) -> (u16, String) {
    asked(who.request("HEAD", upload, None), "upload-offset").await
}

/// Names an upload where a file would be sent.
async fn named(who: &Client, path: &str, upload: &str) -> (u16, Value) {
    let number = upload.rsplit('/').next().expect("a number").to_owned();
    let request = who.request("POST", path, None).multipart(Form::new().text("upload", number));
    let answer = request.send().await.expect("an answer");
    (answer.status().as_u16(), answer.json().await.expect("JSON"))
}

#[tokio::test(flavor = "multi_thread")]
async fn an_upload_goes_on_where_it_stopped_and_becomes_a_file() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    net.space(&ana, "room", Access::Closed).await;
    let about = asked(ana.request("OPTIONS", "/uploads", None), "tus-extension").await;
    assert_eq!(about, (204, "creation,expiration,termination".to_owned()));
    let upload = begun(&ana, "Été.txt", 10).await;
    assert_eq!(there(&ana, &upload).await, (200, "0".to_owned()));
    assert_eq!(named(&ana, "/files", &upload).await.0, 409, "it is not finished");
    assert_eq!(sent(&ana, &upload, 0, "one ").await, (204, "4".to_owned()));
    assert_eq!(there(&ana, &upload).await, (200, "4".to_owned()));
    // A piece that came already, or one too far, changes nothing, and neither does one that is too long.
    assert_eq!(sent(&ana, &upload, 0, "one ").await.0, 409);
    assert_eq!(sent(&ana, &upload, 6, "ee").await.0, 409);
    assert_eq!(sent(&ana, &upload, 4, "twenty-four").await.0, 413);
    assert_eq!(sent(&ana, &upload, 4, "").await, (204, "4".to_owned()));
    assert_eq!(sent(&ana, &upload, 4, "two si").await, (204, "10".to_owned()));
    let (status, file) = named(&ana, "/spaces/room/library", &upload).await;
    assert_eq!((status, &file["name"], &file["version"]), (201, &json!("Été.txt"), &json!(1)));
    let bytes = ana.get(file["content"].as_str().expect("an address")).await.expect(200);
    assert_eq!(bytes.text, "one two si");
    // Whoever did not hear of it asks again: nothing is there twice.
    let (status, again) = named(&ana, "/spaces/room/library", &upload).await;
    assert_eq!((status, &again["id"], &again["version"]), (201, &file["id"], &json!(1)));
    // As the next version of another file, and beside a post.
    let path = format!("/library/files/{}/versions", id(&file));
    let next = begun(&ana, "Other.txt", 3).await;
    assert_eq!(sent(&ana, &next, 0, "new").await.0, 204);
    assert_eq!(named(&ana, &path, &next).await.1["version"], json!(2));
    assert_eq!(named(&ana, "/files", &next).await.1["name"], json!("Other.txt"));
    // The page puts it into a folder, with the token of its form.
    let whole = [("upload", next.rsplit('/').next().expect("a number"))];
    let path = "/spaces/room/library/upload?folder=";
    let put = ana.post_files(path, &whole, Vec::new()).await.expect(200).json();
    assert!(put["html"].as_str().expect("a piece").contains("Other.txt"));
    let form = Form::new().text("upload", whole[0].1.to_owned());
    let without = ana.form(path).multipart(form).send().await.expect("an answer");
    assert_eq!(without.status(), 403, "without the token of a form");
    assert_eq!(backup::check(&net.app.db, &net.app.blobs).expect("a look"), [""; 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_refused_is_forgotten_and_what_was_put_nowhere_counts() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    net.space(&ana, "room", Access::Closed).await;
    // No picture, whatever it begins like.
    let picture = b"\xff\xd8\xff\xe1\0\0 no length".as_slice();
    let refused = begun(&ana, "no.jpg", picture.len()).await;
    assert_eq!(sent(&ana, &refused, 0, picture).await.0, 204);
    assert_eq!(named(&ana, "/files", &refused).await.0, 422);
    assert_eq!(there(&ana, &refused).await.0, 404);
    // Into a folder that is gone it is not put: it waits, and is one of the fifty.
    let waits = begun(&ana, "plan.txt", 1).await;
    assert_eq!(sent(&ana, &waits, 0, "x").await.0, 204);
    let number = waits.rsplit('/').next().expect("a number").to_owned();
    let form = Form::new().text("folder", "12").text("upload", number);
    let put = ana.request("POST", "/spaces/room/library", None).multipart(form);
    assert!(put.send().await.expect("an answer").status().is_client_error());
    for n in 1..50 {
        begun(&ana, &format!("{n}.txt"), 1).await;
    }
    assert_eq!(asked(announcing(&ana, "more.txt", 1), "location").await.0, 409);
    assert_eq!(named(&ana, "/spaces/room/library", &waits).await.0, 201);
    assert_eq!(asked(announcing(&ana, "more.txt", 1), "location").await.0, 201);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_upload_is_there_for_its_owner_alone() {
    let net = TestApp::new().await;
    let (ana, noor) = (net.member("ana").await, net.member("noor").await);
    let admin = net.administrator("ines").await;
    let room = net.space(&ana, "room", Access::Closed).await;
    net.join(room, &noor).await;
    let upload = begun(&ana, "plan.txt", 4).await;
    let reader = Some(json!({ "name": "reader", "scope": "read" }));
    let reader = ana.api("POST", "/tokens", reader).await.expect(201).json();
    let reader = ana.clone().bearing(reader["secret"].as_str().expect("a token"));
    assert_eq!(there(&reader, &upload).await.0, 200);
    for (who, status) in [(&noor, 404), (&admin, 404), (&net.nobody(), 401), (&reader, 403)] {
        if status != 403 {
            assert_eq!(there(who, &upload).await.0, status);
        }
        assert_eq!(sent(who, &upload, 0, "mine").await.0, status);
        assert_eq!(who.api("DELETE", &upload, None).await.status, status);
    }
    assert_eq!(sent(&ana, &upload, 0, "plan").await.0, 204);
    for path in ["/files", "/spaces/room/library"] {
        assert_eq!(named(&noor, path, &upload).await.0, 404);
        assert_eq!(named(&admin, path, &upload).await.0, 404);
    }
    ana.api("DELETE", &upload, None).await.expect(204);
    assert_eq!(there(&ana, &upload).await.0, 404);
    assert_eq!(named(&ana, "/files", &upload).await.0, 404);
    for wrong in ["/uploads/12", "/uploads/x"] {
        assert_eq!(there(&ana, wrong).await.0, 404);
        assert_eq!(sent(&ana, wrong, 0, "x").await.0, 404);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn uploads_have_the_limits_of_files() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    net.space(&ana, "room", Access::Closed).await;
    let refused = async |size: &str| {
        let request = ana.request("POST", "/uploads", None).header("Upload-Length", size);
        asked(request, "location").await.0
    };
    for wrong in ["0", "-1", "ten", "", "99999999999999999999"] {
        assert_eq!(refused(wrong).await, 422, "{wrong}");
    }
    assert_eq!(asked(ana.request("POST", "/uploads", None), "location").await.0, 422);
    let limit = net.app.config.upload_limit;
    assert_eq!(refused(&(limit + 1).to_string()).await, 413);
    let old = ana.request("POST", "/uploads", None).header("Tus-Resumable", "0.2.2");
    assert_eq!(asked(old.header("Upload-Length", 1), "location").await.0, 412);
    let announcing_as = |said: &'static str| {
        let request = ana.request("POST", "/uploads", None).header("Upload-Length", 1);
        request.header("Upload-Metadata", said)
    };
    assert_eq!(asked(announcing_as("filename %%%"), "location").await.0, 422);
    assert_eq!(asked(announcing_as("filename /w=="), "location").await.0, 422, "no UTF-8");
    assert_eq!(asked(announcing_as("filename"), "location").await.0, 201, "it has no name");
    // What is announced counts.
    net.app.db.write(|tx| files::quota::set_megabytes(tx, Some(6))).await.expect("a limit");
    let size = usize::try_from(limit).expect("a length") - 1_000_000;
    let first = begun(&ana, "large.bin", size).await;
    assert_eq!(asked(announcing(&ana, "more.bin", size), "location").await.0, 413);
    let refused = ana.upload("more.bin", vec![b'a'; 3_000_000]).await.expect(413).text;
    assert!(refused.contains("1 MB are left: this takes 3 MB"), "{refused}");
    ana.api("DELETE", &first, None).await.expect(204);
    // Once it is a file it counts once.
    let whole = begun(&ana, "whole.bin", size).await;
    assert_eq!(sent(&ana, &whole, 0, vec![b'a'; size]).await.0, 204);
    assert_eq!(named(&ana, "/files", &whole).await.0, 201);
    net.app.db.write(|tx| files::quota::set_megabytes(tx, Some(10))).await.expect("a limit");
    begun(&ana, "more.bin", size).await;
    net.app.db.write(|tx| files::quota::set_megabytes(tx, None)).await.expect("no limit");
    // Two are unfinished already.
    for n in 2..50 {
        begun(&ana, &format!("{n}.txt"), 1).await;
    }
    assert_eq!(asked(announcing(&ana, "51.txt", 1), "location").await.0, 409);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_upload_that_is_not_finished_goes_after_three_days() {
    let clock = Clock::standing_at(Clock::system().now());
    let net = TestApp::at(clock.clone(), |_| {}).await;
    let ana = net.member("ana").await;
    let upload = begun(&ana, "plan.txt", 10).await;
    assert_eq!(sent(&ana, &upload, 0, "half ").await.0, 204);
    let sweeper = server::sweeper(&net.app);
    clock.advance(2 * 86_400);
    sweeper.sweep().await.expect("it sweeps");
    // Each piece begins the days anew.
    assert_eq!(sent(&ana, &upload, 5, "do").await.0, 204);
    clock.advance(2 * 86_400);
    sweeper.sweep().await.expect("it sweeps");
    assert_eq!(there(&ana, &upload).await, (200, "7".to_owned()));
    clock.advance(86_400 + 1);
    assert_eq!(there(&ana, &upload).await.0, 404);
    assert_eq!(sweeper.sweep().await.expect("it sweeps"), 2, "both pieces");
}

/// The connection ends in the middle of a request: what was put on record stays.
#[tokio::test(flavor = "multi_thread")]
async fn what_came_before_the_connection_broke_stays() {
    const PIECE: usize = 8 * 1024 * 1024;
    let net = TestApp::with(|config| config.upload_limit = 2 * PIECE as u64).await;
    let ana = net.member("ana").await;
    net.space(&ana, "room", Access::Closed).await;
    let bytes: Vec<u8> = (0..PIECE + 3_000_000).map(|n| (n % 251) as u8).collect();
    let upload = begun(&ana, "film.bin", bytes.len()).await;
    let broken = futures_util::stream::iter([
        Ok(bytes[..PIECE + 2_000_000].to_vec()),
        Err(std::io::Error::other("the train is in a tunnel")),
    ]);
    let request = ana.request("PATCH", &upload, None).header("Content-Type", PIECES);
    let request = request.header("Upload-Offset", 0).body(Body::wrap_stream(broken));
    request.send().await.expect_err("it broke");
    // The server may still be busy with what came: whoever goes on too early asks again, as programs do.
    let deadline = std::time::Instant::now() + std::time::Duration::from_secs(30);
    loop {
        let place: usize = there(&ana, &upload).await.1.parse().expect("a number");
        if place >= PIECE {
            let (status, offset) = sent(&ana, &upload, place, bytes[place..].to_vec()).await;
            if status == 204 {
                assert_eq!(offset, bytes.len().to_string());
                break;
            }
            assert_eq!(status, 409);
        }
        assert!(std::time::Instant::now() < deadline, "{place}");
    }
    let (_, file) = named(&ana, "/spaces/room/library", &upload).await;
    let content = file["content"].as_str().expect("an address");
    let request = ana.asking(content).send().await.expect("an answer");
    assert!(request.bytes().await.expect("bytes") == bytes);
}
