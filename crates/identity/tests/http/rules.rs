//! What the company asks of those who sign in: from when on, for how long, and by what.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use identity::ways::{Way, WaysIn};
use kernel::access::Scope;
use kernel::{Result, Role, Tx};
use serde_json::{Value, json};

use crate::browser::{Browser, program};
use crate::factors::set_up;
use crate::net::{Net, PASSWORD};

// A provider, which is on in every network of these tests that names its setting.
identity::ways_in!(WaysIn { offered, proving: |_, _| Ok(Vec::new()), opened: |_, _, _| Ok(()) });

fn offered(tx: &mut Tx<'_>) -> Result<Vec<Way>> {
    let is_on = people::settings::get(tx, "test-provider")?.is_some();
    let way = Way { name: "Intranet".into(), href: "/sso/intranet".into(), silent: false };
    Ok(is_on.then_some(way).into_iter().collect())
}

fn administrator(net: &Net, handle: &str) -> String {
    let id = net.person(handle, Role::Administrator);
    net.write(move |tx| identity::tokens::create(tx, id, "a", Scope::Full, None)).1
}

async fn rules(net: &Net, token: &str, rules: Value, emergency: Option<&str>) -> StatusCode {
    let body = json!({ "rules": rules, "emergency": emergency });
    program(net, token, "PUT", "/api/v1/sign-in-rules", Some(body)).await.status
}

