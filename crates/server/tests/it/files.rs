//! Files in place: parts for players, pages for pictures, what a card shows of each.

use serde_json::json;
use spaces::Access;
use testkit::{Client, TestApp};

use crate::access::picture;

async fn uploaded(who: &Client, name: &str, bytes: Vec<u8>) -> (String, String) {
    let file = who.upload(name, bytes).await.expect(201).json();
    let text = |key: &str| file[key].as_str().expect(key).to_owned();
    (text("id"), text("href"))
}

async fn attached(who: &Client, files: &[String]) -> String {
    let new = json!({ "space": "room", "body": "See", "files": files });
    let post = who.api("POST", "/posts", Some(new)).await.expect(201).json();
    post["id"].as_str().expect("an identifier").to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_player_gets_the_part_it_asks_for() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    let song = [b"ID3\x04".to_vec(), (0..200_u8).map(|n| n % 64 + 32).collect()].concat();
    let (_, href) = uploaded(&ana, "song.mp3", song.clone()).await;
    let text = String::from_utf8(song).expect("text");

    let whole = ana.get_with(&href, &[("accept-encoding", "gzip")]).await.expect(200);
    assert_eq!(whole.text, text);
    assert_eq!(whole.headers["accept-ranges"], "bytes");
    assert_eq!(whole.headers["content-length"], "204");
    assert!(!whole.headers.contains_key("content-encoding"), "sound is compressed already");

    let part = ana.get_with(&href, &[("range", "bytes=4-13")]).await.expect(206);
    assert_eq!(part.text, text[4..14]);
    assert_eq!(part.headers["content-range"], "bytes 4-13/204");
    assert_eq!(part.headers["content-type"], "audio/mpeg");
    let rest = ana.get_with(&href, &[("range", "bytes=200-")]).await.expect(206);
    assert_eq!(rest.text, text[200..]);
    let beyond = ana.get_with(&href, &[("range", "bytes=204-")]).await.expect(416);
    assert_eq!(beyond.headers["content-range"], "bytes */204");
    assert!(beyond.text.is_empty());

    let tag = whole.headers["etag"].to_str().expect("a tag").to_owned();
    ana.get_with(&href, &[("range", "bytes=0-1"), ("if-range", &tag)]).await.expect(206);
    ana.get_with(&href, &[("range", "bytes=0-1"), ("if-range", "\"old\"")]).await.expect(200);
    ana.get_with(&href, &[("if-none-match", &tag)]).await.expect(304);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_card_plays_opens_or_saves_a_file_by_what_it_is() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    net.space(&ana, "room", Access::Open).await;
    let film = b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom".to_vec();
    let mut files = Vec::new();
    for (name, bytes) in [
        ("plan.pdf", b"%PDF-1.7 plan".to_vec()),
        ("song.mp3", b"ID3\x04 la".to_vec()),
        ("clip.mp4", film),
        ("sums.csv", b"1,2".to_vec()),
    ] {
        files.push(uploaded(&ana, name, bytes).await);
    }
    let ids: Vec<String> = files.iter().map(|(id, _)| id.clone()).collect();
    let post = attached(&ana, &ids).await;
    let page = ana.get(&format!("/posts/{post}")).await.expect(200).text;
    let [plan, song, clip, sums] = [0, 1, 2, 3].map(|n: usize| files[n].1.as_str());
    assert!(page.contains(&format!("href=\"{plan}\" target=\"_blank\"")), "{page}");
    let preloads = "controls preload=\"none\" src=";
    assert!(page.contains(&format!("<audio class=\"player\" {preloads}\"{song}\"")), "{page}");
    assert!(page.contains(&format!("<video class=\"player\" {preloads}\"{clip}\"")), "{page}");
    assert!(page.contains(&format!("href=\"{sums}\" download")), "{page}");
    assert!(page.contains("CSV · 3\u{a0}bytes"), "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_picture_has_a_page_with_those_beside_it() {
    let net = TestApp::new().await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    net.space(&ana, "room", Access::Secret).await;
    let mut ids = Vec::new();
    for n in 1..=3 {
        ids.push(uploaded(&ana, &format!("{n}.png"), picture(8, 6)).await.0);
    }
    let (note, _) = uploaded(&ana, "note.txt", b"no picture".to_vec()).await;
    let alone = ana.get(&format!("/pictures/{}", ids[1])).await.expect(200).text;
    assert!(!alone.contains("rel=\"next\""), "not attached yet: only its owner sees it, alone");
    let post = attached(&ana, &[ids.clone(), vec![note.clone()]].concat()).await;

    let page = ana.get(&format!("/pictures/{}", ids[1])).await.expect(200).text;
    for wanted in [
        format!("rel=\"prev\" href=\"/pictures/{}\"", ids[0]),
        format!("rel=\"next\" href=\"/pictures/{}\"", ids[2]),
        format!("href=\"/posts/{post}\""),
        "2 / 3".to_owned(),
    ] {
        assert!(page.contains(&wanted), "{wanted}\n{page}");
    }
    let last = ana.get(&format!("/pictures/{}", ids[2])).await.expect(200).text;
    assert!(!last.contains("rel=\"next\""), "what is no picture is not among them");
    let piece = ana.fragment(&format!("/pictures/{}", ids[0])).await.expect(200).text;
    assert!(piece.starts_with("<figure") && piece.contains("method=\"dialog\""), "{piece}");
    ana.get(&format!("/pictures/{note}")).await.expect(404);
    ben.get(&format!("/pictures/{}", ids[0])).await.expect(404);
}

/// A JPEG larger than this program reads, which says where it was taken.
fn vast_picture() -> Vec<u8> {
    let mut bytes = vec![0xff, 0xd8, 0xff, 0xe1, 0, 20];
    bytes.extend(b"Exif\0\0here: 48.85N");
    // A frame of 9,000 by 9,000.
    bytes.extend([
        0xff, 0xc0, 0, 11, 8, 0x23, 0x28, 0x23, 0x28, 1, 1, 0x11, 0, 0xff, 0xda, 0, 8, 1, 1, 0, 0,
        63, 0,
    ]);
    bytes.extend([1, 2, 3, 0xff, 0xd9]);
    bytes
}

#[tokio::test(flavor = "multi_thread")]
async fn no_picture_says_where_it_was_taken() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    let (_, href) = uploaded(&ana, "vast.jpg", vast_picture()).await;
    let served = ana.get(&href).await.expect(200).text;
    assert!(!served.contains("48.85N"), "{served:?}");
    let (_, href) = uploaded(
        &ana,
        "scan.tiff",
        b"II*\0\x08\0\0\0\x01\0\xbc\x02\x01\0\x09\0\0\0\x1a\0\0\0\0\0\0\0up there!".to_vec(),
    )
    .await;
    let served = ana.get(&href).await.expect(200).text;
    assert!(served.starts_with("II*") && !served.contains("up there!"), "{served:?}");
    let refused = ana.upload("odd.tif", b"II+\0 what is this".to_vec()).await.expect(422);
    assert!(refused.text.contains("where it was taken"), "{}", refused.text);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_was_cut_on_the_disk_is_not_taken_for_the_whole() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    let (_, href) = uploaded(&ana, "plan.txt", b"All of it".to_vec()).await;
    let whole = ana.get(&href).await.expect(200);
    let hash = whole.headers["etag"].to_str().expect("a tag").trim_matches('"').to_owned();
    let path = net.folder().join("files").join(&hash[..2]).join(&hash);
    for left in [&b"All"[..], b"", b"All of it and more"] {
        std::fs::write(&path, left).expect("its bytes");
        let said = ana.get(&href).await.expect(503);
        assert!(said.text.contains("This file is damaged on the server."), "{}", said.text);
        assert!(!said.headers.contains_key("etag"));
        ana.get_with(&href, &[("range", "bytes=0-1")]).await.expect(503);
    }
    std::fs::write(&path, b"All of it").expect("its bytes");
    ana.get(&href).await.expect(200);
}
