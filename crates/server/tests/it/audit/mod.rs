//! The audit: who reads it, what is in it, and what is found where it was changed.

mod words;

use std::collections::BTreeSet;

use kernel::work::Work;
use kernel::{Clock, Tx, params};
use serde_json::{Value, json};
use spaces::Access;
use testkit::{Client, TestApp};

use crate::inbox::waiting;
use crate::moderation;

kernel::sql! {
    static CHANGE_KIND = "UPDATE audit_entries SET kind = 'person.created' WHERE seq = $1";
    static CHANGE_ACTOR = "UPDATE audit_entries SET actor_id = $2 WHERE seq = $1";
    static CHANGE_DETAILS = "UPDATE audit_entries SET details = '{}' WHERE seq = $1";
    static CHANGE_DIGEST = "UPDATE audit_entries SET digest = 'x' WHERE seq = $1";
    static CHANGE_SALT = "UPDATE audit_entries SET salt = '' WHERE seq = $1";
    static CHANGE_SALT_AND_DETAILS = "UPDATE audit_entries SET salt = '', details = '' WHERE seq = $1";
    static REMOVE = "DELETE FROM audit_entries WHERE seq = $1";
    static REMOVE_BEFORE = "DELETE FROM audit_entries WHERE seq < $1";
    static SWAP = "UPDATE audit_entries SET seq = CASE WHEN seq = $1 THEN -$2 ELSE -$1 END
        WHERE seq IN ($1, $2)";
    static SWAPPED = "UPDATE audit_entries SET seq = -seq WHERE seq < 0";
}

/// Takes into the audit all that happened.
pub async fn settle(net: &TestApp) {
    let last = *net.app.db.commits().borrow();
    let read = || net.app.db.write(|tx| kernel::log::catch_up(tx, &audit::Audit));
    while read().await.expect("a reader that reads") < last {}
}

async fn entries(who: &Client, query: &str) -> Vec<Value> {
    let page = who.api("GET", &format!("/audit{query}"), None).await.expect(200).json();
    page["items"].as_array().expect("entries").clone()
}

/// Does what administrators do.
async fn lived_in(net: &TestApp) -> (Client, Client) {
    let (ines, ana) = (net.administrator("ines").await, net.member("ana").await);
    for role in ["administrator", "member"] {
        ines.api("PUT", "/people/ana/role", Some(json!({ "role": role }))).await.expect(204);
    }
    ines.api("PUT", "/people/ana/closed", None).await.expect(204);
    ines.api("DELETE", "/people/ana/closed", None).await.expect(204);
    settle(net).await;
    (ines, ana)
}