async fn page(browser: &mut Browser<'_>, path: &str) -> crate::browser::Answer {
    let request = Request::get(path).header("accept", "text/html");
    browser.send(request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn whoever_needs_a_second_factor_sets_it_up_in_time_or_sees_nothing_else() {
    let net = Net::new();
    let token = administrator(&net, "samir");
    net.person("nadia", Role::Member);
    let mut nadia = Browser::of(&net, "nadia").await;
    let due = net.clock.now().plus_seconds(86_400);
    let rule = json!([{ "whom": "everyone", "second": "required", "due_at": due }]);
    assert_eq!(rules(&net, &token, rule, None).await, StatusCode::OK);
    assert!(net.log().contains(&"site.sign-in-rules".to_owned()));
    // Until then it is said, and nothing is in the way.
    assert_eq!(page(&mut nadia, "/people").await.status, StatusCode::OK);
    net.clock.advance(86_401);
    for path in ["/people", "/settings", "/settings/tokens/7/revoke", "/people/samir"] {
        let answer = page(&mut nadia, path).await;
        assert_eq!(answer.location(), "/settings/security", "{path}");
    }
    let api = Request::get("/api/v1/me").body(Body::empty()).unwrap();
    assert_eq!(nadia.send(api).await.error(), "second-due");
    let posted = nadia.post("/settings/profile", &[("name", "x")]).await;
    assert_eq!((posted.status, posted.error()), (StatusCode::FORBIDDEN, "second-due"));
    assert_eq!(page(&mut nadia, "/settings/security").await.status, StatusCode::OK);
    let begun = nadia.post("/settings/security/app", &[("proof_password", PASSWORD)]).await;
    assert_eq!(begun.location(), "/settings/security/app");
    set_up(&net, &mut nadia).await;
    assert_eq!(page(&mut nadia, "/people").await.status, StatusCode::OK);
    // Who signs out may do so, whatever is missing; a token is what it was.
    let mut samir = Browser::of(&net, "samir").await;
    assert_eq!(page(&mut samir, "/people").await.location(), "/settings/security");
    assert_eq!(samir.post("/sign-out", &[]).await.location(), "/sign-in");
    let read = program(&net, &token, "GET", "/api/v1/sign-in-rules", None).await;
    assert_eq!(read.json()["rules"][0]["second"], "required");
}

#[tokio::test]
async fn a_rule_is_for_its_group() {
    let net = Net::new();
    let token = administrator(&net, "samir");
    let nadia = net.person("nadia", Role::Member);
    net.person("yves", Role::Member);
    let group =
        program(&net, &token, "POST", "/api/v1/groups", Some(json!({ "name": "Paie" }))).await;
    let group = group.json()["id"].as_str().unwrap().to_owned();
    let rule = json!([{ "whom": "group", "group": group, "second": "required" }]);
    assert_eq!(rules(&net, &token, rule, None).await, StatusCode::OK);
    let (mut of_nadia, mut of_yves) =
        (Browser::of(&net, "nadia").await, Browser::of(&net, "yves").await);
    assert_eq!(page(&mut of_nadia, "/people").await.status, StatusCode::OK);
    let member = format!("/api/v1/groups/{group}/members/nadia");
    program(&net, &token, "PUT", &member, None).await;
    assert_eq!(page(&mut of_nadia, "/people").await.location(), "/settings/security", "{nadia}");
    assert_eq!(page(&mut of_yves, "/people").await.status, StatusCode::OK);
    for (rule, status) in [
        (
            json!([{ "whom": "group", "group": "7", "second": "required" }]),
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
        (json!([{ "whom": "everyone" }]), StatusCode::UNPROCESSABLE_ENTITY),
        (json!([{ "whom": "everyone", "idle_minutes": 1 }]), StatusCode::UNPROCESSABLE_ENTITY),
        (json!([{ "whom": "everyone", "hours": -1 }]), StatusCode::UNPROCESSABLE_ENTITY),
        (json!([{ "whom": "everyone", "hours": 9, "extra": 1 }]), StatusCode::UNPROCESSABLE_ENTITY),
        (json!([{ "whom": "everyone", "providers_only": true }]), StatusCode::CONFLICT),
    ] {
        assert_eq!(rules(&net, &token, rule.clone(), None).await, status, "{rule}");
    }
    let member = net.write(move |tx| identity::tokens::create(tx, nadia, "a", Scope::Full, None)).1;
    assert_eq!(rules(&net, &member, json!([]), None).await, StatusCode::FORBIDDEN);
    assert_eq!(of_yves.get("/admin/sign-in-rules").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn sessions_last_as_long_as_a_rule_says() {
    let net = Net::new();
    let token = administrator(&net, "samir");
    net.person("nadia", Role::Member);
    let rule = json!([{ "whom": "everyone", "idle_minutes": 30, "hours": 8 }]);
    assert_eq!(rules(&net, &token, rule, None).await, StatusCode::OK);
    let mut nadia = Browser::of(&net, "nadia").await;
    let mut idle = Browser::of(&net, "nadia").await;
    for _ in 0..19 {
        net.clock.advance(25 * 60);
        assert_eq!(nadia.get("/people").await.status, StatusCode::OK);
    }
    assert_eq!(idle.get("/people").await.status, StatusCode::UNAUTHORIZED, "without a visit");
    net.clock.advance(10 * 60);
    assert_eq!(nadia.get("/people").await.status, StatusCode::UNAUTHORIZED, "after eight hours");
}

#[tokio::test]
async fn single_sign_on_alone_but_for_the_sealed_account() {
    let net = Net::new();
    let token = administrator(&net, "samir");
    let nadia = net.person("nadia", Role::Member);
    let only = || json!([{ "whom": "everyone", "providers_only": true }]);
    assert_eq!(rules(&net, &token, only(), Some("samir")).await, StatusCode::CONFLICT);
    net.write(|tx| people::settings::set(tx, "test-provider", "1"));
    assert_eq!(rules(&net, &token, only(), None).await, StatusCode::CONFLICT);
    let member = rules(&net, &token, only(), Some("nadia")).await;
    assert_eq!(member, StatusCode::UNPROCESSABLE_ENTITY, "no administrator");
    assert_eq!(rules(&net, &token, only(), Some("samir")).await, StatusCode::OK);
    let refused = Browser::new(&net).sign_in("nadia", PASSWORD).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.set_cookie("parvis").is_none());
    let path = net.write(move |tx| identity::lost::link(tx, nadia, None));
    let mut browser = Browser::new(&net);
    browser.get(&path).await;
    let reset = browser.post(&path, &[("password", "quatre vélos verts")]).await;
    assert_eq!(reset.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!net.log().contains(&"emergency.used".to_owned()));
    let mut samir = Browser::of(&net, "samir").await;
    assert!(net.log().contains(&"emergency.used".to_owned()));
    // The page says it all, and takes it back.
    let shown = samir.get("/admin/sign-in-rules").await.text;
    assert!(shown.contains("The network’s setting (30 days)") && shown.contains("(no limit)"));
    assert!(shown.contains("value=\"samir\"") && shown.contains("/remove"));
    let none = samir.post("/admin/sign-in-rules/emergency", &[("emergency", "")]).await;
    assert_eq!(none.status, StatusCode::CONFLICT, "a rule needs it");
    let fields = [("whom", "administrators"), ("second", "required"), ("days", "30")];
    let added = samir.post("/admin/sign-in-rules", &fields).await;
    assert_eq!(added.location(), "/admin/sign-in-rules");
    let read = program(&net, &token, "GET", "/api/v1/sign-in-rules", None).await.json();
    assert_eq!(read["rules"].as_array().map(Vec::len), Some(2));
    assert_eq!(rules(&net, &token, json!([]), None).await, StatusCode::OK);
    assert_eq!(Browser::new(&net).sign_in("nadia", PASSWORD).await.location(), "/");
}

#[tokio::test]
async fn the_sealed_account_comes_in_by_its_password_alone_and_stays() {
    let net = Net::new();
    let token = administrator(&net, "samir");
    let ida = net.person("ida", Role::Administrator);
    net.write(|tx| people::settings::set(tx, "test-provider", "1"));
    let only = json!([{ "whom": "everyone", "providers_only": true }]);
    assert_eq!(rules(&net, &token, only, Some("ida")).await, StatusCode::OK);
    let path = net.write(move |tx| identity::lost::link(tx, ida, None));
    let mut browser = Browser::new(&net);
    browser.get(&path).await;
    let reset = browser.post(&path, &[("password", "quatre vélos verts")]).await;
    assert_eq!(reset.status, StatusCode::UNPROCESSABLE_ENTITY, "not by a link");
    Browser::of(&net, "ida").await;
    let change = |role: &str| Some(json!({ "role": role }));
    for (method, path, body) in [
        ("PUT", "/api/v1/people/ida/role", change("member")),
        ("PUT", "/api/v1/people/ida/closed", None),
    ] {
        let refused = program(&net, &token, method, path, body).await;
        assert_eq!((refused.status, refused.error()), (StatusCode::CONFLICT, "emergency-needed"));
    }
    assert_eq!(rules(&net, &token, json!([]), Some("ida")).await, StatusCode::OK);
    let done = program(&net, &token, "PUT", "/api/v1/people/ida/role", change("member")).await;
    assert_eq!(done.status, StatusCode::NO_CONTENT);
    // Whoever administers no more is no exception, should a rule come by which it would be one.
    let named = move |tx: &mut Tx<'_>| {
        kernel::sql! { static ONLY = "INSERT INTO sign_in_rules
            (id, whom, group_id, second, due_at, idle_minutes, hours, providers_only)
            VALUES (1, 'everyone', NULL, 'free', 0, 0, 0, 1)"; }
        tx.execute(&ONLY, kernel::params![]).map(drop)
    };
    net.write(named);
    let refused = Browser::new(&net).sign_in("ida", PASSWORD).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn the_group_of_a_rule_is_not_deleted() {
    let net = Net::new();
    let token = administrator(&net, "samir");
    let new = Some(json!({ "name": "Paie" }));
    let made = program(&net, &token, "POST", "/api/v1/groups", new).await.json();
    let group = made["id"].as_str().unwrap().to_owned();
    let rule = json!([{ "whom": "group", "group": group, "second": "required" }]);
    assert_eq!(rules(&net, &token, rule, None).await, StatusCode::OK);
    let path = format!("/api/v1/groups/{group}");
    let refused = program(&net, &token, "DELETE", &path, None).await;
    assert_eq!((refused.status, refused.error()), (StatusCode::CONFLICT, "group-in-rules"));
    assert_eq!(rules(&net, &token, json!([]), None).await, StatusCode::OK);
    let deleted = program(&net, &token, "DELETE", &path, None).await;
    assert_eq!(deleted.status, StatusCode::NO_CONTENT);
}
