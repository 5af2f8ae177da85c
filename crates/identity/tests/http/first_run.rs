//! The first administrator of a new network.

use axum::http::StatusCode;
use kernel::{Config, Role};

use crate::browser::Browser;
use crate::net::{Net, PASSWORD};

const FIRST: [(&str, &str); 5] = [
    ("site", "Cycles Montvernay"),
    ("name", "Samir Belkacem"),
    ("handle", "samir"),
    ("email", ""),
    ("password", PASSWORD),
];

/// The form with the code that was printed.
fn with<'a>(code: &'a str, fields: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    [&[("code", code)], fields].concat()
}

#[tokio::test]
async fn a_new_network_is_opened_once() {
    let net = Net::new();
    net.imported("anne", None);
    let mut first = Browser::new(&net);
    assert_eq!(first.get("/sign-in").await.location(), "/first-run");
    first.get("/first-run").await;
    let refused = StatusCode::UNPROCESSABLE_ENTITY;
    assert_eq!(first.post("/first-run", &with("", &FIRST)).await.status, refused, "never printed");
    let old = identity::first_run::new_code(&net.app).await.unwrap().unwrap();
    let code = identity::first_run::new_code(&net.app).await.unwrap().unwrap();
    for wrong in ["", "AAAA-AAAA-AAAA", &old] {
        let answer = first.post("/first-run", &with(wrong, &FIRST)).await;
        assert!(answer.status == refused && answer.text.contains("code-error"), "{wrong}");
    }
    let mut weak = FIRST;
    weak[4].1 = "samir samir samir";
    assert_eq!(first.post("/first-run", &with(&code, &weak)).await.status, refused);
    let code = code.to_lowercase();
    let answer = first.post("/first-run", &with(&code, &FIRST)).await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/admin/start"));
    assert!(identity::first_run::new_code(&net.app).await.unwrap().is_none());
    assert_eq!(first.get("/api/v1/me").await.json()["role"], "administrator");
    assert_eq!(first.get("/api/v1/site").await.json()["name"], "Cycles Montvernay");
    let mut late = Browser::new(&net);
    assert_eq!(late.get("/first-run").await.location(), "/");
    let mut fields = FIRST;
    fields[2].1 = "intrus";
    assert_eq!(late.post("/first-run", &fields).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_administrator_who_came_by_an_import_takes_that_account() {
    for (handle, email) in [("anne", ""), ("someone", "anne@exemple.fr")] {
        let net = Net::new();
        let anne = net.imported("anne", Some("anne@exemple.fr"));
        let code = identity::first_run::new_code(&net.app).await.unwrap().unwrap();
        let mut first = Browser::new(&net);
        first.get("/first-run").await;
        let mut fields = FIRST;
        (fields[2].1, fields[3].1) = (handle, email);
        let answer = first.post("/first-run", &with(&code, &fields)).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        let me = first.get("/api/v1/me").await.json();
        assert_eq!(
            (me["id"].as_str(), me["handle"].as_str()),
            (Some(&*anne.to_string()), Some("anne"))
        );
        assert_eq!(
            (&me["role"], &me["email"]),
            (&"administrator".into(), &"anne@exemple.fr".into())
        );
    }
}

#[tokio::test]
async fn a_demonstration_has_no_first_run() {
    let net = Net::with(Config { demo: true, ..Config::default() });
    net.person("nadia", Role::Member);
    let mut browser = Browser::new(&net);
    assert_eq!(browser.get("/sign-in").await.status, StatusCode::OK);
    assert_eq!(browser.post("/first-run", &FIRST).await.status, StatusCode::NOT_FOUND);
}
