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
    assert!(acts.len() > 45, "{}", acts.len());
    let passwords = ["/settings/email", "/settings/password", "/settings/leave"];
    for act in &acts {
        let (method, route) = act.split_once(' ').expect("a method and a route");
        if passwords.contains(&route) || route.starts_with("/api/v1/me/") {
            continue;
        }
        let answer = match (method, route.starts_with("/api/")) {
            ("GET", false) => ines.get(&path(route)).await,
            ("POST", false) => ines.post(&path(route), &[("name", "x")]).await,
            _ => continue,
        };
        let expected = if method == "GET" { 303 } else { 412 };
        assert_eq!(answer.status, expected, "{act}: {}", answer.text);
    }
    // With a factor, forms that ask for the password are not enough either.
    with_passkey(&app, id).await;
    for route in passwords {
        ines.post(route, &[("old", "trois vélos verts")]).await.expect(412);
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
