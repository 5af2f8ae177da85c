//! A thousand people come, page by page and all in a group; the same again changes nothing.

use serde_json::{Value, json};

use super::company;

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_people_come_and_are_read_page_by_page() {
    let at = company().await;
    let mut ids = Vec::new();
    for batch in (0..1_000).collect::<Vec<_>>().chunks(50) {
        let all = batch.iter().map(|n| {
            let user = json!({ "userName": format!("u{n}@example.com"), "externalId": format!("x{n}"),
                "displayName": format!("Person {n}"), "active": true });
            at.brings(user)
        });
        let mut set = futures_util::future::join_all(all).await;
        ids.append(&mut set);
    }
    let list = async |query: &str| at.get(&format!("/Users{query}")).await.expect(200);
    let of = |page: &Value| page["Resources"].as_array().expect("a list").len();
    let mut seen = Vec::new();
    for start in (1..=1_000).step_by(200) {
        let page = list(&format!("?startIndex={start}&count=200")).await;
        assert_eq!((&page["totalResults"], &page["startIndex"]), (&json!(1_000), &json!(start)));
        let all = page["Resources"].as_array().expect("a list").iter();
        seen.extend(all.map(|user| user["id"].as_str().expect("an id").to_owned()));
    }
    seen.sort();
    ids.sort();
    assert_eq!(seen, ids);
    for (query, count, total) in [
        ("", 100, 1_000),
        ("?count=5000", 200, 1_000),
        ("?count=0", 0, 1_000),
        ("?count=-3", 0, 1_000),
        ("?startIndex=0&count=2", 2, 1_000),
        ("?startIndex=999&count=10", 2, 1_000),
        ("?startIndex=1001", 0, 1_000),
        ("?startIndex=9223372036854775807", 0, 1_000),
        ("?filter=userName+sw+%22u99%22&startIndex=3&count=4", 4, 11),
        ("?filter=userName+eq+%22u7@example.com%22", 1, 1),
    ] {
        let page = list(query).await;
        assert_eq!((of(&page), &page["totalResults"]), (count, &json!(total)), "{query}");
        assert_eq!(page["itemsPerPage"], json!(count), "{query}");
    }
    let members: Vec<Value> = ids.iter().map(|id| json!({ "value": id })).collect();
    let group = json!({ "displayName": "Everybody", "members": members });
    let made = at.send("POST", "/Groups", group.clone()).await.expect(201);
    assert_eq!(at.groups(&at.slug).await, [("Everybody".to_owned(), 1_000)]);
    let path = format!("/Groups/{}", made["id"].as_str().expect("an id"));
    let end = at.net.end_of_log().await;
    let again = at.send("PUT", &path, group).await.expect(200);
    assert_eq!((&again["meta"], at.net.end_of_log().await), (&made["meta"], end));
    let one = json!([{ "op": "Remove", "path": "members", "value": [{ "value": ids[0] }] }]);
    at.patch(&path, one).await.expect(204);
    assert_eq!(at.groups(&at.slug).await, [("Everybody".to_owned(), 999)]);
}
