//! Second factors where other capabilities meet them: dangerous acts of every crate, the inbox, the audit.

use kernel::{Clock, PersonId, Time, Tx, params};
use people::accounts;
use testkit::{Client, TestApp};

kernel::sql! {
    static ADD = "INSERT INTO passkeys
            (id, person_id, credential, public_key, counter, name, created_at)
        VALUES ($1, $2, $3, 'x', 0, 'Phone', 1)";
}

async fn with_passkey(app: &TestApp, person: PersonId) {
    let add = move |tx: &mut Tx<'_>| {
        let id = tx.new_id::<i64>();
        tx.execute(&ADD, params![id, person, id.to_string()]).map(drop)
    };
    app.app.db.write(add).await.expect("a passkey");
}

/// The address of a route, with something in the place of each name.
fn path(route: &str) -> String {
    let parts = route.split('/').map(|part| if part.starts_with('{') { "7" } else { part });
    parts.collect::<Vec<_>>().join("/")
}

/// Acts whose form asks for the password itself.
const ASKING: [&str; 6] = [
    "POST /settings/email",
    "POST /settings/password",
    "POST /settings/leave",
    "PUT /api/v1/me/email",
    "PUT /api/v1/me/password",
    "POST /api/v1/me/erasure",
];

/// What somebody reads who did not prove who they are.
const PROVE: &str = "Confirm in the page that it is you";

fn plain(answer: testkit::Answer) -> (u16, String) {
    (answer.status, answer.text)
}

/// Does an act of the API with the session of a browser, as a page would.
async fn by_session(app: &TestApp, who: &Client, act: &str) -> (u16, String) {
    let (method, route) = act.split_once(' ').expect("a method and a route");
    let method = method.parse().expect("a method");
    let request = reqwest::Client::new()
        .request(method, format!("{}{}", app.address, path(route)))
        .header("origin", &app.address)
        .header("cookie", format!("parvis={}", who.session()))
        .header("x-csrf-token", who.csrf())
        .json(&serde_json::json!({}));
    let answer = request.send().await.expect("an answer");
    (answer.status().as_u16(), answer.text().await.expect("a body"))
}

#[tokio::test]
async fn every_dangerous_act_asks_who_does_it() {
    let clock = Clock::standing_at(Time::from_millis(1_790_000_000_000));
    let app = TestApp::at(clock.clone(), |_| {}).await;
    let ines: Client = app.administrator("ines").await;
    let hashed = identity::password::hash("trois vélos verts").expect("a hash");
    let id = ines.id();
    let set = move |tx: &mut Tx<'_>| accounts::set_password(tx, id, hashed.as_str());
    app.app.db.write(set).await.expect("a password");
    clock.advance(901);
    let acts = identity::session::dangerous::all();
    assert!(acts.len() > 100, "{}", acts.len());
    for act in acts.iter().filter(|act| !ASKING.contains(act)) {
        let (method, route) = act.split_once(' ').expect("a method and a route");
        let (answer, expected) = match (method, route.starts_with("/api/")) {
            (_, true) => (by_session(&app, &ines, act).await, (403, true)),
            ("GET", false) => (plain(ines.get(&path(route)).await), (303, false)),
            _ => (plain(ines.post(&path(route), &[("name", "x")]).await), (412, false)),
        };
        assert_eq!((answer.0, answer.1.contains(PROVE)), expected, "{act}: {}", answer.1);
    }
    // With a factor, forms that ask for the password are not enough either.
    with_passkey(&app, id).await;
    for act in ASKING {
        let (_, route) = act.split_once(' ').expect("a method and a route");
        match route.starts_with("/api/") {
            true => {
                let (status, text) = by_session(&app, &ines, act).await;
                assert_eq!((status, text.contains(PROVE)), (403, true), "{act}: {text}");
            }
            false => drop(ines.post(route, &[("old", "trois vélos verts")]).await.expect(412)),
        }
    }
    // A program has its token, whose making was asked about.
    ines.api("GET", "/people", None).await.expect(200);
    ines.api("POST", "/tokens", Some(serde_json::json!({ "name": "a", "scope": "read" })))
        .await
        .expect(201);
}

