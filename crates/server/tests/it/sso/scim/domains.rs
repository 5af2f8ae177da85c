//! A directory claims accounts in use, and gives them addresses, in its own mail domains alone.

use serde_json::json;

use super::{added_for, company, plain};

#[tokio::test(flavor = "multi_thread")]
async fn a_directory_speaks_for_its_domains_alone() {
    let at = company().await;
    at.net.member_with_mail("ana").await;
    at.net.member_with_mail("ben").await;
    let (_, foreign) = added_for(&at.ines, "Foreign", &["@Other.example", "third.example"]).await;
    let (bare, without) = added_for(&at.ines, "Without", &[]).await;
    for token in [&foreign, &without] {
        let got = at.ask(token, "POST", "/Users", &[], Some(&plain("ana"))).await;
        got.refused(409, "", "outside the email domains");
    }
    // Whose account nobody uses yet is claimed where no domain is named.
    let open = |tx: &mut kernel::Tx<'_>| {
        let new = people::NewPerson {
            handle: "nora".into(),
            name: "Nora".into(),
            email: Some("nora@example.com".into()),
            ..Default::default()
        };
        people::create(tx, &new)
    };
    at.net.app.db.write(open).await.expect("a person");
    let got = at.ask(&foreign, "POST", "/Users", &[], Some(&plain("nora"))).await;
    got.refused(409, "", "outside the email domains");
    let got = at.ask(&without, "POST", "/Users", &[], Some(&plain("nora"))).await.expect(201);
    assert_eq!(at.person("nora").await["name"], "nora");
    let waiting = format!("/Users/{}", got["id"].as_str().expect("an id"));
    let moved =
        |to: &str| json!({ "Operations": [{ "op": "replace", "path": "userName", "value": to }] });
    let to = moved("nora@elsewhere.example");
    at.ask(&without, "PATCH", &waiting, &[], Some(&to)).await.expect(200);
    // The account of its own people changes address within its domains.
    let path = format!("/Users/{}", at.brings(plain("ben")).await);
    let got = at.ask(&at.token, "PATCH", &path, &[], Some(&moved("b@other.example"))).await;
    got.refused(409, "", "outside the email domains");
    assert_eq!(at.person("ben").await["email"], "ben@example.com");
    at.ask(&at.token, "PATCH", &path, &[], Some(&moved("b@example.com"))).await.expect(200);
    assert_eq!(at.person("ben").await["email"], "b@example.com");
    // Administrators choose them, in the page or by a program.
    let page = format!("/admin/directories/{bare}");
    let form = [("name", "Bare"), ("domains", "nothing")];
    let wrong = at.ines.post(&page, &form).await.expect(422).text;
    assert!(wrong.contains("value=\"nothing\""), "{wrong}");
    at.ines
        .post(&page, &[("name", "Bare"), ("domains", "a.example, example.com")])
        .await
        .expect(303);
    assert!(at.ines.get(&page).await.expect(200).text.contains("a.example, example.com"));
    at.ask(&without, "POST", "/Users", &[], Some(&plain("ana"))).await.expect(201);
    let new = json!({ "name": "Bare", "domains": [] });
    let address = format!("/site/directories/{bare}");
    at.ines.api("PUT", &address, Some(new.clone())).await.expect(204);
    at.net.member("cem").await.api("PUT", &address, Some(new)).await.expect(403);
    let nothing = json!({ "name": "N" });
    at.ines.api("PUT", "/site/directories/nothing", Some(nothing)).await.expect(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_to_the_address_before_opens_nothing() {
    let at = company().await;
    let path = format!("/Users/{}", at.brings(plain("ana")).await);
    let wrong = json!({ "role": "member", "person": "ana", "email": "ana@example.com" });
    let invited = at.ines.api("POST", "/invitations", Some(wrong)).await.expect(201).json();
    let link = invited["url"].as_str().expect("a link");
    let link = link.strip_prefix(&at.net.app.config.public_url).unwrap_or(link).to_owned();
    at.net.nobody().get(&link).await.expect(200);
    let right = json!([{ "op": "replace", "path": "userName", "value": "ana.b@example.com" }]);
    at.patch(&path, right).await.expect(200);
    at.net.nobody().get(&link).await.expect(404);
}
