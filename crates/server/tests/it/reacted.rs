//! Who reacted with what is told to whoever may read the thing, of people they may know of.

use serde_json::{Value, json};
use spaces::Access;
use testkit::{Client, TestApp};

async fn api(who: &Client, post: &str) -> Vec<Value> {
    let path = format!("/posts/{post}/reactions");
    who.api("GET", &path, None).await.expect(200).json().as_array().expect("a list").clone()
}

fn names(kind: &Value) -> Vec<&str> {
    kind["people"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn people_are_named_by_what_they_chose_in_their_order() {
    let net = TestApp::new().await;
    let (ana, ben, eve) =
        (net.member("ana").await, net.member("ben").await, net.member("eve").await);
    net.space(&ana, "room", Access::Open).await;
    let post = ana.publish("room", "Tea is ready").await;
    assert!(api(&ana, &post).await.is_empty());
    for (who, emoji) in [(&ben, "tada"), (&eve, "tada"), (&eve, "heart")] {
        who.api("PUT", &format!("/posts/{post}/reactions/{emoji}"), None).await.expect(204);
    }
    let kinds = api(&eve, &post).await;
    assert_eq!(kinds.len(), 2);
    assert_eq!((&kinds[0]["emoji"], &kinds[0]["count"]), (&json!("🎉"), &json!(2)));
    assert_eq!((names(&kinds[0]), names(&kinds[1])), (vec!["Ben", "Eve"], vec!["Eve"]));
    assert_eq!(api(&ben, &post).await[1]["mine"], false);

    let page = ana.get(&format!("/posts/{post}/reactions")).await.expect(200).text;
    let (_, main) = page.split_once("<main").unwrap();
    assert!(main.contains("href=\"/people/ben\"") && main.contains("href=\"/people/eve\""));
    let comment = ana.comment(&post, "With cake").await;
    ben.api("PUT", &format!("/comments/{comment}/reactions/heart"), None).await.expect(204);
    let page = eve.get(&format!("/comments/{comment}/reactions")).await.expect(200).text;
    let (_, main) = page.split_once("<main").unwrap();
    assert!(main.contains("href=\"/people/ben\"") && !main.contains("href=\"/people/eve\""));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_is_told_how_many_but_no_name_they_may_not_know() {
    let net = TestApp::new().await;
    let (ana, ben, guest) =
        (net.member("ana").await, net.member("ben").await, net.guest("guest").await);
    let space = net.space(&ana, "room", Access::Open).await;
    net.join(space, &guest).await;
    let post = ana.publish("room", "Tea is ready").await;
    // Ben reads the open space without being in it: the guest shares no space with him.
    for who in [&ana, &ben] {
        who.api("PUT", &format!("/posts/{post}/reactions/tada"), None).await.expect(204);
    }
    let kinds = api(&guest, &post).await;
    assert_eq!(kinds[0]["count"], 2);
    assert_eq!(names(&kinds[0]), ["Ana"]);
    let page = guest.get(&format!("/posts/{post}/reactions")).await.expect(200).text;
    assert!(page.contains("and 1 other") && !page.contains("Ben"), "{page}");
    assert!(ana.get(&format!("/posts/{post}/reactions")).await.text.contains(">Ben</a>"));
}

#[tokio::test(flavor = "multi_thread")]
async fn whom_one_blocked_is_counted_and_not_named() {
    let net = TestApp::new().await;
    let (ana, ben, eve) =
        (net.member("ana").await, net.member("ben").await, net.member("eve").await);
    net.space(&ana, "room", Access::Open).await;
    let post = ana.publish("room", "Tea is ready").await;
    for who in [&ben, &eve] {
        who.api("PUT", &format!("/posts/{post}/reactions/tada"), None).await.expect(204);
    }
    ana.api("PUT", "/people/ben/block", None).await.expect(204);
    let seen = &api(&ana, &post).await[0];
    assert_eq!((names(seen), &seen["count"]), (vec!["Eve"], &json!(2)));
    assert_eq!(names(&api(&eve, &post).await[0]), ["Ben", "Eve"]);
}
