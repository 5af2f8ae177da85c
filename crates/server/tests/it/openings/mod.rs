//! Two keys: who switches it on, asks, grants and reads; what the members learn; what is never opened.

mod walk;

use kernel::Clock;
use kernel::work::Work;
use serde_json::{Value, json};
use spaces::{Access, Kind};
use testkit::{Client, TestApp};

use crate::retention::told;

/// Takes into the audit all that happened.
pub(crate) async fn audited(net: &TestApp, who: &Client, about: &str) -> Vec<Value> {
    let last = *net.app.db.commits().borrow();
    let read = || net.app.db.write(|tx| kernel::log::catch_up(tx, &audit::Audit));
    while read().await.expect("a reader that reads") < last {}
    let page = who.api("GET", &format!("/audit?about={about}&limit=100"), None).await;
    page.expect(200).json()["items"].as_array().expect("entries").clone()
}

/// People and a private space: an administrator, somebody who holds the second key, a manager and a member.
pub(crate) struct World {
    pub(crate) net: TestApp,
    pub(crate) clock: Clock,
    pub(crate) ines: Client,
    pub(crate) kim: Client,
    pub(crate) ana: Client,
    pub(crate) bo: Client,
    pub(crate) post: String,
    pub(crate) comment: String,
}

impl World {
    /// With the two keys on, where they are to be.
    pub(crate) async fn new(on: bool) -> World {
        let clock = Clock::standing_at(Clock::system().now());
        let net = TestApp::at(clock.clone(), |_| {}).await;
        let (ines, kim) = (net.administrator("ines").await, net.member("kim").await);
        let (ana, bo) = (net.member("ana").await, net.member("bo").await);
        let room = net.space(&ana, "room", Access::Secret).await;
        net.join(room, &bo).await;
        let file = ana.upload("plan.txt", b"the quzfile".to_vec()).await.expect(201).json();
        let new = json!({ "space": "room", "body": "Words of quzroom", "files": [file["id"]] });
        let post = ana.api("POST", "/posts", Some(new)).await.expect(201).json();
        let post = post["id"].as_str().expect("an identifier").to_owned();
        let comment = bo.comment(&post, "An answer of quzroom").await;
        if on {
            ines.api("PUT", "/site/two-keys/holders/kim", None).await.expect(204);
            ines.api("PUT", "/site/two-keys", Some(json!({ "on": true }))).await.expect(204);
        }
        World { net, clock, ines, kim, ana, bo, post, comment }
    }

    /// Asks to read the space; answers the number of the request.
    pub(crate) async fn ask(&self, space: &str, hours: i64) -> String {
        let new = json!({ "space": space, "reason": "A threat was reported", "hours": hours });
        let asked = self.ines.api("POST", "/openings", Some(new)).await.expect(201).json();
        asked["id"].as_str().expect("an identifier").to_owned()
    }

    /// Decides about a request.
    pub(crate) async fn act(&self, who: &Client, id: &str, act: &str, status: u16) {
        let body = Some(json!({ "act": act }));
        who.api("POST", &format!("/openings/{id}/decision"), body).await.expect(status);
    }

