//! An email address: proven by its owner, set by administrators.

use serde_json::json;

use super::lost::post;
use super::{House, link};

#[tokio::test(flavor = "multi_thread")]
async fn an_address_is_its_owners_once_proven() {
    let house = House::new().await;
    let (ana, ben) = (house.net.member_with_mail("ana").await, house.net.member("ben").await);
    let email = |of: &serde_json::Value| of["email"].as_str().map(str::to_owned);
    let taken = ana.post("/settings/email", &[("email", "ana@example.com"), ("old", "")]).await;
    taken.expect(303);
    ben.post("/settings/email", &[("email", "ana@example.com"), ("old", "")]).await.expect(422);
    ben.post("/settings/email", &[("email", "not one"), ("old", "")]).await.expect(422);
    ana.post("/settings/email", &[("email", "new@example.com"), ("old", "")]).await.expect(303);
    assert_eq!(email(&ana.api("GET", "/me", None).await.json()).unwrap(), "ana@example.com");
    let path = link(&house.letter_to("new@example.com").await.text, "/address/");
    assert!(house.net.nobody().get(&path).await.expect(200).text.contains("new@example.com"));
    post(&house.net, &path, &[]).await.expect(303);
    assert_eq!(email(&ana.api("GET", "/me", None).await.json()).unwrap(), "new@example.com");
    assert!(house.letter_to("ana@example.com").await.subject.contains("address was changed"));
    house.net.nobody().get(&path).await.expect(404);
    // Over the API, and proven by somebody whose page is signed in.
    let new = json!({ "email": "Ben@Example.com" });
    ben.api("PUT", "/me/email", Some(new)).await.expect(202);
    let path = link(&house.letter_to("ben@example.com").await.text, "/address/");
    assert_eq!(ben.post(&path, &[]).await.location(), "/settings");
    assert_eq!(email(&ben.api("GET", "/me", None).await.json()).unwrap(), "ben@example.com");
}

#[tokio::test(flavor = "multi_thread")]
async fn administrators_set_addresses_without_proof() {
    let house = House::new().await;
    let boss = house.net.administrator("boss").await;
    let ana = house.net.member_with_mail("ana").await;
    let set = |email: serde_json::Value| Some(json!({ "email": email }));
    ana.api("PUT", "/people/boss/email", set("x@example.com".into())).await.expect(403);
    boss.api("PUT", "/people/boss/email", set("ana@example.com".into())).await.expect(422);
    boss.api("PUT", "/people/ana/email", set("anna@example.com".into())).await.expect(204);
    assert_eq!(ana.api("GET", "/me", None).await.json()["email"], "anna@example.com");
    assert!(house.letter_to("ana@example.com").await.text.contains("@ana"));
    boss.api("PUT", "/people/ana/email", set(serde_json::Value::Null)).await.expect(204);
    assert!(ana.api("GET", "/me", None).await.json()["email"].is_null());
}
