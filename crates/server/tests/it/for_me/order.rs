//! Which posts are there, in which order.

use serde_json::json;
use spaces::Access;
use testkit::TestApp;

use super::{feed, ids, room, set, whole};
use crate::reading::earlier;

#[tokio::test(flavor = "multi_thread")]
async fn newest_is_by_time_and_for_me_holds_the_same_posts() {
    let net = TestApp::new().await;
    let (ana, ben) = room(&net).await;
    let eve = net.member("eve").await;
    let hidden = net.space(&eve, "hidden", Access::Secret).await;
    let closed = net.space(&eve, "closed", Access::Closed).await;
    net.join(closed, &ben).await;
    let secret = earlier(&net, &eve, hidden, 40).await;
    for n in 0..5 {
        ana.publish("room", &format!("Something {n} about #tea")).await;
        earlier(&net, &eve, closed, 4_000 * (5 - n)).await;
    }
    // What Ben cares about is old.
    ben.api("PUT", "/topics/cake/follow", None).await.expect(204);
    let cake = ana.publish("room", "An old #cake").await;
    ana.publish("room", "And another matter").await;

    let newest = whole(&ben, "newest", 3).await;
    let mut by_time = newest.clone();
    by_time.sort_by_key(|id| std::cmp::Reverse(id.parse::<i64>().unwrap()));
    assert_eq!(newest, by_time);
    assert_eq!(newest, ids(&feed(&ben, "").await), "the default is by time");
    for limit in [3, 20] {
        let ranked = whole(&ben, "for-me", limit).await;
        assert_eq!(ranked.len(), 12, "each once");
        assert_eq!(set(&ranked), set(&newest));
        assert!(!ranked.contains(&secret));
        assert_eq!(ranked[0], cake, "what one follows comes first");
    }
    let page = ben.get("/").await.expect(200).text;
    let place = |id: &String| page.find(&format!("data-post=\"{id}\"")).expect("it is shown");
    assert!(newest.iter().map(place).is_sorted());
    let ranked = ben.get("/?order=for-me").await.expect(200).text;
    let first = ranked.find("data-post=").expect("a post");
    assert!(ranked[first..].starts_with(&format!("data-post=\"{cake}\"")));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_no_longer_comes_home_is_gone_at_once_also_on_further_pages() {
    let net = TestApp::new().await;
    let (ana, ben) = room(&net).await;
    let eve = net.member("eve").await;
    let closed = net.space(&eve, "closed", Access::Closed).await;
    net.join(closed, &ben).await;
    for n in 0..4 {
        ana.publish("room", &format!("In the room {n}")).await;
        eve.publish("closed", &format!("Behind the door {n}")).await;
    }
    let first = feed(&ben, "order=for-me&limit=2").await;
    assert_eq!(first["next"], json!(2));
    ben.api("DELETE", "/spaces/closed/membership", None).await.expect(204);
    let rest = feed(&ben, "order=for-me&limit=100&from=2").await;
    let of_the_room = ids(&feed(&ben, "limit=100").await);
    assert_eq!(of_the_room.len(), 4);
    assert!(set(&ids(&rest)).is_subset(&set(&of_the_room)), "page two");
    assert_eq!(set(&whole(&ben, "for-me", 3).await), set(&of_the_room));

    // The room is open: Ben still sees it, and no longer wants it at home.
    feed(&ben, "order=for-me&limit=2").await;
    let mute = json!({ "kind": "space", "target": "room" });
    ben.api("POST", "/mutes", Some(mute)).await.expect(204);
    for from in [0, 2] {
        let page = feed(&ben, &format!("order=for-me&from={from}")).await;
        assert!(ids(&page).is_empty(), "muted, from {from}");
    }
    ben.api("DELETE", "/mutes/space/room", None).await.expect(204);
    feed(&ben, "order=for-me&limit=2").await;
    ben.api("DELETE", "/spaces/room/membership", None).await.expect(204);
    assert!(ids(&feed(&ben, "order=for-me&from=2").await).is_empty(), "left");
    let page = ben.get("/?order=for-me").await.expect(200).text;
    assert!(page.contains("Your feed is empty") && !page.contains("data-post="));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deleted_post_leaves_and_what_cannot_be_read_is_refused() {
    let net = TestApp::new().await;
    let (ana, ben) = room(&net).await;
    let (kept, gone) = (ana.publish("room", "Kept").await, ana.publish("room", "Gone").await);
    assert_eq!(whole(&ben, "for-me", 1).await.len(), 2);
    ana.api("DELETE", &format!("/posts/{gone}"), None).await.expect(204);
    assert_eq!(ids(&feed(&ben, "order=for-me").await), [kept]);
    assert!(ids(&feed(&ben, "order=for-me&from=100000").await).is_empty());
    for query in ["order=loudest", "order=for-me&from=-1", "from=x", "order=for-me&limit=ten"] {
        assert_eq!(ben.api("GET", &format!("/feed?{query}"), None).await.status, 422, "{query}");
        assert_eq!(ben.get(&format!("/?{query}")).await.status, 422, "{query}");
    }
    assert_eq!(net.nobody().api("GET", "/feed?order=for-me", None).await.status, 401);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_script_asks_for_further_rows_alone() {
    let net = TestApp::new().await;
    let (ana, ben) = room(&net).await;
    for n in 0..23 {
        ana.publish("room", &format!("Number {n}")).await;
    }
    let page = ben.get("/?order=for-me").await.expect(200).text;
    assert_eq!(page.matches("data-post=").count(), 20);
    assert!(page.contains("href=\"/?order=for-me&#38;from=20\""), "{page}");
    assert!(page.contains("data-again=\"/?order=for-me\""));
    let rows = ben.fragment("/?order=for-me&from=20").await.expect(200).text;
    assert_eq!(rows.matches("data-post=").count(), 3);
    assert!(!rows.contains("<html") && !rows.contains("data-feed"));
    assert!(rows.contains("You have reached the end of this list"));
    let whole = ben.get("/?order=for-me&from=20").await.expect(200).text;
    assert_eq!(whole.matches("data-post=").count(), 3);
    assert!(!whole.contains("id=\"composer\""), "one writes on the first page");
}
