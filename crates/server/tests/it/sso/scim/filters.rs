//! Whom filters find, what of them is told, and which version it is.

use serde_json::json;

use super::{chloe, company, plain};

#[tokio::test(flavor = "multi_thread")]
async fn filters_find_whom_they_ask_for() {
    let at = company().await;
    let chloe = at.brings(chloe()).await;
    let ben = at.brings(plain("ben")).await;
    let mut zoe = plain("zoe");
    zoe["active"] = json!(false);
    let zoe = at.brings(zoe).await;
    let (only_ben, none) = (vec![ben.clone()], Vec::<String>::new());
    let (first, all) = (vec![chloe.clone()], vec![chloe.clone(), ben.clone(), zoe.clone()]);
    let by_id = format!("id eq \"{ben}\"");
    for (filter, found) in [
        ("userName eq \"BEN@example.com\"", &only_ben),
        ("userName eq \"ben\"", &none),
        ("userName sw \"ben\" or userName sw \"chloe\" and active eq false", &only_ben),
        (&*by_id, &only_ben),
        ("externalId eq \"0a21f0f2-8d2a-4f8e\"", &first),
        ("externalId eq \"0A21F0F2-8D2A-4F8E\"", &none),
        ("externalId pr", &first),
        ("emails eq \"chloe.daubigne@example.com\"", &first),
        ("emails.value co \"DAUBIGNE\"", &first),
        ("emails[type eq \"work\" and value ew \"example.com\"]", &first),
        ("emails[type eq \"home\"]", &none),
        ("displayName ne \"ben\" and active eq true", &first),
        ("active eq False", &vec![zoe.clone()]),
        ("not (active eq false) and not (externalId pr)", &only_ben),
        ("(userName pr)", &all),
        ("meta.created gt \"2020-01-01T00:00:00Z\"", &all),
        ("meta.lastModified lt \"2020-01-01T00:00:00Z\"", &none),
        ("meta.resourceType eq \"User\"", &all),
    ] {
        assert_eq!(&at.found("Users", filter).await, found, "{filter}");
    }
    let search = json!({ "schemas": ["urn:ietf:params:scim:api:messages:2.0:SearchRequest"],
        "attributes": ["displayName"], "filter": "displayName sw \"b\"", "startIndex": 1, "count": 10 });
    let found = at.send("POST", "/Users/.search", search).await.expect(200);
    let told = json!([{ "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "id": ben,
        "displayName": "ben" }]);
    assert_eq!(found["Resources"], told);
}

#[tokio::test(flavor = "multi_thread")]
async fn only_what_is_asked_for_is_told() {
    let at = company().await;
    let id = at.brings(chloe()).await;
    let path = format!("/Users/{id}");
    let told = at.get(&format!("{path}?attributes=USERNAME,emails.value,name.givenName")).await;
    let told = told.expect(200);
    assert_eq!(told["emails"], json!([{ "value": "chloe.daubigne@example.com" }]));
    assert_eq!(told["name"], json!({ "givenName": "Chloé" }));
    let mut names: Vec<&String> = told.as_object().expect("an object").keys().collect();
    names.sort();
    assert_eq!(names, ["emails", "id", "name", "schemas", "userName"]);
    let department = format!("{}:department", super::ENTERPRISE);
    let told = at.get(&format!("{path}?attributes={department}")).await.expect(200);
    assert_eq!(told[super::ENTERPRISE], json!({ "department": "Méthodes" }));
    let less = at.get(&format!("{path}?excludedAttributes=emails,id,name.formatted")).await;
    let less = less.expect(200);
    assert!(less.get("emails").is_none() && less["id"] == id.as_str());
    assert!(less["name"].get("formatted").is_none() && less["name"]["givenName"] == "Chloé");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_of_another_version_is_refused() {
    let at = company().await;
    let id = at.brings(plain("ben")).await;
    let group = at.send("POST", "/Groups", json!({ "displayName": "G" })).await.expect(201);
    let group = format!("/Groups/{}", group["id"].as_str().expect("an id"));
    let user = format!("/Users/{id}");
    for (path, whole) in [(&user, plain("ben")), (&group, json!({ "displayName": "G" }))] {
        let tag = at.get(path).await.headers["etag"].to_str().expect("a tag").to_owned();
        let patch =
            json!({ "Operations": [{ "op": "replace", "path": "displayName", "value": "B" }] });
        for (method, body) in [("PUT", Some(&whole)), ("PATCH", Some(&patch)), ("DELETE", None)] {
            let old = [("if-match", "W/\"0\"")];
            let got = at.ask(&at.token, method, path, &old, body).await;
            got.refused(412, "", "changed in the meantime");
        }
        let same = at.ask(&at.token, "GET", path, &[("if-none-match", &tag)], None).await;
        assert_eq!(same.status, 304);
        let good = at.ask(&at.token, "PATCH", path, &[("if-match", &tag)], Some(&patch)).await;
        assert!(matches!(good.status, 200 | 204), "{good:?}");
        let late = at.ask(&at.token, "PATCH", path, &[("if-match", &tag)], Some(&patch)).await;
        late.refused(412, "", "changed in the meantime");
        let any = at.ask(&at.token, "DELETE", path, &[("if-match", "*")], None).await;
        assert_eq!(any.status, 204);
        at.get(path).await.refused(404, "", "");
    }
}
