//! Legal holds: they win over whatever would remove something, are told to whom they concern, and are lifted.

use kernel::personal::Erased;
use kernel::work::{Next, Work};
use kernel::{Result, Tx, params};
use serde_json::{Value, json};
use spaces::Access;
use testkit::{Client, TestApp};

use super::{DAY, a_day, age, goes, network, told};
use crate::trash::rows_with;

kernel::sql! {
    static NAMES = "SELECT name FROM files ORDER BY name";
    static HOLD = "INSERT INTO holds (id, person_id, space_id, reason, set_by, set_at)
        VALUES ($1, $2, NULL, 'Meanwhile', $2, 1) ON CONFLICT DO NOTHING";
}

kernel::erasure_steps! { 0 => held_meanwhile }

/// Dora is held as soon as her erasure is under way.
fn held_meanwhile(tx: &mut Tx<'_>, erased: &Erased) -> Result<bool> {
    if erased.handle == "dora" {
        let id: i64 = tx.new_id();
        tx.execute(&HOLD, params![id, erased.person])?;
    }
    Ok(true)
}

pub(super) async fn hold(ines: &Client, of: Value) -> String {
    let set = ines.api("POST", "/site/holds", Some(of)).await.expect(201).json();
    set["id"].as_str().expect("an identifier").to_owned()
}

