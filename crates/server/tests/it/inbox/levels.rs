//! Levels of a space: the table of levels and acts, over API and pages.

use kernel::params;
use serde_json::json;
use spaces::Access;
use testkit::{Client, TestApp};

use super::{settle, waiting};

kernel::sql! {
    static AS_BEFORE = "UPDATE space_levels SET level = 'first'";
    static UNAPPLIED = "DELETE FROM migrations WHERE name = 'spaces/0005_level_names'";
}

/// What reaches somebody at each level, written down from the rules.
const TABLE: &str = "
    act       all  threads  mentions nothing
    mention   yes  yes      yes      -
    reply     yes  yes      -        -
    comment   yes  yes      -        -
    thread    yes  yes      -        -
    reaction  yes  yes      -        -
    post      yes  -        -        -
    added     yes  yes      yes      yes
    request   yes  yes      yes      yes
";

/// Does something about Ben in the space; Ana and Ben run it.
async fn act(net: &TestApp, room: &str, ana: &Client, ben: &Client, act: &str) {
    let own = ben.publish(room, "Mine").await;
    let post = ana.publish(room, "Hers").await;
    let said = ben.comment(&post, "Me too").await;
    // Whatever that made is of no interest here.
    settle(net).await;
    net.app
        .db
        .write({
            let ben = ben.viewer();
            move |tx| inbox::items::mark_all(tx, &ben, None)
        })
        .await
        .unwrap();
    match act {
        "mention" => drop(ana.publish(room, &format!("Hello @{}", ben.handle())).await),
        "reply" => {
            let new = json!({ "body": "Indeed", "parent": said });
            let path = format!("/posts/{post}/comments");
            ana.api("POST", &path, Some(new)).await.expect(201);
        }
        "comment" => drop(ana.comment(&own, "Nice").await),
        "thread" => drop(ana.comment(&post, "More").await),
        "reaction" => {
            ana.api("PUT", &format!("/posts/{own}/reactions/tada"), None).await.expect(204);
        }
        "post" => drop(ana.publish(room, "New").await),
        "added" => {
            ben.api("DELETE", &format!("/spaces/{room}/membership"), None).await.expect(204);
            let standing = Some(json!({ "standing": "member" }));
            ana.api("PUT", &format!("/spaces/{room}/members/{}", ben.handle()), standing)
                .await
                .expect(204);
        }
        "request" => {
            let cat = net.member(&format!("cat-{room}")).await;
            cat.api("PUT", &format!("/spaces/{room}/membership"), Some(json!({})))
                .await
                .expect(202);
        }
        other => panic!("{other}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_reaches_somebody_is_what_the_table_says() {
    let mut lines = TABLE.lines().filter(|line| !line.trim().is_empty());
    let levels: Vec<&str> = lines.next().unwrap().split_whitespace().skip(1).collect();
    let net = TestApp::new().await;
    let mut wrong = Vec::new();
    for line in lines {
        let mut words = line.split_whitespace();
        let name = words.next().unwrap();
        for (level, expected) in levels.iter().zip(words) {
            let room = format!("{name}-{level}");
            let ana = net.member(&format!("ana-{room}")).await;
            let ben = net.member(&format!("ben-{room}")).await;
            let space = net.space(&ana, &room, Access::Closed).await;
            let id = ben.id();
            let run = move |tx: &mut kernel::Tx<'_>| {
                spaces::add(tx, space, id, spaces::Standing::Animator)
            };
            net.app.db.write(run).await.unwrap();
            let wanted = Some(json!({ "level": level }));
            ben.api("PUT", &format!("/spaces/{room}/level"), wanted).await.expect(200);
            act(&net, &room, &ana, &ben, name).await;
            let waits = waiting(&net, &ben).await.join(" ");
            let reached = match name {
                "reaction" => waits.split(' ').any(|kind| kind == "reaction"),
                _ => waits.split(' ').any(|kind| kind == format!("{name}*")),
            };
            if reached != (expected == "yes") {
                wrong.push(format!("{name} at {level}: {expected}, but {waits:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_level_is_chosen_in_pages_and_undone_among_ones_choices() {
    let net = TestApp::new().await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    net.space(&ana, "room", Access::Open).await;
    let page = ben.get("/spaces/room").await.expect(200).text;
    for level in ["all", "threads", "mentions", "nothing"] {
        assert!(page.contains(&format!("name=\"level\" value=\"{level}\"")), "{level}");
    }
    let done = ben.post("/spaces/room/level", &[("level", "nothing")]).await.expect(303);
    assert_eq!(done.location(), "/spaces/room");
    let read = ben.api("GET", "/spaces/room/level", None).await.expect(200).json();
    assert_eq!(read, json!({ "level": "nothing" }));
    assert_eq!(
        ana.api("GET", "/spaces/room/level", None).await.json(),
        json!({ "level": "threads" }),
        "a level is one's own"
    );
    let choices = ben.get("/settings/choices").await.expect(200).text;
    assert!(choices.contains("/spaces/room/level/usual"));
    ben.post("/spaces/room/level/usual", &[]).await.expect(303);
    let choices = ben.get("/settings/choices").await.expect(200).text;
    assert!(!choices.contains("/spaces/room/level/usual"));
    let guest = net.guest("guest").await;
    let wanted = || Some(json!({ "level": "nothing" }));
    assert_eq!(guest.api("PUT", "/spaces/room/level", wanted()).await.status, 404);
    let made = ana.api("POST", "/conversations", Some(json!({ "people": ["ben"] }))).await;
    let path = format!("/spaces/{}/level", made.json()["slug"].as_str().unwrap());
    assert_eq!(ana.api("PUT", &path, wanted()).await.status, 403);
    let odd = Some(json!({ "level": "some" }));
    assert_eq!(ana.api("PUT", "/spaces/room/level", odd).await.status, 422);
}

#[tokio::test(flavor = "multi_thread")]
async fn levels_of_before_keep_their_meaning() {
    let net = TestApp::new().await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    net.space(&ana, "room", Access::Open).await;
    let level = async || ben.api("GET", "/spaces/room/level", None).await.json()["level"].clone();
    for (was, is) in [("first", "all"), ("everything", "threads")] {
        let wanted = Some(json!({ "level": was }));
        ben.api("PUT", "/spaces/room/level", wanted).await.expect(200);
        assert_eq!(level().await, is, "programs may still say {was}");
    }
    ben.api("PUT", "/spaces/room/level", Some(json!({ "level": "all" }))).await.expect(200);
    let db = net.app.db.clone();
    let upgrade = move || {
        db.write_blocking(|tx| {
            tx.execute(&AS_BEFORE, params![])?;
            tx.execute(&UNAPPLIED, params![])
        })?;
        kernel::migrate::run(&db, server::migrations())
    };
    let steps = tokio::task::spawn_blocking(upgrade).await.unwrap().unwrap();
    assert_eq!(steps, ["spaces/0005_level_names"]);
    assert_eq!(level().await, "all");
}
