//! Groups: who is put in, who is taken out, and nobody else.

use serde_json::{Value, json};

use super::{Company, company, plain};

fn members(group: &Value) -> Vec<&str> {
    let all = group["members"].as_array().expect("members").iter();
    all.map(|member| member["value"].as_str().expect("an id")).collect()
}

async fn three(at: &Company) -> [String; 3] {
    [at.brings(plain("ana")).await, at.brings(plain("ben")).await, at.brings(plain("cem")).await]
}

#[tokio::test(flavor = "multi_thread")]
async fn members_come_and_go_in_every_dialect() {
    let at = company().await;
    let [ana, ben, cem] = three(&at).await;
    let new = json!({ "schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group",
        "http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group"],
        "externalId": "8aa1", "displayName": "GG_Méthodes", "meta": { "resourceType": "Group" } });
    let made = at.send("POST", "/Groups", new.clone()).await.expect(201);
    assert_eq!((&made["externalId"], members(&made)), (&json!("8aa1"), Vec::new()));
    let id = made["id"].as_str().expect("an id").to_owned();
    let path = format!("/Groups/{id}");
    at.send("POST", "/Groups", new).await.refused(409, "uniqueness", "already has this name");
    let only =
        |id: &str| json!([{ "op": "remove", "path": format!("members[value eq \"{id}\"]") }]);
    let all = [&ana, &ben, &cem].map(String::as_str);
    let refs =
        |ids: &[&str]| ids.iter().map(|id| json!({ "$ref": null, "value": id })).collect::<Value>();
    // What is said, who is in it after.
    let table: Vec<(Value, Vec<&str>)> = vec![
        (json!([{ "op": "Add", "path": "members", "value": refs(&all) }]), all.to_vec()),
        // Twice is once.
        (json!([{ "op": "Add", "path": "members", "value": refs(&all[..1]) }]), all.to_vec()),
        // The list says who is removed: never everybody.
        (
            json!([{ "op": "Remove", "path": "members", "value": refs(&all[..1]) }]),
            vec![&ben, &cem],
        ),
        (
            json!([{ "op": "Remove", "path": "members", "value": refs(&["nobody"]) }]),
            vec![&ben, &cem],
        ),
        (json!([{ "op": "Remove", "path": "members", "value": [] }]), vec![&ben, &cem]),
        (only(&ben), vec![&cem]),
        (
            json!([{ "op": "remove", "path": format!("members[value eq \"{cem}\"]") },
            { "op": "add", "path": "members", "value": [{ "value": ana, "display": "x" }] }]),
            vec![&ana],
        ),
        (
            json!([{ "op": "replace", "path": "members", "value": refs(&all[1..]) }]),
            vec![&ben, &cem],
        ),
        (
            json!([{ "op": "replace", "value": { "id": id, "displayName": "Industrialisation" } }]),
            vec![&ben, &cem],
        ),
        (json!([{ "op": "add", "value": { "members": [{ "value": ana }] } }]), all.to_vec()),
        (
            json!([{ "op": "remove", "path": format!("members[value eq \"{ana}\" or value eq \"{ben}\"]") }]),
            vec![&cem],
        ),
        (json!([{ "op": "remove", "path": "members" }]), vec![]),
    ];
    for (said, after) in table {
        let got = at.patch(&path, said.clone()).await;
        assert_eq!((got.status, members(&got.json)), (200, after.clone()), "{said}: {}", got.json);
        let group = at.get(&path).await.expect(200);
        assert_eq!(members(&group), after, "{said}");
    }
    assert_eq!(at.groups(&at.slug).await, [("Industrialisation".to_owned(), 0)]);
    let put = json!({ "displayName": "Méthodes", "members": [{ "value": ana, "type": "User" }] });
    let put = at.send("PUT", &path, put).await.expect(200);
    assert_eq!((&put["externalId"], members(&put)), (&json!("8aa1"), vec![&*ana]));
    assert_eq!(put["members"][0]["display"], "ana@example.com");
    assert_eq!(at.groups(&at.slug).await, [("Méthodes".to_owned(), 1)]);
    // Who is in which group.
    assert_eq!(at.found("Groups", "displayName eq \"MÉTHODES\"").await, [id.as_str()]);
    let with = |who: &str| format!("id eq \"{id}\" and members eq \"{who}\"");
    assert_eq!(at.found("Groups", &with(&ana)).await, [id.as_str()]);
    assert_eq!(at.found("Groups", &with(&ben)).await, [""; 0]);
    assert_eq!(at.found("Groups", &format!("members[value eq \"{ana}\"]")).await, [id.as_str()]);
    let less = at.get(&format!("{path}?excludedAttributes=members")).await.expect(200);
    assert!(less.get("members").is_none());
    let less = at.get("/Groups?attributes=id&filter=displayName+pr").await.expect(200);
    assert!(less["Resources"][0].get("members").is_none() && less["totalResults"] == 1);
    // Rules follow: it is in the log, by nobody.
    at.send("DELETE", &path, json!({})).await.expect(204);
    assert!(at.groups(&at.slug).await.is_empty());
    let people = at.get("/Users").await.expect(200);
    assert_eq!(people["totalResults"], 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_group_of_a_sign_in_rule_is_not_deleted() {
    let at = company().await;
    let group = at.send("POST", "/Groups", json!({ "displayName": "Finance" })).await.expect(201);
    let path = format!("/Groups/{}", group["id"].as_str().expect("an id"));
    let known = at.ines.api("GET", "/groups", None).await.expect(200).json();
    let rule = json!([{ "whom": "group", "group": known["items"][0]["id"], "second": "required" }]);
    at.ines
        .api("PUT", "/sign-in-rules", Some(json!({ "rules": rule, "emergency": null })))
        .await
        .expect(200);
    at.send("DELETE", &path, json!({})).await.expect(409);
    assert_eq!(at.send("GET", &path, json!({})).await.expect(200)["displayName"], "Finance");
    at.ines
        .api("PUT", "/sign-in-rules", Some(json!({ "rules": [], "emergency": null })))
        .await
        .expect(200);
    at.send("DELETE", &path, json!({})).await.expect(204);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_group_or_no_member_is_refused_as_a_whole() {
    let at = company().await;
    let [ana, ben, _] = three(&at).await;
    let made = json!({ "displayName": "One", "members": [{ "value": ana }] });
    let one = at.send("POST", "/Groups", made).await.expect(201);
    let one = one["id"].as_str().expect("an id").to_owned();
    let other = at.send("POST", "/Groups", json!({ "displayName": "Two" })).await.expect(201);
    let other = other["id"].as_str().expect("an id").to_owned();
    let path = format!("/Groups/{one}");
    let strangers: Vec<Value> = (0..600).map(|n| json!({ "value": format!("u{n}") })).collect();
    let many: Vec<Value> = (0..10_001).map(|n| json!(format!("{n}"))).collect();
    for (said, status, kind, words) in [
        (
            json!([{ "op": "add", "path": "members", "value": [{ "value": ben }, { "value": "nobody" }] }]),
            400,
            "invalidValue",
            "No person of this directory",
        ),
        (
            json!([{ "op": "add", "path": "members", "value": strangers }]),
            400,
            "invalidValue",
            "send the person first",
        ),
        (
            json!([{ "op": "add", "path": "members", "value": [{ "value": other }] }]),
            400,
            "invalidValue",
            "groups inside groups",
        ),
        (
            json!([{ "op": "add", "path": "members", "value": [{ "value": one, "type": "Group" }] }]),
            400,
            "invalidValue",
            "groups inside groups",
        ),
        (
            json!([{ "op": "add", "path": "members", "value": [{ "display": "x" }] }]),
            400,
            "invalidValue",
            "members",
        ),
        (json!([{ "op": "replace", "path": "members", "value": many }]), 413, "", "10,000 members"),
        (
            json!([{ "op": "remove", "path": "members[display co \"a\"]" }]),
            400,
            "invalidValue",
            "value eq",
        ),
        (json!([{ "op": "remove", "path": "displayName" }]), 400, "invalidValue", "required"),
        (
            json!([{ "op": "replace", "path": "displayName", "value": "Two" }]),
            409,
            "uniqueness",
            "already has this name",
        ),
        (
            json!([{ "op": "remove", "path": "members", "value": [{ "value": ana }] },
            { "op": "add", "path": "members", "value": [{ "value": "nobody" }] }]),
            400,
            "invalidValue",
            "nobody",
        ),
    ] {
        at.patch(&path, said).await.refused(status, kind, words);
        let group = at.get(&path).await.expect(200);
        assert_eq!(
            (&group["displayName"], members(&group)),
            (&json!("One"), vec![&*ana]),
            "{words}"
        );
    }
    for filter in ["members pr", "members co \"a\"", "members.display eq \"a\"", "userName pr"] {
        let got = at.get(&format!("/Groups?filter={}", ui::encode(filter))).await;
        assert_eq!(got.status, 400, "{filter}: {}", got.json);
    }
    at.send("POST", "/Groups", json!({})).await.refused(400, "invalidValue", "displayName");
    // Who leaves the directory leaves its groups.
    at.send("DELETE", &format!("/Users/{ana}"), json!({})).await.expect(204);
    assert!(members(&at.get(&path).await.expect(200)).is_empty());
}