#[tokio::test(flavor = "multi_thread")]
async fn administrators_and_auditors_read_what_was_done() {
    let net = TestApp::new().await;
    let (ines, _) = lived_in(&net).await;
    let (ben, cem, gus) =
        (net.member("ben").await, net.member("cem").await, net.guest("gus").await);
    net.space(&ben, "garden", Access::Secret).await;
    ben.publish("garden", "Words of a secret space").await;
    settle(&net).await;
    ben.api("PUT", "/site/auditors/cem", None).await.expect(403);
    ben.get("/admin/auditors").await.expect(403);
    ines.api("PUT", "/site/auditors/gus", None).await.expect(422);
    ines.post("/admin/auditors", &[("handle", "@cem")]).await.expect(303);
    settle(&net).await;
    // Who is named learns where to read; what only administrators open is not offered there.
    assert_eq!(waiting(&net, &cem).await, ["auditor*"]);
    assert!(!cem.get("/audit").await.expect(200).text.contains("/admin/auditors"));
    for (who, status) in [(&ines, 200), (&cem, 200), (&ben, 403), (&gus, 403), (&net.nobody(), 303)]
    {
        assert_eq!(who.get("/audit").await.status, status);
        if status != 303 {
            assert_eq!(who.post("/audit/export", &[]).await.status, status);
        }
    }
    for (who, status) in [(&ines, 200), (&cem, 200), (&ben, 403), (&gus, 403), (&net.nobody(), 401)]
    {
        for path in ["/audit", "/audit/check"] {
            assert_eq!(who.api("GET", path, None).await.status, status, "{path}");
        }
    }
    let all = entries(&cem, "").await;
    let kinds: Vec<&str> =
        all.iter().map(|entry| entry["kind"].as_str().expect("a kind")).collect();
    assert!(
        kinds.contains(&"auditors.changed") && kinds.contains(&"person.role-changed"),
        "{kinds:?}"
    );
    let role = &entries(&cem, "?about=person.role&by=ines").await[0];
    assert_eq!(
        (&role["said"], &role["by"]["handle"], &role["details"]["to"]),
        (&json!("changed a role"), &json!("ines"), &json!("member"))
    );
    // Who created a secret space is told to nobody.
    assert!(entries(&cem, "?by=ben&about=space.").await.is_empty());
    let open = net.space(&ben, "yard", Access::Open).await;
    settle(&net).await;
    let created = &entries(&cem, "?by=ben&about=space.").await[0];
    assert_eq!((&created["kind"], &created["object"]), (&json!("space.created"), &json!(open)));
    ben.api("DELETE", "/spaces/yard", None).await.expect(204);
    ben.api("DELETE", "/spaces/garden", None).await.expect(204);
    settle(&net).await;
    let deleted = entries(&cem, "?about=space.deleted").await;
    let objects: Vec<&Value> = deleted.iter().map(|entry| &entry["object"]).collect();
    assert_eq!(objects, [&json!(open)], "the open one, and nothing of the secret one");
    assert!(entries(&cem, "?by=nobody").await.is_empty());
    let page = cem.get("/audit?about=person.").await.expect(200).text;
    assert!(page.contains("changed a role") && page.contains("/people/ana"), "{page}");
    // Nothing that people wrote, and no secret name.
    for text in [page, cem.post("/audit/export", &[]).await.expect(200).text] {
        assert!(!text.contains("Words of a secret") && !text.contains("garden"), "{text}");
    }
    settle(&net).await;
    assert_eq!(entries(&ines, "?about=audit.").await[0]["kind"], "audit.exported");
    // Whoever is named no longer reads no longer.
    ines.post("/admin/auditors/cem/remove", &[]).await.expect(303);
    let told = waiting(&net, &cem).await.join(" ");
    assert!(told.contains("auditor-removed*"), "{told}");
    cem.get("/audit").await.expect(403);
}

