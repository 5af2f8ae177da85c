//! The content plan of a space: who sees what is scheduled, who approves it, and the embargo.

use serde_json::{Value, json};
use spaces::{Access, Standing};
use testkit::{Client, TestApp};

use super::{publish_all, standing};
use crate::access::picture;
use crate::inbox::waiting;
use crate::kinds::id;

async fn manages(net: &TestApp, space: kernel::SpaceId, who: &Client) {
    let who = who.id();
    let add = move |tx: &mut kernel::Tx<'_>| spaces::add(tx, space, who, Standing::Animator);
    net.app.db.write(add).await.expect("a manager");
}

/// What somebody sees of the plan of the space `room`: headings and states.
async fn plan(who: &Client) -> Vec<(String, String)> {
    let plan = who.api("GET", "/spaces/room/plan", None).await.expect(200).json();
    let items = plan["items"].as_array().expect("a list").iter();
    let word = |one: &Value, name: &str| one[name].as_str().expect("a word").to_owned();
    items.map(|one| (word(one, "heading"), word(one, "state"))).collect()
}

async fn at(net: &TestApp, seconds: i64) -> String {
    let at = net.app.db.read(move |tx| Ok(tx.now().plus_seconds(seconds))).await.expect("a time");
    json!(at).as_str().expect("a time").to_owned()
}

async fn scheduled(who: &Client, body: &str, due: &str) -> Value {
    let new = json!({ "content": { "space": "room", "body": body }, "due_at": due });
    who.api("POST", "/drafts", Some(new)).await.expect(201).json()
}

