//! Cards are kept in memory and shared by those who are shown the same: of every kind there is, in
//! every state its moves lead to, each reader is shown what is rendered for them alone.

use serde_json::{Value, json};
use testkit::{Client, TestApp};

use super::{id, published, room};

/// A post of this kind, and what its moves ask for.
struct Sample {
    new: Value,
    said: Vec<(&'static str, Value)>,
}

async fn sample(kind: &str, author: &Client) -> Sample {
    let (fields, said) = match kind {
        "message" | "article" => (json!({}), vec![]),
        "question" => {
            (json!({}), vec![("accept", json!({ "comment": "COMMENT" })), ("reopen", json!({}))])
        }
        "poll" => (
            json!({ "options": ["Oui", "Non"] }),
            vec![("vote", json!({ "choices": [1] })), ("close", json!({}))],
        ),
        "announcement" => (
            json!({ "acknowledge": true }),
            vec![("acknowledge", json!({})), ("remind", json!({})), ("end", json!({}))],
        ),
        "praise" => (json!({ "to": ["ben"] }), vec![]),
        "share" => {
            let shared = published(author, json!({ "space": "room", "body": "Shared." })).await;
            (json!({ "post": shared["id"] }), vec![])
        }
        other => panic!("the kind {other} needs a sample here"),
    };
    let new = json!({
        "space": "room", "kind": kind, "title": "Title", "body": "Words.", "fields": fields,
    });
    Sample { new, said }
}

/// The card of a post in a list, which comes from memory.
fn card<'a>(page: &'a str, post: &str) -> &'a str {
    let start = page.find(&format!("id=\"post-{post}\"")).expect("the card");
    let start = page[..start].rfind("<article").expect("its beginning");
    let end = page[start..].find("</article>").expect("its end");
    &page[start..start + end]
}

async fn compare(readers: &[&Client], post: &str, after: &str) {
    for reader in readers {
        let list = reader.get("/spaces/room").await.expect(200).text;
        let alone = reader.get(&format!("/fragments/posts/{post}")).await.expect(200).text;
        let (shared, alone) = (card(&list, post), card(&alone, post));
        assert_eq!(shared, alone, "{} after {after}", reader.handle());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_card_of_every_kind_is_each_readers_own() {
    let net = TestApp::new().await;
    let (ana, ben, eve) = room(&net).await;
    let kinds = ana.api("GET", "/kinds", None).await.expect(200).json();
    for kind in kinds.as_array().expect("kinds") {
        let name = kind["name"].as_str().expect("a name");
        let Sample { new, said } = sample(name, &ana).await;
        let post = id(&published(&ana, new).await);
        let path = format!("/posts/{post}/comments");
        let comment = ben.api("POST", &path, Some(json!({ "body": "Sure." }))).await;
        let comment = id(&comment.expect(201).json());
        compare(&[&eve, &ben, &ana], &post, name).await;
        for declared in kind["moves"].as_array().expect("moves") {
            let by_name = |(name, _): &&(&str, Value)| declared["name"] == **name;
            let (name, said) = said.iter().find(by_name).expect("every move has a sample");
            let said = said.to_string().replace("COMMENT", &comment);
            let said: Value = serde_json::from_str(&said).expect("JSON");
            let mover = if declared["who"] == "host" { &ana } else { &ben };
            mover.api("POST", &format!("/posts/{post}/moves/{name}"), Some(said)).await.expect(200);
            // Whoever moved first, or last, fills the memory that the others read.
            compare(&[&ben, &eve, &ana], &post, name).await;
        }
        // Only now: each who reacted is shown something else already.
        ben.api("PUT", &format!("/posts/{post}/reactions/%F0%9F%91%8D"), None).await.expect(204);
        eve.api("PUT", &format!("/comments/{comment}/reactions/%F0%9F%91%8D"), None)
            .await
            .expect(204);
        compare(&[&ben, &eve, &ana], &post, "reactions").await;
    }
}
