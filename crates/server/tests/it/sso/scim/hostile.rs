//! What a directory, or whoever has its token, may not do.

use kernel::Role;
use serde_json::{Value, json};

use super::{added, chloe, company, plain};

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_let_in_without_the_token() {
    let at = company().await;
    let session = at.ines.token().to_owned();
    let (_, other) = added(&at.ines, "Other").await;
    at.ines.api("DELETE", "/site/directories/other", None).await.expect(204);
    let short = at.token[..at.token.len() - 1].to_owned();
    for token in ["", "x", &*session, &*other, &*short, &*format!("{}x", at.token)] {
        for (method, path) in [
            ("GET", "/Users"),
            ("POST", "/Users"),
            ("GET", "/ServiceProviderConfig"),
            ("GET", "/Schemas"),
            ("GET", "/Groups"),
            ("POST", "/Groups/.search"),
            ("PATCH", "/Users/x"),
            ("GET", "/nothing"),
        ] {
            let got = at.ask(token, method, path, &[], None).await;
            assert_eq!(got.headers["www-authenticate"], "Bearer");
            got.refused(401, "", "");
        }
    }
    // A cookie is no token, and the token opens nothing else.
    let url = format!("{}/scim/v2/Users", at.net.app.config.public_url);
    let cookie = format!("parvis={}", at.ines.session());
    let got = at.http.get(url).header("cookie", cookie).send().await.expect("an answer");
    assert_eq!(got.status().as_u16(), 401);
    let api = format!("{}/api/v1/people", at.net.app.config.public_url);
    let got = at.http.get(api).bearer_auth(&at.token).send().await.expect("an answer");
    assert_eq!(got.status().as_u16(), 401);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_directory_knows_its_own_people_alone() {
    let at = company().await;
    let mine = at.brings(chloe()).await;
    let group = json!({ "displayName": "Mine", "members": [{ "value": mine }] });
    let group = at.send("POST", "/Groups", group).await.expect(201);
    let group = group["id"].as_str().expect("an id").to_owned();
    let (_, other) = added(&at.ines, "Other").await;
    let patch = json!({ "Operations": [{ "op": "replace", "path": "displayName", "value": "X" }] });
    for path in [format!("/Users/{mine}"), format!("/Groups/{group}")] {
        for (method, body) in [
            ("GET", None),
            ("PUT", Some(&json!({ "userName": "x", "displayName": "x" }))),
            ("PATCH", Some(&patch)),
            ("DELETE", None),
        ] {
            at.ask(&other, method, &path, &[], body).await.refused(404, "", "");
        }
    }
    for list in ["/Users", "/Groups", "/Users?filter=userName+pr", "/Groups?filter=displayName+pr"]
    {
        assert_eq!(at.ask(&other, "GET", list, &[], None).await.expect(200)["totalResults"], 0);
    }
    let theirs = json!({ "displayName": "Theirs", "members": [{ "value": mine }] });
    let got = at.ask(&other, "POST", "/Groups", &[], Some(&theirs)).await;
    got.refused(400, "invalidValue", "No person of this directory");
    let got = at.ask(&other, "POST", "/Users", &[], Some(&chloe())).await;
    got.refused(409, "uniqueness", "already kept by a directory");
    // A manager of another directory is nobody here.
    let mut led = plain("led");
    led[super::ENTERPRISE] = json!({ "manager": { "value": mine } });
    let got = at.ask(&other, "POST", "/Users", &[], Some(&led)).await;
    assert_eq!(got.status, 201, "{}", got.json);
    assert_eq!(at.person("led").await["manager"], Value::Null);
    // Internal numbers are no names.
    let id = at.person("chloe.daubigne").await["id"].as_str().expect("an id").to_owned();
    at.get(&format!("/Users/{id}")).await.refused(404, "", "");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_is_claimed_by_its_address_and_never_an_administrators() {
    let at = company().await;
    at.net.member_with_mail("ana").await;
    let boss = at.net.member_with_mail("boss").await;
    let promote = json!({ "role": "administrator" });
    at.ines.api("PUT", "/people/boss/role", Some(promote)).await.expect(204);
    at.send("POST", "/Users", plain("boss")).await.refused(
        409,
        "uniqueness",
        "no directory takes it over",
    );
    let mut hidden = plain("friend");
    hidden["emails"] = json!([{ "value": "BOSS@example.com" }]);
    at.send("POST", "/Users", hidden).await.refused(
        409,
        "uniqueness",
        "no directory takes it over",
    );
    // A user name that is somebody's address, and another address, is nobody's.
    let mut crossed = plain("ana");
    crossed["emails"] = json!([{ "value": "new@example.com" }]);
    at.send("POST", "/Users", crossed).await.refused(
        409,
        "uniqueness",
        "belongs to another person",
    );
    let ana = at.brings(plain("ana")).await;
    let person = at.person("ana").await;
    assert_eq!((&person["name"], &person["role"]), (&json!("ana"), &json!("member")));
    // A handle is no address.
    let stranger = json!({ "userName": "ana" });
    at.brings(stranger).await;
    assert_eq!(at.person("ana2").await["name"], "ana");
    let path = format!("/Users/{ana}");
    for said in [
        json!([{ "op": "replace", "path": "userName", "value": "boss@example.com" }]),
        json!([{ "op": "replace", "path": "emails", "value": [{ "value": "boss@example.com" }] }]),
        json!([{ "op": "add", "path": "emails[type eq \"work\"].value", "value": "boss@example.com" }]),
    ] {
        let got = at.patch(&path, said.clone()).await;
        assert_eq!((got.status, &got.json["scimType"]), (409, &json!("uniqueness")), "{said}");
    }
    // An administrator among its people keeps their address.
    at.ines
        .api("PUT", "/people/ana/role", Some(json!({ "role": "administrator" })))
        .await
        .expect(204);
    let said = json!([{ "op": "replace", "path": "userName", "value": "evil@example.com" }]);
    at.patch(&path, said).await.refused(409, "", "only be changed here");
    drop(boss);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_promoted_by_a_directory() {
    let at = company().await;
    let root = json!({ "userName": "helper@example.com", "active": true, "role": "administrator",
        "userType": "administrator", "roles": [{ "value": "administrator", "primary": true }],
        "entitlements": [{ "value": "admin" }], "groups": [{ "value": "admins" }] });
    let id = at.brings(root.clone()).await;
    let path = format!("/Users/{id}");
    at.send("PUT", &path, root).await.expect(200);
    for said in [
        json!([{ "op": "add", "path": "roles", "value": [{ "value": "administrator" }] }]),
        json!([{ "op": "replace", "path": "roles[primary eq true].value", "value": "administrator" }]),
        json!([{ "op": "replace", "value": { "role": "administrator", "roles": ["administrator"] } }]),
    ] {
        let got = at.patch(&path, said).await.expect(200);
        assert!(!got.to_string().contains("administrator"), "{got}");
    }
    assert_eq!(at.person("helper").await["role"], json!("member"));
    // A guest stays one.
    let gus = at.net.guest("gus").await.id();
    let set = move |tx: &mut kernel::Tx<'_>| {
        people::accounts::set_email(tx, gus, Some("gus@example.com"))
    };
    at.net.app.db.write(set).await.expect("an address");
    at.send("POST", "/Users", plain("gus")).await.refused(409, "uniqueness", "a guest’s");
    assert_eq!(at.person("gus").await["role"], json!("guest"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_administrator_stays() {
    let at = company().await;
    let id = at.brings(plain("noor")).await;
    let ines = at.ines.id();
    let alone = move |tx: &mut kernel::Tx<'_>| {
        let noor = people::by_handle(tx, "noor")?.expect("Noor").id;
        people::accounts::claim_by_provider(tx, noor)?;
        people::accounts::set_role(tx, noor, Role::Administrator)?;
        people::accounts::set_role(tx, ines, Role::Member)
    };
    at.net.app.db.write(alone).await.expect("a change");
    let path = format!("/Users/{id}");
    let off = json!([{ "op": "Replace", "path": "active", "value": "False" }]);
    at.patch(&path, off).await.refused(409, "", "administrator");
    let mut whole = plain("noor");
    whole["active"] = json!(false);
    at.send("PUT", &path, whole).await.refused(409, "", "administrator");
    at.send("DELETE", &path, json!({})).await.refused(409, "", "administrator");
    assert_eq!(at.get(&path).await.expect(200)["active"], true);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_read_is_refused_in_words() {
    let at = company().await;
    let id = at.brings(plain("ben")).await;
    let deep = |n: usize| format!("{}userName pr{}", "(".repeat(n), ")".repeat(n));
    assert_eq!(at.found("Users", &deep(10)).await, [id.as_str()]);
    for (filter, words) in [
        (deep(11), "10 parentheses deep"),
        (deep(400), "10 parentheses deep"),
        ("userName eq".to_owned(), "cannot be read"),
        ("not (roles pr)".to_owned(), "“roles”"),
        ("password sw \"a\"".to_owned(), "“password”"),
        ("userName eq \"x\" or".to_owned(), "cannot be read"),
    ] {
        let got = at.get(&format!("/Users?filter={}", ui::encode(&filter))).await;
        got.refused(400, "invalidFilter", words);
    }
    at.get("/Users?count=many").await.refused(400, "invalidValue", "count");
    let post = async |kind: &str, body: String| {
        let url = format!("{}/scim/v2/Users", at.net.app.config.public_url);
        let sent = at.http.post(url).bearer_auth(&at.token).header("content-type", kind).body(body);
        sent.send().await.expect("an answer").status().as_u16()
    };
    let scim = "application/scim+json";
    for body in [
        "",
        "{",
        "[]",
        "null",
        "\"x\"",
        "{}",
        "{\"userName\":null}",
        "{\"userName\":{}}",
        "{\"userName\":[\"a\"]}",
        "{\"userName\":\"\u{200b}\"}",
        "{\"userName\":\"a\",\"emails\":7,\"active\":\"maybe\"}",
    ] {
        assert_eq!(post(scim, body.to_owned()).await, 400, "{body}");
    }
    assert_eq!(post(scim, "[".repeat(100_000)).await, 400);
    assert_eq!(post("text/plain", plain("x").to_string()).await, 415);
    let large = json!({ "userName": "x", "about": "x".repeat(1_100_000) }).to_string();
    assert_eq!(post(scim, large).await, 413);
    let known = json!({ "userName": "x", "about": "x".repeat(900_000) }).to_string();
    assert_eq!(post(scim, known).await, 201);
    let circle = async |of: &str, manager: &str| {
        let path = format!("{}:manager", super::ENTERPRISE);
        at.patch(&format!("/Users/{of}"), json!([{ "op": "add", "path": path, "value": manager }]))
            .await
    };
    let zoe = at.brings(plain("zoe")).await;
    circle(&zoe, &id).await.expect(200);
    circle(&id, &zoe).await.refused(409, "", "reports to the person");
    circle(&id, &id).await.refused(409, "", "reports to the person");
}