async fn erase(net: &TestApp) {
    let eraser = privacy::Eraser::new(net.app.clone(), net.folder());
    while eraser.round().await.expect("an erasure") == Next::AtOnce {}
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hold_wins_over_retention_and_trash_until_it_is_lifted() {
    let (net, clock) = network().await;
    let (ines, ana, bo) =
        (net.administrator("ines").await, net.member("ana").await, net.member("bo").await);
    for slug in ["room", "yard"] {
        let space = net.space(&ana, slug, Access::Closed).await;
        net.join(space, &bo).await;
    }
    ana.publish("room", "Held with its space").await;
    bo.publish("yard", "Held with its author").await;
    let under = ana.publish("yard", "Held by an answer").await;
    bo.comment(&under, "The answer").await;
    ana.publish("yard", "Not held").await;
    let deleted = bo.publish("yard", "Deleted and held").await;
    bo.api("DELETE", &format!("/posts/{deleted}"), None).await.expect(204);
    let taken = ana.publish("room", "Deleted in a held space").await;
    ana.api("DELETE", &format!("/posts/{taken}"), None).await.expect(204);

    // Nobody but administrators, never without a reason or an object, and once.
    let of_bo = json!({ "person": "bo", "reason": "The case of the invoices" });
    ana.api("POST", "/site/holds", Some(of_bo.clone())).await.expect(403);
    ana.api("GET", "/site/holds", None).await.expect(403);
    ana.get("/admin/holds").await.expect(403);
    for (wrong, field) in [
        (json!({ "person": "bo", "reason": " " }), "reason"),
        (json!({ "reason": "Why" }), "handle"),
        (json!({ "person": "bo", "space": "room", "reason": "Why" }), "space"),
        (json!({ "space": "nowhere", "reason": "Why" }), "space"),
    ] {
        let refused = ines.api("POST", "/site/holds", Some(wrong)).await.expect(422).text;
        assert!(refused.contains(field), "{refused}");
    }
    let nobody = json!({ "person": "nobody", "reason": "Why" });
    ines.api("POST", "/site/holds", Some(nobody)).await.expect(404);
    let person = hold(&ines, of_bo.clone()).await;
    ines.api("POST", "/site/holds", Some(of_bo)).await.expect(409);
    let form = [("handle", ""), ("space", "room"), ("reason", "")];
    let wrong = ines.post("/admin/holds", &form).await.expect(422).text;
    assert!(wrong.contains("Say why") && wrong.contains("value=\"room\""), "{wrong}");
    let form = [("handle", ""), ("space", "room"), ("reason", "An inquiry")];
    ines.post("/admin/holds", &form).await.expect(303);
    let all = ines.api("GET", "/site/holds", None).await.expect(200).json();
    let space = all.as_array().expect("holds").iter().find(|one| one["space"] == "room");
    let space = space.expect("the hold of the space")["id"].as_str().expect("a number").to_owned();

    // Whoever it concerns is told, with the reason; others learn nothing.
    assert!(bo.get("/settings/data").await.expect(200).text.contains("The case of the invoices"));
    assert!(!ana.get("/settings/data").await.expect(200).text.contains("invoices"));
    assert_eq!(
        bo.api("GET", "/me/hold", None).await.expect(200).json()["reason"],
        "The case of the invoices"
    );
    assert_eq!(ana.api("GET", "/me/hold", None).await.expect(200).json()["since"], Value::Null);
    assert!(bo.get("/spaces/room").await.expect(200).text.contains("An inquiry"));
    assert!(!ines.get("/spaces/room").await.expect(200).text.contains("An inquiry"));
    assert!(told(&net, &bo, "hold*").await && told(&net, &ana, "hold*").await);

    age(&net, 400).await;
    ines.api("PUT", "/site/retention", Some(json!({ "months": 12 }))).await.expect(204);
    a_day(&net).await;
    clock.advance(31 * DAY);
    a_day(&net).await;
    for words in [
        "Held with its space",
        "Held with its author",
        "Held by an answer",
        "The answer",
        "Deleted and held",
        "Deleted in a held space",
    ] {
        assert_ne!(rows_with(&net, words).await, [""; 0], "{words}");
    }
    assert_eq!(rows_with(&net, "Not held").await, [""; 0]);
    let held = |words: &str| (words.to_owned(), true);
    assert_eq!(goes(&ana, "room").await, [held("Held with its space")]);
    assert_eq!(goes(&ana, "yard").await, [held("Held with its author"), held("Held by an answer")]);

    // A space that is deleted waits as well.
    ana.api("DELETE", "/spaces/room", None).await.expect(204);
    clock.advance(31 * DAY);
    a_day(&net).await;
    assert_ne!(rows_with(&net, "Held with its space").await, [""; 0]);

    ana.api("DELETE", &format!("/site/holds/{person}"), None).await.expect(403);
    ines.api("DELETE", &format!("/site/holds/{person}"), None).await.expect(204);
    ines.api("DELETE", &format!("/site/holds/{person}"), None).await.expect(404);
    a_day(&net).await;
    for words in ["Held with its author", "The answer", "Deleted and held"] {
        assert_eq!(rows_with(&net, words).await, [""; 0], "{words}");
    }
    assert_ne!(rows_with(&net, "Held with its space").await, [""; 0]);
    ines.api("DELETE", &format!("/site/holds/{space}"), None).await.expect(204);
    a_day(&net).await;
    for words in ["Held with its space", "Deleted in a held space"] {
        assert_eq!(rows_with(&net, words).await, [""; 0], "{words}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_erasure_waits_for_a_hold_and_says_so() {
    let (net, _) = network().await;
    let ines = net.administrator("ines").await;
    let (ana, bo, cem) = (net.member("ana").await, net.member("bo").await, net.member("cem").await);
    let room = net.space(&ana, "room", Access::Open).await;
    net.join(room, &bo).await;
    net.join(room, &cem).await;
    bo.publish("room", "Of bo").await;
    cem.publish("room", "Of cem").await;
    let person = hold(&ines, json!({ "person": "bo", "reason": "A case" })).await;
    assert!(bo.get("/settings/leave").await.expect(200).text.contains("under a legal hold"));
    assert!(!cem.get("/settings/leave").await.expect(200).text.contains("under a legal hold"));
    let left = |who: Client| async move {
        let fields = [("handle", who.handle().to_owned()), ("words", "remove".to_owned())];
        let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
        who.post("/settings/leave", &fields).await.expect(303).location().to_owned()
    };
    let (of_bo, of_cem) = (left(bo.clone()).await, left(cem.clone()).await);
    bo.api("GET", "/me", None).await.expect(401);
    erase(&net).await;
    let nobody = net.nobody();
    assert!(nobody.get(&of_bo).await.expect(200).text.contains("waits for a legal hold"));
    assert!(nobody.get(&of_cem).await.expect(200).text.contains("Erased on"));
    assert_ne!(rows_with(&net, "Of bo").await, [""; 0]);
    assert_eq!(rows_with(&net, "Of cem").await, [""; 0]);
    // The space in which they wrote is held too: one lifted is not enough.
    let space = hold(&ines, json!({ "space": "room", "reason": "Another" })).await;
    ines.api("DELETE", &format!("/site/holds/{person}"), None).await.expect(204);
    erase(&net).await;
    assert!(nobody.get(&of_bo).await.expect(200).text.contains("waits for a legal hold"));
    ines.api("DELETE", &format!("/site/holds/{space}"), None).await.expect(204);
    erase(&net).await;
    assert!(nobody.get(&of_bo).await.expect(200).text.contains("Erased on"));
    assert_eq!(rows_with(&net, "Of bo").await, [""; 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hold_keeps_what_an_erasure_left_when_it_was_set() {
    let (net, clock) = network().await;
    let ines = net.administrator("ines").await;
    let (ana, dora) = (net.member("ana").await, net.member("dora").await);
    let room = net.space(&ana, "room", Access::Open).await;
    net.join(room, &dora).await;
    dora.publish("room", "Of dora").await;
    let fields = [("handle", "dora"), ("words", "remove")];
    let receipt = dora.post("/settings/leave", &fields).await.expect(303).location().to_owned();
    erase(&net).await;
    assert_ne!(rows_with(&net, "Of dora").await, [""; 0]);
    assert!(net.nobody().get(&receipt).await.expect(200).text.contains("waits for a legal hold"));
    let holds = ines.api("GET", "/site/holds", None).await.expect(200).json();
    let id = holds[0]["id"].as_str().expect("a number").to_owned();
    ines.api("DELETE", &format!("/site/holds/{id}"), None).await.expect(204);
    // Another is set meanwhile, as often as it begins anew.
    clock.advance(3_601);
    erase(&net).await;
    assert_ne!(rows_with(&net, "Of dora").await, [""; 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hold_keeps_files_that_were_taken_off_in_its_space() {
    let (net, clock) = network().await;
    let ines = net.administrator("ines").await;
    let (ana, bo) = (net.member("ana").await, net.member("bo").await);
    for slug in ["room", "yard"] {
        let space = net.space(&ana, slug, Access::Closed).await;
        net.join(space, &bo).await;
        let name = format!("{slug}.txt");
        let file = bo.upload(&name, b"words".to_vec()).await.expect(201).json();
        let new = json!({ "space": slug, "body": "With a file", "files": [file["id"]] });
        let post = bo.api("POST", "/posts", Some(new)).await.expect(201).json();
        let path = format!("/posts/{}", post["id"].as_str().expect("a number"));
        bo.api("PATCH", &path, Some(json!({ "body": "Without", "files": [] }))).await.expect(200);
    }
    // Whoever leaves the space that is held, and stays in the other, takes nothing along.
    bo.api("DELETE", "/spaces/room/membership", None).await.expect(204);
    hold(&ines, json!({ "space": "room", "reason": "An inquiry" })).await;
    clock.advance(31 * DAY);
    a_day(&net).await;
    let names = |tx: &mut Tx<'_>| tx.query(&NAMES, params![], |row| row.get::<String>(0));
    assert_eq!(net.app.db.read(names).await.expect("files"), ["room.txt"]);
}
