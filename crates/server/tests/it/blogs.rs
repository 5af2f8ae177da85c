//! Blogs: who sees which articles, series in their order, figures for the author alone.

use serde_json::{Value, json};
use spaces::{Access, Kind};
use testkit::{Client, TestApp};

use crate::people::{place, unit};

async fn article(who: &Client, space: &str, title: &str, series: Option<&str>) -> String {
    let mut new =
        json!({ "space": space, "kind": "article", "title": title, "body": "At length." });
    if let Some(series) = series {
        new["fields"] = json!({ "series": series });
    }
    let made = who.api("POST", "/posts", Some(new)).await.expect(201).json();
    made["id"].as_str().expect("an identifier").to_owned()
}

async fn titles(who: &Client, path: &str) -> Vec<String> {
    let listed = who.api("GET", path, None).await.expect(200).json();
    let items = if listed.is_array() { &listed } else { &listed["items"] };
    let items = items.as_array().expect("a list").iter();
    items.map(|post| post["title"].as_str().expect("a title").to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_blog_holds_what_its_reader_may_read() {
    let net = TestApp::new().await;
    let (ana, ben, eve) =
        (net.member("ana").await, net.member("ben").await, net.member("eve").await);
    let gil = net.guest("gil").await;
    net.space(&ana, "hall", Access::Open).await;
    let secret = net.space(&ana, "cellar", Access::Secret).await;
    let outside = net.space_of(&ana, "clients", Access::Closed, Kind::External).await;
    net.join(secret, &ben).await;
    net.join(outside, &gil).await;
    article(&ana, "hall", "Hedges", None).await;
    article(&ana, "cellar", "Barrels", None).await;
    article(&ana, "clients", "Welcome", None).await;
    article(&ana, "@ana", "My bicycle", None).await;
    ana.publish("hall", "No article").await;
    let talk = ana.api("POST", "/conversations", Some(json!({ "people": ["ben"] }))).await;
    let talk = talk.expect(201).json()["slug"].as_str().expect("an address").to_owned();
    article(&ana, &talk, "Between us", None).await;
    let all = ["My bicycle", "Welcome", "Barrels", "Hedges"];
    for (who, seen) in
        [(&ana, vec![0, 1, 2, 3]), (&ben, vec![0, 2, 3]), (&eve, vec![0, 3]), (&gil, vec![1])]
    {
        let seen: Vec<&str> = seen.into_iter().map(|at| all[at]).collect();
        assert_eq!(titles(who, "/people/ana/articles").await, seen, "{}", who.handle());
        let page = who.get("/people/ana/blog").await.expect(200).text;
        for title in all.iter().chain(&["Between us", "No article"]) {
            assert_eq!(page.contains(title), seen.contains(title), "{} {title}", who.handle());
        }
        for (space, title) in [("hall", "Hedges"), ("cellar", "Barrels"), ("clients", "Welcome")] {
            let may = seen.contains(&title);
            let status = if may { 200 } else { 404 };
            who.get(&format!("/spaces/{space}/blog")).await.expect(status);
            let path = format!("/spaces/{space}/articles");
            who.api("GET", &path, None).await.expect(status);
            if may {
                assert_eq!(titles(who, &path).await, [title]);
            }
        }
    }
    // Conversations and walls have no blog of their own; what was deleted is in none.
    ana.get(&format!("/spaces/{talk}/blog")).await.expect(404);
    let hedges = ana.api("GET", "/spaces/hall/articles", None).await.expect(200).json();
    let hedges = hedges["items"][0]["id"].as_str().expect("an identifier").to_owned();
    ana.api("DELETE", &format!("/posts/{hedges}"), None).await.expect(204);
    assert!(titles(&eve, "/spaces/hall/articles").await.is_empty());
    let empty = eve.get("/spaces/hall/blog").await.expect(200).text;
    assert!(empty.contains("No articles yet"), "{empty}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_blog_is_read_page_by_page() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    net.space(&ana, "hall", Access::Open).await;
    for number in 1..=14 {
        article(&ana, "hall", &format!("Part {number:02}"), None).await;
    }
    let first = ana.get("/spaces/hall/blog").await.expect(200).text;
    assert!(first.contains("Part 14") && first.contains("Part 03") && !first.contains("Part 02"));
    let next = first.split("/spaces/hall/blog?before=").nth(1).expect("a next page");
    let next = next.split('"').next().expect("an address");
    let second = ana.get(&format!("/spaces/hall/blog?before={next}")).await.expect(200).text;
    assert!(second.contains("Part 02") && !second.contains("Part 03"), "{second}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_series_is_told_from_its_first_article_on() {
    let net = TestApp::new().await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    net.space(&ana, "hall", Access::Open).await;
    net.space(&ana, "garden", Access::Open).await;
    let first = article(&ana, "hall", "One", Some("Retours d’été")).await;
    article(&ana, "hall", "Aside", None).await;
    let second = article(&ana, "hall", "Two", Some("retours d’ete")).await;
    // Of the same name elsewhere: another series.
    article(&ana, "garden", "Three", Some("Retours d’été")).await;
    for part in [&first, &second] {
        assert_eq!(titles(&ben, &format!("/posts/{part}/series")).await, ["One", "Two"]);
    }
    let blog = ben.get("/spaces/hall/blog").await.expect(200).text;
    assert!(blog.contains(&format!("/posts/{second}/series")), "{blog}");
    let page = ben.get(&format!("/posts/{first}/series")).await.expect(200).text;
    assert!(page.contains("Retours d’été") && page.contains("2 articles"), "{page}");
    let card = ben.get(&format!("/posts/{first}")).await.expect(200).text;
    assert!(card.contains(&format!("/posts/{first}/series")), "{card}");
    // It leaves the series by an edit, and follows it by none into another space.
    let change = json!({ "body": "At length.", "fields": { "series": null } });
    ana.api("PATCH", &format!("/posts/{second}"), Some(change)).await.expect(200);
    assert_eq!(titles(&ben, &format!("/posts/{first}/series")).await, ["One"]);
    assert_eq!(titles(&ben, &format!("/posts/{second}/series")).await, ["Two"]);
    ben.get(&format!("/posts/{second}/series")).await.expect(303);
    let message = ana.publish("hall", "No article").await;
    ben.get(&format!("/posts/{message}/series")).await.expect(404);
    let long = json!({ "space": "hall", "kind": "article", "title": "Long", "body": "x",
        "fields": { "series": "x".repeat(81) } });
    ana.api("POST", "/posts", Some(long)).await.expect(422);
}

async fn statistics(who: &Client, path: &str) -> Value {
    who.api("GET", path, None).await.expect(200).json()
}

#[tokio::test(flavor = "multi_thread")]
async fn figures_are_the_authors_alone_and_say_nothing_of_few() {
    let net = TestApp::new().await;
    let (root, ana) = (net.administrator("root").await, net.member("ana").await);
    net.space(&ana, "hall", Access::Open).await;
    let post = article(&ana, "hall", "Hedges", None).await;
    let other = article(&ana, "hall", "Barrels", None).await;
    let message = ana.publish("hall", "No article").await;
    let path = format!("/posts/{post}/statistics");
    let mut readers = Vec::new();
    for number in 0..12 {
        let reader = net.member(&format!("reader{number}")).await;
        let unit = if number < 11 { "Workshop" } else { "Office" };
        reader.api("PATCH", "/me", Some(json!({ "unit": unit }))).await.expect(200);
        readers.push(reader);
    }
    let read = |who: &Client| {
        let (who, seen) = (who.clone(), json!({ "posts": [post, message] }));
        async move { who.api("POST", "/reading", Some(seen)).await.expect(204) }
    };
    for reader in &readers[..9] {
        read(reader).await;
        read(reader).await;
    }
    let few = statistics(&ana, &path).await;
    assert_eq!(few["articles"][0]["readers"], Value::Null, "{few}");
    assert_eq!(few["units"], json!([]));
    assert_eq!(few["months"][11]["readers"], Value::Null);
    let page = ana.get(&path).await.expect(200).text;
    assert!(page.contains("fewer than 10") && page.contains("Too few readers"), "{page}");
    for reader in &readers[9..] {
        read(reader).await;
    }
    let many = statistics(&ana, &path).await;
    assert_eq!(many["articles"][0]["readers"], 10, "{many}");
    assert_eq!(many["units"], json!([{ "unit": "Workshop", "readers": 10 }]));
    assert_eq!(
        many["months"][11],
        json!({ "month": many["months"][11]["month"],
        "readers": 10, "articles": 1 })
    );
    assert_eq!(many["months"].as_array().map(Vec::len), Some(12));
    let all = statistics(&ana, "/me/articles/statistics").await;
    assert_eq!(all["articles"].as_array().map(Vec::len), Some(2));
    assert_eq!(
        (&all["months"][11]["readers"], &all["months"][11]["articles"]),
        (&json!(10), &json!(2))
    );
    let page = ana.get(&path).await.expect(200).text;
    assert!(page.contains(&format!("<a href=\"/posts/{post}\">")), "the way back: {page}");
    let page = ana.get("/blog/statistics").await.expect(200).text;
    assert!(page.contains("<a href=\"/people/ana/blog\">"), "the way back: {page}");
    assert!(page.contains("Hedges") && page.contains("Workshop") && !page.contains("Office"));
    // Nobody else, whoever they are, and of nothing else.
    for who in [&root, &readers[0]] {
        who.api("GET", &path, None).await.expect(404);
        who.get(&path).await.expect(404);
        let own = statistics(who, "/me/articles/statistics").await;
        assert_eq!(own["articles"], json!([]));
        let card = who.get(&format!("/posts/{post}")).await.expect(200).text;
        assert!(!card.contains("/statistics"), "{card}");
    }
    ana.get(&format!("/posts/{message}/statistics")).await.expect(404);
    let card = ana.get(&format!("/posts/{post}")).await.expect(200).text;
    assert!(card.contains(&path), "{card}");
    assert_eq!(statistics(&ana, &format!("/posts/{other}/statistics")).await["units"], json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn units_of_one_name_count_for_themselves() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    net.space(&ana, "hall", Access::Open).await;
    let post = article(&ana, "hall", "Hedges", None).await;
    for (town, many) in [("Lyon", 15), ("Metz", 10)] {
        let town_unit = unit(&net, town, None).await;
        let workshop = unit(&net, "Workshop", Some(town_unit)).await;
        for number in 0..many {
            let reader = net.member(&format!("{}{number}", town.to_lowercase())).await;
            place(&net, &reader, Some(workshop), None).await;
            let seen = json!({ "posts": [post] });
            reader.api("POST", "/reading", Some(seen)).await.expect(204);
        }
    }
    let figures = statistics(&ana, &format!("/posts/{post}/statistics")).await;
    let of = |readers: i64| json!({ "unit": "Workshop", "readers": readers });
    assert_eq!(figures["units"], json!([of(15), of(10)]));
}
