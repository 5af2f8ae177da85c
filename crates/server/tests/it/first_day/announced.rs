//! Announcements: offered where they may be published, told to everybody, first in the list *for me*.

use serde_json::{Value, json};
use spaces::Access;
use testkit::kinds::{id, moved, published, room};
use testkit::{Client, TestApp};

use crate::inbox::waiting;

fn announcement(acknowledge: bool) -> Value {
    json!({ "space": "room", "kind": "announcement", "title": "Badges from Monday on",
        "fields": { "acknowledge": acknowledge } })
}

async fn for_me(who: &Client) -> Vec<Value> {
    let page = who.api("GET", "/feed?order=for-me", None).await.expect(200).json();
    page["items"].as_array().expect("a list").clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_announcement_is_offered_for_the_spaces_one_runs() {
    let net = TestApp::new().await;
    let (ana, ben, _) = room(&net).await;
    let yard = net.space(&ben, "yard", Access::Open).await;
    net.join(yard, &ana).await;
    let form = ana.get("/").await.expect(200).text;
    let option = |slug: &str| {
        let (_, rest) = form.split_once(&format!("<option value=\"{slug}\"")).expect("a space");
        rest.split_once('>').expect("an option").0.to_owned()
    };
    assert!(option("room").contains("data-animated"));
    assert!(!option("yard").contains("data-animated"));
    // The style hides it where the chosen space is not one of those.
    let (_, kinds) = form.split_once("class=\"composer-kinds\"").expect("kinds");
    assert_eq!(kinds.matches("<label data-for-animators").count(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_announcement_reaches_the_inbox_of_all_who_follow_its_space_unless_muted() {
    let net = TestApp::new().await;
    let (ana, ben, eve) = room(&net).await;
    let zoe = net.member("zoe").await;
    eve.api("PUT", "/spaces/room/level", Some(json!({ "level": "nothing" }))).await.expect(200);
    let gil = net.member("gil").await;
    gil.api("PUT", "/spaces/room/membership", Some(json!({}))).await.expect(200);
    let mute = json!({ "kind": "space", "target": "room" });
    gil.api("POST", "/mutes", Some(mute)).await.expect(204);
    published(&ana, announcement(false)).await;
    assert_eq!(waiting(&net, &ben).await, ["announced*"]);
    for none in [&ana, &eve, &gil, &zoe] {
        assert!(waiting(&net, none).await.is_empty(), "{}", none.handle());
    }
    let html = ben.get("/inbox").await.expect(200).text;
    assert!(html.contains("Ana made an announcement in room"), "{html}");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_that_asks_is_first_for_me_until_it_is_confirmed() {
    let net = TestApp::new().await;
    let (ana, ben, _) = room(&net).await;
    let post = id(&published(&ana, announcement(true)).await);
    for n in 0..3 {
        let other = id(&published(&ana, json!({ "space": "room", "body": format!("{n}") })).await);
        ben.comment(&other, "Good").await;
    }
    let list = for_me(&ben).await;
    assert_eq!((&list[0]["id"], &list[0]["awaited"]), (&json!(post), &json!(true)));
    assert!(list[1..].iter().all(|other| other["awaited"] == json!(false)));
    assert_eq!(list.len(), 4, "once");
    let page = ben.get("/?order=for-me").await.expect(200).text;
    let (before, _) = page.split_once(&format!("id=\"post-{post}\"")).expect("the post");
    assert!(before.contains("To read and confirm"));
    assert_eq!(before.matches("<article ").count(), 1, "the first of the page");
    let why = ben.get(&format!("/for-me/{post}")).await.expect(200).text;
    assert!(why.contains("To read and confirm"));
    moved(&ben, &post, "acknowledge", json!({})).await;
    assert!(for_me(&ben).await.iter().all(|one| one["awaited"] == json!(false)));
    assert!(for_me(&ana).await.iter().all(|one| one["awaited"] == json!(false)), "one's own");
}
