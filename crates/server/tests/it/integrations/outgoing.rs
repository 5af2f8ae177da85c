//! Outgoing webhooks: who makes them, what is told, to whom, in which order, until when.

use integrations::outgoing::{Outgoing, Sender};
use kernel::work::{Next, Work};
use kernel::{Clock, Time};
use serde_json::{Value, json};
use spaces::{Access, Kind};
use testkit::{Client, TestApp};

use super::receiver::{Message, Receiver};
use crate::moderation::{decide, report};

/// The first of March 2026.
const NOW: i64 = 1_772_323_200_000_000;
/// A word that is in posts, and in nothing that is sent.
const PLANTED: &str = "Quincewood";
const LIST: &str = "/spaces/ops/webhooks/outgoing";

struct World {
    net: TestApp,
    clock: Clock,
    boss: Client,
    ana: Client,
    ben: Client,
    there: Receiver,
}

/// Ana manages a space, Ben is in it, and the company allows a host.
async fn world() -> World {
    let clock = Clock::standing_at(Time(NOW));
    let net = TestApp::at(clock.clone(), |config| {
        config.networks = vec!["127.0.0.1/32".parse().unwrap()];
    });
    let net = net.await;
    let (boss, ana) = (net.administrator("boss").await, net.member("ana").await);
    let ben = net.member("ben").await;
    let ops = net.space_of(&ana, "ops", Access::Closed, Kind::Project).await;
    net.join(ops, &ben).await;
    let there = Receiver::start().await;
    allow(&boss, &["127.0.0.1"]).await;
    World { net, clock, boss, ana, ben, there }
}

async fn allow(boss: &Client, hosts: &[&str]) {
    let hosts = Some(json!({ "hosts": hosts }));
    boss.api("PUT", "/site/webhook-hosts", hosts).await.expect(204);
}

/// Makes one; answers its number and secret.
async fn hook(who: &Client, space: &str, there: &Receiver) -> (String, String) {
    let new = Some(json!({ "address": there.address() }));
    let path = format!("/spaces/{space}/webhooks/outgoing");
    let made = who.api("POST", &path, new).await.expect(201).json();
    let said = |name: &str| made[name].as_str().expect(name).to_owned();
    (said("id"), said("secret"))
}

impl World {
    /// Tells all that is to be told now; answers what came.
    async fn told(&self) -> Vec<Message> {
        let db = &self.net.app.db;
        let last = *db.commits().borrow();
        let read = || db.write(|tx| kernel::log::catch_up(tx, &Outgoing));
        // Whatever is still open elsewhere holds the horizon back, but not for long.
        while read().await.expect("a reader that reads") < last {}
        let sender = Sender(self.net.app.clone());
        while sender.round().await.expect("a round") == Next::AtOnce {}
        self.there.came()
    }

    async fn kinds(&self) -> Vec<String> {
        self.told().await.iter().map(Message::kind).collect()
    }

