//! Who is offered after `@`: those who can read what is written first, the others marked.

use serde_json::{Value, json};
use spaces::Access;
use testkit::Client;

use super::{Room, id};

/// Who is offered, with whether they can read it.
async fn offered(who: &Client, query: &str) -> Vec<(String, Value)> {
    let path = format!("/suggestions?kind=person&{query}");
    let api = who.api("GET", &path, None).await.expect(200).json();
    let page = who.get(&format!("/complete?kind=person&{query}")).await.expect(200).json();
    assert_eq!(api, page, "page and API say the same");
    let each = api.as_array().expect("a list").iter();
    each.map(|one| (one["value"].as_str().unwrap().to_owned(), one["can_read"].clone())).collect()
}

fn reads(who: &str, can_read: bool) -> (String, Value) {
    (who.to_owned(), json!(can_read))
}

#[tokio::test(flavor = "multi_thread")]
async fn those_who_can_read_are_offered_first_and_the_others_are_marked() {
    let room = Room::new(Access::Closed).await;
    let all = [reads("ben", true), reads("bea", false), reads("bob", false)];
    assert_eq!(offered(&room.ana, "q=b&space=room").await, all);
    assert_eq!(offered(&room.ana, "q=@be&space=~room").await, all[..2]);
    let post = id(&room.published(&room.ana, "Hello").await);
    let comment = room.ben.comment(&post, "Hello too").await;
    for place in [format!("post={post}"), format!("comment={comment}")] {
        assert_eq!(offered(&room.ana, &format!("q=b&{place}")).await, all, "{place}");
    }
    let path = "/complete?kind=person&q=bea&space=room";
    let page = room.ana.get(path).await.json();
    assert_eq!(page[0]["note"], "cannot read this space", "said in words");
    room.ana.api("PATCH", "/me", Some(json!({ "lang": "fr" }))).await.expect(200);
    assert_eq!(room.ana.get(path).await.json()[0]["note"], "ne peut pas lire cet espace");
    // Somebody among many who cannot read it is still the first.
    for n in 0..9 {
        room.net.member(&format!("baa{n}")).await;
    }
    let many = offered(&room.ana, "q=b&space=room").await;
    assert_eq!((many.len(), &many[0]), (8, &reads("ben", true)));
    assert!(many[1..].iter().all(|(_, can_read)| can_read == &json!(false)));
}

#[tokio::test(flavor = "multi_thread")]
async fn of_an_open_space_only_guests_are_marked() {
    let room = Room::new(Access::Open).await;
    let all = [reads("bea", true), reads("ben", true), reads("bob", false)];
    assert_eq!(offered(&room.ana, "q=b&space=room").await, all);
    room.net.join(room.id, &room.bob).await;
    assert_eq!(offered(&room.ana, "q=bob&space=room").await, [reads("bob", true)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_said_of_a_space_that_one_does_not_see() {
    let room = Room::new(Access::Secret).await;
    let post = id(&room.published(&room.ana, "Hush").await);
    let comment = room.ben.comment(&post, "Hush hush").await;
    let plain = offered(&room.bea, "q=b").await;
    assert!(plain.iter().all(|(_, can_read)| can_read.is_null()));
    for place in [
        "space=room".to_owned(),
        "space=nowhere".into(),
        format!("post={post}"),
        format!("comment={comment}"),
    ] {
        assert_eq!(offered(&room.bea, &format!("q=b&{place}")).await, plain, "{place}");
    }
    // A guest is offered those they know, whoever reads the space.
    assert_eq!(offered(&room.bob, "q=a&space=yard").await, [reads("ana", true)]);
    assert!(offered(&room.bob, "q=be&space=yard").await.is_empty());
    room.net.nobody().get("/complete?kind=person&q=b&space=room").await.expect(303);
    room.net.nobody().api("GET", "/suggestions?kind=person&q=b", None).await.expect(401);
}
