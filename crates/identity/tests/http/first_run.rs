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

#[tokio::test]
async fn a_new_network_is_opened_once() {
    let net = Net::new();
    net.imported("anne", None);
    let mut first = Browser::new(&net);
    assert_eq!(first.get("/sign-in").await.location(), "/first-run");
    first.get("/first-run").await;
    let mut weak = FIRST;
    weak[4].1 = "samir samir samir";
    assert_eq!(first.post("/first-run", &weak).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(first.post("/first-run", &FIRST).await.status, StatusCode::SEE_OTHER);
    assert_eq!(first.get("/api/v1/me").await.json()["role"], "administrator");
    assert_eq!(first.get("/api/v1/site").await.json()["name"], "Cycles Montvernay");
    let mut late = Browser::new(&net);
    assert_eq!(late.get("/first-run").await.location(), "/");
    let mut fields = FIRST;
    fields[2].1 = "intrus";
    assert_eq!(late.post("/first-run", &fields).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_demonstration_has_no_first_run() {
    let net = Net::with(Config { demo: true, ..Config::default() });
    net.person("nadia", Role::Member);
    let mut browser = Browser::new(&net);
    assert_eq!(browser.get("/sign-in").await.status, StatusCode::OK);
    assert_eq!(browser.post("/first-run", &FIRST).await.status, StatusCode::NOT_FOUND);
}
