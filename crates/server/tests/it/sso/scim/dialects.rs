//! The same things said by Entra ID, Okta and Google.

use serde_json::{Value, json};

use super::{ENTERPRISE, chloe, company, plain};

#[tokio::test(flavor = "multi_thread")]
async fn entra_id_tests_creates_changes_and_clears() {
    let at = company().await;
    let none = at.get("/Users?filter=userName+eq+%22b2f2c0c0-0000%22").await.expect(200);
    assert_eq!((&none["totalResults"], &none["Resources"]), (&json!(0), &json!([])));
    let made = at.send("POST", "/Users", chloe()).await;
    assert_eq!(made.headers["etag"], made.json["meta"]["version"].as_str().unwrap());
    assert_eq!(made.headers["location"], made.json["meta"]["location"].as_str().unwrap());
    let made = made.expect(201);
    let id = made["id"].as_str().expect("an id").to_owned();
    let path = format!("/Users/{id}");
    let lasting = ["userName", "externalId", "displayName", "title", "name", "emails", "active"];
    for name in lasting {
        assert_eq!(made[name], chloe()[name], "{name}");
    }
    assert_eq!(made[ENTERPRISE]["manager"]["value"], "not-here-yet");
    // The account is hers: unclaimed until she comes.
    let person = at.person("chloe.daubigne").await;
    assert_eq!(person["name"], "Chloé d’Aubigné");
    assert_eq!(person["job"], "Ingénieure méthodes");
    assert_eq!(person["unit"]["name"], "Méthodes");
    assert_eq!(person["phone"], "+33 1 99 00 12 34");
    assert_eq!(person["email"], "chloe.daubigne@example.com");
    assert!(!made.to_string().contains(person["id"].as_str().expect("an id")), "{made}");
    let other = at.send("POST", "/Users", chloe()).await;
    other.refused(409, "uniqueness", "belongs to another person");
    let mut same = chloe();
    same["userName"] = json!("other");
    at.send("POST", "/Users", same).await.refused(409, "uniqueness", "already kept by a directory");

    let boss = at.brings(plain("Boss")).await;
    let extended = |name: &str| format!("{ENTERPRISE}:{name}");
    let changed = at
        .patch(
            &path,
            json!([
                { "op": "Replace", "path": "displayName", "value": "Chloé Martin" },
                { "op": "Add", "path": "emails[type eq \"work\"].value", "value": "chloe.martin@example.com" },
                { "op": "Add", "path": "phoneNumbers[type eq \"mobile\"].value", "value": "+33 6 39 98 00 01" },
                { "op": "Replace", "path": "name.familyName", "value": "Martin" },
                { "op": "Add", "path": extended("department"), "value": "Achats" },
                { "op": "Add", "path": extended("manager"), "value": boss },
            ]),
        )
        .await
        .expect(200);
    assert_eq!(changed["name"]["familyName"], "Martin");
    assert_eq!(
        changed["phoneNumbers"][1],
        json!({ "type": "mobile", "value": "+33 6 39 98 00 01" })
    );
    let person = at.person("chloe.daubigne").await;
    assert_eq!(person["name"], "Chloé Martin");
    assert_eq!(person["email"], "chloe.martin@example.com");
    assert_eq!(person["unit"]["name"], "Achats");
    assert_eq!(person["manager"]["name"], "Boss");

    let cleared = json!([{ "op": "Remove", "path": "title" },
        { "op": "Replace", "path": "preferredLanguage", "value": "" },
        { "op": "remove", "path": extended("manager") }]);
    let cleared = at.patch(&path, cleared).await.expect(200);
    assert!(cleared.get("title").is_none() && cleared.get("preferredLanguage").is_none());
    let person = at.person("chloe.daubigne").await;
    assert_eq!((&person["job"], &person["manager"]), (&json!(""), &Value::Null));

    let dotted = json!([{ "op": "replace", "value": { "displayName": "Chloé M.",
        "name.givenName": "Chloé", extended("department"): "Ventes",
        "emails[type eq \"work\"].value": "cm@example.com" } }]);
    at.patch(&path, dotted).await.expect(200);
    let person = at.person("chloe.daubigne").await;
    assert_eq!((&person["name"], &person["email"]), (&json!("Chloé M."), &json!("cm@example.com")));
    assert_eq!(person["unit"]["name"], "Ventes");
}

