//! Starting points: those of a space, written by whoever runs it, and the first post of a newcomer.

use serde_json::{Value, json};
use spaces::{Access, Kind};
use testkit::kinds::room;
use testkit::{Client, TestApp};

kernel::sql! {
    static LOGGED = "SELECT COUNT(*) FROM activities WHERE kind = 'space.prompts'";
}

async fn logged(net: &TestApp) -> i64 {
    let count =
        |tx: &mut kernel::Tx<'_>| tx.query_one(&LOGGED, kernel::params![], |row| row.get(0));
    net.app.db.read(count).await.expect("the log is read")
}

/// The starting points under the form of a page.
async fn offered(who: &Client, path: &str) -> String {
    let page = who.get(path).await.expect(200).text;
    let (_, rest) = page.split_once("<details class=\"prompts\"").expect("starting points");
    rest.split_once("</details>").expect("their end").0.to_owned()
}

fn labels(list: &Value) -> Vec<&str> {
    let list = list.as_array().expect("a list").iter();
    list.map(|one| one["label"].as_str().expect("a name")).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_manager_writes_what_a_space_offers() {
    let net = TestApp::new().await;
    let (ana, ben, _) = room(&net).await;
    let page = ana.get("/spaces/room/prompts").await.expect(200).text;
    assert!(page.contains("general ones are offered"), "{page}");
    assert!(ana.get("/spaces/room/edit").await.text.contains("href=\"/spaces/room/prompts\""));
    assert!(offered(&ben, "/spaces/room").await.contains("Ask for help"));

    let form = [
        ("label-1", "A   recipe"),
        ("kind-1", "message"),
        ("text-1", "For how many:\r\n\r\nYou need:"),
        ("label-2", "Which \"pan\"?"),
        ("kind-2", "question"),
        ("text-2", ""),
        ("label-3", ""),
        ("kind-3", "poll"),
        ("text-3", " "),
    ];
    ana.post("/spaces/room/prompts", &form).await.expect(303);
    let seen = offered(&ben, "/spaces/room").await;
    let recipe =
        "/posts/new?space=room&amp;kind=message&amp;body=For%20how%20many%3A%0A%0AYou%20need%3A";
    assert!(
        seen.contains(&format!("href=\"{}\">A recipe</a>", recipe.replace("&amp;", "&#38;"))),
        "{seen}"
    );
    assert!(seen.contains("kind=question") && !seen.contains("Ask for help"), "{seen}");
    assert!(offered(&ben, "/posts/new?space=room").await.contains("A recipe"));
    let begun = ben.get("/posts/new?space=room&kind=message&body=For%20how").await.expect(200).text;
    assert!(begun.contains("<option value=\"room\" selected"), "{begun}");
    let page = ana.get("/spaces/room/prompts").await.expect(200).text;
    assert!(page.contains("value=\"A recipe\"") && page.contains("name=\"label-3\""), "{page}");

    let list = ben.api("GET", "/spaces/room/prompts", None).await.expect(200).json();
    assert_eq!(labels(&list["prompts"]), ["A recipe", "Which \"pan\"?"]);
    assert_eq!(list["prompts"][0]["text"], "For how many:\n\nYou need:");
    let list = ben.api("GET", "/prompts?space=room", None).await.expect(200).json();
    assert_eq!(
        list[1],
        json!({ "label": "Which \"pan\"?", "kind": "question", "text": "", "space": "room" })
    );

    let one = json!({ "prompts": [{ "label": "News" }] });
    ana.api("PUT", "/spaces/room/prompts", Some(one.clone())).await.expect(200);
    ana.api("PUT", "/spaces/room/prompts", Some(one)).await.expect(200);
    assert_eq!(logged(&net).await, 2, "what changes nothing is not logged");
    assert!(!offered(&ben, "/spaces/room").await.contains("A recipe"));
    ana.api("PUT", "/spaces/room/prompts", Some(json!({ "prompts": [] }))).await.expect(200);
    assert!(offered(&ben, "/spaces/room").await.contains("Ask for help"));
}

#[tokio::test(flavor = "multi_thread")]
async fn only_managers_write_them_and_only_what_everybody_may_begin() {
    let net = TestApp::new().await;
    let (ana, ben, _) = room(&net).await;
    let form = [("label-1", "Mine"), ("kind-1", "message"), ("text-1", "")];
    let one = || Some(json!({ "prompts": [{ "label": "Mine" }] }));
    ben.get("/spaces/room/prompts").await.expect(403);
    ben.post("/spaces/room/prompts", &form).await.expect(403);
    ben.api("PUT", "/spaces/room/prompts", one()).await.expect(403);
    net.space(&ana, "vault", Access::Secret).await;
    ben.get("/spaces/vault/prompts").await.expect(404);
    ben.post("/spaces/vault/prompts", &form).await.expect(404);
    for method in ["GET", "PUT"] {
        let body = if method == "PUT" { one() } else { None };
        ben.api(method, "/spaces/vault/prompts", body).await.expect(404);
    }
    ben.api("GET", "/prompts?space=vault", None).await.expect(404);

    let refused =
        |list: Value| ana.api("PUT", "/spaces/room/prompts", Some(json!({ "prompts": list })));
    refused(json!([{ "label": " " }])).await.expect(422);
    refused(json!([{ "label": "a".repeat(41) }])).await.expect(422);
    refused(json!([{ "label": "Long", "text": "a".repeat(1_001) }])).await.expect(422);
    refused(json!([{ "label": "For all", "kind": "announcement" }])).await.expect(422);
    refused(json!([{ "label": "Nothing", "kind": "nothing" }])).await.expect(422);
    refused(Value::Array(vec![json!({ "label": "Six" }); 6])).await.expect(422);
    let typed = [("label-1", ""), ("kind-1", "message"), ("text-1", "What I found in the attic:")];
    let page = ana.post("/spaces/room/prompts", &typed).await.expect(422).text;
    assert!(page.contains("give it a name") && page.contains("in the attic:"), "{page}");
    assert_eq!(logged(&net).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_never_published_is_invited_to_introduce_themselves() {
    let net = TestApp::new().await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    let bench = net.space(&ana, "bench", Access::Open).await;
    net.join(bench, &ben).await;
    assert!(
        offered(&ben, "/").await.contains("space=bench&#38;kind=message&#38;body=My%20job%20is")
    );
    net.space_of(&ana, "all", Access::Open, Kind::Company).await;
    let home = offered(&ben, "/").await;
    assert!(home.contains("class=\"prompt-first\" href=\"/posts/new?space=all"), "{home}");
    assert!(home.starts_with(" open>"), "{home}");
    // Where those who run a space say so, newcomers are greeted there, in their words.
    let greeting = json!({ "label": "Hello, bench", "text": "I like to saw", "newcomers": true });
    let greeting = json!({ "prompts": [greeting] });
    ana.api("PUT", "/spaces/bench/prompts", Some(greeting)).await.expect(200);
    assert!(offered(&ben, "/").await.contains("space=bench&#38;kind=message&#38;body=I%20like"));
    let list = ben.api("GET", "/prompts", None).await.expect(200).json();
    assert_eq!(labels(&list)[..2], ["Hello, bench", "What I learned"]);
    // What is said in a conversation is no post.
    let talk = json!({ "people": ["ana"] });
    let talk = ben.api("POST", "/conversations", Some(talk)).await.expect(201).json();
    ben.publish(talk["slug"].as_str().expect("an address"), "Hello").await;
    assert!(offered(&ben, "/").await.contains("Hello, bench"));

    ben.publish("bench", "I like to saw at night").await;
    let home = offered(&ben, "/").await;
    assert!(!home.contains("Hello, bench") && home.starts_with(" open>"), "{home}");
    for words in ["Again", "And again"] {
        ben.publish("bench", words).await;
    }
    assert!(offered(&ben, "/").await.starts_with('>'), "whoever has begun finds them folded");
    assert!(offered(&ben, "/spaces/bench").await.starts_with('>'));
    let list = ben.api("GET", "/prompts", None).await.expect(200).json();
    assert_eq!(labels(&list)[0], "What I learned");
}
