//! What there is to see in a picture, said for those who do not see it; files in the order given.

use serde_json::{Value, json};
use testkit::kinds::room;
use testkit::{Client, TestApp};

use crate::access::picture;
use crate::search::search;

async fn drawn(who: &Client, name: &str) -> String {
    let file = who.upload(name, picture(8, 6)).await.expect(201).json();
    file["id"].as_str().expect("an identifier").to_owned()
}

/// What is said of the pictures of a post or comment, in their order.
async fn alts(who: &Client, path: &str) -> Vec<String> {
    let view = who.api("GET", path, None).await.expect(200).json();
    let files = view["files"].as_array().expect("files").clone();
    files.iter().map(|file| file["alt"].as_str().expect("a text").to_owned()).collect()
}

fn text(view: &Value, key: &str) -> String {
    view[key].as_str().expect("a text").to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_picture_is_described_in_its_form_and_for_programs() {
    let net = TestApp::new().await;
    let (ana, ben, _) = room(&net).await;
    let (one, two) = (drawn(&ana, "one.png").await, drawn(&ana, "two.png").await);
    let (of_one, of_two) = (format!("alt-{one}"), format!("alt-{two}"));
    let form = [
        ("space", "room"),
        ("body", "The quay"),
        ("file", &one),
        (of_one.as_str(), "  Two boats\nat dusk "),
        ("file", &two),
        (&of_two, ""),
    ];
    // A draft keeps it as the post does.
    ana.post_files("/drafts", &form, Vec::new()).await.expect(303);
    let drafts = ana.api("GET", "/drafts", None).await.expect(200).json();
    let form_again = ana.get(&format!("/drafts/{}", text(&drafts[0], "id"))).await.expect(200).text;
    assert!(form_again.contains("value=\"Two boats at dusk\""), "{form_again}");
    ana.post_files("/posts", &form, Vec::new()).await.expect(303);
    let posts = ben.api("GET", "/spaces/room/posts", None).await.expect(200).json();
    let path = format!("/posts/{}", text(&posts["items"][0], "id"));
    assert_eq!(alts(&ben, &path).await, ["Two boats at dusk", ""]);
    let page = ben.get(&path).await.expect(200).text;
    assert!(page.contains("alt=\"Two boats at dusk\""), "{page}");
    assert!(page.contains("alt=\"two.png\""), "one that nobody described has its name");
    let large = ben.get(&format!("/pictures/{one}")).await.expect(200).text;
    assert!(large.contains("alt=\"Two boats at dusk\""), "{large}");
    net.indexed().await;
    let found = search(&ben, "dusk ").await;
    assert_eq!(found["items"].as_array().map(Vec::len), Some(1), "{found}");

    let said = |alt: &str| Some(json!({ "alt": alt }));
    let file = format!("/files/{two}");
    let view = ana.api("PATCH", &file, said("A crane")).await.expect(200).json();
    assert_eq!(text(&view, "alt"), "A crane");
    assert_eq!(alts(&ben, &path).await, ["Two boats at dusk", "A crane"]);
    assert!(ben.get(&path).await.text.contains("alt=\"A crane\""), "cards in memory say it");
    ben.api("PATCH", &file, said("Mine")).await.expect(404);
    ana.api("PATCH", &file, said(&"é".repeat(501))).await.expect(422);
    ana.api("PATCH", &file, said(&"é".repeat(500))).await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_describes_a_picture_while_it_uploads_it() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    let send = async |alt: &str| {
        let part = reqwest::multipart::Part::bytes(picture(8, 6)).file_name("a.png");
        let form = reqwest::multipart::Form::new().text("alt", alt.to_owned()).part("file", part);
        let sent = ana.request("POST", "/files", None).multipart(form).send().await;
        let answer = sent.expect("an answer");
        (answer.status().as_u16(), answer.text().await.expect("a text"))
    };
    let (status, file) = send("A  crane").await;
    assert!(status == 201 && file.contains("\"alt\":\"A crane\""), "{status} {file}");
    assert_eq!(send(&"a".repeat(501)).await.0, 422);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_description_is_changed_by_who_wrote_the_text_and_changes_nothing_else() {
    let net = TestApp::new().await;
    let (ana, ben, _) = room(&net).await;
    let post = ana.publish("room", "See below").await;
    let file = drawn(&ana, "quay.png").await;
    let under = format!("/posts/{post}/comments");
    let new = json!({ "body": "Here", "files": [file] });
    let comment = text(&ana.api("POST", &under, Some(new)).await.expect(201).json(), "id");
    let (path, alt) = (format!("/comments/{comment}"), format!("alt-{file}"));
    let form = [
        ("body", "Here"),
        ("files", "1"),
        ("file", file.as_str()),
        (alt.as_str(), "The quay"),
        ("space", "room"),
    ];
    ana.post_files(&format!("{path}/edit"), &form, Vec::new()).await.expect(303);
    assert_eq!(alts(&ben, &path).await, ["The quay"]);
    assert!(ben.get(&format!("/posts/{post}")).await.text.contains("alt=\"The quay\""));
    let view = ben.api("GET", &path, None).await.json();
    assert!(view["edited_at"].is_null(), "nothing else was said: {view}");
    ben.api("PATCH", &format!("/files/{file}"), Some(json!({ "alt": "Mine" }))).await.expect(404);
    // Somebody else's form says nothing of it.
    let theirs = [("space", "room"), ("body", "Mine"), (alt.as_str(), "Mine")];
    ben.post_files("/posts", &theirs, Vec::new()).await.expect(303);
    assert_eq!(alts(&ben, &path).await, ["The quay"]);
    // Nor does one's own form about something else.
    ana.post_files("/posts", &theirs, Vec::new()).await.expect(303);
    assert_eq!(alts(&ben, &path).await, ["The quay"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn files_stand_where_a_form_without_scripts_puts_them() {
    let net = TestApp::new().await;
    let (ana, ben, _) = room(&net).await;
    let mut ids = Vec::new();
    for name in ["a.png", "b.png", "c.png", "d.png"] {
        ids.push(drawn(&ana, name).await);
    }
    let places: Vec<String> = ids.iter().map(|id| format!("place-{id}")).collect();
    let mut form = vec![("space", "room"), ("body", "In order")];
    form.extend(ids.iter().map(|id| ("file", id.as_str())));
    // The last goes first; the first goes behind all others; what is left empty stays in its order.
    form.extend([(places[3].as_str(), "1"), (&places[0], "20"), (&places[1], "")]);
    ana.post_files("/posts", &form, Vec::new()).await.expect(303);
    let posts = ben.api("GET", "/spaces/room/posts", None).await.expect(200).json();
    let files = posts["items"][0]["files"].as_array().expect("files").clone();
    let names: Vec<String> = files.iter().map(|file| text(file, "name")).collect();
    assert_eq!(names, ["d.png", "b.png", "c.png", "a.png"]);
}
