use serde_json::{Value, json};
use testkit::TestApp;

use spaces::Access;

async fn description(net: &TestApp) -> Value {
    net.nobody().get("/api/v1/openapi.json").await.expect(200).json()
}

/// Every reference in what is described.
fn references<'a>(of: &'a Value, found: &mut Vec<&'a str>) {
    match of {
        Value::Object(fields) => {
            found.extend(fields.get("$ref").and_then(Value::as_str));
            fields.values().for_each(|value| references(value, found));
        }
        Value::Array(items) => items.iter().for_each(|item| references(item, found)),
        _ => {}
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_reference_of_the_description_leads_somewhere() {
    let net = TestApp::new().await;
    let api = description(&net).await;
    let mut found = Vec::new();
    references(&api, &mut found);
    for reference in found {
        let target = api.pointer(reference.trim_start_matches('#'));
        assert!(target.is_some(), "{reference} leads nowhere");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_operation_has_an_identifier_of_its_own() {
    let net = TestApp::new().await;
    let api = description(&net).await;
    let mut seen = std::collections::HashSet::new();
    for (path, item) in api["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let id = operation["operationId"].as_str().expect(path);
            assert!(
                id.starts_with(method.as_str()) && seen.insert(id.to_owned()),
                "{id} of {path}"
            );
        }
    }
    assert!(seen.contains("get_spaces_by_slug_members"), "{seen:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_kind_of_a_post_is_not_that_of_a_space() {
    let net = TestApp::new().await;
    let api = description(&net).await;
    let schemas = &api["components"]["schemas"];
    // More kinds may be declared while the network runs: `GET /kinds` says which there are.
    assert!(schemas["PostKind"]["type"] == "string" && schemas["PostKind"]["enum"].is_null());
    assert!(schemas["SpaceKind"]["enum"].as_array().unwrap().contains(&json!("practice")));
    assert_eq!(schemas["NewPost"]["properties"]["kind"]["$ref"], "#/components/schemas/PostKind");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_operation_says_how_it_refuses() {
    let net = TestApp::new().await;
    let api = description(&net).await;
    let operations = api["paths"].as_object().unwrap().values().flat_map(|item| {
        item.as_object().unwrap().values().filter(|operation| operation["responses"].is_object())
    });
    for operation in operations {
        let mut statuses = vec!["401", "403", "503"];
        if operation["requestBody"].is_object() {
            statuses.extend(["404", "413", "422", "429"]);
        }
        for status in statuses {
            let content = &operation["responses"][status]["content"];
            let schema = &content["application/problem+json"]["schema"]["$ref"];
            assert_eq!(schema, "#/components/schemas/Problem", "{status} of {operation}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_is_not_taken_for_an_object() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    net.space(&ana, "room", Access::Open).await;
    let post = ana.publish("room", "Words.").await;
    let list = Some(json!([null, "Other words."]));
    ana.api("PATCH", &format!("/posts/{post}"), list).await.expect(422);
    ana.api("POST", &format!("/posts/{post}/comments"), Some(json!([null, "Words."])))
        .await
        .expect(422);
    ana.api("POST", "/inbox/all", Some(json!([]))).await.expect(422);
    let audience = json!({ "space": "room", "body": "More.", "audience": [] });
    ana.api("POST", "/posts", Some(audience)).await.expect(422);
}
