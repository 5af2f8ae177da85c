//! Who may see a rule, give one, preview and remove it: roles by acts, over pages and API.

use serde_json::json;
use spaces::{Access, Kind, Standing};
use testkit::{Client, TestApp};

use super::{group, is, not, rule};

/// `ok` done · `no` refused · `-` as if it were not there · `in` sign in first.
///
/// Columns: an administrator outside; who manages the space; a guest who manages it with them; a member;
/// somebody of the company outside; a guest in it; a guest elsewhere; nobody.
const TABLE: [(Access, &str); 2] =
    [(Access::Open, "no ok no no no no - in"), (Access::Closed, "- ok no no - no - in")];

async fn tries(who: &Client, slug: &str, group: &str) -> Vec<(String, u16)> {
    let api = format!("/spaces/{slug}/rule");
    let of_group = || rule(json!([[is("group", group)]]));
    let row = [("line", "1"), ("of", "group"), ("is", "is"), ("value", "Crew")];
    let seen = format!("[[{{\"of\":\"group\",\"value\":\"{group}\",\"not\":false}}]]");
    let saves = [&row[..], &[("act", "save"), ("seen", &seen)]].concat();
    let mut tried = Vec::new();
    for (method, path, body) in [
        ("POST", format!("{api}/preview"), of_group()),
        ("PUT", api.clone(), of_group()),
        ("GET", api.clone(), None),
        ("DELETE", api.clone(), None),
    ] {
        let status = who.api(method, &path, body).await.status;
        tried.push((format!("API {method} {path}"), status));
    }
    tried.push(("GET".to_owned(), who.get(&api).await.status));
    tried.push(("preview".to_owned(), who.post(&api, &row).await.status));
    tried.push(("save".to_owned(), who.post(&api, &saves).await.status));
    let deleted = who.post(&format!("{api}/delete"), &[]).await.status;
    tried.push(("delete".to_owned(), deleted));
    tried
}

#[tokio::test(flavor = "multi_thread")]
async fn managers_alone_rule_and_others_learn_nothing() {
    for (access, expected) in TABLE {
        let net = TestApp::new().await;
        let (boss, ana) = (net.administrator("boss").await, net.member("ana").await);
        let (ben, out) = (net.member("ben").await, net.member("out").await);
        let space = net.space_of(&ana, "room", access, Kind::External).await;
        let (gil, zed) = (net.guest("gil").await, net.guest("zed").await);
        let runs = net.guest("runs").await;
        for one in [&ben, &gil] {
            net.join(space, one).await;
        }
        let id = runs.id();
        let put = net.app.db.write(move |tx| spaces::add(tx, space, id, Standing::Animator));
        put.await.expect("a guest who manages it");
        let crew = group(&boss, "Crew", &[&ana]).await;
        let nobody = net.nobody();
        let columns = [&boss, &ana, &runs, &ben, &out, &gil, &zed, &nobody];
        for (who, expected) in columns.into_iter().zip(expected.split(' ')) {
            for (how, status) in tries(who, "room", &crew).await {
                let said = match (expected, how.starts_with("API")) {
                    ("ok", _) => status < 400,
                    ("no", _) => status == 403,
                    ("in", true) => status == 401,
                    ("in", false) => status == 303 || status == 403,
                    _ => status == 404,
                };
                assert!(said, "{access:?} {expected}: {how}: {status}");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rule_goes_with_who_may_see_the_space() {
    let net = TestApp::new().await;
    let (boss, ana) = (net.administrator("boss").await, net.member("ana").await);
    let crew = group(&boss, "Crew", &[&ana]).await;
    let other = group(&boss, "Hidden", &[]).await;
    for (slug, access) in
        [("open", Access::Open), ("closed", Access::Closed), ("secret", Access::Secret)]
    {
        net.space(&ana, slug, access).await;
    }
    let line = |conditions: serde_json::Value| rule(json!([conditions]));
    for (slug, lines, status) in [
        ("open", line(json!([is("site", "Lyon")])), 200),
        ("open", line(json!([super::not("group", &crew)])), 200),
        // What she is not in is not there for her.
        ("open", line(json!([is("group", &other)])), 422),
        ("open", line(json!([is("group", "12")])), 422),
        ("open", line(json!([is("unit", "12")])), 422),
        ("open", line(json!([is("unit", "Care")])), 422),
        ("open", line(json!([is("job", "…")])), 422),
        ("open", line(json!([is("site", " ")])), 422),
        ("open", line(json!([])), 422),
        ("open", rule(json!([])), 422),
        ("open", rule(json!(vec![json!([is("site", "Lyon")]); 11])), 422),
        ("open", Some(json!({ "lines": [[{ "of": "role", "value": "guest" }]] })), 422),
        ("closed", line(json!([is("site", "Lyon")])), 422),
        ("closed", line(json!([super::not("group", &crew)])), 422),
        ("closed", rule(json!([[is("group", &crew)], [is("job", "Nurse")]])), 422),
        ("closed", line(json!([is("group", &crew), is("job", "Nurse")])), 200),
        ("secret", line(json!([is("group", &crew)])), 422),
    ] {
        let path = format!("/spaces/{slug}/rule");
        ana.api("PUT", &path, lines.clone()).await.expect(status);
        ana.api("POST", &format!("{path}/preview"), lines).await.expect(status);
    }
    // Nor is the space narrowed to what its rule does not go with.
    let narrow = |access: &str| Some(json!({ "access": access }));
    ana.api("PUT", "/spaces/open/rule", line(json!([is("site", "Lyon")]))).await.expect(200);
    for (slug, access, status) in
        [("open", "closed", 422), ("open", "secret", 422), ("closed", "secret", 422)]
    {
        let answer = ana.api("PATCH", &format!("/spaces/{slug}"), narrow(access)).await;
        answer.expect(status);
    }
    ana.api("PUT", "/spaces/open/rule", line(json!([is("group", &crew)]))).await.expect(200);
    ana.api("PATCH", "/spaces/open", narrow("closed")).await.expect(200);
    ana.api("DELETE", "/spaces/open/rule", None).await.expect(204);
    ana.api("PATCH", "/spaces/open", narrow("secret")).await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rule_that_leaves_a_group_out_names_nobody_of_it() {
    let net = TestApp::new().await;
    let (boss, ana, ben) =
        (net.administrator("boss").await, net.member("ana").await, net.member("ben").await);
    let crew = group(&boss, "Crew", &[&ben]).await;
    let space = net.space(&boss, "room", Access::Open).await;
    net.join(space, &ana).await;
    let manage = Some(json!({ "standing": "animator" }));
    boss.api("PUT", "/spaces/room/members/ana", manage).await.expect(204);
    let without = || rule(json!([[is("site", "Lyon"), not("group", &crew)]]));
    boss.api("PUT", "/spaces/room/rule", without()).await.expect(200);
    // Who is not in the group keeps the rule as it is, and learns nothing by its contrary.
    ana.api("PUT", "/spaces/room/rule", without()).await.expect(200);
    let within = || rule(json!([[is("group", &crew)]]));
    let preview = ana.api("POST", "/spaces/room/rule/preview", within()).await.expect(422).text;
    assert!(!preview.contains("ben"), "{preview}");
    ana.api("PUT", "/spaces/room/rule", within()).await.expect(422);
    let row = [("line", "1"), ("of", "group"), ("is", "is"), ("value", "Crew")];
    let page = ana.post("/spaces/room/rule", &row).await.expect(422).text;
    assert!(!page.contains("/people/ben"), "{page}");
}
