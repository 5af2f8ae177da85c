//! Who signs in with the password of a directory.

use serde_json::json;
use testkit::directory::{self, BASE, PASSWORD, dn};

use super::super::Browser;
use super::{company, small};

kernel::sql! {
    static UNPROVED = "UPDATE sessions SET proved_at = 0";
    static BREAK = "UPDATE ldap_sources SET settings = '{\"of-another-release\":1}'";
}

const WRONG: &str = "not this one";

/// The middle of a page of signing in, without who it was and the tokens of its forms.
fn told(page: &str) -> String {
    let (_, main) = page.split_once("<main").expect("a page");
    let (main, _) = main.split_once("</main>").expect("a page");
    let mut forms = main.split("name=\"csrf\" value=\"");
    let before = forms.next().unwrap_or_default().to_owned();
    let after = forms.map(|form| form.split_once('"').expect("a token").1);
    let text = after.fold(before, |text, form| text + form);
    let words = ["elsewhere", "nobody", "ana", "ben"];
    words.iter().fold(text, |text, word| text.replace(word, "…"))
}

#[tokio::test(flavor = "multi_thread")]
async fn people_sign_in_by_any_name_of_theirs() {
    let at = company(&small(), json!({})).await;
    at.begins().await;
    for login in ["ana", "ANA", "ana@example.com", "E1", " ana "] {
        assert_eq!(at.enters(login, PASSWORD).await.0, 303, "{login}");
    }
    let ana = at.person("ana").await.expect(200).json();
    assert_eq!(ana["claimed"], true);
    // Whether there is such a person makes no difference to what is said.
    let mut said = Vec::new();
    for (login, password) in [
        ("ana", WRONG),
        ("nobody", PASSWORD),
        ("ben", PASSWORD),
        ("ana", ""),
        ("nobody", ""),
        ("elsewhere", PASSWORD),
    ] {
        let (status, text) = at.enters(login, password).await;
        assert_eq!(status, 422, "{login} {password}: {text}");
        assert!(text.contains("notice-bad"), "{login} {password}: {text}");
        said.push(told(&text));
    }
    assert!(said.iter().all(|one| *one == said[0]), "{said:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_typed_finds_nobody_else() {
    let at = company(&small(), json!({})).await;
    at.begins().await;
    for login in [
        "*",
        "a*",
        "*)(uid=*",
        "ana)(|(uid=*",
        "ana))(|(objectClass=*)",
        "\\61na",
        "ana\\2a",
        "ana\0",
        "(ana)",
        "&(uid=ana)",
        "uid=ana",
        "uid=ana,ou=people,dc=example,dc=com",
        "cn=reader,dc=example,dc=com",
        "{login}",
        "ana,ou=people",
        "ana#",
        "ana;",
        "\u{feff}ana)(",
        "an\u{0430}",
        "*@example.com",
    ] {
        let (status, text) = at.enters(login, PASSWORD).await;
        assert_ne!(status, 303, "{login}");
        assert!(!text.contains("went wrong"), "{login}: {text}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_comes_first_by_the_password_comes_by_the_rule() {
    for (arrival, has_account, status) in [
        ("create", false, 303),
        ("claim", false, 422),
        ("claim", true, 303),
        ("link", true, 422),
        ("link", false, 422),
    ] {
        // She comes into the directory after it was read.
        let at = company(&directory::person("boss", ""), json!({ "arrival": arrival })).await;
        at.begins().await;
        at.directory
            .add(
                &dn("ana"),
                &[
                    ("objectClass", "inetOrgPerson"),
                    ("uid", "ana"),
                    ("cn", "ana"),
                    ("sn", "ana"),
                    ("mail", "ana@example.com"),
                    ("userPassword", PASSWORD),
                ],
            )
            .await;
        if has_account {
            at.net.member_with_mail("ana").await;
        }
        let (got, text) = at.enters("ana@example.com", PASSWORD).await;
        assert_eq!(got, status, "{arrival} {has_account}: {text}");
        if status == 422 {
            assert!(text.contains("ask an administrator"), "{text}");
        }
        // Without the password nothing is told of it.
        let (_, text) = at.enters("ana@example.com", WRONG).await;
        assert!(!text.contains("ask an administrator"), "{text}");
        let here = at.person("ana").await.status;
        assert_eq!(here, if status == 303 || has_account { 200 } else { 404 }, "{arrival}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_signs_in_by_a_directory_that_is_not_kept_in_step() {
    let at = company(&small(), json!({})).await;
    at.run("look").await;
    assert_eq!(at.enters("ana", PASSWORD).await.0, 422);
    at.person("ana").await.expect(404);
    at.begins().await;
    assert_eq!(at.enters("ana", PASSWORD).await.0, 303);
    at.ines.api("DELETE", &at.path("/on"), None).await.expect(204);
    assert_eq!(at.enters("ana", PASSWORD).await.0, 422);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_password_is_the_directorys_alone_but_for_administrators() {
    let at = company(&small(), json!({})).await;
    let root = at.net.administrator("root").await;
    let chosen = |handle: &'static str| {
        move |tx: &mut kernel::Tx<'_>| {
            let person = people::by_handle(tx, handle)?.expect("a person").id;
            let hash = identity::password::hash("kept here only 1")?;
            people::accounts::set_password(tx, person, hash.as_str())
        }
    };
    at.begins().await;
    for handle in ["root", "ana"] {
        at.net.app.db.write(chosen(handle)).await.expect("a password");
    }
    assert_eq!(at.enters("ana", "kept here only 1").await.0, 422);
    assert_eq!(at.enters("ana", PASSWORD).await.0, 303);
    // Changed there, it is another here.
    at.directory.set(&dn("ana"), "userPassword", &["another one"]).await;
    assert_eq!(at.enters("ana", PASSWORD).await.0, 422);
    assert_eq!(at.enters("ana", "another one").await.0, 303);
    // Locked there, it is none.
    at.directory.set(&dn("ana"), "pwdAccountLockedTime", &["000001010000Z"]).await;
    assert_eq!(at.enters("ana", "another one").await.0, 422);
    assert_eq!(at.enters("root", "kept here only 1").await.0, 303);
    root.api("GET", "/me", None).await.expect(200);
    // Without the directory only administrators come in, and the others read why, whoever they are.
    let mut at = at;
    at.directory.stop();
    for login in ["ana", "nobody"] {
        let (status, text) = at.enters(login, PASSWORD).await;
        assert_eq!(status, 503, "{login}: {text}");
        assert!(text.contains("directory does not answer"), "{login}: {text}");
    }
    assert_eq!(at.enters("root", "kept here only 1").await.0, 303);
    let page = at.ines.get(&format!("/admin/ldap/{}", at.slug)).await.expect(200).text;
    assert!(page.contains("does not answer"), "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_administrator_of_the_directory_is_asked_for_its_password() {
    let at = company(&small(), json!({})).await;
    at.begins().await;
    let role = json!({ "role": "administrator" });
    at.ines.api("PUT", "/people/boss/role", Some(role)).await.expect(204);
    let browser = Browser::new(&at.net);
    let page = browser.get("/sign-in?stay=1").await.text;
    let fields = [("login", "boss"), ("password", PASSWORD)];
    assert_eq!(browser.send(&page, "/sign-in", &fields).await.status, 303);
    let unproved = |tx: &mut kernel::Tx<'_>| tx.execute(&UNPROVED, kernel::params![]).map(drop);
    at.net.app.db.write(unproved).await.expect("no proof");
    let page = browser.get("/settings/tokens").await.text;
    let makes = async |proof: &[(&str, &str)]| {
        let fields = [&[("name", "x"), ("scope", "read"), ("days", "30")], proof].concat();
        browser.send(&page, "/settings/tokens", &fields).await
    };
    let asked = makes(&[]).await;
    assert!(asked.status == 412 && asked.text.contains("proof_password"), "{}", asked.text);
    assert_eq!(makes(&[("proof_password", WRONG)]).await.status, 422);
    assert_eq!(makes(&[("proof_password", PASSWORD)]).await.status, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn no_link_nor_card_signs_in_without_the_directory() {
    let at = company(&small(), json!({})).await;
    at.net.member("far").await;
    at.ines.api("POST", "/people/far/code", None).await.expect(200);
    at.begins().await;
    let link = |tx: &mut kernel::Tx<'_>| {
        let ana = people::by_handle(tx, "ana")?.expect("Ana").id;
        identity::lost::link(tx, ana, None)
    };
    let path = at.net.app.db.write(link).await.expect("a link");
    let nobody = at.net.nobody();
    let (token, cookie) = nobody.form_token(&path).await;
    let fields = [("password", "a new one of hers 1"), ("csrf", token.as_str())];
    let refused = nobody.post_as(&cookie, &path, &fields).await.expect(422).text;
    assert!(refused.contains("directory keeps your password"), "{refused}");
    at.ines.api("POST", "/people/ana/code", None).await.expect(409);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_closes_their_account_proves_it_by_the_directory() {
    let at = company(&small(), json!({})).await;
    let ana = at.net.member_with_mail("ana").await;
    let chosen = |tx: &mut kernel::Tx<'_>| {
        let ana = people::by_handle(tx, "ana")?.expect("Ana").id;
        let hash = identity::password::hash("kept here only 1")?;
        people::accounts::set_password(tx, ana, hash.as_str())
    };
    at.net.app.db.write(chosen).await.expect("a password");
    at.begins().await;
    for (password, status) in [("kept here only 1", 422), ("", 422), (PASSWORD, 303)] {
        let form = [("handle", "ana"), ("password", password), ("words", "keep")];
        ana.post("/settings/leave", &form).await.expect(status);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn passwords_are_guessed_no_oftener_than_others() {
    let at = company(&small(), json!({})).await;
    at.begins().await;
    let mut last = 0;
    for _ in 0..12 {
        last = at.enters("ana", WRONG).await.0;
    }
    assert_eq!(last, 429);
    assert_eq!(at.enters("ana", PASSWORD).await.0, 429);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_calls_one_entry_in_many_ways_guesses_no_oftener() {
    let at = company(&small(), json!({})).await;
    at.begins().await;
    for login in ["ana", "ana@example.com", "ANA"] {
        for _ in 0..3 {
            assert_eq!(at.enters(login, WRONG).await.0, 422, "{login}");
        }
    }
    // The tenth is right, and begins anew.
    assert_eq!(at.enters("ANA", PASSWORD).await.0, 303);
    for n in 0..12 {
        let login = ["ana", "ana@example.com", "ANA"][n % 3];
        at.enters(login, WRONG).await;
    }
    for login in ["ana", "ana@example.com", "ANA", "  ana"] {
        assert_eq!(at.enters(login, PASSWORD).await.0, 429, "{login}");
    }
    // Nobody else is in the way.
    assert_eq!(at.enters("boss", PASSWORD).await.0, 303);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_directory_that_cannot_be_read_is_told_and_declared_anew() {
    let at = company(&small(), json!({})).await;
    at.begins().await;
    let broken = at.net.app.db.write(|tx| tx.execute(&BREAK, kernel::params![]));
    assert_eq!(broken.await.expect("a row"), 1);
    assert_eq!(at.enters("ana", PASSWORD).await.0, 422);
    let listed = at.ines.api("GET", "/site/ldap-directories", None).await.expect(200).json();
    assert_eq!(listed.as_array().expect("directories").len(), 1);
    at.ines.get(&format!("/admin/ldap/{}", at.slug)).await.expect(200);
    let report = at.run("look").await;
    assert!(report["failure"].is_string(), "{report}");
    let again = super::declared(&at.directory, &json!({}));
    at.ines.api("PUT", &at.path(""), Some(again)).await.expect(204);
    assert_eq!(at.enters("ana", PASSWORD).await.0, 303);
}

#[tokio::test(flavor = "multi_thread")]
async fn another_server_is_never_asked() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.set_nonblocking(true).expect("a listener");
    let port = listener.local_addr().expect("an address").port();
    let there = format!(
        "dn: ou=there,ou=people,{BASE}\nobjectClass: referral\nobjectClass: extensibleObject\nou: there\n\
         ref: ldap://127.0.0.1:{port}/ou=people,{BASE}\n\n"
    );
    let at = company(&(small() + &there), json!({})).await;
    at.begins().await;
    assert_eq!(at.enters("ana", PASSWORD).await.0, 303);
    assert_eq!(at.enters("there", PASSWORD).await.0, 422);
    let moved = json!({ "base": "dc=elsewhere,dc=com", "group_base": "" });
    let moved = super::declared(&at.directory, &moved);
    at.ines.api("PUT", &at.path(""), Some(moved)).await.expect(204);
    assert_eq!(at.enters("ana", PASSWORD).await.0, 503);
    let report = at.run("look").await;
    let why = report["failure"].as_str().expect("a failure");
    assert!(why.contains("another server"), "{why}");
    let tried = at.ines.api("POST", &at.path("/trials"), Some(json!({ "login": "ana" }))).await;
    assert!(tried.expect(409).text.contains("another server"));
    let asked = listener.accept().map(drop).expect_err("nobody asks there");
    assert_eq!(asked.kind(), std::io::ErrorKind::WouldBlock);
}
