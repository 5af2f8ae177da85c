//! Forms that none of our pages sent change nothing.

use reqwest::Method;
use spaces::Access;
use testkit::{Client, TestApp};

/// A form as some browser sends it: from where, and with which token.
async fn sent(
    net: &TestApp,
    who: &Client,
    path: &str,
    origin: Option<&str>,
    token: Option<&str>,
    multipart: bool,
) -> u16 {
    let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none());
    let request = http.build().unwrap().request(Method::POST, format!("{}{path}", net.address));
    let mut request = request.header("cookie", format!("parvis={}", who.session()));
    if let Some(origin) = origin {
        request = request.header("origin", origin);
    }
    let mut fields = vec![
        ("space", "room"),
        ("body", "Words"),
        ("name", "A name"),
        ("on", "1"),
        ("audience", "room open"),
    ];
    fields.extend(token.map(|token| ("csrf", token)));
    let request = match multipart {
        true => {
            let form =
                fields.iter().fold(reqwest::multipart::Form::new(), |form, (name, value)| {
                    form.text((*name).to_owned(), (*value).to_owned())
                });
            request.multipart(form)
        }
        false => request.form(&fields),
    };
    request.send().await.unwrap().status().as_u16()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_from_elsewhere_or_without_its_token_is_refused() {
    let net = TestApp::new().await;
    let (ana, ben) = (net.administrator("ana").await, net.member("ben").await);
    net.space(&ana, "room", Access::Open).await;
    let post = ana.publish("room", "Words.").await;
    let own = net.address.clone();
    let (token, foreign) = (ana.csrf(), ben.csrf());
    let forms = [
        ("/posts".to_owned(), true),
        (format!("/posts/{post}/comments"), true),
        ("/files".to_owned(), true),
        ("/settings/photo".to_owned(), true),
        (format!("/posts/{post}/delete"), false),
        (format!("/posts/{post}/edit"), true),
        (format!("/posts/{post}/reactions"), false),
        ("/spaces".to_owned(), false),
        ("/search/saved".to_owned(), false),
        ("/search/saved/1/delete".to_owned(), false),
        ("/admin/system/search".to_owned(), false),
        ("/admin/kinds".to_owned(), true),
        ("/admin/kinds/new".to_owned(), false),
        ("/admin/kinds/offered/incident".to_owned(), false),
        (format!("/posts/{post}/status/take"), false),
        ("/admin/links/1/read".to_owned(), false),
        ("/admin/links/1/remove".to_owned(), false),
        ("/spaces/room/join".to_owned(), false),
        ("/spaces/room/leave".to_owned(), false),
        ("/spaces/room/members".to_owned(), false),
        ("/people/ben/follow".to_owned(), false),
        ("/people/ben/close".to_owned(), false),
        ("/topics/any/follow".to_owned(), false),
        ("/conversations".to_owned(), false),
        ("/admin".to_owned(), false),
        ("/settings/tokens".to_owned(), false),
        ("/settings/sessions/end-others".to_owned(), false),
        ("/sign-out".to_owned(), false),
    ];
    for (path, multipart) in &forms {
        for (origin, token) in [
            (Some("https://evil.example"), Some(token.as_str())),
            (Some("null"), Some(token.as_str())),
            (None, Some(token.as_str())),
            (Some(own.as_str()), None),
            (Some(own.as_str()), Some("")),
            (Some(own.as_str()), Some(foreign.as_str())),
        ] {
            let status = sent(&net, &ana, path, origin, token, *multipart).await;
            // An upload without a file has nothing to check a token for.
            let refused = status == 403 || (path == "/files" && status == 422);
            assert!(refused, "{path} from {origin:?} with {token:?}: {status}");
        }
    }
    let left = ana.api("GET", "/spaces/room/posts", None).await.expect(200).json();
    assert_eq!(left["items"].as_array().unwrap().len(), 1, "nothing was published or deleted");
    assert_eq!(ben.get("/settings").await.status, 200, "nobody's account was closed");
    // The same form, sent by our own page, is taken.
    let taken = sent(&net, &ana, "/posts", Some(&own), Some(&token), true).await;
    assert_eq!(taken, 303);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_is_none_is_refused() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    net.space(&ana, "room", Access::Open).await;
    for (path, kind, body) in [
        ("/files", "multipart/form-data", "no boundary"),
        ("/files", "multipart/form-data; boundary=cut", "--cut\r\nno end"),
        ("/files", "application/json", "{}"),
        ("/posts", "application/json", "{}"),
    ] {
        let request = ana.request("POST", path, None).header("content-type", kind).body(body);
        let answer = request.send().await.unwrap();
        let (status, kind) = (answer.status(), answer.headers()["content-type"].clone());
        assert_eq!(status, 422, "{path} {kind:?}");
        assert_eq!(kind, "application/problem+json", "{path}");
    }
    let own = &net.address;
    let http = reqwest::Client::new();
    for (kind, body) in [("text/plain", "csrf=x"), ("multipart/form-data", "x")] {
        for path in ["/posts", "/spaces", "/settings/photo"] {
            let request = http.post(format!("{own}{path}")).header("origin", own.as_str());
            let request = request.header("cookie", format!("parvis={}", ana.session()));
            let answer = request.header("content-type", kind).body(body).send().await.unwrap();
            assert!(matches!(answer.status().as_u16(), 403 | 422), "{path}: {}", answer.status());
            let page = answer.text().await.unwrap();
            assert!(page.contains("<!doctype html>"), "{path}: a page says so: {page}");
        }
    }
}