    /// Whether each way to read something of what is opened answers so.
    async fn reads(&self, who: &Client, id: &str, status: u16) {
        for path in [format!("/openings/{id}"), format!("/openings/{id}/posts/{}", self.post)] {
            assert_eq!(who.get(&path).await.status, status, "{path}");
        }
        for path in [format!("/openings/{id}/posts"), format!("/openings/{id}/posts/{}", self.post)]
        {
            assert_eq!(who.api("GET", &path, None).await.status, status, "{path}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_off_and_nobody_switches_it_on_alone() {
    let w = World::new(false).await;
    let (ines, kim, bo) = (&w.ines, &w.kim, &w.bo);
    let asked = json!({ "space": "room", "reason": "Why", "hours": 2 });
    ines.api("POST", "/openings", Some(asked.clone())).await.expect(403);
    assert!(ines.get("/openings").await.expect(200).text.contains("Two-key access is off"));
    let on = Some(json!({ "on": true }));
    ines.api("PUT", "/site/two-keys", on.clone()).await.expect(409);
    ines.post("/admin/keys/switch", &[("on", "true")]).await.expect(409);
    for who in [kim, bo] {
        who.api("PUT", "/site/two-keys", on.clone()).await.expect(403);
        who.api("PUT", "/site/two-keys/holders/bo", None).await.expect(403);
        who.get("/admin/keys").await.expect(403);
        who.post("/admin/keys", &[("handle", "@bo")]).await.expect(403);
    }
    // Who administers holds no second key, and neither does a guest.
    w.net.administrator("ida").await;
    w.net.guest("gus").await;
    for handle in ["ines", "ida", "gus"] {
        ines.api("PUT", &format!("/site/two-keys/holders/{handle}"), None).await.expect(422);
    }
    ines.post("/admin/keys", &[("handle", "@kim")]).await.expect(303);
    ines.post("/admin/keys/switch", &[("on", "true")]).await.expect(303);
    assert!(told(&w.net, bo, "keys-switched*").await && told(&w.net, kim, "keys-changed*").await);

    // Whoever is named next is confirmed by who holds it; who shall go, too.
    ines.api("PUT", "/site/two-keys/holders/bo", None).await.expect(204);
    let holders = bo.api("GET", "/site/two-keys", None).await.expect(200).json();
    assert_eq!((&holders["on"], &holders["holders"][1]["waits"]), (&json!(true), &json!(true)));
    let id = w.ask("room", 2).await;
    w.act(bo, &id, "grant", 403).await;
    ines.api("POST", "/site/two-keys/holders/bo/confirm", None).await.expect(403);
    bo.api("POST", "/site/two-keys/holders/bo/confirm", None).await.expect(403);
    assert!(kim.get("/openings").await.expect(200).text.contains("/keys/bo"));
    kim.post("/keys/bo", &[("act", "confirm")]).await.expect(303);
    ines.api("DELETE", "/site/two-keys/holders/kim", None).await.expect(204);
    w.act(kim, &id, "refuse", 204).await;
    bo.api("POST", "/site/two-keys/holders/kim/confirm", None).await.expect(204);
    let id = w.ask("room", 2).await;
    w.act(kim, &id, "grant", 403).await;
    w.act(bo, &id, "grant", 204).await;
    // Switched off, all of it ends at once.
    ines.api("PUT", "/site/two-keys", Some(json!({ "on": false }))).await.expect(204);
    w.reads(ines, &id, 404).await;
    ines.api("POST", "/openings", Some(asked)).await.expect(403);
    // Where nobody is left who holds it, it begins anew and is off.
    ines.api("PUT", "/site/two-keys", on).await.expect(204);
    bo.api("DELETE", "/site/two-keys/holders/bo", None).await.expect(204);
    ines.api("PUT", "/site/two-keys/holders/kim", None).await.expect(204);
    assert_eq!(bo.api("GET", "/site/two-keys", None).await.expect(200).json()["on"], false);
    let kinds = audited(&w.net, ines, "keys.").await;
    assert!(kinds.len() >= 8, "{kinds:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_granted_is_read_for_a_while_and_everybody_knows() {
    let w = World::new(true).await;
    let (ines, kim, ana, bo) = (&w.ines, &w.kim, &w.ana, &w.bo);
    for (wrong, field) in [
        (json!({ "space": "room", "reason": " ", "hours": 2 }), "reason"),
        (json!({ "space": "room", "reason": "Why", "hours": 169 }), "hours"),
        (json!({ "space": "room", "reason": "Why", "hours": 0 }), "hours"),
        (json!({ "space": "nowhere", "reason": "Why", "hours": 2 }), "space"),
    ] {
        let refused = ines.api("POST", "/openings", Some(wrong)).await.expect(422).text;
        assert!(refused.contains(field), "{refused}");
    }
    let typed = [("space", "room"), ("reason", "A threat"), ("hours", "ages")];
    let wrong = ines.post("/openings", &typed).await.expect(422).text;
    assert!(wrong.contains("A threat</textarea>"), "{wrong}");
    for who in [kim, ana, bo] {
        who.post("/openings", &typed).await.expect(403);
    }
    let id = w.ask("room", 3).await;
    let again = json!({ "space": "room", "reason": "Why", "hours": 2 });
    ines.api("POST", "/openings", Some(again)).await.expect(409);
    assert!(told(&w.net, kim, "opening-asked*").await);
    // Nothing before the second key, and not by who asked, who is in it, or anybody.
    w.reads(ines, &id, 404).await;
    for who in [ines, ana, bo] {
        w.act(who, &id, "grant", 403).await;
    }
    assert!(!told(&w.net, ana, "opening-granted*").await);
    // Of a secret space the register says that it is one; who decides learns which.
    assert!(!w.net.member("out").await.get("/openings").await.expect(200).text.contains("room"));
    assert!(kim.get("/openings").await.expect(200).text.contains(&format!("/openings/{id}")));
    kim.post(&format!("/openings/{id}"), &[("act", "grant")]).await.expect(303);
    w.act(kim, &id, "refuse", 409).await;

    let list = ines.get(&format!("/openings/{id}")).await.expect(200).text;
    assert!(list.contains("Words of quzroom") && list.contains("written into the audit"));
    let post = ines.get(&format!("/openings/{id}/posts/{}", w.post)).await.expect(200).text;
    assert!(post.contains("An answer of quzroom") && post.contains("plan.txt"), "{post}");
    let href = post.split("href=\"").find(|rest| rest.contains("/files/")).expect("a file");
    let href = href.split('"').next().expect("an address").to_owned();
    assert!(ines.get(&href).await.expect(200).text.contains("quzfile"));
    for who in [kim, &w.net.member("dan").await] {
        w.reads(who, &id, 403).await;
    }
    // Of another space there is nothing behind it, and nothing is written.
    let other = w.net.space(ana, "other", Access::Secret).await;
    let foreign = ana.publish("other", "Not opened").await;
    assert!(other.0 > 0);
    ines.get(&format!("/openings/{id}/posts/{foreign}")).await.expect(404);
    ines.get(&format!("/posts/{}", w.post)).await.expect(404);
    ines.get("/spaces/room").await.expect(404);
    ines.api("POST", "/posts", Some(json!({ "space": "room", "body": "Mine" }))).await.expect(404);

    // The members are told, and the space says so while it lasts.
    for who in [ana, bo] {
        assert!(told(&w.net, who, "opening-granted*").await);
        let page = who.get("/spaces/room").await.expect(200).text;
        assert!(page.contains("may read this space until") && page.contains("A threat was"));
    }
    let register = bo.api("GET", "/openings", None).await.expect(200).json();
    assert_eq!(register[0]["state"], "open");
    assert_eq!(register[0]["decided_by"]["handle"], "kim");
    // Each reading is in the audit, which names no secret space.
    let read = audited(&w.net, ines, "opening.read").await;
    let what: Vec<&str> =
        read.iter().filter_map(|entry| entry["details"]["read"].as_str()).collect();
    assert_eq!(what, ["file", "post", "list"]);
    let all = audited(&w.net, ines, "opening.").await;
    assert!(!serde_json::to_string(&all).expect("text").contains("room"), "{all:?}");

    // It ends by itself.
    w.clock.advance(3 * 3_600);
    w.reads(ines, &id, 404).await;
    assert!(!ana.get("/spaces/room").await.expect(200).text.contains("may read this space"));
    openings::Keeper(w.net.app.db.clone()).round().await.expect("a round");
    assert_eq!(bo.api("GET", "/openings", None).await.expect(200).json()[0]["state"], "ended");
    assert!(told(&w.net, bo, "opening-ended*").await);
    // Who asked, and who holds the second key, end it sooner; a request that nobody answers is over.
    for who in [kim, ines] {
        let id = w.ask("room", 3).await;
        w.act(kim, &id, "grant", 204).await;
        w.act(bo, &id, "end", 403).await;
        w.act(who, &id, "end", 204).await;
        w.act(who, &id, "end", 409).await;
        w.reads(ines, &id, 404).await;
    }
    let id = w.ask("room", 3).await;
    w.clock.advance(8 * 86_400);
    openings::Keeper(w.net.app.db.clone()).round().await.expect("a round");
    w.act(kim, &id, "grant", 409).await;
    assert_eq!(bo.api("GET", "/openings", None).await.expect(200).json()[0]["state"], "lapsed");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_said_to_some_people_alone_is_never_opened() {
    let w = World::new(true).await;
    let (ines, ana) = (&w.ines, &w.ana);
    let talk = ana.api("POST", "/conversations", Some(json!({ "people": ["bo"] }))).await;
    let talk = talk.expect(201).json()["slug"].as_str().expect("an address").to_owned();
    ana.publish(&talk, "Between us").await;
    w.net.space_of(ana, "council", Access::Closed, Kind::Agreement).await;
    w.net.space(ana, "yard", Access::Open).await;
    let room = w.net.space(ana, "hers", Access::Closed).await;
    w.net.join(room, ines).await;
    for space in [talk.as_str(), "council", "@ana", "yard", "hers"] {
        let new = json!({ "space": space, "reason": "Why", "hours": 2 });
        let refused = ines.api("POST", "/openings", Some(new)).await.expect(422).text;
        assert!(refused.contains("space"), "{space}: {refused}");
    }
    // A deleted space is gone for everybody.
    w.net.space(ana, "gone", Access::Secret).await;
    let id = w.ask("gone", 2).await;
    ana.api("DELETE", "/spaces/gone", None).await.expect(204);
    let new = json!({ "space": "gone", "reason": "Why", "hours": 2 });
    ines.api("POST", "/openings", Some(new)).await.expect(422);
    w.act(&w.kim, &id, "grant", 409).await;
    w.act(&w.kim, &id, "refuse", 204).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_deleted_is_read_no_longer() {
    let w = World::new(true).await;
    let id = w.ask("room", 3).await;
    w.act(&w.kim, &id, "grant", 204).await;
    w.reads(&w.ines, &id, 200).await;
    w.ana.api("DELETE", "/spaces/room", None).await.expect(204);
    w.reads(&w.ines, &id, 404).await;
    openings::Keeper(w.net.app.db.clone()).round().await.expect("a round");
    let register = w.kim.api("GET", "/openings", None).await.expect(200).json();
    assert_eq!(register[0]["state"], "ended");
    // It is over for good, though the space comes back.
    w.ana.post("/spaces/room/restore", &[]).await.expect(303);
    w.reads(&w.ines, &id, 404).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn files_of_comments_that_are_deleted_are_not_listed() {
    let w = World::new(true).await;
    let file = w.bo.upload("answer.txt", b"an answer".to_vec()).await.expect(201).json();
    let said = json!({ "body": "With a file", "files": [file["id"]] });
    let path = format!("/posts/{}/comments", w.post);
    let comment = w.bo.api("POST", &path, Some(said)).await.expect(201).json();
    let comment = comment["id"].as_str().expect("an identifier").to_owned();
    let id = w.ask("room", 3).await;
    w.act(&w.kim, &id, "grant", 204).await;
    let files = async || {
        let path = format!("/openings/{id}/posts/{}", w.post);
        let post = w.ines.api("GET", &path, None).await.expect(200).json();
        let names = post["files"].as_array().expect("files").iter();
        names.map(|one| one["name"].as_str().expect("a name").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(files().await, ["plan.txt", "answer.txt"]);
    w.bo.api("DELETE", &format!("/comments/{comment}"), None).await.expect(204);
    assert_eq!(files().await, ["plan.txt"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_register_is_read_to_its_end_and_grows_slowly() {
    let w = World::new(true).await;
    let gus = w.net.guest("gus").await;
    let mut asked = Vec::new();
    for _ in 0..10 {
        let id = w.ask("room", 2).await;
        w.act(&w.ines, &id, "end", 204).await;
        asked.push(id);
    }
    asked.reverse();
    // No more within a day.
    let new = json!({ "space": "room", "reason": "Why", "hours": 2 });
    let refused = w.ines.api("POST", "/openings", Some(new)).await.expect(429).text;
    assert!(refused.contains("10 times within a day"), "{refused}");
    let typed = [("space", "room"), ("reason", "A threat"), ("hours", "2")];
    let refused = w.ines.post("/openings", &typed).await.expect(429).text;
    assert!(refused.contains("10 times within a day"), "{refused}");
    // Page by page, all of them.
    let (mut read, mut before) = (Vec::new(), String::new());
    loop {
        let path = format!("/openings?limit=3{before}");
        let page = w.bo.api("GET", &path, None).await.expect(200).json();
        let page: Vec<&str> = page
            .as_array()
            .expect("requests")
            .iter()
            .map(|one| one["id"].as_str().expect("a number"))
            .collect();
        let Some(last) = page.last() else { break };
        before = format!("&before={last}");
        read.extend(page.iter().map(|id| (*id).to_owned()));
    }
    assert_eq!(read, asked);
    let (first, rest) = (&asked[0], &asked[1..]);
    let page = w.kim.get(&format!("/openings?before={first}")).await.expect(200).text;
    assert_eq!(page.matches("A threat was reported").count(), rest.len());
    // A guest reads of what is theirs alone, and a page of it is full.
    assert_eq!(gus.api("GET", "/openings", None).await.expect(200).json(), json!([]));
    w.clock.advance(86_400);
    let den = w.net.space(&w.ana, "den", Access::Secret).await;
    w.net.join(den, &gus).await;
    let theirs = w.ask("den", 2).await;
    w.ask("room", 2).await;
    let page = gus.api("GET", "/openings?limit=1", None).await.expect(200).json();
    assert_eq!(page[0]["id"], json!(theirs));
}

#[tokio::test(flavor = "multi_thread")]
async fn without_anybody_who_holds_a_key_it_is_off() {
    let w = World::new(true).await;
    let (ines, kim, bo) = (&w.ines, &w.kim, &w.bo);
    // Named, and never confirmed.
    ines.api("PUT", "/site/two-keys/holders/bo", None).await.expect(204);
    let id = w.ask("room", 24).await;
    w.act(kim, &id, "grant", 204).await;
    let waits = w.net.administrator("ida").await;
    let new = json!({ "space": "room", "reason": "Why", "hours": 2 });
    waits.api("POST", "/openings", Some(new.clone())).await.expect(201);
    w.reads(ines, &id, 200).await;
    kim.api("DELETE", "/site/two-keys/holders/kim", None).await.expect(204);
    let on = async || bo.api("GET", "/site/two-keys", None).await.expect(200).json()["on"].clone();
    assert_eq!(on().await, false);
    w.reads(ines, &id, 404).await;
    ines.api("POST", "/openings", Some(new)).await.expect(403);
    openings::Keeper(w.net.app.db.clone()).round().await.expect("a round");
    let register = bo.api("GET", "/openings", None).await.expect(200).json();
    assert_eq!((&register[0]["state"], &register[1]["state"]), (&json!("lapsed"), &json!("ended")));
    assert!(told(&w.net, bo, "opening-ended*").await);
    // Whoever waited to be confirmed is named anew, and holds it at once.
    ines.api("PUT", "/site/two-keys/holders/bo", None).await.expect(204);
    let holders = bo.api("GET", "/site/two-keys", None).await.expect(200).json();
    assert_eq!((&holders["on"], &holders["holders"][0]["waits"]), (&json!(false), &json!(false)));
    // It is off until it is switched on again, and what was open stays over.
    ines.api("PUT", "/site/two-keys", Some(json!({ "on": true }))).await.expect(204);
    assert_eq!(on().await, true);
    w.reads(ines, &id, 404).await;
    // Not a holder whose account is closed, either.
    ines.api("PUT", "/people/bo/closed", None).await.expect(204);
    assert_eq!(kim.api("GET", "/site/two-keys", None).await.expect(200).json()["on"], false);
    ines.api("PUT", "/site/two-keys", Some(json!({ "on": true }))).await.expect(409);
}
