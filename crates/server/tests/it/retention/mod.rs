//! How long posts stay: shown before they go, kept by holds, gone with all that belongs to them.

mod history;
mod holds;

use kernel::work::Work;
use kernel::{Clock, params};
use serde_json::{Value, json};
use spaces::Access;
use testkit::{Client, TestApp};

use crate::inbox::waiting;

/// A day, in seconds.
pub(crate) const DAY: i64 = 86_400;

/// A network whose clock is moved by hand.
pub(crate) async fn network() -> (TestApp, Clock) {
    let clock = Clock::standing_at(Clock::system().now());
    (TestApp::at(clock.clone(), |_| {}).await, clock)
}

/// What happens by itself each day.
pub(crate) async fn a_day(net: &TestApp) {
    retention::Keeper(net.app.db.clone()).round().await.expect("a round of retention");
    server::sweeper(&net.app).sweep().await.expect("it sweeps");
}

kernel::sql! {
    static AGE_POSTS = "UPDATE posts SET created_at = created_at - $1";
    static AGE_COMMENTS = "UPDATE comments SET created_at = created_at - $1";
}

/// Makes all that was written so many days older: sessions go on.
pub(crate) async fn age(net: &TestApp, days: i64) {
    let older = move |tx: &mut kernel::Tx<'_>| {
        tx.execute(&AGE_POSTS, params![days * DAY * 1_000_000])?;
        tx.execute(&AGE_COMMENTS, params![days * DAY * 1_000_000])
    };
    net.app.db.write(older).await.expect("older posts");
}

/// What goes next of a space, as this person sees it.
pub(crate) async fn goes(who: &Client, space: &str) -> Vec<(String, bool)> {
    let of = who.api("GET", &format!("/spaces/{space}/retention"), None).await.expect(200).json();
    let page = who.get(&format!("/spaces/{space}/retention")).await;
    let one = |one: &Value| {
        let heading = one["heading"].as_str().expect("a heading").to_owned();
        // A session that was not used for 30 days has ended.
        assert!(page.status == 303 || page.text.contains(&heading), "{heading}");
        (heading, one["held"] == true)
    };
    of["items"].as_array().expect("a list").iter().map(one).collect()
}

/// Whether something of this kind waits for them.
pub(crate) async fn told(net: &TestApp, who: &Client, kind: &str) -> bool {
    let groups = waiting(net, who).await;
    groups.iter().any(|group| group.split(' ').any(|one| one == kind))
}

