//! Cards are kept in memory and shared by those who are shown the same: of every kind there is, in
//! every state its moves lead to, each reader is shown what is rendered for them alone.

use serde_json::json;
use testkit::example::{self, Known};
use testkit::{Client, TestApp};

use super::{id, published, room, seen};

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

/// Publishes a post of each kind and makes each of its moves, with fields that `pick` chooses.
async fn draw_every_kind(pick: impl Fn(usize) -> usize) {
    let net = TestApp::new().await;
    let (ana, ben, eve) = room(&net).await;
    // A question, so that another may be closed onto it.
    let shared = json!({ "space": "room", "kind": "question", "title": "Shared?" });
    let shared = id(&published(&ana, shared).await);
    let kinds = ana.api("GET", "/kinds", None).await.expect(200).json();
    for kind in kinds.as_array().expect("kinds") {
        let name = kind["name"].as_str().expect("a name");
        let file = id(&ana.upload("plan.txt", b"A plan".to_vec()).await.expect(201).json());
        let mut known =
            Known { person: "ben".into(), post: shared.clone(), file, ..Known::default() };
        let fields = example::fields(&kind["fields"], &known, &pick);
        let new = json!({
            "space": "room", "kind": name, "title": "Title", "body": "Words.", "fields": fields,
        });
        let post = id(&published(&ana, new).await);
        known.comment = ben.comment(&post, "Sure.").await;
        compare(&[&eve, &ben, &ana], &post, name).await;
        for declared in kind["moves"].as_array().expect("moves") {
            let state = &seen(&ana, &post).await["state"];
            if !declared["from"].as_array().expect("states").contains(state) {
                continue;
            }
            let (name, host) = (declared["name"].as_str().expect("a name"), "host");
            let said = example::fields(&declared["asks"], &known, &pick);
            let mover = if declared["who"] == host { &ana } else { &ben };
            mover.api("POST", &format!("/posts/{post}/moves/{name}"), said).await.expect(200);
            // Whoever moved first, or last, fills the memory that the others read.
            compare(&[&ben, &eve, &ana], &post, name).await;
        }
        // Only now: each who reacted is shown something else already.
        ben.api("PUT", &format!("/posts/{post}/reactions/%F0%9F%91%8D"), None).await.expect(204);
        let comment = &known.comment;
        eve.api("PUT", &format!("/comments/{comment}/reactions/%F0%9F%91%8D"), None)
            .await
            .expect(204);
        compare(&[&ben, &eve, &ana], &post, "reactions").await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_card_of_every_kind_is_each_readers_own() {
    draw_every_kind(|_| 0).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_card_of_every_kind_with_all_it_asks_is_each_readers_own() {
    draw_every_kind(|below| below - 1).await;
}
