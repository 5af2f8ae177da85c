//! People and groups become what the directory says, and nothing more than that.

use serde_json::{Value, json};
use testkit::directory::{BASE, dn, person};

use super::super::Browser;
use super::{company, small};

#[tokio::test(flavor = "multi_thread")]
async fn what_would_change_is_shown_before_anything_does() {
    let at = company(&small(), json!({})).await;
    at.ines.api("PUT", &at.path("/on"), None).await.expect(409);
    let looked = at.run("look").await;
    assert_eq!((&looked["look"], &looked["people"]), (&json!(true), &json!(3)), "{looked}");
    assert_eq!(looked["new"], json!({ "count": 2, "names": ["boss", "ana"] }), "{looked}");
    assert_eq!(
        (&looked["new_groups"]["count"], &looked["refused"]["count"]),
        (&json!(2), &json!(0))
    );
    at.person("ana").await.expect(404);
    assert!(at.groups().await.is_empty());
    let page = at.ines.get(&format!("/admin/ldap/{}", at.slug)).await.expect(200).text;
    assert!(page.contains("2 new accounts") && page.contains("What would change"), "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn people_managers_units_and_nested_groups_come() {
    let at = company(&small(), json!({})).await;
    at.begins().await;
    let ana = at.person("ana").await.expect(200).json();
    assert_eq!((&ana["job"], &ana["unit"]["name"]), (&json!("Welder"), &json!("Methods")), "{ana}");
    assert_eq!(
        (&ana["manager"]["name"], &ana["email"]),
        (&json!("boss"), &json!("ana@example.com"))
    );
    assert_eq!((&ana["phone"], &ana["lang"]), (&json!("+33 1 99 00 12 34"), &json!("fr")));
    at.person("ben").await.expect(404);
    // A group in itself, and one in the other, come to the same people.
    assert_eq!(at.groups().await, [("all".to_owned(), 2), ("inner".to_owned(), 2)]);
    // The same again writes nothing.
    let end = at.net.end_of_log().await;
    let report = at.run("sync").await;
    for side in [
        "new",
        "claimed",
        "changed",
        "opened",
        "closed",
        "new_groups",
        "changed_groups",
        "gone_groups",
        "refused",
    ] {
        assert_eq!(report[side]["count"], 0, "{side}: {report}");
    }
    let news = at.net.app.db.read(move |tx| tx.log_after(end, 100)).await.expect("a log");
    let news = format!("{news:?}");
    assert!(!news.contains("directory_person") && !news.contains("person_changed"), "{news}");
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_is_their_entry_whatever_it_is_called() {
    let at = company(&small(), json!({})).await;
    at.begins().await;
    let before = at.person("ana").await.expect(200).json()["id"].clone();
    at.directory.rename(&dn("ana"), "uid=anna").await;
    at.directory.set(&dn("anna"), "mail", &["anna@example.com"]).await;
    at.directory.set(&dn("anna"), "title", &["Engineer"]).await;
    at.directory.set(&dn("anna"), "manager", &[]).await;
    at.directory.set(&format!("cn=all,ou=groups,{BASE}"), "member", &[&dn("anna")]).await;
    let report = at.run("sync").await;
    assert_eq!(
        (&report["changed"]["count"], &report["new"]["count"]),
        (&json!(1), &json!(0)),
        "{report}"
    );
    let after = at.person("ana").await.expect(200).json();
    assert_eq!((&after["id"], &after["email"]), (&before, &json!("anna@example.com")));
    assert_eq!((&after["job"], &after["manager"]), (&json!("Engineer"), &Value::Null));
    assert_eq!(at.groups().await, [("all".to_owned(), 1), ("inner".to_owned(), 2)]);
    // Her address is given to somebody else, who is not her.
    at.directory.set(&dn("anna"), "mail", &["anna@example.com"]).await;
    at.directory
        .add(
            &dn("new"),
            &[
                ("objectClass", "inetOrgPerson"),
                ("uid", "new"),
                ("cn", "New"),
                ("sn", "New"),
                ("displayName", "New"),
                ("mail", "anna@example.com"),
            ],
        )
        .await;
    let report = at.run("sync").await;
    assert_eq!(report["refused"]["count"], 1, "{report}");
    let why = report["refused"]["names"][0].as_str().expect("a reason");
    assert!(why.contains("already kept by a directory"), "{why}");
    assert_eq!(at.person("ana").await.expect(200).json()["name"], "ana");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_disabled_is_out_at_once_and_comes_back() {
    let many: String = (0..40).map(|n| person(&format!("p{n:02}"), "")).collect();
    let at = company(&many, json!({})).await;
    at.begins().await;
    let browser = Browser::new(&at.net);
    let page = browser.get("/sign-in?stay=1").await.text;
    let fields = [("login", "p01"), ("password", testkit::directory::PASSWORD)];
    assert_eq!(browser.send(&page, "/sign-in", &fields).await.status, 303);
    assert_eq!(browser.get("/settings").await.status, 200);
    let closed = async |handle: &str| at.person(handle).await.expect(200).json()["closed"].clone();
    at.directory.set(&dn("p01"), "pwdAccountLockedTime", &["000001010000Z"]).await;
    at.directory.remove(&dn("p02")).await;
    let report = at.run("sync").await;
    assert_eq!(report["closed"]["count"], 2, "{report}");
    assert_eq!((closed("p01").await, closed("p02").await), (json!(true), json!(true)));
    assert_eq!(browser.get("/settings").await.status, 303);
    at.directory.set(&dn("p01"), "pwdAccountLockedTime", &[]).await;
    let report = at.run("sync").await;
    assert_eq!(report["opened"]["count"], 1, "{report}");
    assert_eq!(closed("p01").await, json!(false));
    // Whom an administrator shut out stays out.
    at.ines.api("PUT", "/people/p03/closed", None).await.expect(204);
    let report = at.run("sync").await;
    assert_eq!(report["opened"]["count"], 0, "{report}");
    assert_eq!(closed("p03").await, json!(true));
}

#[tokio::test(flavor = "multi_thread")]
async fn whose_entry_cannot_be_read_stays_and_who_is_disabled_does_not() {
    let many: String = (0..40).map(|n| person(&format!("p{n:02}"), "")).collect();
    let all = testkit::directory::group("all", &[dn("p01"), dn("p02"), dn("p03")]);
    let at = company(&(many + &all), json!({})).await;
    at.begins().await;
    let long = "x".repeat(1_100);
    for name in ["p01", "p02"] {
        at.directory.set(&dn(name), "title", &[&long]).await;
    }
    at.directory.set(&dn("p02"), "pwdAccountLockedTime", &["000001010000Z"]).await;
    let report = at.run("sync").await;
    assert_eq!(
        (&report["refused"]["count"], &report["closed"]["count"]),
        (&json!(2), &json!(1)),
        "{report}"
    );
    assert_eq!(at.person("p01").await.expect(200).json()["closed"], false);
    assert_eq!(at.person("p02").await.expect(200).json()["closed"], true);
    assert_eq!(at.groups().await[0].0, "all");
    assert_eq!(report["changed_groups"]["count"], 0, "{report}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_directory_that_seems_empty_is_not_believed() {
    let many: String = (0..10).map(|n| person(&format!("p{n}"), "")).collect();
    let at = company(&many, json!({})).await;
    at.begins().await;
    at.directory.remove(&dn("p1")).await;
    let report = at.run("sync").await;
    assert_eq!(
        (&report["held"], &report["closed"]["count"]),
        (&json!(true), &json!(1)),
        "{report}"
    );
    let page = at.ines.get(&format!("/admin/ldap/{}", at.slug)).await.expect(200).text;
    assert!(page.contains("1 account of 10 would be deactivated"), "{page}");
    assert_eq!(at.person("p1").await.expect(200).json()["closed"], false);
    // More than was confirmed is asked again.
    at.directory.remove(&dn("p2")).await;
    assert_eq!(at.run("confirmed").await["held"], true);
    assert_eq!(at.run("confirmed").await["held"], false);
    for gone in ["p1", "p2"] {
        assert_eq!(at.person(gone).await.expect(200).json()["closed"], true, "{gone}");
    }
    at.ines.api("POST", &at.path("/runs"), Some(json!({ "kind": "confirmed" }))).await.expect(409);
    // A place that is mistyped, a filter that finds nobody.
    for (wrong, failure) in [
        (json!({ "base": format!("ou=peeple,{BASE}") }), "Nothing is at this place"),
        (json!({ "filter": "(uid=none)" }), ""),
    ] {
        let mut new = super::declared(&at.directory, &wrong);
        new["password"] = Value::Null;
        at.ines.api("PUT", &at.path(""), Some(new)).await.expect(204);
        let report = at.run("sync").await;
        match failure {
            "" => {
                assert_eq!((&report["held"], &report["closed"]["count"]), (&json!(true), &json!(8)))
            }
            words => assert!(
                report["failure"].as_str().is_some_and(|why| why.contains(words)),
                "{report}"
            ),
        }
        assert_eq!(at.person("p3").await.expect(200).json()["closed"], false);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_else_is_closed_than_was_confirmed() {
    let many: String = (0..10).map(|n| person(&format!("p{n}"), "")).collect();
    let at = company(&many, json!({})).await;
    at.begins().await;
    let lock = async |name: &str, values: &[&str]| {
        at.directory.set(&dn(name), "pwdAccountLockedTime", values).await;
    };
    lock("p1", &["000001010000Z"]).await;
    assert_eq!(at.run("sync").await["held"], true);
    // As many, and somebody else.
    lock("p1", &[]).await;
    lock("p2", &["000001010000Z"]).await;
    assert_eq!(at.run("confirmed").await["held"], true);
    assert_eq!(at.person("p2").await.expect(200).json()["closed"], false);
    // Nor by other settings than those by which it was found out.
    let same = super::declared(&at.directory, &json!({}));
    at.ines.api("PUT", &at.path(""), Some(same)).await.expect(204);
    let shown = at.ines.api("GET", &at.path(""), None).await.expect(200).json();
    assert_eq!(shown["report"], Value::Null, "{shown}");
    at.ines.api("POST", &at.path("/runs"), Some(json!({ "kind": "confirmed" }))).await.expect(409);
    assert_eq!(at.run("sync").await["held"], true);
    assert_eq!(at.run("confirmed").await["held"], false);
    assert_eq!(at.person("p2").await.expect(200).json()["closed"], true);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_directory_is_looked_at_before_it_is_switched_on() {
    let at = company(&small(), json!({})).await;
    at.run("look").await;
    let other = super::declared(&at.directory, &json!({ "filter": "(uid=none)" }));
    at.ines.api("PUT", &at.path(""), Some(other)).await.expect(204);
    at.ines.api("PUT", &at.path("/on"), None).await.expect(409);
}

#[tokio::test(flavor = "multi_thread")]
async fn groups_that_seem_empty_are_not_believed() {
    let many: String = ["ana", "ben", "cem"].map(|name| person(name, "")).concat();
    let all = testkit::directory::group("all", &[dn("ana"), dn("ben"), dn("cem")]);
    let at = company(&(many + &all), json!({})).await;
    at.begins().await;
    let group = format!("cn=all,ou=groups,{BASE}");
    at.directory.set(&group, "member", &[&dn("ana")]).await;
    assert_eq!(at.run("sync").await["held"], true);
    let page = at.ines.get(&format!("/admin/ldap/{}", at.slug)).await.expect(200).text;
    assert!(page.contains("2 memberships of groups of 3 would end"), "{page}");
    assert_eq!(at.groups().await, [("all".to_owned(), 3)]);
    assert_eq!(at.run("confirmed").await["held"], false);
    assert_eq!(at.groups().await, [("all".to_owned(), 1)]);
    // The only one there is.
    at.directory.remove(&group).await;
    assert_eq!(at.run("sync").await["held"], true);
    assert_eq!(at.groups().await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_takes_the_name_that_another_gave_up() {
    let at = company(&small(), json!({})).await;
    at.begins().await;
    assert_eq!(at.groups().await, [("all".to_owned(), 2), ("inner".to_owned(), 2)]);
    at.directory.rename(&format!("cn=inner,ou=groups,{BASE}"), "cn=outer").await;
    at.directory.rename(&format!("cn=all,ou=groups,{BASE}"), "cn=inner").await;
    at.directory.set(&format!("cn=inner,ou=groups,{BASE}"), "member", &[&dn("ana")]).await;
    at.directory.set(&format!("cn=outer,ou=groups,{BASE}"), "member", &[&dn("boss")]).await;
    let report = at.run("sync").await;
    assert_eq!(
        (&report["refused"]["count"], &report["held"]),
        (&json!(0), &json!(false)),
        "{report}"
    );
    assert_eq!(at.groups().await, [("inner".to_owned(), 1), ("outer".to_owned(), 1)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_user_name_of_who_left_is_given_again() {
    let many: String = (0..40).map(|n| person(&format!("p{n:02}"), "")).collect();
    let at = company(&many, json!({})).await;
    at.begins().await;
    at.directory.remove(&dn("p01")).await;
    assert_eq!(at.run("sync").await["closed"]["count"], 1);
    at.directory
        .add(
            &dn("p01"),
            &[
                ("objectClass", "inetOrgPerson"),
                ("uid", "p01"),
                ("cn", "Paula"),
                ("sn", "Paula"),
                ("displayName", "Paula"),
                ("mail", "paula@example.com"),
            ],
        )
        .await;
    let report = at.run("sync").await;
    assert_eq!(
        (&report["new"]["count"], &report["refused"]["count"]),
        (&json!(1), &json!(0)),
        "{report}"
    );
    assert_eq!(at.person("p01").await.expect(200).json()["closed"], true);
}

#[tokio::test(flavor = "multi_thread")]
async fn accounts_are_claimed_as_other_directories_claim_them() {
    let all: String = ["ana", "root", "far"].map(|name| person(name, "")).concat();
    let at = company(&all, json!({})).await;
    let ana = at.net.member_with_mail("ana").await;
    let root = at.net.administrator("root").await;
    let set = |tx: &mut kernel::Tx<'_>| {
        let root = people::by_handle(tx, "root")?.expect("root").id;
        people::accounts::set_email(tx, root, Some("root@example.com"))
    };
    at.net.app.db.write(set).await.expect("an address");
    let looked = at.run("look").await;
    assert_eq!(
        (&looked["claimed"]["count"], &looked["new"]["count"]),
        (&json!(1), &json!(1)),
        "{looked}"
    );
    assert_eq!(looked["refused"]["count"], 1, "{looked}");
    at.begins().await;
    let known = at.person("ana").await.expect(200).json();
    assert_eq!(known["id"], json!(ana.id().to_string()));
    assert_eq!(at.person("root").await.expect(200).json()["role"], "administrator");
    root.api("GET", "/me", None).await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_leads_each_other_is_led_by_nobody() {
    let led = |name: &str, by: &str| person(name, &format!("manager: {}", dn(by)));
    let at =
        company(&[led("ana", "ben"), led("ben", "ana"), led("cem", "cem")].concat(), json!({}))
            .await;
    at.begins().await;
    let managers = [
        at.person("ana").await.expect(200).json()["manager"].clone(),
        at.person("ben").await.expect(200).json()["manager"].clone(),
    ];
    assert_eq!(managers.iter().filter(|manager| manager.is_null()).count(), 1, "{managers:?}");
    assert_eq!(at.person("cem").await.expect(200).json()["manager"], Value::Null);
}

#[tokio::test(flavor = "multi_thread")]
async fn photos_come_unless_people_chose_their_own() {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let pixels = image::RgbImage::from_pixel(40, 30, image::Rgb([9, 99, 199]));
    pixels.write_to(&mut bytes, image::ImageFormat::Jpeg).expect("a picture");
    let bytes = bytes.into_inner();
    let jpeg = data_encoding::BASE64.encode(&bytes);
    // It begins as one does, and goes no further.
    let broken = data_encoding::BASE64.encode(&bytes[..60]);
    let all = [
        person("ana", &format!("jpegPhoto:: {jpeg}")),
        person("ben", &format!("jpegPhoto:: {broken}")),
        person("cem", &format!("jpegPhoto:: {jpeg}")),
    ];
    let at = company(&all.concat(), json!({})).await;
    at.begins().await;
    let photo = async |handle: &str| at.person(handle).await.expect(200).json()["photo"].clone();
    assert!(photo("ana").await.is_string() && photo("ben").await.is_null());
    // Cem takes his away, and it stays so although his entry changes.
    let none = |tx: &mut kernel::Tx<'_>| {
        let cem = people::by_handle(tx, "cem")?.expect("Cem").id;
        people::photo::set_of(tx, cem, None, Some(cem))
    };
    at.net.app.db.write(none).await.expect("a change");
    at.directory.set(&dn("cem"), "title", &["Welder"]).await;
    at.directory.set(&dn("ana"), "jpegPhoto", &[]).await;
    at.run("sync").await;
    assert_eq!((photo("cem").await, photo("ana").await), (Value::Null, Value::Null));
    assert_eq!(at.person("cem").await.expect(200).json()["job"], "Welder");
}