#[tokio::test]
async fn who_lost_their_factors_reads_who_reset_them() {
    let app = TestApp::new().await;
    let (ines, noor) = (app.administrator("ines").await, app.member("noor").await);
    with_passkey(&app, noor.id()).await;
    let factors = noor.api("GET", "/me/factors", None).await.expect(200).json();
    assert_eq!(factors["passkeys"][0]["name"], "Phone");
    noor.api("DELETE", "/people/noor/factors", None).await.expect(403);
    ines.api("DELETE", "/people/ines/factors", None).await.expect(403);
    ines.api("DELETE", "/people/noor/factors", None).await.expect(204);
    ines.api("DELETE", "/people/noor/factors", None).await.expect(404);
    ines.api("DELETE", "/people/nobody/factors", None).await.expect(404);
    let items = noor.api("GET", "/inbox", None).await.expect(200).text;
    assert!(items.contains("\"security\""), "{items}");
    let audit = ines.api("GET", "/audit", None).await.expect(200).text;
    assert!(audit.contains("factor.reset"), "{audit}");
    let sessions = noor.api("GET", "/me/sessions", None).await.expect(200).json();
    assert_eq!(sessions.as_array().map(Vec::len), Some(0), "signed out everywhere");
}

/// Acts under the addresses of accounts and of the company for which a session is enough: they open no way in, give nobody
/// a right, and take nothing away that does not come back.
const HARMLESS: [&str; 29] = [
    "DELETE /api/v1/invitations/{id}",
    "PATCH /api/v1/me",
    "PUT /api/v1/me/photo",
    "DELETE /api/v1/me/photo",
    "PUT /api/v1/me/presence",
    "PUT /api/v1/me/writing",
    "POST /api/v1/me/searches",
    "DELETE /api/v1/me/searches/{id}",
    "DELETE /api/v1/me/sessions/{id}",
    "POST /api/v1/me/expertise/hidden",
    "DELETE /api/v1/me/expertise/hidden/{id}",
    "PUT /api/v1/people/{handle}/block",
    "DELETE /api/v1/people/{handle}/block",
    "PUT /api/v1/people/{handle}/follow",
    "DELETE /api/v1/people/{handle}/follow",
    "POST /api/v1/people/{handle}/reports",
    "PUT /api/v1/people/{handle}/skills/{skill}/endorsement",
    "DELETE /api/v1/people/{handle}/skills/{skill}/endorsement",
    "PUT /api/v1/site",
    "POST /api/v1/site/kinds",
    "PUT /api/v1/site/kinds/{name}",
    "PUT /api/v1/site/labels",
    "POST /api/v1/site/links",
    "DELETE /api/v1/site/links/{id}",
    "POST /api/v1/site/links/{id}/read",
    "POST /api/v1/site/ldap-directories/{directory}/trials",
    "POST /api/v1/site/retention/preview",
    "POST /api/v1/site/search/rebuild",
    "PATCH /api/v1/site/system",
];

#[tokio::test]
async fn every_act_on_accounts_and_the_company_asks_or_is_harmless() {
    let app = TestApp::new().await;
    let declared = identity::session::dangerous::all();
    let api = app.nobody().get("/api/v1/openapi.json").await.expect(200).json();
    let of = [
        "site",
        "people",
        "me",
        "openings",
        "invitations",
        "sign-in-rules",
        "tablets",
        "people-import",
    ];
    let mut seen = Vec::new();
    for (path, item) in api["paths"].as_object().expect("paths") {
        let first = path.trim_start_matches("/api/v1/").split('/').next().expect("a word");
        for method in ["post", "put", "patch", "delete"] {
            if of.contains(&first) && item[method].is_object() {
                seen.push(format!("{} {path}", method.to_uppercase()));
            }
        }
    }
    assert!(seen.len() > 60, "{}", seen.len());
    for act in &seen {
        let (asks, harmless) = (declared.contains(&act.as_str()), HARMLESS.contains(&act.as_str()));
        assert!(
            asks != harmless,
            "{act}: declare it with `identity::dangerous!`, or say it is harmless"
        );
    }
    for act in HARMLESS.iter().chain(declared.iter().filter(|act| act.contains(" /api/v1/"))) {
        let (method, path) = act.split_once(' ').expect("a method and a route");
        let is_there = api["paths"][path][method.to_lowercase()].is_object();
        assert!(is_there, "{act} is no act of the API");
    }
}
