//! Administrators declare directories, try them, and read what is to be mended.

use serde_json::{Value, json};
use testkit::directory::{BASE, READER};

use super::{company, declared, small};

#[tokio::test(flavor = "multi_thread")]
async fn a_try_shows_what_one_person_would_be() {
    let at = company(&small(), json!({})).await;
    let tried = async |login: &str| {
        let new = json!({ "login": login });
        at.ines.api("POST", &at.path("/trials"), Some(new)).await.expect(200).json()
    };
    let end = at.net.end_of_log().await;
    let ana = tried("ana").await;
    assert_eq!(
        (&ana[0]["email"], &ana[0]["unit"]),
        (&json!("ana@example.com"), &json!("Methods")),
        "{ana}"
    );
    assert_eq!((&ana[0]["groups"], &ana[0]["active"]), (&json!(["all"]), &json!(true)));
    assert_eq!(ana[0]["outcome"], "An account would be created.");
    assert_eq!(
        tried("ben").await[0]["outcome"],
        "Disabled in the directory: no account would be created."
    );
    assert_eq!(tried("nobody").await, json!([]));
    assert_eq!(tried("*").await, json!([]));
    at.net.member_with_mail("ana").await;
    assert_eq!(tried("ana").await[0]["outcome"], "The account @ana would be taken over.");
    let page = at
        .ines
        .post(&format!("/admin/ldap/{}/try", at.slug), &[("login", "ana")])
        .await
        .expect(200)
        .text;
    assert!(page.contains("Welder") && page.contains("would be taken over"), "{page}");
    let news = at.net.app.db.read(move |tx| tx.log_after(end, 100)).await.expect("a log");
    assert!(!format!("{news:?}").contains("directory"), "{news:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_is_told_so_that_it_can_be_mended() {
    let at = company(&small(), json!({})).await;
    let other = testkit::directory::Directory::start("");
    let plain = at.directory.plain();
    for (settings, password, words) in [
        (json!({ "address": "ldaps://127.0.0.1:1" }), READER.1, "does not answer"),
        (json!({ "address": "ldaps://10.255.255.1" }), READER.1, "private address"),
        (json!({ "certificates": "" }), READER.1, "certificate is not trusted"),
        (json!({ "certificates": other.authority() }), READER.1, "certificate is not trusted"),
        (
            json!({ "address": at.directory.secured().replace("127.0.0.1", "localhost") }),
            READER.1,
            "certificate is not trusted",
        ),
        (json!({}), "wrong", "refuses the read account"),
        (json!({ "bind_dn": format!("cn=none,{BASE}") }), READER.1, "refuses the read account"),
        (json!({ "base": format!("ou=none,{BASE}") }), READER.1, "Nothing is at this place"),
        // TLS on the way, and none on this machine.
        (json!({ "address": plain }), READER.1, ""),
        (json!({ "address": plain, "plain": true, "certificates": "" }), READER.1, ""),
    ] {
        let mut new = declared(&at.directory, &settings);
        new["password"] = json!(password);
        at.ines.api("PUT", &at.path(""), Some(new)).await.expect(204);
        let tried = at.ines.api("POST", &at.path("/trials"), Some(json!({ "login": "ana" }))).await;
        match words {
            "" => drop(tried.expect(200)),
            words => {
                let text = tried.expect(409).text;
                assert!(text.contains(words), "{settings}: {text}");
                assert!(!text.contains(READER.1), "{text}");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_password_goes_nowhere_else() {
    let at = company(&small(), json!({})).await;
    let mut moved = declared(&at.directory, &json!({ "address": "ldaps://evil.example.com" }));
    moved["password"] = Value::Null;
    let refused = at.ines.api("PUT", &at.path(""), Some(moved)).await.expect(422).text;
    assert!(refused.contains("Type the password"), "{refused}");
    let mut same = declared(&at.directory, &json!({ "signs_in": false }));
    same["password"] = Value::Null;
    at.ines.api("PUT", &at.path(""), Some(same)).await.expect(204);
    at.run("look").await;
    let shown = at.ines.api("GET", "/site/ldap-directories", None).await.expect(200).text;
    let page = at.ines.get(&format!("/admin/ldap/{}", at.slug)).await.expect(200).text;
    let log = at.net.app.db.read(|tx| tx.log_after(kernel::Position::default(), 1_000)).await;
    let log = format!("{:?}", log.expect("a log"));
    assert!(log.contains("sso.directory_changed"), "{log}");
    for text in [&shown, &page, &log] {
        assert!(!text.contains(READER.1), "{text}");
    }
    // It is no directory that sends by itself: it has no token to give.
    at.ines.api("POST", &format!("/site/directories/{}/token", at.slug), None).await.expect(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_directory_is_declared_in_pages() {
    let at = company("", json!({})).await;
    at.ines.get("/admin/ldap/new").await.expect(200);
    let authority = at.directory.authority();
    let address = at.directory.secured();
    let base = format!("ou=people,{BASE}");
    let mut fields = vec![
        ("name", "Second <b>"),
        ("kind", "openldap"),
        ("address", "ldap//x"),
        ("certificates", authority.as_str()),
        ("bind_dn", READER.0),
        ("password", READER.1),
        ("base", base.as_str()),
        ("signs_in", "1"),
        ("arrival", "create"),
    ];
    let wrong = at.ines.post("/admin/ldap/new", &fields).await.expect(422).text;
    assert!(wrong.contains("value=\"ldap//x\"") && !wrong.contains(READER.1), "{wrong}");
    fields[2] = ("address", address.as_str());
    let made = at.ines.post("/admin/ldap/new", &fields).await.expect(303);
    let page = at.ines.get(made.location()).await.expect(200).text;
    assert!(
        page.contains("entryUUID") && !page.contains("Second <b>") && !page.contains(READER.1),
        "{page}"
    );
    let list = at.ines.get("/admin/directories").await.expect(200).text;
    assert!(list.contains(made.location()), "{list}");
    fields.push(("attributes", "email: mail\nnothing: x"));
    let wrong = at.ines.post(made.location(), &fields).await.expect(422).text;
    assert!(wrong.contains("nothing: x"), "{wrong}");
    at.ines.post(&format!("{}/look", made.location()), &[]).await.expect(303);
    for who in [at.net.member("ana").await, at.net.guest("gus").await] {
        who.get("/admin/ldap/new").await.expect(403);
        who.get(made.location()).await.expect(403);
        for act in ["", "/try", "/look", "/sync", "/confirm", "/on", "/off"] {
            who.post(&format!("{}{act}", made.location()), &[("login", "x")]).await.expect(403);
        }
        for (method, rest, body) in [
            ("GET", "", None),
            ("PUT", "", Some(declared(&at.directory, &json!({})))),
            ("PUT", "/on", None),
            ("DELETE", "/on", None),
            ("POST", "/runs", Some(json!({ "kind": "look" }))),
            ("POST", "/trials", Some(json!({ "login": "ana" }))),
        ] {
            who.api(method, &at.path(rest), body.clone()).await.expect(403);
        }
    }
    let slug = made.location().rsplit('/').next().expect("a slug").to_owned();
    at.ines.post(&format!("/admin/directories/{slug}/remove"), &[]).await.expect(303);
    at.ines.get(made.location()).await.expect(404);
}
