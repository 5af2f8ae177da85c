//! Catching up: few posts, only what one sees, since then, and what waits.

use kernel::Time;
use serde_json::{Value, json};
use spaces::Access;
use testkit::{Client, TestApp};

use super::{ids, in_french, room};
use crate::reading::{earlier, with};

async fn missed(who: &Client, query: &str) -> Value {
    who.api("GET", &format!("/catch-up?{query}"), None).await.expect(200).json()
}

/// So many seconds before now, as the API takes it.
async fn ago(net: &TestApp, seconds: i64) -> String {
    let at: Time = with(net, move |tx| Ok(tx.now().plus_seconds(-seconds))).await;
    ui::encode(&at.to_string())
}

#[tokio::test(flavor = "multi_thread")]
async fn at_most_seven_posts_that_one_sees_since_then() {
    let net = TestApp::new().await;
    let (ana, eve) = (net.member("ana").await, net.member("eve").await);
    let (ben, open) = (net.member("ben").await, net.space(&ana, "room", Access::Open).await);
    let secret = net.space(&eve, "secret", Access::Secret).await;
    net.join(open, &ben).await;
    net.join(secret, &ben).await;
    for author in ["ana", "eve"] {
        ben.api("PUT", &format!("/people/{author}/follow"), None).await.expect(204);
    }
    let mut recent = Vec::new();
    for n in 0..9 {
        ana.publish("room", &format!("Today {n} #topic{n}")).await;
        recent.push(earlier(&net, &eve, secret, 7_200 + n).await);
    }
    let old = earlier(&net, &ana, open, 3 * 86_400).await;
    let older = earlier(&net, &ana, open, 15 * 86_400).await;
    for query in ["", "period=day", "period=week", "period=three-weeks"] {
        let items = ids(&missed(&ben, query).await);
        assert!(!items.is_empty() && items.len() <= 7, "{query}: {items:?}");
        assert!(query == "period=three-weeks" || !items.contains(&older), "{query}");
    }
    let lately = missed(&ben, &format!("since={}", ago(&net, 3_600).await)).await;
    let lately = ids(&lately);
    assert!(!lately.is_empty());
    assert!(!lately.iter().any(|id| recent.contains(id) || *id == old || *id == older));
    assert!(ids(&missed(&ben, "since=2999-01-01T00:00:00Z").await).is_empty());

    // Whoever leaves a secret space is told nothing of it.
    recent.push(eve.publish("secret", "A last word").await);
    assert!(missed(&ben, "").await["unread"].to_string().contains("secret"));
    ben.api("DELETE", "/spaces/secret/membership", None).await.expect(204);
    let after = missed(&ben, "period=three-weeks").await;
    assert!(!ids(&after).iter().any(|id| recent.contains(id)));
    assert!(!after.to_string().contains("secret"));
    let page = ben.get("/catch-up?period=three-weeks").await.expect(200).text;
    assert!(!page.contains("secret"));
    for query in ["since=yesterday", "period=year", "since=2026-13-01T00:00:00Z"] {
        let path = format!("/catch-up?{query}");
        assert_eq!(ben.api("GET", &path, None).await.status, 422, "{query}");
        assert_eq!(ben.get(&path).await.status, 422, "{query}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn mentions_wait_until_they_are_answered() {
    let net = TestApp::new().await;
    let (ana, ben) = room(&net).await;
    let eve = net.member("eve").await;
    let secret = net.space(&eve, "secret", Access::Secret).await;
    net.join(secret, &ben).await;
    let asked = ana.publish("room", "What do you think, @ben?").await;
    let other = ana.publish("room", "Nothing for anybody").await;
    let comment = eve.comment(&other, "Ask @ben about that").await;
    let hidden = eve.publish("secret", "Between us, @ben").await;
    // Nobody waits for oneself.
    ben.publish("room", "I am @ben").await;
    let waiting = async || {
        let told = missed(&ben, "").await;
        let list = told["mentions"].as_array().unwrap().clone();
        list.iter().map(|m| m["href"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let (in_post, in_comment) = (format!("/posts/{asked}"), format!("/comments/{comment}"));
    let in_secret = format!("/posts/{hidden}");
    assert_eq!(waiting().await, [in_secret.clone(), in_comment.clone(), in_post.clone()]);
    ben.api("DELETE", "/spaces/secret/membership", None).await.expect(204);
    assert_eq!(waiting().await, [in_comment.clone(), in_post.clone()], "not seen, not told");
    let page = ben.get("/catch-up").await.expect(200).text;
    assert!(page.contains("Waiting for your answer") && page.contains("Ana mentioned you"));
    assert!(page.contains(&format!("href=\"{in_comment}\"")) && !page.contains("Between us"));

    let answer = ben.comment(&asked, "I think so.").await;
    assert_eq!(waiting().await, std::slice::from_ref(&in_comment));
    ben.api("DELETE", &format!("/comments/{answer}"), None).await.expect(204);
    assert_eq!(waiting().await, [in_comment.clone(), in_post.clone()]);
    eve.api("DELETE", &format!("/comments/{comment}"), None).await.expect(204);
    assert_eq!(waiting().await, [in_post]);
    ana.api("DELETE", &format!("/posts/{asked}"), None).await.expect(204);
    assert!(waiting().await.is_empty());
    assert!(missed(&ana, "").await["mentions"].as_array().unwrap().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_leads_to_what_is_unread_and_marks_it_read() {
    let net = TestApp::new().await;
    let (ana, ben) = room(&net).await;
    let offered = async || ben.get("/").await.expect(200).text.contains(">Catch up on ");
    for n in 0..20 {
        ana.publish("room", &format!("Number {n}")).await;
    }
    assert!(!offered().await, "twenty can be read");
    ana.publish("room", "One more, and a [link](https://example.org)").await;
    assert!(offered().await);
    assert!(ben.get("/?order=for-me").await.text.contains("Catch up on 21 unread posts"));

    let told = missed(&ben, "").await;
    assert_eq!(told["unread"][0]["unread"], 21);
    assert_eq!(told["unread"][0]["href"], "/spaces/room");
    let nothing = ben.get("/catch-up?since=2999-01-01T00:00:00Z").await.expect(200).text;
    assert!(nothing.contains("Nothing stands out") && !nothing.contains("all caught up"));
    let page = ben.get("/catch-up").await.expect(200).text;
    assert!(page.contains("href=\"/catch-up?period=day\" aria-current=\"page\""));
    assert!(page.contains("21 unread posts") && page.contains("action=\"/reading/all\""));
    assert!(page.matches("class=\"digest-post\"").count() <= 7);
    in_french(&ben).await;
    let french = ben.get("/catch-up?since=2026-01-05T10:00:00Z").await.expect(200).text;
    assert!(french.contains("depuis le 5\u{a0}janvier 2026 à 11:00"), "{french}");
    assert!(!french.contains("aria-current=\"page\">Une semaine"));

    // Read all: marking reads what is settled, looking reads one.
    let posts: Vec<String> = ids(&super::feed(&ben, "limit=100").await);
    ben.api("POST", "/reading", Some(json!({ "posts": posts }))).await.expect(204);
    let done = ben.get("/catch-up?since=2999-01-01T00:00:00Z").await.expect(200).text;
    assert!(done.contains("Vous êtes à jour") && done.contains("Vous avez tout lu."), "{done}");
    assert!(!done.contains("action=\"/reading/all\""));
    assert_eq!(net.nobody().get("/catch-up").await.status, 303);
}