#[tokio::test(flavor = "multi_thread")]
async fn okta_and_google_send_whole_people() {
    let at = company().await;
    let jean = json!({ "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
        "userName": "jean.dupont@example.com", "name": { "givenName": "Jean", "familyName": "Dupont" },
        "emails": [{ "primary": true, "value": "jean.dupont@example.com", "type": "work" }],
        "displayName": "Jean Dupont", "locale": "fr-FR", "externalId": "00u1", "groups": [],
        "password": "Xy7-never-used", "active": true });
    let made = at.send("POST", "/Users", jean.clone()).await.expect(201);
    assert!(!made.to_string().contains("Xy7"), "{made}");
    let id = made["id"].as_str().expect("an id").to_owned();
    let path = format!("/Users/{id}");
    // What he writes of himself is his.
    at.net
        .app
        .db
        .write(|tx| {
            let jean = people::by_handle(tx, "jean.dupont")?.expect("Jean").id;
            let said = people::Change {
                about: Some("I fish.".into()),
                phone: Some("123".into()),
                ..Default::default()
            };
            people::change_of(tx, jean, None, &said, people::Placed::default()).map(drop)
        })
        .await
        .expect("a change");
    let whole = json!({ "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "id": id,
        "userName": "jean.dupont@example.com",
        "name": { "givenName": "Jean", "familyName": "Dupont-Martin" },
        "emails": [{ "primary": true, "value": "jean.dupont@example.com", "type": "work" }],
        "active": true, "groups": [], "meta": { "resourceType": "User" } });
    let put = at.send("PUT", &path, whole.clone()).await.expect(200);
    assert_eq!((&put["id"], &put["externalId"]), (&json!(id), &json!("00u1")));
    let person = at.person("jean.dupont").await;
    assert_eq!(person["name"], "Jean Dupont-Martin");
    assert_eq!((&person["about"], &person["phone"]), (&json!("I fish."), &json!("123")));
    // The same again is no change.
    let end = at.net.end_of_log().await;
    let again = at.send("PUT", &path, whole).await.expect(200);
    assert_eq!((&again["meta"], at.net.end_of_log().await), (&put["meta"], end));
    at.patch(&path, json!([{ "op": "replace", "value": { "active": false } }])).await.expect(200);
    assert_eq!(at.get(&path).await.expect(200)["active"], false);

    let aicha = json!({ "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
        "userName": "aicha.diallo@example.com",
        "name": { "familyName": "Diallo", "givenName": "Aïcha" },
        "emails": [{ "value": "aicha.diallo@example.com" }], "active": true,
        ENTERPRISE: { "organization": "Example", "department": "Sales" } });
    at.brings(aicha).await;
    let person = at.person("aicha.diallo").await;
    assert_eq!(
        (&person["name"], &person["unit"]["name"]),
        (&json!("Aïcha Diallo"), &json!("Sales"))
    );
    // With little more than a name, and plain JSON.
    let url = format!("{}/scim/v2/Users", at.net.app.config.public_url);
    let bare = at.http.post(url).header("authorization", format!("bearer {}", at.token));
    let bare =
        bare.header("content-type", "application/json").body(r#"{"USERNAME":"a@b.example"}"#);
    assert_eq!(bare.send().await.expect("an answer").status().as_u16(), 201);
}

#[tokio::test(flavor = "multi_thread")]
async fn it_says_what_it_can_do() {
    let at = company().await;
    let said = at.get("/ServiceProviderConfig").await.expect(200);
    assert_eq!(
        (&said["patch"]["supported"], &said["bulk"]["supported"]),
        (&json!(true), &json!(false))
    );
    assert_eq!(said["filter"]["maxResults"], 200);
    let types = at.get("/ResourceTypes").await.expect(200);
    assert_eq!(types["totalResults"], 2);
    assert_eq!(at.get("/ResourceTypes/Group").await.expect(200)["endpoint"], "/Groups");
    let schemas = at.get("/Schemas").await.expect(200);
    assert_eq!(schemas["totalResults"], 3);
    let enterprise = at.get(&format!("/Schemas/{ENTERPRISE}")).await.expect(200);
    assert_eq!(enterprise["attributes"][2]["subAttributes"][0]["name"], "value");
    at.get("/Schemas/none").await.refused(404, "", "");
    at.get("/nothing").await.refused(404, "", "");
    at.send("POST", "/Bulk", json!({})).await.refused(501, "", "not supported");
    at.send("PUT", "/Schemas", json!({})).await.refused(405, "", "method");
    at.get("/Me").await.refused(501, "", "not supported");
    at.send("DELETE", "/Users", json!({})).await.refused(405, "", "method");
}