/// What is wrong with the chain after this change: number and what.
async fn found(
    change: impl Fn(&mut Tx<'_>) -> kernel::Result<()> + Send + 'static,
) -> Vec<(i64, String)> {
    let net = TestApp::new().await;
    let (ines, _) = lived_in(&net).await;
    let whole = ines.api("GET", "/audit/check", None).await.expect(200).json();
    assert_eq!(whole["problems"], json!([]), "{whole}");
    assert!(whole["entries"].as_i64().expect("a number") >= 4, "{whole}");
    net.app.db.write(change).await.expect("a change");
    let checked = ines.api("GET", "/audit/check", None).await.expect(200).json();
    let page = ines.post("/audit/check", &[]).await.expect(200).text;
    let problems = checked["problems"].as_array().expect("problems");
    assert_eq!(page.contains("was changed outside"), !problems.is_empty());
    let pair = |one: &Value| {
        (one["seq"].as_i64().expect("a number"), one["what"].as_str().expect("a word").to_owned())
    };
    problems.iter().map(pair).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_changed_in_the_chain_is_found() {
    let two = |what: &str| vec![(2, what.to_owned())];
    assert_eq!(found(|tx| tx.execute(&CHANGE_KIND, params![2]).map(drop)).await, two("changed"));
    assert_eq!(
        found(|tx| tx.execute(&CHANGE_ACTOR, params![2, 7]).map(drop)).await,
        two("details-changed")
    );
    assert_eq!(
        found(|tx| tx.execute(&CHANGE_DETAILS, params![2]).map(drop)).await,
        two("details-changed")
    );
    // Without its salt an entry is one of who was erased: then nothing else is left of them.
    assert_eq!(
        found(|tx| tx.execute(&CHANGE_SALT, params![2]).map(drop)).await,
        two("details-changed")
    );
    assert_eq!(
        found(|tx| tx.execute(&CHANGE_SALT_AND_DETAILS, params![2]).map(drop)).await,
        two("details-changed")
    );
    let digest = found(|tx| tx.execute(&CHANGE_DIGEST, params![2]).map(drop)).await;
    assert_eq!(digest, [(2, "changed".to_owned()), (2, "details-changed".to_owned())]);
    let removed = found(|tx| tx.execute(&REMOVE, params![2]).map(drop)).await;
    assert_eq!(removed, [(3, "missing".to_owned())]);
    let swapped = found(|tx| {
        tx.execute(&SWAP, params![2, 3])?;
        tx.execute(&SWAPPED, params![]).map(drop)
    });
    assert!(swapped.await.contains(&(2, "changed".to_owned())));
    // The oldest go after a year, and not before.
    let oldest = found(|tx| tx.execute(&REMOVE_BEFORE, params![2]).map(drop)).await;
    assert_eq!(oldest, [(2, "missing".to_owned())]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_oldest_are_missed_until_they_go_by_themselves() {
    let clock = kernel::Clock::standing_at(kernel::Clock::system().now());
    let net = TestApp::at(clock.clone(), |_| {}).await;
    lived_in(&net).await;
    let herald = audit::Herald::new(net.app.clone(), net.folder());
    let problems = async || {
        let heads = audit::Herald::sent(net.folder()).expect("heads");
        let checked = net.app.db.read(move |tx| audit::check(tx, &heads)).await;
        let checked = checked.expect("checked");
        (checked.newest - checked.entries + 1, checked.problems)
    };
    herald.round().await.expect("a head");
    clock.advance(367 * 86_400);
    server::sweeper(&net.app).sweep().await.expect("it sweeps");
    // All but the newest are gone, and missed by nobody.
    let (oldest, found) = problems().await;
    assert!(oldest > 1 && found.is_empty(), "{oldest} {found:?}");
    let ida = net.administrator("ida").await;
    for handle in ["bo", "cem", "dia"] {
        net.member(handle).await;
        ida.api("PUT", &format!("/people/{handle}/closed"), None).await.expect(204);
        settle(&net).await;
        herald.round().await.expect("a head");
        clock.advance(5 * 86_400);
    }
    assert_eq!(problems().await.1, []);
    let newest = audit::Herald::sent(net.folder()).expect("heads").last().expect("one").seq;
    let remove = move |tx: &mut Tx<'_>| tx.execute(&REMOVE_BEFORE, params![newest]);
    net.app.db.write(remove).await.expect("a change");
    let (oldest, found) = problems().await;
    assert_eq!(found, [audit::Problem { seq: oldest, what: "missing" }]);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_rewrites_all_of_it_contradicts_what_went_out() {
    let net = TestApp::new().await;
    let (ines, _) = lived_in(&net).await;
    audit::Herald::new(net.app.clone(), net.folder()).round().await.expect("a head");
    let sent = audit::Herald::sent(net.folder()).expect("heads");
    assert_eq!(sent.len(), 1);
    assert_eq!(entries(&ines, "").await[0]["hash"].as_str(), Some(sent[0].hash.as_str()));
    // Once a day, and only where there is something new.
    audit::Herald::new(net.app.clone(), net.folder()).round().await.expect("a head");
    assert_eq!(audit::Herald::sent(net.folder()).expect("heads").len(), 1);
    let newest = sent[0].seq;
    net.app.db.write(move |tx| tx.execute(&REMOVE, params![newest])).await.expect("a change");
    let heads = sent.clone();
    let checked = net.app.db.read(move |tx| audit::check(tx, &heads)).await.expect("checked");
    assert_eq!(checked.problems, [audit::Problem { seq: newest, what: "missing" }]);
    // Where a backup of before was restored, the chain goes on from there.
    audit::restored(&net.app.db, net.folder()).expect("noted");
    let heads = audit::Herald::sent(net.folder()).expect("heads");
    let checked = net.app.db.read(move |tx| audit::check(tx, &heads)).await.expect("checked");
    assert_eq!(checked.problems, []);
    let (at, hash) = (sent[0].at, "other".to_owned());
    let heads = vec![audit::Sent { at, seq: newest - 1, hash }];
    let checked = net.app.db.read(move |tx| audit::check(tx, &heads)).await.expect("checked");
    assert_eq!(checked.problems, [audit::Problem { seq: newest - 1, what: "rewritten" }]);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_erased_breaks_no_chain() {
    let net = TestApp::new().await;
    let (ines, _) = lived_in(&net).await;
    let ida = net.administrator("ida").await;
    ida.api("PUT", "/people/ana/closed", None).await.expect(204);
    settle(&net).await;
    ida.post("/settings/leave", &[("handle", "ida")]).await.expect(303);
    let eraser = privacy::Eraser::new(net.app.clone(), net.folder());
    while eraser.round().await.expect("an erasure") == kernel::work::Next::AtOnce {}
    settle(&net).await;
    let checked = ines.api("GET", "/audit/check", None).await.expect(200).json();
    assert_eq!(checked["problems"], json!([]), "{checked}");
    assert!(checked["erased"].as_i64().expect("a number") > 0, "{checked}");
    let all = entries(&ines, "?about=person.closed").await;
    let by: Vec<&Value> = all.iter().map(|entry| &entry["by"]["name"]).collect();
    assert!(by.contains(&&json!("Deleted account")), "{by:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_decided_on_a_report_is_told_to_auditors() {
    let room = moderation::room().await;
    let path = format!("/posts/{}", room.post);
    let case = moderation::report(&room.max, &path, None).await;
    let keep = json!({ "measure": "keep", "words": "Within the charter." });
    moderation::decide(&room.ana, &case, keep).await;
    settle(&room.net).await;
    let decided = &entries(&room.ines, "?about=moderation.decided").await[0];
    assert_eq!(decided["by"]["handle"], "ana", "{decided}");
    let page = room.ines.get("/audit?about=moderation.").await.expect(200).text;
    assert!(!page.contains(&room.ana.id().to_string()), "numbers say nothing to people: {page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn acts_come_from_an_address_and_refused_ones_are_entries() {
    let net = TestApp::new().await;
    let (ines, ida) = (net.administrator("ines").await, net.administrator("ida").await);
    let ben = net.member("ben").await;
    ida.post("/people/ben/role", &[("role", "guest")]).await.expect(303);
    ben.get("/").await.expect(303);
    let cem = net.member("cem").await;
    cem.api("PUT", "/site/auditors/cem", None).await.expect(403);
    cem.post("/admin/auditors", &[("handle", "@cem")]).await.expect(403);
    cem.api("PUT", "/site/leaving", Some(json!({ "by_choice": false }))).await.expect(403);
    // Whatever else is refused is no act of administration, and whatever is read neither.
    net.space(&ines, "room", Access::Closed).await;
    cem.get("/admin/auditors").await.expect(403);
    cem.api("DELETE", "/posts/1", None).await.expect(404);
    settle(&net).await;
    let role = &entries(&ines, "?about=person.role").await[0]["details"];
    assert_eq!(role["address"], "127.0.0.1", "{role}");
    assert!(role["session"].as_str().expect("a session").starts_with('s'), "{role}");
    let refused = entries(&ines, "?about=act.").await;
    let routes: Vec<&Value> = refused.iter().map(|entry| &entry["details"]["route"]).collect();
    assert_eq!(
        routes,
        [
            &json!("/api/v1/site/leaving"),
            &json!("/admin/auditors"),
            &json!("/api/v1/site/auditors/{handle}")
        ]
    );
    assert!(refused.iter().all(|entry| entry["by"]["handle"] == "cem"));
    assert!(ines.get("/audit?about=act.").await.expect(200).text.contains("was refused an act"));
    // Erased with who did it, and no chain breaks.
    ida.post("/settings/leave", &[("handle", "ida")]).await.expect(303);
    let eraser = privacy::Eraser::new(net.app.clone(), net.folder());
    while eraser.round().await.expect("an erasure") == kernel::work::Next::AtOnce {}
    settle(&net).await;
    let role = &entries(&ines, "?about=person.role").await[0];
    assert_eq!((&role["details"], &role["erased"]), (&Value::Null, &json!(true)));
    let checked = ines.api("GET", "/audit/check", None).await.expect(200).json();
    assert_eq!(checked["problems"], json!([]), "{checked}");
}

#[tokio::test(flavor = "multi_thread")]
async fn each_refused_act_of_administration_is_an_entry_once_an_hour() {
    let clock = Clock::standing_at(Clock::system().now());
    let net = TestApp::at(clock.clone(), |_| {}).await;
    let (ines, cem) = (net.administrator("ines").await, net.member("cem").await);
    let api = net.nobody().get("/api/v1/openapi.json").await.expect(200).json();
    let mut acts = Vec::new();
    for (path, item) in api["paths"].as_object().expect("paths") {
        for method in ["POST", "PUT", "PATCH", "DELETE"] {
            let said = item[method.to_lowercase()]["summary"].as_str().unwrap_or_default();
            if said.contains("(administrators)") || said.contains("(owners)") {
                acts.push((method, path.clone()));
            }
        }
    }
    let mut refused = BTreeSet::new();
    for _ in 0..3 {
        for (method, path) in &acts {
            let parts = path.trim_start_matches("/api/v1").split('/');
            let parts = parts.map(|part| match part {
                "{handle}" => "cem",
                part if part.starts_with('{') => "7",
                part => part,
            });
            let address = parts.collect::<Vec<_>>().join("/");
            if cem.api(method, &address, Some(json!({}))).await.status == 403 {
                refused.insert(format!("{method} {path}"));
            }
        }
    }
    assert!(refused.len() > 20, "{refused:?}");
    settle(&net).await;
    let noted = entries(&ines, "?about=act.&limit=100").await;
    let noted: Vec<String> = noted
        .iter()
        .map(|entry| ["method", "route"].map(|part| entry["details"][part].as_str().unwrap_or("")))
        .map(|act| act.join(" "))
        .collect();
    assert_eq!(noted.iter().cloned().collect::<BTreeSet<_>>(), refused);
    assert_eq!(noted.len(), refused.len(), "{noted:?}");
    clock.advance(3_600);
    cem.api("PUT", "/site/auditors/cem", None).await.expect(403);
    settle(&net).await;
    let now = entries(&ines, "?about=act.&limit=100").await;
    assert_eq!(now.len(), refused.len() + 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn owners_say_who_administers() {
    let net = TestApp::new().await;
    let (ines, ida) = (net.administrator("ines").await, net.administrator("ida").await);
    let (ben, cem) = (net.member("ben").await, net.member("cem").await);
    // Where there is none every administrator does.
    let role = |role: &str| Some(json!({ "role": role }));
    ida.api("PUT", "/people/ben/role", role("administrator")).await.expect(204);
    ben.api("PUT", "/site/owners/ben", None).await.expect(401);
    cem.api("PUT", "/site/owners/cem", None).await.expect(403);
    ines.api("PUT", "/site/owners/cem", None).await.expect(409);
    ines.post("/admin/people/ines", &[("act", "owner"), ("owner", "true")]).await.expect(303);
    let owners = ida.api("GET", "/site/owners", None).await.expect(200).json();
    assert_eq!((owners.as_array().map(Vec::len), &owners[0]["handle"]), (Some(1), &json!("ines")));
    // From here on only owners touch administrators; everybody else is as before.
    ida.api("PUT", "/people/cem/role", role("administrator")).await.expect(403);
    ida.api("PUT", "/people/ben/role", role("member")).await.expect(403);
    for handle in ["ben", "ines"] {
        ida.api("PUT", &format!("/people/{handle}/closed"), None).await.expect(403);
        let email = Some(json!({ "email": "mine@example.org" }));
        ida.api("PUT", &format!("/people/{handle}/email"), email).await.expect(403);
    }
    let invited = json!({ "email": "x@example.org", "role": "administrator" });
    ida.api("POST", "/invitations", Some(invited)).await.expect(403);
    ida.api("PUT", "/site/owners/ida", None).await.expect(403);
    ida.api("PUT", "/people/cem/role", role("guest")).await.expect(204);
    ines.api("PUT", "/people/ben/role", role("member")).await.expect(204);
    // The last owner stays one.
    ines.api("DELETE", "/site/owners/ines", None).await.expect(409);
    ines.api("PUT", "/people/ines/role", role("member")).await.expect(409);
    ines.post("/settings/leave", &[("handle", "ines")]).await.expect(409);
    ines.api("PUT", "/site/owners/ida", None).await.expect(204);
    ida.api("DELETE", "/site/owners/ines", None).await.expect(204);
    ines.api("PUT", "/people/cem/role", role("administrator")).await.expect(403);
    ida.api("PUT", "/people/ines/role", role("member")).await.expect(204);
    settle(&net).await;
    assert_eq!(entries(&ida, "?about=owner.").await.len(), 3);
}
