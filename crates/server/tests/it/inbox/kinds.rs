//! What makes an item, for whom, and that it is one.

use serde_json::json;
use spaces::Access;
use testkit::{Client, TestApp};

use super::{page, unread, waiting};

const NOTHING: [&str; 0] = [];

/// Ana, Ben and Eve in an open space that Ana runs.
async fn three(net: &TestApp) -> (Client, Client, Client) {
    let (ana, ben, eve) =
        (net.member("ana").await, net.member("ben").await, net.member("eve").await);
    let space = net.space(&ana, "room", Access::Open).await;
    net.join(space, &ben).await;
    net.join(space, &eve).await;
    (ana, ben, eve)
}

async fn reply(who: &Client, post: &str, parent: &str, body: &str) -> String {
    let new = json!({ "body": body, "parent": parent });
    let made = who.api("POST", &format!("/posts/{post}/comments"), Some(new)).await.expect(201);
    made.json()["id"].as_str().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn words_wait_for_whom_they_concern_and_once() {
    let net = TestApp::new().await;
    let (ana, ben, eve) = three(&net).await;
    let post = ana.publish("room", "Tea at four, @ben?").await;
    assert_eq!(waiting(&net, &ben).await, ["mention*"]);
    assert_eq!(waiting(&net, &eve).await, NOTHING, "a post waits for nobody by itself");
    assert_eq!(waiting(&net, &ana).await, NOTHING, "nobody hears of their own acts");

    let first = eve.comment(&post, "I bring cake").await;
    assert_eq!(waiting(&net, &ana).await, ["comment*"]);
    assert_eq!(waiting(&net, &ben).await, ["mention*"], "who did not write there hears nothing");
    reply(&ben, &post, &first, "Which one, @ana?").await;
    assert_eq!(waiting(&net, &ana).await, ["mention* comment*"], "once, the first way there is");
    assert_eq!(waiting(&net, &eve).await, ["reply*"]);
    ana.comment(&post, "See you then").await;
    assert_eq!(waiting(&net, &ben).await, ["thread* mention*"]);
    assert_eq!(waiting(&net, &eve).await, ["thread* reply*"]);
    assert_eq!(unread(&net, &eve).await, 1, "one thread, whatever is in it");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_an_item_says_is_there_and_leads_there() {
    let net = TestApp::new().await;
    let (ana, ben, _) = three(&net).await;
    let post = ana.publish("room", "Tea at four").await;
    let comment = ben.comment(&post, "Gladly, **very** gladly").await;
    let page = page(&net, &ana, "").await;
    let group = &page["items"][0];
    assert_eq!((&group["subject"], &group["id"]), (&json!("post"), &json!(post)));
    assert_eq!((&group["title"], &group["space"]), (&json!("Tea at four"), &json!("room")));
    let item = &group["items"][0];
    assert_eq!(item["actor"]["handle"], "ben");
    assert_eq!(item["excerpt"], "Gladly, very gladly");
    assert_eq!(item["href"], format!("/comments/{comment}"));
    let html = ana.get("/inbox").await.expect(200).text;
    for said in ["Ben commented on your post", "Tea at four", "Gladly, very gladly"] {
        assert!(html.contains(said), "{said}");
    }
    assert!(html.contains("Only you see what you have read"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thread_that_one_follows_waits_until_one_no_longer_does() {
    let net = TestApp::new().await;
    let (ana, ben, eve) = three(&net).await;
    let post = ana.publish("room", "News").await;
    let path = format!("/posts/{post}/follow");
    eve.api("PUT", &path, None).await.expect(204);
    ben.comment(&post, "One").await;
    assert_eq!(waiting(&net, &eve).await, ["thread*"]);
    assert!(eve.get("/settings/choices").await.text.contains("News"));
    eve.post(&path, &[("follow", "false"), ("choices", "true")]).await.expect(303);
    ben.comment(&post, "Two").await;
    assert_eq!(waiting(&net, &eve).await, ["thread*"]);
    assert!(!eve.get("/settings/choices").await.text.contains("News"));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_edit_that_adds_a_mention_makes_one_and_taking_it_back_takes_it_away() {
    let net = TestApp::new().await;
    let (ana, ben, _) = three(&net).await;
    let post = ana.publish("room", "Tea").await;
    let path = format!("/posts/{post}");
    assert_eq!(waiting(&net, &ben).await, NOTHING);
    ana.api("PATCH", &path, Some(json!({ "body": "Tea, @ben" }))).await.expect(200);
    assert_eq!(waiting(&net, &ben).await, ["mention*"]);
    ben.get(&path).await.expect(200);
    ana.api("PATCH", &path, Some(json!({ "body": "Tea, dear @ben" }))).await.expect(200);
    assert_eq!(waiting(&net, &ben).await, ["mention"], "another edit is no other mention");
    ana.api("PATCH", &path, Some(json!({ "body": "Tea" }))).await.expect(200);
    assert_eq!(waiting(&net, &ben).await, NOTHING);
}

#[tokio::test(flavor = "multi_thread")]
async fn reactions_and_followers_are_quiet() {
    let net = TestApp::new().await;
    let (ana, ben, eve) = three(&net).await;
    let post = ana.publish("room", "Tea").await;
    for (who, emoji) in [(&ben, "tada"), (&eve, "heart"), (&ana, "heart")] {
        let path = format!("/posts/{post}/reactions/{emoji}");
        who.api("PUT", &path, None).await.expect(204);
    }
    assert_eq!(waiting(&net, &ana).await, ["reaction"], "one item, never unread");
    let page = page(&net, &ana, "").await;
    let item = &page["items"][0]["items"][0];
    assert_eq!((&item["people"], &item["actor"]["handle"]), (&json!(2), &json!("eve")));
    assert!(ana.get("/inbox").await.text.contains("Eve and one other reacted to your post"));
    for (who, emoji) in [(&ben, "tada"), (&eve, "heart")] {
        let path = format!("/posts/{post}/reactions/{emoji}");
        who.api("DELETE", &path, None).await.expect(204);
    }
    assert_eq!(waiting(&net, &ana).await, NOTHING, "taken back, it is gone");
    ben.api("PUT", "/people/ana/follow", None).await.expect(204);
    assert_eq!(waiting(&net, &ana).await, ["follower"]);
    assert_eq!(unread(&net, &ana).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn requests_wait_for_animators_and_answers_for_whoever_asked() {
    let net = TestApp::new().await;
    let (ana, ben, eve) =
        (net.member("ana").await, net.member("ben").await, net.member("eve").await);
    let club = net.space(&ana, "club", Access::Closed).await;
    net.app
        .db
        .write({
            let eve = eve.id();
            move |tx| spaces::add(tx, club, eve, spaces::Standing::Animator)
        })
        .await
        .unwrap();
    let ask = || ben.api("PUT", "/spaces/club/membership", Some(json!({ "message": "Please" })));
    ask().await.expect(202);
    for animator in [&ana, &eve] {
        assert_eq!(waiting(&net, animator).await, ["request*"]);
    }
    assert!(ana.get("/inbox").await.text.contains("Ben asked to join club"));
    eve.api("DELETE", "/spaces/club/requests/ben", None).await.expect(204);
    assert_eq!(waiting(&net, &ana).await, NOTHING, "answered by one, it waits for nobody");
    assert_eq!(waiting(&net, &ben).await, ["declined*"]);
    ask().await.expect(202);
    assert_eq!(waiting(&net, &ana).await, ["request*"], "asked again, it waits again");
    ana.api("PUT", "/spaces/club/requests/ben", None).await.expect(204);
    assert_eq!(waiting(&net, &ben).await, ["added*"]);
    assert!(ben.get("/inbox").await.text.contains("Ana added you to club"));
    assert_eq!(waiting(&net, &eve).await, NOTHING);

    let open = net.space(&ana, "open", Access::Open).await;
    ben.api("PUT", "/spaces/open/membership", Some(json!({}))).await.expect(200);
    assert_eq!(waiting(&net, &ben).await, ["added*"], "joining by oneself is no news");
    let standing = Some(json!({ "standing": "member" }));
    ana.api("PUT", "/spaces/open/members/eve", standing).await.expect(204);
    assert_eq!(waiting(&net, &eve).await, ["added*"]);
    assert!(open.0 > 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn conversations_wait_as_one_and_their_page_reads_them() {
    let net = TestApp::new().await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    let made = ana.api("POST", "/conversations", Some(json!({ "people": ["ben"] }))).await;
    let slug = made.expect(201).json()["slug"].as_str().unwrap().to_owned();
    assert_eq!(waiting(&net, &ben).await, ["invited*"]);
    let post = ana.publish(&slug, "Between us").await;
    ana.comment(&post, "And one more").await;
    assert_eq!(waiting(&net, &ben).await, ["message* message* invited*"]);
    assert_eq!(unread(&net, &ben).await, 1);
    let html = ben.get("/inbox").await.text;
    assert!(html.contains("Ana sent you a message") && html.contains("And one more"));
    ben.get(&format!("/spaces/{slug}")).await.expect(200);
    assert_eq!(waiting(&net, &ben).await, ["message message invited"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn made_again_it_is_the_same() {
    let net = TestApp::new().await;
    let (ana, ben, eve) = three(&net).await;
    let post = ana.publish("room", "Tea, @ben and @eve").await;
    ben.comment(&post, "Yes").await;
    ben.get(&format!("/posts/{post}")).await.expect(200);
    let mut before = Vec::new();
    for who in [&ana, &ben, &eve] {
        before.push(waiting(&net, who).await);
    }
    assert_eq!(before, [vec!["comment*"], vec!["mention"], vec!["mention*"]]);
    net.app.db.write(|tx| kernel::log::rebuild(tx, &inbox::Items)).await.unwrap();
    for (who, before) in [&ana, &ben, &eve].into_iter().zip(before) {
        assert_eq!(waiting(&net, who).await, before);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_asks_for_an_answer_waits_until_it_is_given() {
    let net = TestApp::new().await;
    let (ana, ben, eve) = three(&net).await;
    let fields = json!({ "acknowledge": true });
    let new =
        json!({ "space": "room", "kind": "announcement", "title": "We move", "fields": fields });
    let made = ana.api("POST", "/posts", Some(new)).await.expect(201).json();
    let post = made["id"].as_str().unwrap().to_owned();
    assert_eq!(waiting(&net, &ben).await, ["asks*"]);
    assert_eq!(waiting(&net, &ana).await, NOTHING);
    eve.get(&format!("/posts/{post}")).await.expect(200);
    assert_eq!(waiting(&net, &eve).await, ["asks"], "read, and not answered");
    let act = |name: &str| format!("/posts/{post}/moves/{name}");
    ben.api("POST", &act("acknowledge"), Some(json!({}))).await.expect(200);
    assert_eq!(waiting(&net, &ben).await, NOTHING);
    ana.api("POST", &act("remind"), Some(json!({}))).await.expect(200);
    assert_eq!(waiting(&net, &eve).await, ["asks*"], "reminded, it is new");
    assert_eq!(waiting(&net, &ben).await, NOTHING);
    ana.api("POST", &act("end"), Some(json!({}))).await.expect(200);
    assert_eq!(waiting(&net, &eve).await, NOTHING, "nobody waits any more");
}

#[tokio::test(flavor = "multi_thread")]
async fn praise_and_an_accepted_answer_reach_whom_they_honour() {
    let net = TestApp::new().await;
    let (ana, ben, eve) = three(&net).await;
    let fields = json!({ "to": ["ben"] });
    let new = json!({ "space": "room", "kind": "praise", "body": "Well done", "fields": fields });
    ana.api("POST", "/posts", Some(new)).await.expect(201);
    assert_eq!(waiting(&net, &ben).await, ["praise*"]);
    assert_eq!(waiting(&net, &eve).await, NOTHING);
    let new = json!({ "space": "room", "kind": "question", "title": "Why?" });
    let made = ana.api("POST", "/posts", Some(new)).await.expect(201).json();
    let post = made["id"].as_str().unwrap().to_owned();
    let comment = eve.comment(&post, "Because").await;
    let accept = json!({ "comment": comment });
    let path = format!("/posts/{post}/moves/accept");
    ana.api("POST", &path, Some(accept)).await.expect(200);
    assert_eq!(waiting(&net, &eve).await, ["accepted*"]);
}
