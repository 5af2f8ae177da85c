//! What a text, its readers, its author and those it mentions are told.

use serde_json::{Value, json};
use spaces::Access;
use testkit::Client;

use super::{Room, id, ids};
use crate::inbox::waiting;

/// How often a page says that somebody mentioned is not told.
async fn marked(who: &Client, path: &str) -> usize {
    let page = who.get(path).await.expect(200).text;
    page.matches("class=\"mention untold\"").count()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_text_says_to_every_reader_who_is_not_told() {
    let room = Room::new(Access::Closed).await;
    let post = id(&room.published(&room.ana, "For @ben, @bea, @bob and @nobody").await);
    room.ben.api("PATCH", "/me", Some(json!({ "lang": "fr" }))).await.expect(200);
    for path in ["/spaces/room".to_owned(), format!("/posts/{post}")] {
        for (who, words) in
            [(&room.ana, "(will not be notified)"), (&room.ben, "(ne recevra aucune notification)")]
        {
            assert_eq!(marked(who, &path).await, 2, "{path}");
            let page = who.get(&path).await.text;
            assert_eq!(page.matches(words).count(), 2, "{path} of {}", who.handle());
        }
    }
    // Who comes later was not told: the text goes on saying so, until it is edited.
    room.net.join(room.id, &room.bea).await;
    assert_eq!(waiting(&room.net, &room.bea).await, [""; 0]);
    assert_eq!(marked(&room.bea, &format!("/posts/{post}")).await, 2);
    let words = json!({ "body": "For @ben, @bea, @bob and @nobody, again" });
    let edited = room.ana.api("PATCH", &format!("/posts/{post}"), Some(words)).await.expect(200);
    assert_eq!(edited.json()["not_told"], ids(&[&room.bob]));
    assert_eq!(waiting(&room.net, &room.bea).await, ["mention*"]);
    assert_eq!(waiting(&room.net, &room.bob).await, [""; 0]);
    assert_eq!(marked(&room.bea, &format!("/posts/{post}")).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_is_told_whom_its_words_do_not_reach() {
    let room = Room::new(Access::Secret).await;
    let post = room.published(&room.ben, "For @ana, @bea and @bob").await;
    assert_eq!(post["not_told"], ids(&[&room.bea, &room.bob]));
    assert_eq!(room.published(&room.ben, "For @ana").await["not_told"], json!([]));
    let path = format!("/posts/{}/comments", id(&post));
    let new = Some(json!({ "body": "And @bea" }));
    let comment = room.ana.api("POST", &path, new).await.expect(201).json();
    assert_eq!(comment["not_told"], ids(&[&room.bea]));
    let edited = Some(json!({ "body": "And @ben" }));
    let path = format!("/comments/{}", id(&comment));
    let edited = room.ana.api("PATCH", &path, edited).await.expect(200).json();
    assert_eq!(edited["not_told"], json!([]));
}

/// Sends the form of a page without scripts; answers the page it leads to.
async fn sent(who: &Client, path: &str, fields: &[(&str, &str)]) -> (String, String) {
    let answer = who.post_files(path, fields, Vec::new()).await.expect(303);
    let page = answer.location().to_owned();
    let text = who.get(&page).await.expect(200).text;
    (page, text)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_author_is_told_after_publishing_and_what_may_be_done() {
    let room = Room::new(Access::Closed).await;
    let add = |who: &str| format!("href=\"/spaces/room/members?add={who}\"");
    let fields =
        [("space", "room"), ("body", "For @bea and @bob"), ("kind", "message"), ("once", "1")];
    let (path, page) = sent(&room.ana, "/posts", &fields).await;
    assert!(path.starts_with("/posts/") && path.ends_with("/untold"), "{path}");
    assert!(page.contains("Bea cannot read room and will not be notified."), "{page}");
    assert!(page.contains("Bob is a guest who cannot read room and will not be notified."));
    assert!(page.contains(&add("bea")) && page.contains("Add Bea to room"));
    assert!(!page.contains(&add("bob")), "a guest is not brought in among the company's own");
    let members = room.ana.get("/spaces/room/members?add=bea").await.expect(200).text;
    assert!(members.contains("name=\"handle\" value=\"@bea\" checked"), "{members}");
    // It is its author's alone.
    room.ben.get(&path).await.expect(403);
    room.bea.get(&path).await.expect(404);

    // Whoever may add nobody is told the fact.
    let fields = [("space", "room"), ("body", "@bea?"), ("kind", "message"), ("once", "2")];
    let (_, page) = sent(&room.ben, "/posts", &fields).await;
    assert!(page.contains("Bea cannot read room") && !page.contains("members?add="), "{page}");
    let told = [("space", "room"), ("body", "@ana?"), ("kind", "message"), ("once", "3")];
    assert_eq!(sent(&room.ben, "/posts", &told).await.0, "/spaces/room", "nothing to say");

    // The same of comments and of edits.
    let post = room.ana.publish("room", "Hello").await;
    let fields = [("body", "And @bea?"), ("once", "4")];
    let (path, page) = sent(&room.ben, &format!("/posts/{post}/comments"), &fields).await;
    assert!(path.starts_with("/comments/") && page.contains("Bea cannot read room"), "{path}");
    room.ana.get(&path).await.expect(403);
    let comment = path.strip_suffix("/untold").unwrap();
    let (path, page) = sent(&room.ben, &format!("{comment}/edit"), &[("body", "@bob?")]).await;
    assert!(path.ends_with("/untold") && page.contains("Bob is a guest"), "{page}");
    let edit = format!("/posts/{post}/edit");
    let (path, page) = sent(&room.ana, &edit, &[("title", ""), ("body", "@bea?")]).await;
    assert!(path.ends_with("/untold") && page.contains(&add("bea")), "{page}");
    let (path, _) = sent(&room.ana, &edit, &[("title", ""), ("body", "@ben?")]).await;
    assert_eq!(path, format!("/posts/{post}"));
    room.ana.get(&format!("/posts/{post}/untold")).await.expect(404);
}

/// Sends the form of a page as the script does.
async fn by_script(who: &Client, path: &str, fields: &[(&str, &str)]) -> String {
    let form = reqwest::multipart::Form::new().text("csrf", who.csrf());
    let mut form = form.text("audience", "room closed");
    for (name, value) in fields {
        form = form.text((*name).to_owned(), (*value).to_owned());
    }
    let sent = who.form(path).header("X-Fragment", "1").multipart(form);
    sent.send().await.unwrap().text().await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_script_is_answered_with_the_card_and_what_is_to_be_said() {
    let room = Room::new(Access::Closed).await;
    let fields = [("space", "room"), ("body", "For @bea"), ("kind", "message"), ("once", "1")];
    let answer = by_script(&room.ana, "/posts", &fields).await;
    assert!(answer.starts_with("<article") && answer.contains("untold-note"), "{answer}");
    assert!(answer.contains("href=\"/spaces/room/members?add=bea\""), "{answer}");
    let post = room.ana.publish("room", "Hello").await;
    let fields = [("body", "And @bea?"), ("once", "2")];
    let answer = by_script(&room.ben, &format!("/posts/{post}/comments"), &fields).await;
    assert!(answer.starts_with("<li") && answer.contains("untold-note"), "{answer}");
    // Nobody else is shown it.
    assert!(!room.ben.get("/spaces/room").await.text.contains("untold-note"));
    assert!(!room.ana.get("/spaces/room").await.text.contains("untold-note"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_preview_says_it_before() {
    let room = Room::new(Access::Closed).await;
    let fields = [("space", "room"), ("body", "For @ben and @bea"), ("kind", "message")];
    let page = room.ana.post_files("/preview", &fields, Vec::new()).await.expect(200).text;
    assert!(page.contains("Bea cannot read room and will not be notified."), "{page}");
    assert!(
        page.contains("members?add=bea") && page.contains("publish this text in another space"),
        "{page}"
    );
    assert_eq!(page.matches("class=\"mention untold\"").count(), 1);
    let piece = by_script(&room.ana, "/preview", &fields).await;
    assert!(piece.contains("class=\"mention untold\"") && piece.contains("untold-note"));
    // Of a space that one does not see nothing is said.
    let hidden = room.bea.post_files("/preview", &fields, Vec::new()).await.text;
    assert!(!hidden.contains("untold"), "{hidden}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_conversation_says_it_too() {
    let room = Room::new(Access::Closed).await;
    let asked = Some(json!({ "people": ["ben"] }));
    let begun = room.ana.api("POST", "/conversations", asked).await.expect(201).json();
    let slug = begun["slug"].as_str().unwrap().to_owned();
    let new = json!({ "space": slug, "body": "Let us ask @bea, @ben" });
    let said = room.ana.api("POST", "/posts", Some(new)).await.expect(201).json();
    assert_eq!(said["not_told"], ids(&[&room.bea]));
    assert_eq!(marked(&room.ben, &format!("/spaces/{slug}")).await, 1);
    let path = format!("/complete?kind=person&q=be&space={slug}");
    let offered: Value = room.ana.get(&path).await.expect(200).json();
    assert_eq!((&offered[0]["value"], &offered[0]["can_read"]), (&json!("ben"), &json!(true)));
    assert_eq!(offered[1]["note"], "is not in this conversation");
    let fields = [("space", slug.as_str()), ("body", "@bea!"), ("kind", "message"), ("once", "1")];
    let (_, page) = sent(&room.ana, "/posts", &fields).await;
    assert!(page.contains("Bea cannot read this conversation"), "{page}");
    assert!(!page.contains("members?add="), "nobody is added to a conversation");
}
