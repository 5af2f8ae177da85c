//! One form of what is typed: accents, emoji, names of which nothing is seen, words read from the right.

use serde_json::{Value, json};
use spaces::Access;
use testkit::{Client, TestApp};

async fn refused(who: &Client, path: &str, new: Value, field: &str) {
    let answer = who.api("POST", path, Some(new.clone())).await;
    assert_eq!(answer.status, 422, "{new}: {}", answer.text);
    assert_eq!(answer.json()["errors"][0]["field"], field, "{new}: {}", answer.text);
}

#[tokio::test(flavor = "multi_thread")]
async fn marks_of_plain_talk_stay_as_typed_in_a_post() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    net.space(&ana, "room", Access::Open).await;
    for (typed, shown) in [
        ("cp $SRC/$DST and $HOME/bin:$PATH", "cp $SRC/$DST and $HOME/bin:$PATH"),
        ("$5 and 6$", "$5 and 6$"),
        ("scale 1:100:2, urn:id:42, key:on:val, a:smile:b", "urn:id:42, key:on:val, a:smile:b"),
        ("~5~6", "<p>~5~6</p>"),
        ("a $x^2$ b", "<math><semantics><msup><mi>x</mi><mn>2</mn></msup>"),
        ("#نرم‌افزار", ">#نرم‌افزار</a>"),
        ("#C++", "<p>#C++</p>"),
    ] {
        let post = ana.publish("room", typed).await;
        let page = ana.get(&format!("/posts/{post}")).await.expect(200).text;
        assert!(page.contains(shown), "{typed}: {page}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_heart_is_one_reaction_however_it_is_written() {
    let net = TestApp::new().await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    net.space(&ana, "room", Access::Open).await;
    let post = ana.publish("room", "Tea is ready").await;
    let path = format!("/posts/{post}/reactions");
    for (plain, full) in [("❤", "❤\u{fe0f}"), ("☺", "☺\u{fe0f}"), ("👍\u{fe0f}", "👍")]
    {
        ana.api("PUT", &format!("{path}/{plain}"), None).await.expect(204);
        ben.api("PUT", &format!("{path}/{full}"), None).await.expect(204);
        let kinds = ana.api("GET", &path, None).await.expect(200).json();
        let kind = kinds.as_array().unwrap().last().unwrap().clone();
        assert_eq!((&kind["emoji"], &kind["count"]), (&json!(full), &json!(2)), "{kinds}");
        ana.api("DELETE", &format!("{path}/{full}"), None).await.expect(204);
        ben.api("DELETE", &format!("{path}/{plain}"), None).await.expect(204);
        assert_eq!(ana.api("GET", &path, None).await.json(), json!([]));
    }
    for two in ["😀😀", "👍👎🎉", "é", "1"] {
        ana.api("PUT", &format!("{path}/{two}"), None).await.expect(422);
    }
    for one in ["©\u{fe0f}", "1\u{20e3}", "👩‍🔧"] {
        ana.api("PUT", &format!("{path}/{one}"), None).await.expect(204);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn reactions_given_before_become_one() {
    let net = TestApp::new().await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    let space = net.space(&ana, "room", Access::Open).await;
    let post: i64 = ana.publish("room", "Tea is ready").await.parse().unwrap();
    // The step once more, under another name.
    let mut steps = server::migrations();
    let step = steps.iter().find(|step| step.name == "posts/0020_one_emoji").unwrap();
    steps.push(kernel::migrate::Migration { name: "posts/again", text: step.text });
    let given: Vec<(kernel::PersonId, &str)> = vec![
        (ana.id(), "❤"),
        (ana.id(), "❤\u{fe0f}"),
        (ben.id(), "❤"),
        (ana.id(), "👍\u{fe0f}"),
        (ben.id(), "👍"),
        (ana.id(), "🤷\u{200d}♂"),
        (ben.id(), "🤷\u{200d}♂\u{fe0f}"),
        (ben.id(), "😀😀"),
    ];
    let done = net.app.db.write(move |tx| {
        for (person, emoji) in &given {
            posts::record::reaction(tx, space, posts::PostId(post), post, *person, emoji)?;
        }
        kernel::migrate::run_within(tx, &steps)
    });
    done.await.expect("a step that runs");
    let path = format!("/posts/{post}/reactions");
    let kinds = ben.api("GET", &path, None).await.expect(200).json();
    let mut kinds: Vec<(String, i64)> = kinds
        .as_array()
        .unwrap()
        .iter()
        .map(|kind| (kind["emoji"].as_str().unwrap().into(), kind["count"].as_i64().unwrap()))
        .collect();
    kinds.sort();
    let now = [("❤\u{fe0f}", 2), ("👍", 2), ("😀😀", 1), ("🤷\u{200d}♂\u{fe0f}", 2)];
    assert_eq!(kinds, now.map(|(emoji, count)| (emoji.to_owned(), count)));
    // What is no reaction any more can still be taken back.
    ben.api("DELETE", &format!("{path}/😀😀"), None).await.expect(204);
    assert!(!ben.api("GET", &path, None).await.text.contains("😀"));
}

#[tokio::test(flavor = "multi_thread")]
async fn options_that_look_the_same_are_one_too_many() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    net.space(&ana, "room", Access::Open).await;
    let poll = |options: [&str; 2]| json!({ "space": "room", "kind": "poll", "title": "When?", "fields": { "options": options } });
    for same in [["\u{e9}", "e\u{301}"], ["\u{200b}", "b"], ["b\u{200b}", "b"], ["\u{3164}", "b"]] {
        refused(&ana, "/posts", poll(same), "options").await;
    }
    let made = ana.api("POST", "/posts", Some(poll(["e\u{301}t\u{e9}", "b\u{202e}c"]))).await;
    let fields = made.expect(201).json()["fields"]["options"].clone();
    assert_eq!(fields, json!(["\u{e9}t\u{e9}", "bc"]));
}

#[tokio::test(flavor = "multi_thread")]
async fn names_and_titles_can_be_seen_and_turn_nothing() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    net.space(&ana, "room", Access::Open).await;
    for blank in ["\u{3164}", "\u{2800}\u{2800}", "\u{200b}\u{200b}", "\u{200f}"] {
        refused(&ana, "/spaces", json!({ "name": blank }), "name").await;
        refused(&ana, "/posts", json!({ "space": "room", "body": blank }), "body").await;
    }
    for blank in ["\u{3164}", "\u{200b}"] {
        let new = json!({ "space": "room", "title": blank, "body": "a" });
        refused(&ana, "/posts", new, "title").await;
    }
    let made = ana.api("POST", "/spaces", Some(json!({ "name": "\u{202e}exe.gnp" }))).await;
    assert_eq!(made.expect(201).json()["name"], "exe.gnp");
    let new = json!({ "space": "room", "title": "\u{202e}txt.e\u{301}", "body": "a" });
    let made = ana.api("POST", "/posts", Some(new)).await.expect(201).json();
    assert_eq!(made["title"], "txt.\u{e9}");
    // Its words would not be seen: its address is.
    let post = ana.publish("room", "[](https://x.example)").await;
    let page = ana.get(&format!("/posts/{post}")).await.expect(200).text;
    assert!(page.contains(">https://x.example</a>"));
}

#[tokio::test(flavor = "multi_thread")]
async fn words_are_written_and_shown_from_their_own_side() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    net.space(&ana, "room", Access::Open).await;
    let words =
        json!({ "space": "room", "title": "שלום", "body": "שלום עולם 123!\n\n- مرحبا بكم." });
    let made = ana.api("POST", "/posts", Some(words)).await.expect(201).json();
    let post = made["id"].as_str().unwrap();
    ana.comment(post, "مرحبا").await;
    let page = ana.get(&format!("/posts/{post}")).await.expect(200).text;
    for (start, what) in [
        ("<div class=\"post-body prose\"", "a body"),
        ("<div class=\"comment-body prose\"", "a comment"),
        ("<textarea name=\"body\"", "where one answers"),
    ] {
        let tag = page.split(start).nth(1).and_then(|rest| rest.split('>').next());
        assert!(tag.is_some_and(|tag| tag.contains("dir=\"auto\"")), "{what}: {page}");
    }
    assert!(page.contains("<h2 class=\"post-title\" dir=\"auto\">"), "a title");
    let page = ana.get("/spaces/room").await.expect(200).text;
    for field in ["name=\"title\"", "class=\"composer-body\""] {
        let tag = page.split(field).nth(1).and_then(|rest| rest.split('>').next());
        assert!(tag.is_some_and(|tag| tag.contains("dir=\"auto\"")), "{field}");
    }
    let form = ana.get("/spaces/new").await.expect(200).text;
    let tag = form.split("name=\"name\"").nth(1).and_then(|rest| rest.split('>').next());
    assert!(tag.is_some_and(|tag| tag.contains("dir=\"auto\"")), "the name of a space");
}