    async fn state(&self) -> Value {
        self.ana.api("GET", LIST, None).await.expect(200).json()[0].clone()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_happens_is_told_signed_in_order_once_and_without_a_word_of_it() {
    let w = world().await;
    let before = w.ana.publish("ops", "Before the webhook").await;
    let (_, secret) = hook(&w.ana, "ops", &w.there).await;
    assert!(w.told().await.is_empty(), "what was before is not told");

    let body = format!("{PLANTED} body @ana #{PLANTED}");
    let file = w.ben.upload(&format!("{PLANTED}.txt"), b"x".to_vec()).await.expect(201).json();
    let new = json!({ "space": "ops", "kind": "question", "title": format!("{PLANTED} title"),
        "body": body, "files": [file["id"]] });
    let post = w.ben.api("POST", "/posts", Some(new)).await.expect(201).json();
    let post = post["id"].as_str().unwrap().to_owned();
    let comment = w.ana.comment(&post, &format!("{PLANTED} comment")).await;
    let edit = json!({ "title": format!("{PLANTED} other"), "body": PLANTED });
    w.ben.api("PATCH", &format!("/posts/{post}"), Some(edit)).await.expect(200);
    w.ana.api("DELETE", &format!("/posts/{before}"), None).await.expect(204);
    // Of other spaces nothing.
    w.net.space(&w.ana, "other", Access::Open).await;
    w.ana.publish("other", "Elsewhere").await;

    let came = w.told().await;
    let kinds: Vec<String> = came.iter().map(Message::kind).collect();
    assert_eq!(kinds, ["post.published", "comment.written", "post.edited", "post.deleted"]);
    for message in &came {
        assert!(message.is_signed(&secret), "{message:?}");
        assert!(!message.is_signed("whsec_AAAA") && message.seconds == NOW / 1_000_000);
        let text = String::from_utf8(message.body.clone()).unwrap();
        assert!(!text.to_lowercase().contains("quince") && !text.contains("ops"), "{text}");
    }
    let root = &w.net.app.config.public_url;
    let space = w.ana.api("GET", "/spaces/ops", None).await.json()["id"].clone();
    let first = json!({
        "type": "post.published",
        "timestamp": "2026-03-01T00:00:00Z",
        "data": { "space": space, "post": post, "kind": "question", "author": "ben",
            "page": format!("{root}/posts/{post}"), "api": format!("{root}/api/v1/posts/{post}") },
    });
    assert_eq!(came[0].json(), first);
    let second = &came[1].json()["data"];
    assert_eq!((&second["comment"], &second["author"]), (&json!(comment), &json!("ana")));
    let page = second["page"].as_str().unwrap().trim_start_matches(root.as_str());
    assert!(w.ben.get(page).await.status < 400, "the page is there: {page}");
    let api = second["api"].as_str().unwrap().rsplit("/api/v1").next().unwrap();
    w.ben.api("GET", api, None).await.expect(200);
    let ids: std::collections::HashSet<&String> = came.iter().map(|one| &one.id).collect();
    assert_eq!(ids.len(), 4);
    assert!(w.told().await.is_empty(), "each once");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_of_state_is_told_and_votes_are_not() {
    let w = world().await;
    hook(&w.ana, "ops", &w.there).await;
    let poll = json!({ "space": "ops", "kind": "poll", "title": "Lunch?",
        "fields": { "options": ["Soup", "Salad"] } });
    let poll = w.ana.api("POST", "/posts", Some(poll)).await.expect(201).json();
    let poll = poll["id"].as_str().unwrap();
    testkit::kinds::moved(&w.ben, poll, "vote", json!({ "choices": [0] })).await;
    testkit::kinds::moved(&w.ana, poll, "close", json!({})).await;
    let came = w.told().await;
    let kinds: Vec<String> = came.iter().map(Message::kind).collect();
    assert_eq!(kinds, ["post.published", "post.moved"]);
    let said = &came[1].json()["data"];
    assert_eq!((&said["state"], &said["author"]), (&json!("closed"), &json!("ana")));
    // Hidden is removed, and back again where that was undone.
    let post = w.ben.publish("ops", "A matter").await;
    let max = w.net.member("max").await;
    let ops = w.ana.api("GET", "/spaces/ops", None).await.json()["id"].clone();
    w.net.join(ops.as_str().unwrap().parse().unwrap(), &max).await;
    let case = report(&max, &format!("/posts/{post}"), None).await;
    let hide = json!({ "measure": "hide", "words": "No." });
    assert_eq!(w.kinds().await, ["post.published"]);
    let decision = decide(&w.ana, &case, hide).await;
    assert_eq!(w.kinds().await, ["post.deleted"]);
    let undo = format!("/moderation/decisions/{decision}/undo");
    w.ana.api("POST", &undo, None).await.expect(204);
    assert_eq!(w.kinds().await, ["post.restored"]);
    // What is gone before it is told is not told.
    let gone = w.ben.publish("ops", "Gone again").await;
    w.ben.api("DELETE", &format!("/posts/{gone}"), None).await.expect(204);
    assert_eq!(w.kinds().await, ["post.deleted"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_received_is_tried_again_in_order_and_given_up() {
    let w = world().await;
    let (id, secret) = hook(&w.ana, "ops", &w.there).await;
    w.there.answer(500);
    for n in 0..3 {
        w.ana.publish("ops", &format!("Number {n}")).await;
    }
    let first = w.told().await;
    assert_eq!(first.len(), 1, "one at a time");
    let state = w.state().await;
    assert_eq!(
        (&state["delivery"]["answer"], &state["delivery"]["waiting"]),
        (&json!("500"), &json!(3))
    );
    let page = w.ana.get("/spaces/ops/integrations").await.expect(200).text;
    assert!(page.contains("last answer 500") && page.contains("Try now"), "{page}");
    w.clock.advance(29);
    assert!(w.told().await.is_empty());
    w.clock.advance(1);
    let again = w.told().await;
    assert_eq!((&again[0].id, &again[0].body), (&first[0].id, &first[0].body), "the same message");
    assert!(again[0].is_signed(&secret) && again[0].seconds == first[0].seconds + 30);
    w.clock.advance(119);
    assert!(w.told().await.is_empty(), "later each time");
    // No redirect is followed.
    w.there.answer(302);
    w.clock.advance(1);
    assert_eq!(w.told().await.len(), 1);
    w.there.answer(0);
    w.ana.api("POST", &format!("{LIST}/{id}/try"), None).await.expect(204);
    let rest = w.told().await;
    assert_eq!(rest.len(), 3);
    assert_eq!(rest[0].id, first[0].id, "in order");
    assert_eq!(w.state().await["delivery"]["waiting"], 0);

    w.there.answer(503);
    w.ana.publish("ops", "Nobody hears").await;
    let mut tries = 0;
    for _ in 0..40 {
        tries += w.told().await.len();
        w.clock.advance(6 * 3_600);
    }
    assert!((10..20).contains(&tries), "{tries}");
    let state = w.state().await;
    assert_eq!((&state["stopped"], &state["delivery"]["waiting"]), (&json!("failing"), &json!(0)));
    w.there.answer(0);
    w.ana.publish("ops", "While stopped").await;
    assert!(w.told().await.is_empty());
    // A test begins it again.
    w.ana.post(&format!("{LIST}/{id}/test"), &[]).await.expect(303);
    assert_eq!(w.kinds().await, ["test"]);
    w.ana.publish("ops", "Heard").await;
    assert_eq!(w.kinds().await, ["post.published"]);

    w.there.answer(410);
    w.ana.publish("ops", "Not wanted").await;
    w.ana.publish("ops", "Nor this").await;
    assert_eq!(w.told().await.len(), 1);
    assert_eq!(w.state().await["stopped"], "gone");
    w.clock.advance(86_400);
    assert!(w.told().await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_company_decides_where_to_and_takes_it_back() {
    let w = world().await;
    hook(&w.ana, "ops", &w.there).await;
    w.there.answer(500);
    w.ana.publish("ops", "Waits").await;
    assert_eq!(w.told().await.len(), 1);
    w.there.answer(0);
    allow(&w.boss, &["*.example.com"]).await;
    w.clock.advance(3_600);
    w.ana.publish("ops", "Not told").await;
    assert!(w.told().await.is_empty());
    assert_eq!(w.state().await["stopped"], "host");
    let page = w.ben.get("/spaces/ops/integrations").await.expect(200).text;
    assert!(page.contains("the company does not allow this host"), "{page}");
    let new = |address: &str| Some(json!({ "address": address }));
    for (address, status) in [
        (w.there.address().as_str(), 422),
        ("https://hooks.example.com/a", 201),
        ("https://me:secret@hooks.example.com/a", 422),
        ("ftp://hooks.example.com/a", 422),
        ("hooks.example.com", 422),
        (w.net.app.config.public_url.as_str(), 422),
    ] {
        assert_eq!(w.ana.api("POST", LIST, new(address)).await.status, status, "{address}");
    }
    allow(&w.boss, &["127.0.0.1"]).await;
    assert!(w.told().await.is_empty(), "what happened meanwhile is not told");
    w.ana.publish("ops", "Told again").await;
    assert_eq!(w.kinds().await, ["post.published"]);

    // None is allowed: the page says whom to ask.
    allow(&w.boss, &[]).await;
    let page = w.ana.get("/spaces/ops/integrations").await.expect(200).text;
    assert!(page.contains("ask an administrator to allow the host"), "{page}");
    for (who, status) in
        [(&w.boss, 200), (&w.ana, 403), (&w.ben, 403), (&w.net.guest("gil").await, 403)]
    {
        assert_eq!(who.get("/admin/webhooks").await.status, status, "{}", who.handle());
        assert_eq!(who.api("GET", "/site/webhook-hosts", None).await.status, status);
        let hosts = Some(json!({ "hosts": ["evil.example"] }));
        let put = who.api("PUT", "/site/webhook-hosts", hosts).await.status;
        assert_eq!(put, if status == 200 { 204 } else { 403 });
    }
    let wrong = w.boss.post("/admin/webhooks", &[("hosts", "https://a.example/x")]).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text.contains("is not the name of a host"), "{}", wrong.text);
    let hosts = [("hosts", "Hooks.example.com\r\n*.example.org")];
    w.boss.post("/admin/webhooks", &hosts).await.expect(303);
    let kept = w.boss.api("GET", "/site/webhook-hosts", None).await.json();
    assert_eq!(kept["hosts"], json!(["*.example.org", "hooks.example.com"]));
}

#[tokio::test(flavor = "multi_thread")]
async fn managers_alone_make_them_and_every_member_sees_them() {
    let w = world().await;
    let (out, gil) = (w.net.member("out").await, w.net.guest("gil").await);
    let (id, secret) = hook(&w.ana, "ops", &w.there).await;
    let new = || Some(json!({ "address": w.there.address() }));
    for (who, reads, makes) in
        [(&w.ben, 200, 403), (&out, 404, 404), (&w.boss, 404, 404), (&gil, 404, 404)]
    {
        let name = who.handle();
        assert_eq!(who.api("GET", LIST, None).await.status, reads, "{name}");
        assert_eq!(who.api("POST", LIST, new()).await.status, makes, "{name}");
        assert_eq!(who.api("DELETE", &format!("{LIST}/{id}"), None).await.status, makes, "{name}");
        for act in ["test", "try"] {
            let path = format!("{LIST}/{id}/{act}");
            assert_eq!(who.api("POST", &path, None).await.status, makes, "{name} {act}");
            assert_eq!(who.post(&path, &[]).await.status, makes, "{name} {act}");
        }
        assert_eq!(who.post(&format!("{LIST}/{id}/remove"), &[]).await.status, makes, "{name}");
    }
    let seen = w.ben.api("GET", LIST, None).await.expect(200);
    assert_eq!(seen.json()[0]["host"], "127.0.0.1");
    assert_eq!(
        (&seen.json()[0]["created_by"], &seen.json()[0]["delivery"]),
        (&json!("ana"), &Value::Null)
    );
    let page = w.ben.get("/spaces/ops/integrations").await.expect(200).text;
    assert!(page.contains("127.0.0.1") && !page.contains("Send a test"), "{page}");
    let managed = w.ana.get("/spaces/ops/integrations").await.expect(200).text;
    for said in [&seen.text, &page, &managed, &w.ana.api("GET", LIST, None).await.text] {
        assert!(!said.contains("s3cret") && !said.contains(&secret), "{said}");
    }
    w.ana.publish("ops", "One").await;
    w.ana.api("DELETE", &format!("{LIST}/{id}"), None).await.expect(204);
    assert!(w.told().await.is_empty());
    w.ana.api("DELETE", &format!("{LIST}/{id}"), None).await.expect(404);
    let made = w.ana.post(LIST, &[("address", &w.there.address())]).await.expect(200);
    assert_eq!(made.headers["cache-control"], "no-store");
    assert!(made.text.contains("whsec_"), "{}", made.text);
    assert!(!w.ana.get("/spaces/ops/integrations").await.text.contains("whsec_"));
}

#[tokio::test(flavor = "multi_thread")]
async fn secret_spaces_and_those_by_agreement_tell_nothing() {
    let w = world().await;
    w.net.space(&w.ana, "den", Access::Secret).await;
    w.net.space_of(&w.ana, "council", Access::Closed, Kind::Agreement).await;
    for space in ["den", "council"] {
        let path = format!("/spaces/{space}/webhooks/outgoing");
        let new = Some(json!({ "address": w.there.address() }));
        assert_eq!(w.ana.api("POST", &path, new).await.status, 422, "{space}");
        let page = w.ana.get(&format!("/spaces/{space}/integrations")).await.expect(200).text;
        assert!(
            page.contains("Nothing can be sent elsewhere")
                && !page.contains("/webhooks/outgoing\""),
            "{page}"
        );
    }
    // One that becomes secret tells nothing more, not even what waits.
    hook(&w.ana, "ops", &w.there).await;
    w.ana.publish("ops", "While closed").await;
    assert_eq!(w.kinds().await, ["post.published"]);
    w.there.answer(500);
    w.ana.publish("ops", "Waits").await;
    assert_eq!(w.told().await.len(), 1);
    let secret = Some(json!({ "access": "secret" }));
    w.ana.api("PATCH", "/spaces/ops", secret).await.expect(200);
    w.clock.advance(3_600);
    w.ana.publish("ops", "In secret").await;
    assert!(w.told().await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn while_the_network_is_held_nothing_leaves_and_too_much_falls_out() {
    let w = world().await;
    hook(&w.ana, "ops", &w.there).await;
    w.net.app.db.write(|tx| people::settings::hold(tx, true)).await.unwrap();
    w.ana.publish("ops", "Held").await;
    assert!(w.told().await.is_empty());
    let ana = w.ana.viewer();
    let many = w.net.app.db.write(move |tx| {
        let space = spaces::access::visible(tx, &ana, "ops")?;
        for n in 0..1_004 {
            let body = posts::Written::from(format!("Number {n}"));
            let content = posts::PostContent { body, ..Default::default() };
            posts::record::post(tx, space.id, ana.id, &content)?;
        }
        Ok(())
    });
    many.await.unwrap();
    assert!(w.told().await.is_empty());
    let state = w.state().await;
    assert_eq!(
        (&state["delivery"]["waiting"], &state["delivery"]["dropped"]),
        (&json!(1_000), &json!(5))
    );
    let page = w.ana.get("/spaces/ops/integrations").await.expect(200).text;
    assert!(page.contains("5 messages were not sent, because too many waited"), "{page}");
    w.net.app.db.write(|tx| people::settings::hold(tx, false)).await.unwrap();
    let sender = Sender(w.net.app.clone());
    for _ in 0..3 {
        assert_eq!(sender.round().await.expect("a round"), Next::AtOnce);
    }
    assert_eq!(w.there.came().len(), 3);
    assert_eq!(w.state().await["delivery"]["waiting"], 997);
}
