//! Photos of people.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use kernel::Role;

use crate::browser::{Answer, Browser};
use crate::net::Net;

/// A GIF of one pixel.
const GIF: &[u8] = &[
    0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 1, 0, 1, 0, 0x80, 0, 0, 0xff, 0xff, 0xff, 0, 0, 0, 0x2c, 0,
    0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3b,
];

async fn upload(browser: &mut Browser<'_>, csrf: &str, bytes: &[u8]) -> Answer {
    let mut body = Vec::new();
    for (head, content) in [
        ("name=\"csrf\"", csrf.as_bytes()),
        ("name=\"photo\"; filename=\"../../x.svg\"\r\nContent-Type: image/svg+xml", bytes),
    ] {
        let start = format!("--cut\r\nContent-Disposition: form-data; {head}\r\n\r\n");
        body.extend_from_slice(start.as_bytes());
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(b"--cut--\r\n");
    let request = Request::post("/settings/photo")
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=cut");
    browser.send(request.body(Body::from(body)).unwrap()).await
}

#[tokio::test]
async fn a_photo_is_made_anew_and_shown_to_who_may_see_the_person() {
    let net = Net::new();
    net.person("nadia", Role::Member);
    net.person("gaelle", Role::Guest);
    let mut nadia = Browser::of(&net, "nadia").await;
    let csrf = nadia.csrf.clone();
    assert_eq!(upload(&mut nadia, "forged", GIF).await.status, StatusCode::FORBIDDEN);
    let answer = upload(&mut nadia, &csrf, b"<svg onload=alert(1)>").await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("photo-error"));
    assert_eq!(upload(&mut nadia, &csrf, b"").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(upload(&mut nadia, &csrf, GIF).await.status, StatusCode::SEE_OTHER);
    let photo = nadia.get("/api/v1/me").await.json()["photo"].as_str().unwrap().to_owned();
    let seen = nadia.get(&photo).await;
    assert_eq!(seen.status, StatusCode::OK);
    assert_eq!(seen.headers["content-type"], "image/jpeg");
    assert_eq!(seen.headers["x-content-type-options"], "nosniff");
    assert!(seen.headers["cache-control"].to_str().unwrap().starts_with("private"));
    for side in ["48", "96", "192", "47", "large"] {
        let small = nadia.get(&format!("{photo}&s={side}")).await;
        let status = if side == "large" { 422 } else { 200 };
        assert_eq!(small.status.as_u16(), status, "{side}");
    }
    let mut gaelle = Browser::of(&net, "gaelle").await;
    assert_eq!(gaelle.get(&photo).await.status, StatusCode::NOT_FOUND);
    assert_eq!(Browser::new(&net).get(&photo).await.status, StatusCode::UNAUTHORIZED);
    nadia.post("/settings/photo/remove", &[]).await;
    assert_eq!(nadia.get(&photo).await.status, StatusCode::NOT_FOUND);
}