async fn tag(who: &Client, draft: &Value) -> Value {
    let path = format!("/spaces/room/plan/{}", id(draft));
    who.api("GET", &path, None).await.expect(200).json()["etag"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_scheduled_is_seen_by_its_author_and_the_managers_alone_until_its_hour() {
    let (net, clock) = standing().await;
    let (ana, ben, cat, out) = (
        net.member("ana").await,
        net.member("ben").await,
        net.member("cat").await,
        net.member("out").await,
    );
    let space = net.space(&ana, "room", Access::Closed).await;
    net.join(space, &ben).await;
    net.join(space, &cat).await;
    let file = ben.upload("secret.txt", b"Canaryfile".to_vec()).await.expect(201).json();
    let file = id(&file);
    let due = at(&net, 3_600).await;
    let content = json!({ "space": "room", "body": "Canarywords", "files": [file] });
    let early = at(&net, 1_800).await;
    let wrong = json!({ "content": content, "due_at": early, "embargo_until": due });
    ben.api("POST", "/drafts", Some(wrong)).await.expect(422);
    let new = json!({ "content": content, "due_at": due, "embargo_until": due });
    let draft = ben.api("POST", "/drafts", Some(new)).await.expect(201).json();
    let one = format!("/spaces/room/plan/{}", id(&draft));
    let opened = format!("/files/{file}/file");
    for who in [&ana, &ben] {
        assert_eq!(plan(who).await, [("Canarywords".to_owned(), "scheduled".to_owned())]);
        let page = who.get("/spaces/room/plan").await.expect(200).text;
        assert!(page.contains("Canarywords") && page.contains("Embargo until"), "{page}");
        assert!(who.get(&one).await.expect(200).text.contains("Canarywords"));
        who.get(&opened).await.expect(200);
    }
    // Nobody else has it, or its file, anywhere.
    net.indexed().await;
    for who in [&cat, &out] {
        who.get(&one).await.expect(404);
        who.api("GET", &one, None).await.expect(404);
        who.get(&opened).await.expect(404);
        for path in ["/", "/inbox", "/search?q=canarywords", "/spaces/room", "/drafts"] {
            assert!(!who.get(path).await.text.contains("Canarywords</"), "{path}");
        }
    }
    assert!(plan(&cat).await.is_empty());
    out.api("GET", "/spaces/room/plan", None).await.expect(404);
    assert!(!cat.get("/spaces/room/plan").await.expect(200).text.contains("name=\"second\""));
    // Its author publishes it no sooner, until they lift the embargo.
    let number = id(&draft);
    let tag = draft["etag"].as_str().expect("a tag");
    let form = [
        ("space", "room"),
        ("kind", "message"),
        ("body", "Canarywords"),
        ("draft", number.as_str()),
        ("etag", tag),
    ];
    let refused = ben.post_files("/posts", &form, vec![]).await.expect(422).text;
    assert!(refused.contains("under embargo") && refused.contains("Canarywords"), "{refused}");
    assert_eq!(plan(&ana).await.len(), 1);
    clock.advance(3_601);
    publish_all(&net).await;
    assert!(plan(&ana).await.is_empty());
    assert!(cat.get("/spaces/room").await.text.contains("Canarywords"));
    cat.get(&opened).await.expect(200);
    out.get(&opened).await.expect(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_embargo_is_set_and_kept_in_the_page() {
    let (net, _clock) = standing().await;
    let ana = net.member("ana").await;
    net.space(&ana, "room", Access::Closed).await;
    let form = |due: &'static str, draft: String, tag: String, under: bool| {
        let mut form = vec![
            ("space", "room".to_owned()),
            ("kind", "message".to_owned()),
            ("body", "Words".to_owned()),
            ("keep", "due".to_owned()),
            ("due", due.to_owned()),
            ("draft", draft),
            ("etag", tag),
        ];
        if under {
            form.push(("embargo", "true".to_owned()));
        }
        form
    };
    let send = async |form: Vec<(&'static str, String)>| {
        let fields: Vec<(&str, &str)> = form.iter().map(|(a, b)| (*a, b.as_str())).collect();
        ana.post_files("/drafts", &fields, vec![]).await
    };
    let kept = async || {
        let all = ana.api("GET", "/drafts", None).await.expect(200).json();
        all.as_array().expect("a list")[0].clone()
    };
    let asked = |page: String| {
        let at = page.find("name=\"embargo\" value=\"true\"").expect("a box");
        page[at..].split('>').next().expect("its end").contains("checked")
    };
    let fresh = ana.get("/posts/new?space=room").await.expect(200).text;
    assert!(!asked(fresh));
    send(form("2027-02-01T10:00", String::new(), String::new(), true)).await.expect(303);
    let draft = kept().await;
    assert_eq!(draft["embargo_until"], draft["due_at"]);
    let until = draft["embargo_until"].clone();
    let page = ana.get(&format!("/drafts/{}", id(&draft))).await.expect(200).text;
    assert!(asked(page));
    let tag = || draft["etag"].as_str().expect("a tag").to_owned();
    // Later is well, sooner is not, and lifting it is a click of its own.
    let later = form("2027-02-02T10:00", id(&draft), tag(), true);
    send(later).await.expect(303);
    assert_eq!(kept().await["embargo_until"], until);
    let sooner = send(form("2027-01-20T10:00", id(&draft), tag(), true)).await.expect(422).text;
    assert!(sooner.contains("embargo ends later") && sooner.contains("Words"), "{sooner}");
    // A copy is under the same embargo, also once it is kept without an hour.
    let keep = |how: &str, draft: String, tag: String| {
        let form = form("", draft, tag, true).into_iter();
        let kept = form.map(|(name, value)| match name {
            "keep" => (name, how.to_owned()),
            _ => (name, value),
        });
        kept.collect::<Vec<_>>()
    };
    send(keep("copy", id(&draft), tag())).await.expect(303);
    let copy = kept().await;
    assert_ne!(copy["id"], draft["id"]);
    assert_eq!(copy["embargo_until"], until);
    // One that would end never is refused, with the words.
    let refused = send(keep("draft", String::new(), String::new())).await.expect(422).text;
    assert!(refused.contains("choose a date") && refused.contains("Words"), "{refused}");
    let refused = send(keep("copy", "77".to_owned(), String::new())).await.expect(422).text;
    assert!(refused.contains("choose a date"), "{refused}");
    send(form("2027-01-20T10:00", id(&draft), tag(), false)).await.expect(303);
    let lifted = ana.api("GET", &format!("/drafts/{}", id(&draft)), None).await.expect(200).json();
    assert_eq!(lifted["embargo_until"], Value::Null);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_manager_approves_what_is_scheduled_where_the_space_asks_so() {
    let (net, clock) = standing().await;
    let (ana, ben, dan, out) = (
        net.member("ana").await,
        net.member("ben").await,
        net.member("dan").await,
        net.member("out").await,
    );
    let space = net.space(&ana, "room", Access::Open).await;
    net.join(space, &ben).await;
    manages(&net, space, &dan).await;
    for (who, status) in [(&ben, 403), (&out, 403), (&ana, 204)] {
        let set = Some(json!({ "second": true }));
        assert_eq!(who.api("PUT", "/spaces/room/plan", set).await.status, status);
    }
    let page = ana.get("/spaces/room/plan").await.expect(200).text;
    assert!(page.contains("name=\"second\" value=\"true\" checked"), "{page}");
    for (form, second) in [(vec![], false), (vec![("second", "true")], true)] {
        ana.post("/spaces/room/plan", &form).await.expect(303);
        let now = ana.api("GET", "/spaces/room/plan", None).await.expect(200).json();
        assert_eq!(now["second"], second);
    }
    let draft = scheduled(&ana, "Prepared", &at(&net, 3_600).await).await;
    assert_eq!((&draft["asks_approval"], &draft["approved"]), (&json!(true), &json!(false)));
    assert_eq!(plan(&dan).await, [("Prepared".to_owned(), "asks".to_owned())]);
    assert!(waiting(&net, &dan).await.iter().any(|one| one.contains("planned-post*")));
    assert!(ana.get("/drafts").await.text.contains("Needs approval"));
    let approve = format!("/spaces/room/plan/{}/approve", id(&draft));
    let read = json!({ "etag": tag(&dan, &draft).await });
    // Not by its author, not by who does not manage the space.
    ana.api("POST", &approve, Some(read.clone())).await.expect(403);
    ben.api("POST", &approve, Some(read.clone())).await.expect(404);
    out.api("POST", &approve, Some(read.clone())).await.expect(404);
    dan.api("POST", &approve, Some(read.clone())).await.expect(204);
    assert_eq!(plan(&ana).await, [("Prepared".to_owned(), "approved".to_owned())]);
    dan.api("POST", &approve, Some(read)).await.expect(409);
    assert!(waiting(&net, &dan).await.iter().all(|one| !one.contains("planned-post")));
    // Another hour, or other words, ask again.
    let path = format!("/drafts/{}", id(&draft));
    let change = json!({ "content": { "space": "room", "body": "Prepared" },
        "due_at": at(&net, 7_200).await, "etag": draft["etag"] });
    let before = tag(&dan, &draft).await;
    ana.api("PUT", &path, Some(change)).await.expect(200);
    assert_eq!(plan(&ana).await[0].1, "asks");
    let stale = Some(json!({ "etag": before }));
    dan.api("POST", &approve, stale).await.expect(412);
    // At its hour it waits still, and is published once it is approved.
    clock.advance(7_300);
    publish_all(&net).await;
    assert_eq!(plan(&dan).await.len(), 1);
    assert!(dan.get("/spaces/room/plan").await.text.contains("Its hour has passed"));
    let page = dan.get(approve.trim_end_matches("/approve")).await.expect(200).text;
    let read = tag(&dan, &draft).await;
    let read = read.as_str().expect("a tag");
    assert!(page.contains(read) && page.contains("Prepared"), "{page}");
    dan.post(&approve, &[("etag", read)]).await.expect(303);
    publish_all(&net).await;
    assert!(plan(&dan).await.is_empty());
    assert!(out.get("/spaces/room").await.text.contains("Prepared"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_given_back_is_a_draft_again_and_what_was_approved_does_not_wait_twice() {
    let (net, clock) = standing().await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    let space = net.space(&ana, "room", Access::Open).await;
    net.join(space, &ben).await;
    ana.api("PUT", "/spaces/room/plan", Some(json!({ "second": true }))).await.expect(204);
    let whose = Some(json!({ "whose": "everyone" }));
    ana.api("PUT", "/spaces/room/approval", whose).await.expect(204);
    let draft = scheduled(&ben, "First try", &at(&net, 60).await).await;
    let refuse = format!("/spaces/room/plan/{}/refuse", id(&draft));
    ana.api("POST", &refuse, Some(json!({ "reason": " " }))).await.expect(422);
    ben.api("POST", &refuse, Some(json!({ "reason": "No" }))).await.expect(403);
    ana.post(&refuse, &[("reason", "Not this week")]).await.expect(303);
    assert!(plan(&ana).await.is_empty() && plan(&ben).await.is_empty());
    let kept = ben.api("GET", &format!("/drafts/{}", id(&draft)), None).await.expect(200).json();
    assert_eq!((&kept["due_at"], &kept["refusal"]), (&Value::Null, &json!("Not this week")));
    assert!(waiting(&net, &ben).await.iter().any(|one| one.contains("refused-post")));
    let draft = scheduled(&ben, "Second try", &at(&net, 60).await).await;
    let read = json!({ "etag": tag(&ana, &draft).await });
    let approve = format!("/spaces/room/plan/{}/approve", id(&draft));
    ana.api("POST", &approve, Some(read)).await.expect(204);
    let later = scheduled(&ben, "Third try", &at(&net, 60).await).await;
    clock.advance(61);
    publish_all(&net).await;
    assert!(ana.get("/spaces/room").await.text.contains("Second try"));
    assert_eq!(plan(&ana).await, [("Third try".to_owned(), "asks".to_owned())]);
    // Where nobody asks for it any more it is due; here it waits as whatever is written there does.
    ana.api("PUT", "/spaces/room/plan", Some(json!({ "second": false }))).await.expect(204);
    publish_all(&net).await;
    assert!(plan(&ana).await.is_empty());
    ana.api("GET", &format!("/moderation/waiting/{}", id(&later)), None).await.expect(404);
    let page = ana.get("/spaces/room/moderation").await.expect(200).text;
    assert!(page.contains("Third try"), "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_who_runs_a_space_does_not_decide_how_its_plan_is_approved() {
    let (net, _clock) = standing().await;
    let (ana, gus) = (net.member("ana").await, net.guest("gus").await);
    let space = net.space_of(&ana, "room", Access::Closed, spaces::Kind::External).await;
    manages(&net, space, &gus).await;
    ana.api("PUT", "/spaces/room/plan", Some(json!({ "second": true }))).await.expect(204);
    gus.api("PUT", "/spaces/room/plan", Some(json!({ "second": false }))).await.expect(403);
    gus.post("/spaces/room/plan", &[]).await.expect(403);
    assert!(!gus.get("/spaces/room/plan").await.expect(200).text.contains("name=\"second\""));
    let now = gus.api("GET", "/spaces/room/plan", None).await.expect(200).json();
    assert_eq!(now["second"], true);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_in_one_scheduled_post_alone_and_goes_with_it_where_it_waits() {
    let (net, clock) = standing().await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    let space = net.space(&ana, "room", Access::Closed).await;
    net.join(space, &ben).await;
    let file = id(&ben.upload("plan.txt", b"Words".to_vec()).await.expect(201).json());
    let (due, later) = (at(&net, 60).await, at(&net, 3_600).await);
    let new = |body: &str, due: &str| {
        let content = json!({ "space": "room", "body": body, "files": [file] });
        Some(json!({ "content": content, "due_at": due }))
    };
    let first = ben.api("POST", "/drafts", new("First", &due)).await.expect(201).json();
    let refused = ben.api("POST", "/drafts", new("Second", &later)).await.expect(422).text;
    assert!(refused.contains("in another post"), "{refused}");
    let opened = format!("/files/{file}/file");
    ana.get(&opened).await.expect(200);
    // Its own draft is saved again, and what waits at its hour takes the file along.
    let mut again = new("First", &due).expect("a draft");
    again["etag"] = first["etag"].clone();
    ben.api("PUT", &format!("/drafts/{}", id(&first)), Some(again)).await.expect(200);
    let whose = Some(json!({ "whose": "everyone" }));
    ana.api("PUT", "/spaces/room/approval", whose).await.expect(204);
    clock.advance(61);
    publish_all(&net).await;
    assert!(plan(&ana).await.is_empty());
    assert!(ana.get("/spaces/room/moderation").await.expect(200).text.contains("First"));
    ana.get(&opened).await.expect(200);
    ben.api("POST", "/drafts", new("Third", &later)).await.expect(422);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_said_of_a_file_is_approved_as_it_was_read() {
    let (net, _clock) = standing().await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    let space = net.space(&ana, "room", Access::Closed).await;
    net.join(space, &ben).await;
    ana.api("PUT", "/spaces/room/plan", Some(json!({ "second": true }))).await.expect(204);
    let file = id(&ben.upload("a.png", picture(8, 6)).await.expect(201).json());
    let content = json!({ "space": "room", "body": "Words", "files": [file] });
    let new = json!({ "content": content, "due_at": at(&net, 3_600).await });
    let draft = ben.api("POST", "/drafts", Some(new)).await.expect(201).json();
    let read = Some(json!({ "etag": tag(&ana, &draft).await }));
    let alt = Some(json!({ "alt": "A red tower" }));
    ben.api("PATCH", &format!("/files/{file}"), alt).await.expect(200);
    let one = format!("/spaces/room/plan/{}", id(&draft));
    let approve = format!("{one}/approve");
    ana.api("POST", &approve, read).await.expect(412);
    assert!(ana.get(&one).await.expect(200).text.contains("A red tower"));
    let view = ana.api("GET", &one, None).await.expect(200).json();
    assert_eq!(view["descriptions"], json!(["A red tower"]));
    let listed = ana.api("GET", "/spaces/room/plan", None).await.expect(200).json();
    assert_eq!(listed["items"][0]["etag"], view["etag"]);
    ana.api("POST", &approve, Some(json!({ "etag": view["etag"] }))).await.expect(204);
}
