//! Without scripts, what was typed comes back on every refusal.

use reqwest::multipart::Form;
use serde_json::json;
use spaces::Access;
use testkit::{Client, TestApp};

const WORDS: &str = "A long thought about <drawers>, written\nfor an hour.";

/// What a page without scripts sends, with files or as one that has none; what it gets back.
async fn sent(
    who: &Client,
    path: &str,
    token: &str,
    fields: &[(&'static str, &str)],
    files: bool,
) -> (u16, String) {
    let request = match files {
        true => {
            let mut form = Form::new().text("csrf", token.to_owned());
            for (name, value) in fields {
                form = form.text(*name, (*value).to_owned());
            }
            who.form(path).multipart(form)
        }
        false => who.form(path).form(&[&[("csrf", token)], fields].concat()),
    };
    let answer = request.send().await.expect("an answer");
    (answer.status().as_u16(), answer.text().await.expect("a page"))
}

#[track_caller]
fn shows_the_words(page: &str) {
    let escaped = WORDS.replace('<', "&#60;").replace('>', "&#62;");
    assert!(page.contains(&escaped), "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn words_come_back_on_every_refusal() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    net.space(&ana, "room", Access::Open).await;
    let post = ana.publish("room", "Gone soon").await;
    let id = post.parse::<u64>().expect("a number");
    let gone = format!("/posts/{id}/comments");
    ana.api("DELETE", &format!("/posts/{id}"), None).await.expect(204);
    let right = ana.csrf();
    let words = [("space", "room"), ("body", WORDS)];
    let about = [("name", "Room"), ("about", WORDS)];
    let refused = [
        ("/posts", "wrong", &words[..], true, 403),
        (gone.as_str(), right.as_str(), &words[1..], true, 404),
        ("/spaces", "wrong", &about[..], false, 403),
    ];
    for (path, token, fields, files, status) in refused {
        let (was, page) = sent(&ana, path, token, fields, files).await;
        assert_eq!(was, status, "{path}: {page}");
        shows_the_words(&page);
    }
    // A session that has ended.
    ana.post("/sign-out", &[]).await.expect(303);
    for (path, fields, files) in [("/posts", &words[..], true), ("/spaces", &about[..], false)] {
        let (was, page) = sent(&ana, path, &right, fields, files).await;
        assert_eq!(was, 401, "{path}: {page}");
        shows_the_words(&page);
    }
    // Words come back also where a picture follows them, larger than a stranger may send.
    let picture = vec![0; 200_000];
    let form = Form::new().text("csrf", right.clone()).text("body", WORDS);
    let form = form.part("upload", reqwest::multipart::Part::bytes(picture).file_name("p.png"));
    let answer = ana.form("/posts").multipart(form).send().await.expect("an answer");
    shows_the_words(&answer.text().await.expect("a page"));
    let secret = [("old", WORDS), ("password", WORDS), ("new_password", WORDS)];
    let (was, page) = sent(&ana, "/settings/password", &right, &secret, false).await;
    assert!(was == 303 && !page.contains("drawers"), "{was}: {page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn files_that_are_too_many_or_empty_are_told() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    net.space(&ana, "room", Access::Open).await;
    let names: Vec<String> = (0..21).map(|n| format!("{n}.txt")).collect();
    let many: Vec<_> = names.iter().map(|name| (name.as_str(), vec![b'x'])).collect();
    for (files, said) in [
        (many, "At most 20 files"),
        (vec![("empty.txt", Vec::new())], "empty.txt"),
        (vec![("odd.tif", b"II+\0 what is this".to_vec())], "where it was taken"),
    ] {
        let words = [("space", "room"), ("body", WORDS)];
        let answer = ana.post_files("/posts", &words, files).await.expect(422);
        shows_the_words(&answer.text);
        assert!(answer.text.contains(said), "{said}: {}", answer.text);
    }
    let left = ana.api("GET", "/spaces/room/posts", None).await.expect(200).json();
    assert_eq!(left["items"], json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn hours_are_of_the_browser_until_a_zone_is_chosen() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    net.space(&ana, "room", Access::Open).await;
    let page = async |zone: &str| {
        let cookies = format!("parvis={}; parvis-zone={zone}", ana.session());
        net.nobody().get_with("/spaces/room", &[("cookie", &cookies)]).await.expect(200).text
    };
    assert!(page("America/New_York").await.contains("Time zone: America/New York"));
    assert!(page("Nowhere/<x>").await.contains("Time zone: Europe/Paris"));
    let (id, tokyo) = (ana.id(), ui::Zone::named("Asia/Tokyo").expect("a zone"));
    net.app.db.write(move |tx| people::zone::choose(tx, id, tokyo)).await.expect("chosen");
    assert!(page("America/New_York").await.contains("Time zone: Asia/Tokyo"));
}
