//! Another site, on a loopback address: pages that a test writes, and how often each was asked for.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};

/// What is at a path.
#[derive(Clone, Debug)]
struct Served {
    status: u16,
    media: String,
    body: Vec<u8>,
    location: String,
    etag: String,
}

#[derive(Default)]
struct Inner {
    pages: HashMap<String, Served>,
    asked: Vec<String>,
    /// What was answered as the same as before.
    unchanged: Vec<String>,
}

/// A site.
#[derive(Clone)]
pub struct Site {
    inner: Arc<Mutex<Inner>>,
    port: u16,
}

impl Site {
    /// A site with nothing on it.
    pub async fn start() -> Site {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let inner = Arc::<Mutex<Inner>>::default();
        let router = axum::Router::new().fallback(answer).with_state(inner.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        Site { inner, port }
    }

    /// The address of a path.
    pub fn at(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    fn put(&self, path: &str, status: u16, media: &str, body: Vec<u8>, location: &str) {
        let (media, location, etag) = (media.into(), location.into(), String::new());
        let served = Served { status, media, body, location, etag };
        self.inner.lock().unwrap().pages.insert(path.into(), served);
    }

    /// Puts a page with this head there.
    pub fn page(&self, path: &str, head: &str) {
        let html =
            format!("<!doctype html><html><head>{head}</head><body><p>Words</p></body></html>");
        self.put(path, 200, "text/html; charset=utf-8", html.into_bytes(), "");
    }

    /// Puts a file there.
    pub fn file(&self, path: &str, media: &str, bytes: Vec<u8>) {
        self.put(path, 200, media, bytes, "");
    }

    /// Puts a file there whose version is told, and which is not sent to who has it.
    pub fn marked(&self, path: &str, media: &str, bytes: Vec<u8>, etag: &str) {
        self.file(path, media, bytes);
        self.inner.lock().unwrap().pages.get_mut(path).unwrap().etag = etag.into();
    }

    /// How often it was not sent for that.
    pub fn unchanged(&self, path: &str) -> usize {
        self.inner.lock().unwrap().unchanged.iter().filter(|asked| *asked == path).count()
    }

    /// Lets this path fail.
    pub fn fail(&self, path: &str, status: u16) {
        self.put(path, status, "text/html", b"<title>An error</title>".to_vec(), "");
    }

    /// Lets this path lead elsewhere.
    pub fn lead(&self, path: &str, location: &str) {
        self.put(path, 302, "", Vec::new(), location);
    }

    /// How often something was asked for.
    pub fn asked(&self, path: &str) -> usize {
        self.inner.lock().unwrap().asked.iter().filter(|asked| *asked == path).count()
    }
}

async fn answer(State(inner): State<Arc<Mutex<Inner>>>, uri: Uri, sent: HeaderMap) -> Response {
    let path = uri.path_and_query().map_or("/", |path| path.as_str()).to_owned();
    let mut inner = inner.lock().unwrap();
    inner.asked.push(path.clone());
    let Some(served) = inner.pages.get(&path).cloned() else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let has = |etag: &str| sent.get(header::IF_NONE_MATCH).is_some_and(|sent| sent == etag);
    if !served.etag.is_empty() && has(&served.etag) {
        inner.unchanged.push(path);
        return StatusCode::NOT_MODIFIED.into_response();
    }
    let status = StatusCode::from_u16(served.status).unwrap();
    let headers = [(header::CONTENT_TYPE, served.media), (header::LOCATION, served.location)];
    let mut answer = (status, headers, served.body).into_response();
    if !served.etag.is_empty() {
        answer.headers_mut().insert(header::ETAG, served.etag.parse().unwrap());
    }
    answer
}