fn only(words: &[&str]) -> Vec<(String, bool)> {
    words.iter().map(|word| ((*word).to_owned(), false)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_goes_is_shown_before_and_goes_with_all_of_it() {
    let (net, clock) = network().await;
    let (ines, ana, bo) =
        (net.administrator("ines").await, net.member("ana").await, net.member("bo").await);
    let room = net.space(&ana, "room", Access::Closed).await;
    net.space(&ana, "yard", Access::Open).await;
    net.join(room, &bo).await;
    let file = ana.upload("plan.txt", b"the planned word".to_vec()).await.expect(201).json();
    let new = json!({ "space": "room", "body": "An old word", "files": [file["id"]] });
    let old = ana.api("POST", "/posts", Some(new)).await.expect(201).json();
    let old = old["id"].as_str().expect("an identifier").to_owned();
    bo.comment(&old, "An old answer").await;
    let page = json!({ "title": "A page", "body": "Of words" });
    ana.api("POST", "/spaces/room/pages", Some(page)).await.expect(201);
    let pinned = ana.publish("room", "A pinned word").await;
    ana.api("PUT", &format!("/posts/{pinned}/pin"), None).await.expect(204);
    let answered = bo.publish("room", "An answered word").await;
    ana.publish("yard", "Elsewhere").await;
    age(&net, 300).await;
    bo.comment(&answered, "Not so old").await;
    bo.publish("room", "A young word").await;

    // Only administrators decide, and see what it would do before.
    let rule = json!({ "space": "room", "months": 10 });
    for who in [&ana, &bo] {
        who.api("PUT", "/site/retention", Some(rule.clone())).await.expect(403);
        who.api("POST", "/site/retention/preview", Some(rule.clone())).await.expect(403);
        who.get("/admin/retention").await.expect(403);
    }
    let seen = ines.api("POST", "/site/retention/preview", Some(rule.clone())).await.expect(200);
    let seen = seen.json();
    assert_eq!((&seen["posts"], &seen["kept"]), (&json!(1), &json!(1)), "{seen}");
    let typed = [("space", "room"), ("kind", ""), ("months", "10")];
    let shown = ines.post("/admin/retention", &typed).await.expect(200).text;
    assert!(shown.contains("1 post would go first") && shown.contains("name=\"sure\""), "{shown}");
    // It is named by its address, with its sign too, and by its name.
    for space in ["~room ", "Room"] {
        let typed = [("space", space), ("kind", ""), ("months", "10")];
        let shown = ines.post("/admin/retention", &typed).await.expect(200).text;
        assert!(shown.contains("1 post would go first"), "{space}: {shown}");
    }
    a_day(&net).await;
    assert_eq!(goes(&bo, "room").await, [], "nothing was set");
    for (wrong, field) in [
        (json!({ "months": 500 }), "months"),
        (json!({ "months": 3, "kind": "poem" }), "kind"),
        (json!({ "months": 3, "space": "nowhere" }), "space"),
        (json!({ "months": 3, "space": "room", "kind": "conversation" }), "kind"),
    ] {
        let refused = ines.api("PUT", "/site/retention", Some(wrong)).await.expect(422).text;
        assert!(refused.contains(field), "{refused}");
    }
    let typed = [("space", "room"), ("kind", ""), ("months", "ten")];
    let wrong = ines.post("/admin/retention", &typed).await.expect(422).text;
    assert!(wrong.contains("Enter a number of months") && wrong.contains("value=\"room\""));
    let typed = [("space", "room"), ("kind", ""), ("months", "10"), ("sure", "1")];
    ines.post("/admin/retention", &typed).await.expect(303);
    let rules = bo.api("GET", "/site/retention", None).await.expect(200).json();
    assert_eq!((&rules[0]["space"], &rules[0]["months"]), (&json!("room"), &json!(10)));

    // It is noticed, shown to whoever reads it, and told to who manages the space.
    a_day(&net).await;
    assert_eq!(goes(&bo, "room").await, only(&["An old word"]));
    assert!(told(&net, &ana, "retention*").await && !told(&net, &bo, "retention*").await);
    assert!(bo.get("/spaces/room").await.expect(200).text.contains("goes soon"));
    ines.get("/spaces/room/retention").await.expect(404);
    clock.advance(29 * DAY);
    a_day(&net).await;
    bo.get(&format!("/posts/{old}")).await.expect(200);
    // What is answered meanwhile begins again.
    clock.advance(2 * DAY);
    a_day(&net).await;
    bo.get(&format!("/posts/{old}")).await.expect(404);
    bo.get(file["href"].as_str().expect("an address")).await.expect(404);
    for words in ["An old word", "An old answer", "plan.txt"] {
        assert_eq!(crate::trash::rows_with(&net, words).await, [""; 0], "{words}");
    }
    for words in ["A pinned word", "Not so old", "A young word", "Elsewhere", "Of words"] {
        assert_ne!(crate::trash::rows_with(&net, words).await, [""; 0], "{words}");
    }
    assert_eq!(goes(&bo, "room").await, []);
    // The company's period holds where a space has none; what is answered in time begins again.
    ines.api("PUT", "/site/retention", Some(json!({ "months": 9 }))).await.expect(204);
    a_day(&net).await;
    assert_eq!(goes(&bo, "yard").await, only(&["Elsewhere"]));
    ines.api("PUT", "/site/retention", Some(json!({ "months": null }))).await.expect(204);
    a_day(&net).await;
    assert_eq!(goes(&bo, "yard").await, []);
}

#[tokio::test(flavor = "multi_thread")]
async fn conversations_have_a_period_of_their_own() {
    let (net, clock) = network().await;
    let (ines, ana, bo) =
        (net.administrator("ines").await, net.member("ana").await, net.member("bo").await);
    let begun = json!({ "people": ["bo"] });
    let talk = ana.api("POST", "/conversations", Some(begun)).await.expect(201).json();
    let slug = talk["slug"].as_str().expect("an address").to_owned();
    ana.publish(&slug, "A private word").await;
    ines.api("PUT", "/site/retention", Some(json!({ "months": 6 }))).await.expect(204);
    age(&net, 400).await;
    a_day(&net).await;
    assert_eq!(goes(&bo, &slug).await, [], "no rule but its own");
    let rule = json!({ "kind": "conversation", "months": 6 });
    ines.api("PUT", "/site/retention", Some(rule)).await.expect(204);
    a_day(&net).await;
    assert_eq!(goes(&bo, &slug).await, only(&["A private word"]));
    assert!(told(&net, &bo, "retention*").await);
    clock.advance(31 * DAY);
    a_day(&net).await;
    assert_eq!(crate::trash::rows_with(&net, "A private word").await, [""; 0]);
}
