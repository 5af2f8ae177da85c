//! What is written can be changed as it was written: with its files, for those who were shown to read it.

use serde_json::{Value, json};
use spaces::Access;
use testkit::kinds::room;
use testkit::{Client, TestApp};

kernel::sql! {
    static GIVE = "UPDATE files SET owner_id = $2 WHERE id = $1";
}

/// The names of the files of a post or comment, in their order.
async fn files(who: &Client, path: &str) -> Vec<String> {
    let view = who.api("GET", path, None).await.expect(200).json();
    let files = view["files"].as_array().expect("files").clone();
    files.iter().map(|file| file["name"].as_str().expect("a name").to_owned()).collect()
}

async fn upload(who: &Client, name: &str) -> String {
    let file = who.upload(name, name.into()).await.expect(201).json();
    file["id"].as_str().expect("an identifier").to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn files_of_a_post_or_comment_come_and_go_when_it_is_edited() {
    let net = TestApp::new().await;
    let (ana, ben, _) = room(&net).await;
    let (one, two) = (upload(&ana, "one.txt").await, upload(&ana, "two.txt").await);
    let post = ana.publish("room", "Plans").await;
    let comment = ana.comment(&post, "More plans").await;
    for path in [format!("/posts/{post}"), format!("/comments/{comment}")] {
        let edit = format!("{path}/edit");
        let form = ana.get(&edit).await.expect(200).text;
        for tool in [
            "data-upload=\"/files\"",
            "data-mark=\"bold\"",
            "data-preview",
            "everyone in the company",
        ] {
            assert!(form.contains(tool), "{tool}");
        }
        // With the form, as a page without scripts sends it.
        let fields = [("body", "Plans"), ("files", "1"), ("space", "room")];
        let sent = vec![("b.txt", b"b".to_vec()), ("a.txt", b"a".to_vec())];
        ana.post_files(&edit, &fields, sent).await.expect(303);
        assert_eq!(files(&ben, &path).await, ["b.txt", "a.txt"]);
        let form = ana.get(&edit).await.expect(200).text;
        let kept = form.matches("type=\"checkbox\" name=\"file\"").count();
        assert!(form.contains("b.txt") && kept == 2, "{form}");
        // A form that shows no files leaves them alone, and so does a program that names none.
        ana.post_files(&edit, &[("body", "Plans, again")], Vec::new()).await.expect(303);
        ana.api("PATCH", &path, Some(json!({ "body": "Plans" }))).await.expect(200);
        assert_eq!(files(&ben, &path).await, ["b.txt", "a.txt"]);
        let view = ana.api("GET", &path, None).await.json();
        let b = view["files"][0]["id"].as_str().unwrap().to_owned();
        ana.post_files(&edit, &[&fields[..], &[("file", &b)]].concat(), Vec::new())
            .await
            .expect(303);
        assert_eq!(files(&ben, &path).await, ["b.txt"]);
        // What was taken away is nobody else's to read.
        let href = view["files"][1]["href"].as_str().unwrap();
        ana.get(href).await.expect(200);
        ben.get(href).await.expect(404);
        assert!(ana.api("GET", &path, None).await.json()["edited_at"].is_string());
    }
    let path = format!("/posts/{post}");
    let wanted = |files: Value| Some(json!({ "files": files }));
    ana.api("PATCH", &path, wanted(json!([two, one]))).await.expect(200);
    assert_eq!(files(&ben, &path).await, ["two.txt", "one.txt"]);
    ana.api("PATCH", &path, wanted(json!([one, two]))).await.expect(200);
    assert_eq!(files(&ben, &path).await, ["one.txt", "two.txt"]);
    let theirs = upload(&ben, "theirs.txt").await;
    ana.api("PATCH", &path, wanted(json!([theirs]))).await.expect(422);
    ben.api("PATCH", &path, wanted(json!([]))).await.expect(403);
    ana.api("PATCH", &format!("/comments/{comment}"), wanted(json!([one]))).await.expect(422);
    assert_eq!(files(&ben, &path).await, ["one.txt", "two.txt"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_edit_is_for_those_who_were_shown_to_read_it() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    let space = net.space_of(&ana, "yard", Access::Open, spaces::Kind::External).await;
    let post = ana.publish("yard", "Between us").await;
    let shown = [("body", "Between us alone"), ("space", "yard"), ("audience", "yard open")];
    let guest = net.guest("gus").await;
    net.join(space, &guest).await;
    let edit = format!("/posts/{post}/edit");
    let refused = ana.post_files(&edit, &shown, Vec::new()).await.expect(412).text;
    assert!(refused.contains("Between us alone"), "what was typed is there");
    assert!(refused.contains("value=\"yard open guests\""), "and who reads it now");
    let audience = json!({ "space": "yard", "access": "open", "guests": false });
    let words = json!({ "body": "Between us alone", "audience": audience });
    ana.api("PATCH", &format!("/posts/{post}"), Some(words)).await.expect(412);
    let known = [("body", "Hello all"), ("space", "yard"), ("audience", "yard open guests")];
    ana.post_files(&edit, &known, Vec::new()).await.expect(303);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_somebody_else_attached_stays_when_a_post_is_edited() {
    let net = TestApp::new().await;
    let (ana, ben, _) = room(&net).await;
    let file = upload(&ana, "theirs.txt").await;
    let new = json!({ "space": "room", "body": "Imported", "files": [file] });
    let post = ana.api("POST", "/posts", Some(new)).await.expect(201).json();
    let path = format!("/posts/{}", post["id"].as_str().unwrap());
    let (file, owner) = (file.parse::<posts::FileId>().unwrap(), ben.id());
    let give = move |tx: &mut kernel::Tx<'_>| tx.execute(&GIVE, kernel::params![file, owner]);
    net.app.db.write(give).await.unwrap();
    let form = [("body", "Imported, and changed"), ("files", "1")];
    ana.post_files(&format!("{path}/edit"), &form, Vec::new()).await.expect(303);
    assert_eq!(files(&ben, &path).await, ["theirs.txt"]);
}
