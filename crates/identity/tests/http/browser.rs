//! A browser, as far as a server can tell: it keeps cookies, says where a request comes from, and
//! sends the token of the page that it shows.

use std::collections::BTreeMap;
use std::net::SocketAddr;

use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Request, StatusCode, header};
use tower::ServiceExt;

use crate::net::{Net, PASSWORD};

/// A browser.
pub struct Browser<'n> {
    net: &'n Net,
    pub cookies: BTreeMap<String, String>,
    pub csrf: String,
    pub address: [u8; 4],
    /// What a proxy says of where the request comes from.
    pub forwarded: Option<&'static str>,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    /// The page's own HTML, or the body.
    pub text: String,
    pub error: Option<kernel::Error>,
}

impl Answer {
    pub fn location(&self) -> &str {
        self.headers.get(header::LOCATION).map_or("", |value| value.to_str().unwrap())
    }
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.text).unwrap()
    }
    /// The `Set-Cookie` of this name.
    pub fn set_cookie(&self, name: &str) -> Option<&str> {
        let all = self.headers.get_all(header::SET_COOKIE).iter();
        let mut all = all.map(|value| value.to_str().unwrap());
        all.find(|cookie| cookie.starts_with(&format!("{name}=")))
    }
    /// The key of the message of the error.
    pub fn error(&self) -> &str {
        self.error.as_ref().map_or("", |error| error.message().key)
    }
}

/// A form as browsers send it.
pub fn encode(fields: &[(&str, &str)]) -> String {
    let word = |text: &str| text.bytes().map(|b| format!("%{b:02X}")).collect::<String>();
    fields.iter().map(|(k, v)| format!("{}={}", word(k), word(v))).collect::<Vec<_>>().join("&")
}

impl<'n> Browser<'n> {
    pub fn new(net: &'n Net) -> Self {
        Browser {
            net,
            cookies: BTreeMap::new(),
            csrf: String::new(),
            address: [192, 0, 2, 1],
            forwarded: None,
        }
    }

    /// A browser where this person signed in.
    pub async fn of(net: &'n Net, handle: &str) -> Self {
        let mut browser = Browser::new(net);
        let answer = browser.sign_in(handle, PASSWORD).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{handle} signs in: {answer:?}");
        browser.get("/settings").await;
        browser
    }

    pub async fn sign_in(&mut self, login: &str, password: &str) -> Answer {
        self.get("/sign-in").await;
        self.post("/sign-in", &[("login", login), ("password", password)]).await
    }

    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(Request::get(path).body(Body::empty()).unwrap()).await
    }

    /// Sends a form of the page shown.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let csrf = self.csrf.clone();
        let all = [fields, &[("csrf", csrf.as_str())]].concat();
        let request = Request::post(path)
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request.body(Body::from(encode(&all))).unwrap()).await
    }

    pub async fn send(&mut self, mut request: Request<Body>) -> Answer {
        let cookies: Vec<String> = self.cookies.iter().map(|(k, v)| format!("{k}={v}")).collect();
        if !cookies.is_empty() {
            let value = cookies.join("; ").parse().unwrap();
            request.headers_mut().insert(header::COOKIE, value);
        }
        if let Some(forwarded) = self.forwarded {
            request.headers_mut().insert("x-forwarded-for", forwarded.parse().unwrap());
        }
        let peer = SocketAddr::from((self.address, 40_000));
        request.extensions_mut().insert(ConnectInfo(peer));
        let response = self.net.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        for cookie in parts.headers.get_all(header::SET_COOKIE) {
            let cookie = cookie.to_str().unwrap();
            let (name, rest) = cookie.split_once('=').unwrap();
            let value = rest.split(';').next().unwrap();
            match cookie.contains("Max-Age=0") {
                true => self.cookies.remove(name),
                false => self.cookies.insert(name.to_owned(), value.to_owned()),
            };
        }
        if let Some(cx) = parts.extensions.get::<ui::Ctx>() {
            self.csrf = cx.csrf.clone();
        }
        let bytes = to_bytes(body, 10_000_000).await.unwrap();
        let page = parts.extensions.get::<ui::Page>().map(|page| page.main.clone());
        let text = page.unwrap_or_else(|| String::from_utf8_lossy(&bytes).into_owned());
        let error = parts.extensions.get::<kernel::Error>().cloned();
        Answer { status: parts.status, headers: parts.headers, text, error }
    }
}

/// A program with an access token.
pub async fn program(
    net: &Net,
    token: &str,
    method: &str,
    path: &str,
    json: Option<serde_json::Value>,
) -> Answer {
    let mut request = Request::builder().method(method).uri(path);
    request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
    let body = match json {
        Some(json) => {
            request = request.header(header::CONTENT_TYPE, "application/json");
            Body::from(json.to_string())
        }
        None => Body::empty(),
    };
    Browser::new(net).send(request.body(body).unwrap()).await
}
