//! Another system, on a loopback address: what it was sent, and what it answers.

use std::sync::{Arc, Mutex};

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse;
use data_encoding::BASE64;
use ring::hmac;
use serde_json::Value;

/// A message as it came.
#[derive(Clone, Debug)]
pub struct Message {
    pub id: String,
    pub seconds: i64,
    pub signature: String,
    pub body: Vec<u8>,
}

impl Message {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).expect("JSON")
    }

    pub fn kind(&self) -> String {
        self.json()["type"].as_str().expect("a type").to_owned()
    }

    /// Whether it is signed with this secret, as the standard has it.
    pub fn is_signed(&self, secret: &str) -> bool {
        let key = secret.strip_prefix("whsec_").expect("a secret of the standard");
        let key = BASE64.decode(key.as_bytes()).expect("base64");
        let key = hmac::Key::new(hmac::HMAC_SHA256, &key);
        let signed = [format!("{}.{}.", self.id, self.seconds).as_bytes(), &self.body].concat();
        let signature = self.signature.strip_prefix("v1,").expect("a version");
        let signature = BASE64.decode(signature.as_bytes()).expect("base64");
        hmac::verify(&key, &signed, &signature).is_ok()
    }
}

#[derive(Default)]
struct Inner {
    came: Vec<Message>,
    /// What it answers; 0 for 204.
    status: u16,
}

/// A system that receives.
#[derive(Clone)]
pub struct Receiver {
    inner: Arc<Mutex<Inner>>,
    port: u16,
}

impl Receiver {
    pub async fn start() -> Receiver {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let inner = Arc::<Mutex<Inner>>::default();
        let router = axum::Router::new().fallback(take).with_state(inner.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        Receiver { inner, port }
    }

    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/in?key=s3cret", self.port)
    }

    /// Lets it answer this from now on.
    pub fn answer(&self, status: u16) {
        self.inner.lock().unwrap().status = status;
    }

    /// What came since it was last asked.
    pub fn came(&self) -> Vec<Message> {
        std::mem::take(&mut self.inner.lock().unwrap().came)
    }
}

async fn take(
    State(inner): State<Arc<Mutex<Inner>>>,
    headers: HeaderMap,
    body: Bytes,
) -> impl IntoResponse {
    let said = |name: &str| headers[name].to_str().unwrap().to_owned();
    assert_eq!(headers[header::CONTENT_TYPE], "application/json");
    assert!(!headers.contains_key(header::COOKIE) && !headers.contains_key(header::AUTHORIZATION));
    let message = Message {
        id: said("webhook-id"),
        seconds: said("webhook-timestamp").parse().unwrap(),
        signature: said("webhook-signature"),
        body: body.to_vec(),
    };
    let mut inner = inner.lock().unwrap();
    inner.came.push(message);
    let status = if inner.status == 0 { 204 } else { inner.status };
    (StatusCode::from_u16(status).unwrap(), [(header::LOCATION, "/elsewhere")])
}
