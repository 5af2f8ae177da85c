//! What is kept of what a directory says: cleared where it says so, told where it cannot be.

use kernel::Clock;
use serde_json::{Value, json};

use super::{ENTERPRISE, company, company_at, plain};

#[tokio::test(flavor = "multi_thread")]
async fn what_is_left_out_of_the_whole_is_emptied() {
    let at = company().await;
    let boss = at.brings(plain("boss")).await;
    let mut whole = plain("ana");
    whole["title"] = json!("Welder");
    whole["phoneNumbers"] = json!([{ "value": "+33 1 99 00 12 34" }]);
    whole[ENTERPRISE] = json!({ "department": "Methods", "employeeNumber": "E1",
        "manager": { "value": boss } });
    let path = format!("/Users/{}", at.brings(whole).await);
    let ana = at.person("ana").await;
    assert_eq!((&ana["job"], &ana["manager"]["name"]), (&json!("Welder"), &json!("boss")));
    at.send("PUT", &path, plain("ana")).await.expect(200);
    let ana = at.person("ana").await;
    assert_eq!((&ana["job"], &ana["phone"]), (&json!(""), &Value::Null), "{ana}");
    assert_eq!((&ana["unit"], &ana["manager"]), (&Value::Null, &Value::Null), "{ana}");
    // The number is somebody else's to have.
    let mut other = plain("ben");
    other[ENTERPRISE] = json!({ "employeeNumber": "E1" });
    at.brings(other).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_manager_is_somebody_or_nobody() {
    let at = company().await;
    let mut boss = plain("boss");
    boss["externalId"] = json!("X-1");
    at.brings(boss).await;
    let path = format!("/Users/{}", at.brings(plain("ana")).await);
    let manager = format!("{ENTERPRISE}:manager");
    for (name, found) in
        [("X-1", json!("boss")), ("nobody", Value::Null), ("Boss@example.com", json!("boss"))]
    {
        let led = json!([{ "op": "replace", "path": manager, "value": { "value": name } }]);
        at.patch(&path, led).await.expect(200);
        assert_eq!(at.person("ana").await["manager"]["name"], found, "{name}");
    }
    let page = at.ines.get("/admin/directories/entra-id").await.expect(200).text;
    assert!(page.contains("(nobody) is nobody this directory sent"), "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_address_comes_before_the_others() {
    let at = company().await;
    let address = |name: &str, primary: bool| json!({ "value": format!("{name}@example.com"), "type": name, "primary": primary });
    let mut ana = plain("ana");
    ana["emails"] = json!([address("work", true), address("home", false), address("other", true)]);
    let made = at.send("POST", "/Users", ana).await.expect(201);
    let path = format!("/Users/{}", made["id"].as_str().expect("an id"));
    let primary = |user: &Value| -> Vec<Value> {
        let all = user["emails"].as_array().expect("a list").iter();
        all.filter(|one| one["primary"] == true).map(|one| one["type"].clone()).collect()
    };
    assert_eq!(primary(&made), [json!("other")]);
    let home = r#"emails[type eq "home"].primary"#;
    let changed = json!([{ "op": "replace", "path": home, "value": true }]);
    assert_eq!(primary(&at.patch(&path, changed).await.expect(200)), [json!("home")]);
    assert_eq!(at.person("ana").await["email"], "home@example.com");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_becomes_of_an_account_is_logged_with_the_directory() {
    let at = company().await;
    let path = format!("/Users/{}", at.brings(plain("ana")).await);
    let first = at.get(&path).await.headers["etag"].clone();
    for active in [false, true] {
        at.patch(&path, json!([{ "op": "replace", "value": { "active": active } }]))
            .await
            .expect(200);
    }
    assert_ne!(at.get(&path).await.headers["etag"], first);
    let log = at.net.app.db.read(|tx| tx.log_after(kernel::Position::default(), 1_000)).await;
    let log = format!("{:?}", log.expect("a log"));
    assert!(log.contains("closed") && log.contains("opened"), "{log}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_is_over_after_a_day_that_goes_well() {
    let clock = Clock::standing_at(Clock::system().now());
    let at = company_at(clock.clone()).await;
    let shown = async || {
        let page = at.ines.get("/admin/directories/entra-id").await.expect(200).text;
        page.contains("Last refusal")
    };
    at.send("POST", "/Users", json!({})).await.refused(400, "invalidValue", "");
    clock.advance(3_600);
    at.get("/Users").await.expect(200);
    assert!(shown().await);
    clock.advance(24 * 3_600);
    at.get("/Users").await.expect(200);
    assert!(!shown().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn groups_are_called_as_the_directory_calls_them() {
    let at = company().await;
    let long = "g".repeat(150);
    for name in ["Méthodes", "methodes", long.as_str()] {
        let made = at.send("POST", "/Groups", json!({ "displayName": name })).await.expect(201);
        assert_eq!(made["displayName"], name);
        at.send("POST", "/Groups", json!({ "displayName": name })).await.refused(
            409,
            "uniqueness",
            "",
        );
        let filter = format!("displayName eq \"{name}\" and id eq {}", made["id"]);
        assert_eq!(at.found("Groups", &filter).await.len(), 1, "{name}");
    }
    let mut names: Vec<_> = at.groups("entra-id").await.into_iter().map(|(name, _)| name).collect();
    names.sort();
    assert_eq!(names, ["Méthodes".to_owned(), "g".repeat(100), "methodes (2)".to_owned()]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_json_is_refused_by_its_type() {
    let at = company().await;
    let url = format!("{}/scim/v2/Users", at.net.app.config.public_url);
    let sent =
        at.http.post(url).bearer_auth(&at.token).header("content-type", "text/plain").body("{}");
    assert_eq!(sent.send().await.expect("an answer").status().as_u16(), 415);
    let schemas = at.get("/Schemas").await.expect(200);
    let group = schemas["Resources"]
        .as_array()
        .expect("a list")
        .iter()
        .find(|one| one["name"] == "Group")
        .expect("groups");
    let members = group["attributes"]
        .as_array()
        .expect("a list")
        .iter()
        .find(|one| one["name"] == "members")
        .expect("members");
    let reference = members["subAttributes"]
        .as_array()
        .expect("parts")
        .iter()
        .find(|one| one["name"] == "$ref");
    assert_eq!(reference.expect("a reference")["mutability"], "immutable");
}
