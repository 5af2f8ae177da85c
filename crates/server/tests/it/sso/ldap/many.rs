//! Large groups, pages, and what a directory gives only in part.

use serde_json::json;
use testkit::directory::{NARROW, dn, group, person};

use super::company;

#[tokio::test(flavor = "multi_thread")]
async fn two_thousand_people_in_a_group_come_by_pages() {
    // Pages are the directory's: on a server a few of them are enough.
    let is_server = std::env::var("PARVIS_TEST_DB").is_ok_and(|name| name == "postgres");
    let count = if is_server { 600 } else { 2_100 };
    let last = format!("p{:04}", count - 1);
    let names: Vec<String> = (0..count).map(|n| format!("p{n:04}")).collect();
    let mut all: String = names.iter().map(|name| person(name, "")).collect();
    let members: Vec<String> = names.iter().map(|name| dn(name)).collect();
    all += &group("everybody", &members);
    let at = company(&all, json!({})).await;
    let report = at.begins().await;
    assert_eq!(report["people"], count, "{report}");
    assert_eq!(at.groups().await, [("everybody".to_owned(), i64::from(count))]);
    at.person(&last).await.expect(200);
    // An account that is given a part of them changes nothing.
    let mut narrow = super::declared(&at.directory, &json!({ "bind_dn": NARROW.0 }));
    narrow["password"] = json!(NARROW.1);
    at.ines.api("PUT", &at.path(""), Some(narrow)).await.expect(204);
    let report = at.run("sync").await;
    let why = report["failure"].as_str().expect("a failure");
    assert!(why.contains("only part of the answer"), "{why}");
    assert_eq!(at.person(&last).await.expect(200).json()["closed"], false);
}
