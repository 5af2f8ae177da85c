//! Who leaves the company is out at once; who comes back is let in where the directory says so.

use serde_json::{Value, json};

use super::{company, plain};

#[tokio::test(flavor = "multi_thread")]
async fn an_account_that_is_deactivated_ends_everywhere() {
    let at = company().await;
    let offs: [(&str, Value); 4] = [
        ("ana", json!([{ "op": "Replace", "path": "active", "value": "False" }])),
        ("ben", json!([{ "op": "replace", "value": { "active": false } }])),
        ("cem", json!({ "active": "false" })),
        ("dia", Value::Null),
    ];
    for (handle, off) in offs {
        let who = at.net.member_with_mail(handle).await;
        let id = at.brings(plain(handle)).await;
        let path = format!("/Users/{id}");
        who.get("/people").await.expect(200);
        who.api("GET", "/me", None).await.expect(200);
        match &off {
            Value::Array(_) => drop(at.patch(&path, off).await.expect(200)),
            Value::Object(_) => {
                let mut whole = plain(handle);
                whole["active"] = off["active"].clone();
                at.send("PUT", &path, whole).await.expect(200);
            }
            _ => drop(at.send("DELETE", &path, json!({})).await.expect(204)),
        }
        assert_ne!(who.get("/people").await.status, 200, "{handle}");
        who.api("GET", "/me", None).await.expect(401);
        let closed = at.ines.get(&format!("/people/{handle}")).await.expect(200).text;
        assert!(closed.contains("/reopen"), "{handle}: {closed}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_that_changed_here_is_in_the_way_of_leaving() {
    let at = company().await;
    let mut user = plain("ana");
    user["active"] = json!(true);
    let id = at.brings(user.clone()).await;
    let path = format!("/Users/{id}");
    // Her address is somebody else's by now, and she runs the network.
    at.ines
        .api("PUT", "/people/ana/role", Some(json!({ "role": "administrator" })))
        .await
        .expect(204);
    let moved = |tx: &mut kernel::Tx<'_>| {
        let ana = people::by_handle(tx, "ana")?.expect("Ana").id;
        identity::replace_email(tx, ana, Some("other@example.com"), None)
    };
    at.net.app.db.write(moved).await.expect("a change");
    at.net.member_with_mail("ana.two").await;
    let taken = |tx: &mut kernel::Tx<'_>| {
        let two = people::by_handle(tx, "ana.two")?.expect("Ana").id;
        people::accounts::set_email(tx, two, Some("ana@example.com"))
    };
    at.net.app.db.write(taken).await.expect("a change");
    at.send("PUT", &path, user.clone()).await.expect(200);
    assert_eq!(at.person("ana").await["email"], "other@example.com");
    user["active"] = json!(false);
    assert_eq!(at.send("PUT", &path, user).await.expect(200)["active"], false);
    at.patch(&path, json!([{ "op": "replace", "path": "active", "value": true }]))
        .await
        .expect(200);
    at.send("DELETE", &path, json!({})).await.expect(204);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_comes_back_is_let_in_where_that_is_said() {
    let at = company().await;
    at.net.member_with_mail("ana").await;
    let is_active =
        async |id: &str| at.get(&format!("/Users/{id}")).await.expect(200)["active"].clone();
    let id = at.brings(plain("ana")).await;
    let path = format!("/Users/{id}");
    at.send("DELETE", &path, json!({})).await.expect(204);
    at.get(&path).await.refused(404, "", "");
    // A closed account is claimed as it is.
    let again = at.brings(plain("ana")).await;
    assert_ne!(id, again);
    assert_eq!(is_active(&again).await, false);
    at.send("PUT", &format!("/Users/{again}"), plain("ana")).await.expect(200);
    assert_eq!(is_active(&again).await, false);
    let on = json!([{ "op": "Replace", "path": "active", "value": "True" }]);
    at.patch(&format!("/Users/{again}"), on).await.expect(200);
    assert_eq!(is_active(&again).await, true);
    at.send("DELETE", &format!("/Users/{again}"), json!({})).await.expect(204);
    let mut active = plain("ana");
    active["active"] = json!(true);
    let third = at.brings(active).await;
    assert_eq!(is_active(&third).await, true);
    // What administrators close shows there too, as another version.
    let tag = at.get(&format!("/Users/{third}")).await.headers["etag"].clone();
    at.ines.api("PUT", "/people/ana/closed", None).await.expect(204);
    assert_eq!(is_active(&third).await, false);
    assert_ne!(at.get(&format!("/Users/{third}")).await.headers["etag"], tag);
    // Somebody new may come closed.
    let mut late = plain("late");
    late["active"] = json!("False");
    let late = at.brings(late).await;
    assert_eq!(is_active(&late).await, false);
}

#[tokio::test(flavor = "multi_thread")]
async fn only_what_a_directory_closed_does_it_open() {
    let at = company().await;
    at.net.member_with_mail("ana").await;
    let path = format!("/Users/{}", at.brings(plain("ana")).await);
    let on = json!([{ "op": "Replace", "path": "active", "value": "True" }]);
    let off = json!([{ "op": "Replace", "path": "active", "value": "False" }]);
    let mut whole = plain("ana");
    whole["active"] = json!(true);
    at.patch(&path, off.clone()).await.expect(200);
    assert_eq!(at.patch(&path, on.clone()).await.expect(200)["active"], true);
    // An administrator shuts her out: also where the directory had done so once.
    at.ines.api("PUT", "/people/ana/closed", None).await.expect(204);
    assert_eq!(at.patch(&path, on.clone()).await.expect(200)["active"], false);
    assert_eq!(at.send("PUT", &path, whole.clone()).await.expect(200)["active"], false);
    at.patch(&path, off).await.expect(200);
    assert_eq!(at.patch(&path, on).await.expect(200)["active"], false);
    at.send("DELETE", &path, json!({})).await.expect(204);
    let again = at.send("POST", "/Users", whole).await.expect(201);
    assert_eq!(again["active"], false);
}
