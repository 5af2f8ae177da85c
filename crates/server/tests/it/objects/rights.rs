//! Who may: creating, moving and editing are three rights, judged on the state before and the whole record, on
//! every way of writing.

use kernel::params;
use serde_json::json;
use spaces::Access;
use testkit::Client;
use testkit::kinds::{id, moved, published, seen};

use super::{declared, network, new, request};

kernel::sql! {
    // What another node declared, of which this one has not heard yet.
    static ELSEWHERE = "INSERT INTO object_declarations (id, name, version, declaration, editor_id, at)
        SELECT id + 1, name, version + 1, declaration, editor_id, at FROM object_declarations
        WHERE name = 'request'";
}

async fn edits(who: &Client, post: &str, body: serde_json::Value) -> u16 {
    who.api("PATCH", &format!("/posts/{post}"), Some(body)).await.status
}

#[tokio::test(flavor = "multi_thread")]
async fn moving_and_editing_are_two_rights_of_the_state_before() {
    let (_net, _, [ana, ben, eve]) = network().await;
    let post = id(&published(&eve, new(json!({ "place": "Hall" }))).await);
    let place = |words: &str| json!({ "fields": { "place": words } });
    // Open: its author and the manager edit fields; the others move only.
    assert_eq!(edits(&ben, &post, place("Attic")).await, 403);
    assert_eq!(edits(&ana, &post, place("Attic")).await, 200);
    // A manager changes no words of another, not beside fields either.
    assert_eq!(edits(&ana, &post, json!({ "title": "Mine" })).await, 403);
    assert_eq!(
        edits(&ana, &post, json!({ "title": "Mine", "fields": { "place": "Roof" } })).await,
        403
    );
    let page = ana.get(&format!("/posts/{post}/edit")).await.expect(200).text;
    assert!(page.contains("our-request-place") && !page.contains("name=\"title\""), "{page}");
    let form = [("fields", "1"), ("our-request-place", "Cellar"), ("title", "Mine")];
    ana.post_files(&format!("/posts/{post}/edit"), &form, Vec::new()).await.expect(403);
    let form = [("fields", "1"), ("our-request-place", "Cellar"), ("our-request-urgency", "low")];
    ana.post_files(&format!("/posts/{post}/edit"), &form, Vec::new()).await.expect(303);
    assert_eq!(seen(&eve, &post).await["fields"]["place"], json!("Cellar"));
    assert_eq!(seen(&eve, &post).await["title"], json!("A lamp"));
    // In progress: the assignee edits, and nobody else, its author neither.
    moved(&ben, &post, "take", json!({})).await;
    assert_eq!(edits(&ben, &post, place("Yard")).await, 200);
    for who in [&ana, &eve] {
        assert_eq!(edits(who, &post, place("Roof")).await, 403);
        who.get(&format!("/posts/{post}/edit")).await.expect(403);
        let form = [("fields", "1"), ("our-request-place", "Roof")];
        who.post_files(&format!("/posts/{post}/edit"), &form, Vec::new()).await.expect(403);
        let menu = who.get(&format!("/posts/{post}/actions")).await.expect(200).text;
        assert!(!menu.contains(&format!("/posts/{post}/edit")));
    }
    assert_eq!(edits(&eve, &post, json!({ "title": "Other" })).await, 403);
    // Only whom the record names finishes it, whoever took it before.
    let words = json!({ "fields": { "who": ["eve"] } });
    assert_eq!(edits(&ben, &post, words).await, 200);
    let finish = format!("/posts/{post}/moves/finish");
    let said = json!({ "answer": "Done." });
    ben.api("POST", &finish, Some(said.clone())).await.expect(403);
    ben.post(&format!("/posts/{post}/status/finish"), &[("our-request-answer", "x")])
        .await
        .expect(403);
    eve.api("POST", &finish, Some(said.clone())).await.expect(200);
    // Done: nobody edits, and what was left behind moves no more.
    for who in [&ana, &ben, &eve] {
        assert_eq!(edits(who, &post, place("Roof")).await, 403);
    }
    eve.api("POST", &finish, Some(said)).await.expect(409);
    ben.api("POST", &format!("/posts/{post}/moves/reopen"), Some(json!({}))).await.expect(403);
    eve.api("POST", &format!("/posts/{post}/moves/reopen"), Some(json!({}))).await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn where_and_by_whom_it_is_created_is_declared() {
    let (net, ines, [ana, ben, _]) = network().await;
    net.space(&ana, "other", Access::Open).await;
    let group =
        id(&ines.api("POST", "/groups", Some(json!({ "name": "Crew" }))).await.expect(201).json());
    let here = || new(json!({ "place": "Hall" }));
    let there = || {
        let mut new = here();
        new["space"] = json!("other");
        new
    };
    let tries = async |who: &Client, new: serde_json::Value| {
        who.api("POST", "/posts", Some(new)).await.status
    };
    let with = |field: &str, value: serde_json::Value| {
        let mut it = request();
        it[field] = value;
        it
    };
    declared(&ines, &with("spaces", json!(["~room"]))).await;
    assert_eq!((tries(&ana, here()).await, tries(&ana, there()).await), (201, 422));
    assert!(ana.get("/spaces/room").await.text.contains("value=\"our-request\""));
    assert!(!ana.get("/spaces/other").await.text.contains("value=\"our-request\""));
    declared(&ines, &with("spaces", json!(["project"]))).await;
    assert_eq!(tries(&ana, here()).await, 422);
    declared(&ines, &with("create", json!("manager"))).await;
    assert_eq!((tries(&ana, here()).await, tries(&ben, here()).await), (201, 422));
    declared(&ines, &with("create", json!(format!("group:{group}")))).await;
    assert_eq!((tries(&ana, here()).await, tries(&ben, here()).await), (422, 422));
    ines.api("PUT", &format!("/groups/{group}/members/ben"), None).await.expect(204);
    assert_eq!((tries(&ana, here()).await, tries(&ben, here()).await), (422, 201));
    // Neither on a wall nor in a conversation.
    declared(&ines, &request()).await;
    let mut wall = here();
    wall["space"] = json!("@ana");
    assert_eq!(tries(&ana, wall).await, 422);
    // A draft that is published later is judged then.
    let draft = json!({ "content": here() });
    let draft = ben.api("POST", "/drafts", Some(draft)).await.expect(201).json();
    let (draft, etag) = (id(&draft), draft["etag"].as_str().expect("a tag").to_owned());
    declared(&ines, &with("create", json!("manager"))).await;
    let form = [
        ("space", "room"),
        ("kind", "our-request"),
        ("title", "T"),
        ("draft", &draft),
        ("etag", &etag),
        ("our-request-place", "Hall"),
    ];
    ben.post_files("/posts", &form, Vec::new()).await.expect(422);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_and_the_reader_may_be_named() {
    let (net, ines, [ana, ben, eve]) = network().await;
    let group =
        id(&ines.api("POST", "/groups", Some(json!({ "name": "Crew" }))).await.expect(201).json());
    ines.api("PUT", &format!("/groups/{group}/members/ben"), None).await.expect(204);
    let mut it = request();
    it["moves"][0]["who"] = json!([format!("group:{group}")]);
    it["moves"].as_array_mut().unwrap().push(json!({
        "name": "skip", "label": { "fr": "Passer", "en": "Skip" }, "from": ["open"], "to": "done",
        "who": ["reader"] }));
    declared(&ines, &it).await;
    let take = async |who: &Client, name: &str| {
        let post = id(&published(&ana, new(json!({ "place": "Hall" }))).await);
        who.api("POST", &format!("/posts/{post}/moves/{name}"), Some(json!({}))).await.status
    };
    assert_eq!((take(&ben, "take").await, take(&eve, "take").await), (200, 403));
    ines.api("DELETE", &format!("/groups/{group}/members/ben"), None).await.expect(204);
    assert_eq!(take(&ben, "take").await, 403);
    let zoe = net.member("zoe").await;
    assert_eq!((take(&zoe, "skip").await, take(&net.guest("gus").await, "skip").await), (200, 404));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_field_tells_nobody_of_a_secret_space() {
    let (net, ines, [_, ben, _]) = network().await;
    net.space(&ben, "attic", Access::Secret).await;
    let mut it = request();
    it["fields"].as_array_mut().unwrap().push(json!(
        { "name": "site", "label": { "fr": "Où", "en": "Where" }, "type": "space" }));
    declared(&ines, &it).await;
    let in_room = |site: &str| new(json!({ "place": "Hall", "site": site }));
    let problem = ben.api("POST", "/posts", Some(in_room("attic"))).await.expect(422).json();
    assert_eq!(problem["errors"][0]["field"], json!("site"));
    let post = id(&published(&ben, in_room("room")).await);
    let other = json!({ "fields": { "site": "attic" } });
    assert_eq!(edits(&ben, &post, other).await, 422);
    let mut own = in_room("attic");
    own["space"] = json!("attic");
    published(&ben, own).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_type_of_some_spaces_is_shown_to_those_who_see_one() {
    let (net, ines, [ana, ben, eve]) = network().await;
    net.space(&ben, "attic", Access::Secret).await;
    let mut it = request();
    it["spaces"] = json!(["~attic"]);
    declared(&ines, &it).await;
    let zoe = net.guest("zoe").await;
    for (who, shown) in [(&ben, true), (&ana, false), (&eve, false), (&zoe, false)] {
        let kinds = who.api("GET", "/kinds", None).await.expect(200).text;
        assert_eq!(kinds.contains("our-request"), shown);
        let home = who.get("/").await.expect(200).text;
        assert_eq!(home.contains("value=\"our-request\""), shown);
        let status = if shown { 200 } else { 404 };
        who.get("/objects?kind=request").await.expect(status);
        who.api("GET", "/objects?kind=request", None).await.expect(status);
    }
    assert!(ben.get("/spaces/attic").await.text.contains("value=\"our-request\""));
    assert!(!ben.get("/spaces/room").await.text.contains("value=\"our-request\""));
    let form = ben.get("/posts/new?space=attic").await.expect(200).text;
    assert!(form.contains("value=\"our-request\""), "{form}");
}

#[tokio::test(flavor = "multi_thread")]
async fn words_and_pictures_too_are_changed_by_what_holds() {
    let (net, _, [_, ben, _]) = network().await;
    let file = id(&ben.upload("plan.txt", b"A plan".to_vec()).await.expect(201).json());
    let mut content = new(json!({ "place": "Hall" }));
    content["files"] = json!([file]);
    let post = id(&published(&ben, content).await);
    let described = async |alt: &str| {
        let path = format!("/files/{file}");
        ben.api("PATCH", &path, Some(json!({ "alt": alt }))).await.status
    };
    assert_eq!(described("A plan of the hall").await, 200);
    net.app.db.write(|tx| tx.execute(&ELSEWHERE, params![])).await.expect("a version");
    assert_eq!(edits(&ben, &post, json!({ "title": "Other" })).await, 409);
    assert_eq!(described("Another plan").await, 409);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_picture_is_described_in_the_states_in_which_its_post_is_edited() {
    let (_net, _, [_, ben, eve]) = network().await;
    let file = id(&eve.upload("plan.txt", b"A plan".to_vec()).await.expect(201).json());
    let mut content = new(json!({ "place": "Hall" }));
    content["files"] = json!([file]);
    let post = id(&published(&eve, content).await);
    moved(&ben, &post, "take", json!({})).await;
    let path = format!("/files/{file}");
    eve.api("PATCH", &path, Some(json!({ "alt": "A plan" }))).await.expect(403);
}
